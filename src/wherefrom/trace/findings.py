"""Findings on one answer, in plain sentences a stranger understands."""

from __future__ import annotations

from collections.abc import Iterable

from wherefrom.model import Answer, Claim, Finding
from wherefrom.trace.count import Counted, tallied
from wherefrom.trace.flags import publishers_of, tied, ties
from wherefrom.trace.ground import Ground
from wherefrom.trace.joins import CIRCLE, Group
from wherefrom.trace.origins import End
from wherefrom.trace.telling import called, plural, said_so

VERBS = {
    "cites": "names",
    "copies": "shares wording with",
    "credits": "credits",
    "links": "links to",
}
Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def answer_findings(
    ground: Ground, claim: Claim, answer: Answer, counted: Counted
) -> list[Finding]:
    """Findings that concern the answer alone: false confirmation, not shown, no source.

    What several answers share (a copy, a missing original) is told once for
    the case: see ``gathered``.
    """
    documents = tuple(sorted({ground.statements[e.statement].document for e in counted.ends}))
    reports = plural(len(documents), "report")
    gives = "gives" if len(documents) == 1 else "give"
    begin = f"{reports} by {plural(len(publishers_of(ground, counted)), 'publisher')} {gives}"
    made = []
    for flag in answer.flags:
        told: Told | None = None
        if flag == "false_confirmation":
            told = _false_confirmation(ground, counted, f"{begin} this answer")
        elif flag == "not_shown":
            message = (
                f"{begin} this answer. {said_so(counted.independence)}. Nothing ties the "
                f"reports to each other, and no second named origin was found."
            )
            told = message, (), documents
        elif flag == "no_source" and len(documents) > 1:
            outlets = any(not end.own for end in counted.ends)
            none = "names a source beyond an outlet" if outlets else "says from whom it is"
            told = f"{reports} {gives} this answer and none {none}.", (), documents
        if told is not None:
            message, path, about = told
            made.append(Finding(flag, claim.id, answer.id, about, path, message))
    return made


def _false_confirmation(ground: Ground, counted: Counted, begin: str) -> Told:
    together = tied(ground, counted)
    if not together:
        return _taken_over(ground, counted, begin)
    group = max(together, key=lambda g: (len(_holding(ground, g.ends)), g.ends[0].statement))
    holding, every = _holding(ground, group.ends), _holding(ground, counted.ends)
    lead = "; all lead" if holding == every else f". {len(holding)} of them lead"
    origin = _origin(ground, group)
    path = dict.fromkeys(step for end in group.ends for step in end.path)
    path |= dict.fromkeys(group.joined_by)
    message = f"{begin}{lead} to one origin: {origin}."
    rest = _beside(counted, group)
    if rest:
        rest = f" {_others(len(every - holding))}: {rest}; no second named origin was found."
    return message + rest, tuple(path), tuple(sorted(holding))


def _holding(ground: Ground, ends: Iterable[End]) -> set[str]:
    return {ground.statements[end.statement].document for end in ends}


def _others(n: int) -> str:
    """Whose the origins beside the shared one are."""
    if n == 0:
        return "Beside it"
    return "Behind the other report" if n == 1 else f"Behind the other {n} reports"


def _beside(counted: Counted, group: Group) -> str:
    """The origins found beside the shared one, counted by kind; empty where there are none."""
    rest = tallied(g for g in counted.groups if g is not group)
    kinds = (
        (rest.named, "named origin", "named origins"),
        (rest.withheld, "person whose name is withheld", "people whose names are withheld"),
        (rest.anonymous, "unnamed voice", "unnamed voices"),
        (rest.outlets, "outlet on its own word", "outlets on their own word"),
    )
    return ", ".join(plural(n, one, many) for n, one, many in kinds if n)


def _origin(ground: Ground, group: Group) -> str:
    """The origin in words: by name, as it is pointed at, or as nobody's."""
    if group.source is None:
        return _unnamed(ground, group)
    name = ground.name(group.source)
    if group.kind == "anonymous":
        return f"a voice that nobody names (“{name}”)"
    return f"{name}, on its own word" if group.kind in ("outlet", "none") else name


def _unnamed(ground: Ground, group: Group) -> str:
    """What several publishers' own word is: one author's, a circle's, or one nobody names."""
    if CIRCLE in group.whys:
        return "publishers that cite each other in a circle"
    authors = [d for d in ground.authors if d.id in group.joined_by]
    if authors and len(authors) == len(group.joined_by):
        return f"one author’s own word. {authors[0].note.rstrip('.')}"
    return "a source that nobody names"


def _taken_over(ground: Ground, counted: Counted, begin: str) -> Told:
    found = ties(ground, counted)
    pairs: dict[tuple[str, str], list[str]] = {}
    for d in found:
        verbs = pairs.setdefault((d.taker, d.giver), [])
        verbs += [VERBS[d.kind]] if VERBS[d.kind] not in verbs else []
    told = [
        f"{called(ground.documents[taker])} {' and '.join(sorted(verbs))} {_named(ground, giver)}"
        for (taker, giver), verbs in pairs.items()
    ]
    ends = {end for d in found for end in (d.taker, d.giver)}
    documents = tuple(sorted(ends & ground.documents.keys()))
    message = f"{begin}, but they are tied: {'; '.join(told[:3])}. {said_so(counted.independence)}."
    return message, tuple(d.id for d in found), documents


def _named(ground: Ground, giver: str) -> str:
    here = ground.documents.get(giver)
    return called(here) if here is not None else ground.name(giver)
