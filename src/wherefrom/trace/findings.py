"""Findings in plain sentences a stranger understands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wherefrom.model import Answer, Claim, Derivation, Document, Finding, Independence
from wherefrom.trace.count import Counted
from wherefrom.trace.flags import (
    cited_otherwise,
    corrections_of,
    is_undeclared,
    originals_missing,
    publishers_of,
    tied,
    ties,
    undeclared_copies,
)
from wherefrom.trace.ground import Ground

SHOWN = 3  # findings of one kind told in full on one answer


def plural(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(2, "report")
    '2 reports'
    """
    return f"{n} {one if n == 1 else many or one + 's'}"


def said_so(independence: Independence) -> str:
    """The count in words: what was found, never that it is enough.

    >>> said_so(Independence(2, 5, 0, 3, 2.0, (2, 2)))
    '2 named origins found; 5 people whose names are withheld; 3 outlets on their own word'
    """
    parts = [f"{plural(independence.named, 'named origin')} found"]
    if independence.withheld:
        parts.append(
            f"{plural(independence.withheld, 'person', 'people')} whose names are withheld"
        )
    if independence.anonymous:
        parts.append(plural(independence.anonymous, "anonymous origin"))
    if independence.outlets:
        their = "its" if independence.outlets == 1 else "their"
        parts.append(f"{plural(independence.outlets, 'outlet')} on {their} own word")
    return "; ".join(parts)


def answer_findings(
    ground: Ground,
    claim: Claim,
    answer: Answer,
    counted: Counted,
    corrected: Sequence[Derivation],
) -> list[Finding]:
    """One finding for each flag of the answer that a reader must be told of."""
    made = []
    for flag in answer.flags:
        for message, path, documents in _told(ground, answer, counted, corrected, flag):
            made.append(Finding(flag, claim.id, answer.id, documents, path, message))
    return made


Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def _told(
    ground: Ground,
    answer: Answer,
    counted: Counted,
    corrected: Sequence[Derivation],
    flag: str,
) -> Iterable[Told]:
    documents = tuple(sorted({ground.statements[e.statement].document for e in counted.ends}))
    reports = plural(len(documents), "report")
    outlets = plural(len(publishers_of(ground, counted)), "publisher")
    gives = "gives" if len(documents) == 1 else "give"
    if flag == "false_confirmation":
        yield _false_confirmation(ground, counted, f"{reports} by {outlets} {gives} this answer")
    elif flag == "not_shown":
        found = said_so(counted.independence)
        message = (
            f"{reports} by {outlets} {gives} this answer: {found}. Nothing ties the reports "
            f"to each other, and no second named origin was found."
        )
        yield message, (), documents
    elif flag == "no_source" and len(documents) > 1:
        yield f"{reports} {gives} this answer and none says from whom it is.", (), documents
    elif flag == "round_tripping":
        yield from _round_trips(ground, counted)
    elif flag == "undeclared_copy":
        yield _together([_copied(ground, d) for d in undeclared_copies(ground, answer)])
    elif flag == "original_not_in_case":
        yield _together([_missing(ground, d) for d in originals_missing(ground, counted)])
    elif flag in ("cited_differs", "cited_silent"):
        differs, silent = cited_otherwise(ground, answer)
        found_there = differs if flag == "cited_differs" else silent
        yield from (_otherwise(ground, d, flag) for d in found_there)
    elif flag == "corrected":
        yield from (_corrected(ground, d) for d in corrections_of(ground, answer, corrected))


def _false_confirmation(ground: Ground, counted: Counted, begin: str) -> Told:
    together = tied(ground, counted)
    if not together:
        return _taken_over(ground, counted, begin)
    group = max(together, key=lambda g: (len(g.ends), g.ends[0].statement))
    holding = {ground.statements[end.statement].document for end in group.ends}
    everyone = len(group.ends) == len(counted.ends)
    lead = "all lead" if everyone else f"{len(holding)} of them lead"
    origin = "one source that nobody names" if group.source is None else ground.name(group.source)
    path = dict.fromkeys(step for end in group.ends for step in end.path)
    path |= dict.fromkeys(group.joined_by)
    found = "" if everyone else f" {said_so(counted.independence)}."
    return f"{begin}; {lead} to one origin: {origin}.{found}", tuple(path), tuple(sorted(holding))


def _taken_over(ground: Ground, counted: Counted, begin: str) -> Told:
    found = ties(ground, counted)
    pairs = [f"{_called(ground.documents[d.taker])} {_how(ground, d)}" for d in found]
    documents = tuple(sorted({end for d in found for end in (d.taker, d.giver)}))
    message = (
        f"{begin}, but they are tied: {'; '.join(pairs[:3])}. {said_so(counted.independence)}."
    )
    return message, tuple(d.id for d in found), documents


def _how(ground: Ground, d: Derivation) -> str:
    giver = _called(ground.documents[d.giver])
    if d.kind == "copies":
        return f"shares wording with {giver}"
    return {"cites": "names", "links": "links to", "credits": "credits"}[d.kind] + f" {giver}"


def _round_trips(ground: Ground, counted: Counted) -> Iterable[Told]:
    seen: set[tuple[str, ...]] = set()
    for end in counted.ends:
        if end.round_trip is None or end.passed in seen:
            continue
        seen.add(end.passed)
        steps = " → ".join(ground.name(name) for name in end.passed)
        back = ground.name(end.round_trip)
        document = ground.statements[end.statement].document
        message = f"Following the sources leads back to {back}: {steps}."
        yield message, end.path, tuple(sorted({document, end.document}))


def _together(told: Sequence[Told]) -> Told:
    """Several findings of one kind on one answer, said once."""
    shown = " ".join(message for message, _, _ in told[:SHOWN])
    if len(told) > SHOWN:
        shown += f" So it is in {plural(len(told) - SHOWN, 'further case')}."
    path = dict.fromkeys(step for _, steps, _ in told for step in steps)
    documents = sorted({document for _, _, held in told for document in held})
    return shown, tuple(path), tuple(documents)


def _called(document: Document) -> str:
    name = document.publisher or document.path
    return f"{name} (“{document.title}”)" if document.title else name


def _copied(ground: Ground, copy: Derivation) -> Told:
    taker, giver = ground.documents[copy.taker], ground.documents[copy.giver]
    message = f"{_called(taker)} has the same wording as {_called(giver)} and does not name it."
    return message, (copy.id,), (taker.id, giver.id)


def _missing(ground: Ground, cited: Derivation) -> Told:
    taker = ground.documents[cited.taker]
    message = f"{_called(taker)} rests on {ground.name(cited.giver)}, which is not in the case."
    return message, (cited.id,), (taker.id,)


def _otherwise(ground: Ground, cited: Derivation, flag: str) -> Told:
    taker, giver = ground.documents[cited.taker], ground.documents[cited.giver]
    does = "gives another answer" if flag == "cited_differs" else "says nothing of it"
    message = f"{_called(taker)} names {_called(giver)} as its source, which {does}."
    return message, (cited.id,), (taker.id, giver.id)


def _corrected(ground: Ground, correction: Derivation) -> Told:
    taker, giver = ground.documents[correction.taker], ground.documents[correction.giver]
    message = f"{_called(taker)} says that it corrects or withdraws {_called(giver)}."
    return message, (correction.id,), (giver.id, taker.id)


def case_findings(derivations: Sequence[Derivation], ground: Ground) -> list[Finding]:
    """Findings on documents rather than answers: cited and not here, copied, corrected."""
    made = []
    for d in derivations:
        if d.kind in ("cites", "credits") and d.giver not in ground.documents:
            message, path, documents = _missing(ground, d)
            made.append(Finding("original_not_in_case", None, None, documents, path, message))
        elif d.kind == "copies" and is_undeclared(ground, d):
            message, path, documents = _copied(ground, d)
            made.append(Finding("undeclared_copy", None, None, documents, path, message))
        elif d.kind == "corrects":
            message, path, documents = _corrected(ground, d)
            made.append(Finding("corrected", None, None, documents, path, message))
    return made
