"""Questions, answers and findings as the page shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from wherefrom.model import (
    NAMED_KINDS,
    Answer,
    Claim,
    Finding,
    Origin,
    Statement,
)
from wherefrom.report.drawing import NO_DRAWING, draw
from wherefrom.report.finding_views import finding_term, finding_view
from wherefrom.report.lookup import Lookup
from wherefrom.report.marked import Mark, marked
from wherefrom.report.steps import steps_of
from wherefrom.report.views import (
    AnswerView,
    ClaimView,
    ConflictView,
    Name,
    OriginView,
    Said,
    Term,
)
from wherefrom.report.words import (
    answer_words,
    claim_anchor,
    count_words,
    date_words,
    doubt_words,
    finding_weight,
    glossary,
    letter,
    plural,
    uncertainty_words,
)

STEPS = 24  # of one path; the ledger has them all
BESIDE = 60  # characters between a statement and the words that credit it, shown with it
SHOWN = 8  # reports heard before the rest is folded
SIDE_BY_SIDE = 3  # counts shown one by one in the table of questions


def claim_view(
    claim: Claim, number: int, findings: Sequence[Finding], lookup: Lookup, *, brief: bool = False
) -> ClaimView:
    """The claim as the page shows it; ``number`` is its place, from 1.

    A ``brief`` one has neither drawing nor quotes: its statements are links.
    """
    letters = {a.id: letter(n) for n, a in enumerate(claim.answers)}
    shown = [finding_view(f, f"Q{number}", lookup) for f in findings]
    return ClaimView(
        anchor=claim_anchor(claim.id),
        number=f"Q{number}",
        gloss=claim.gloss,
        doubt=doubt_words(lookup.bonds.get(claim.id)),
        bond=f"{lookup.bonds.get(claim.id, 1.0):.2f}",
        reports=plural(claim.documents, "report"),
        publishers=plural(lookup.n_publishers(claim), "publisher"),
        n_statements=sum(len(a.statements) for a in claim.answers),
        answers=tuple(_answer(a, letters[a.id], lookup, brief) for a in claim.answers),
        conflicts=tuple(
            ConflictView(
                c.kind, (letters.get(c.answers[0], "?"), letters.get(c.answers[1], "?")), c.why
            )
            for c in claim.conflicts
        ),
        findings=tuple(f for f in shown if f.term.grave),
        lesser=tuple(f for f in shown if not f.term.grave),
        drawing=NO_DRAWING if brief else draw(claim, lookup),
        named=_per_answer(claim, lambda a: a.independence.named),
        others=_per_answer(claim, lambda a: a.independence.withheld + a.independence.anonymous),
        outlets=_per_answer(claim, lambda a: a.independence.outlets),
        marks=_marks(claim),
    )


def _per_answer(claim: Claim, count: Callable[[Answer], int]) -> str:
    """The counts side by side, or, where they are many, the least and the greatest."""
    counts = [count(answer) for answer in claim.answers]
    if len(counts) <= SIDE_BY_SIDE:
        return " / ".join(map(str, counts))
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low} to {high}"


def _marks(claim: Claim) -> tuple[Term, ...]:
    """What the table of questions notes: conflicts and the grave findings, or else the others."""
    flags = {flag for answer in claim.answers for flag in answer.flags}
    found = [finding_term(f) for f in sorted(flags, key=lambda f: (finding_weight(f), f))]
    kinds = {conflict.kind for conflict in claim.conflicts}
    clashes = [
        Term(name, glossary()["terms"][name], f"term-{name}", name == "Conflict")
        for name in ("Conflict", "Update")
        if name.lower() in kinds
    ]
    grave = [term for term in found if term.grave]
    return (*clashes, *(grave or found))


def _answer(answer: Answer, name: str, lookup: Lookup, brief: bool) -> AnswerView:
    flags = sorted(answer.flags, key=lambda f: (finding_weight(f), f))
    told, n_reports = one_of_each_report_first(lookup.told(answer.statements))
    n_first = min(n_reports, SHOWN)
    return AnswerView(
        letter=name,
        value=answer_words(answer.value),
        reports=plural(len(lookup.documents_of([answer])), "report"),
        count=count_words(answer.independence, collectors(answer, lookup)),
        uncertainty=uncertainty_words(answer.independence),
        flags=tuple(finding_term(flag) for flag in flags),
        origins=() if brief else origin_views(answer, lookup),
        said=tuple(said(s, lookup, brief) for s in told[:n_first]),
        further=tuple(said(s, lookup, brief) for s in told[n_first:]),
        compatible=tuple(said(s, lookup, brief) for s in lookup.told(answer.compatible)),
    )


def one_of_each_report_first(told: Sequence[Statement]) -> tuple[list[Statement], int]:
    """Statements so that every report is heard once before any is heard again."""
    first = {s.document: s.id for s in reversed(told)}
    ordered = sorted(told, key=lambda s: first[s.document] != s.id)
    return ordered, len(first)


def collectors(answer: Answer, lookup: Lookup) -> list[str]:
    """Names of those who hold the withheld names; empty if one of them is not known."""
    holders = []
    for origin in answer.origins:
        if origin.kind == "withheld":
            source = lookup.sources.get(origin.source or "")
            if source is None or source.body not in lookup.sources:
                return []
            holders.append(lookup.source_name(source.body))
    return list(dict.fromkeys(holders))


def origin_views(answer: Answer, lookup: Lookup) -> tuple[OriginView, ...]:
    """Named origins one by one; the others of each kind together."""
    kinds = list(glossary()["origins"])
    ordered = sorted(answer.origins, key=lambda o: (kinds.index(o.kind), -len(o.statements)))
    alike: dict[tuple[str, str], list[Origin]] = {}
    for origin in ordered:
        own = origin.source or origin.why if origin.kind in NAMED_KINDS else ""
        alike.setdefault((origin.kind, own), []).append(origin)
    return tuple(_origin_view(group, answer, lookup) for group in alike.values())


def _origin_view(origins: Sequence[Origin], answer: Answer, lookup: Lookup) -> OriginView:
    documents = {s.document for o in origins for s in lookup.told(o.statements)}
    names = list(dict.fromkeys(_origin_name(origin, lookup) for origin in origins))
    derived = any(key in lookup.derivations for o in origins for key in o.path)
    # One report's word needs no explanation: its chain stands with its words.
    led = derived or any(_is_led(origin, lookup) for origin in origins)
    steps = [step for o in origins for step in steps_of(o, answer, lookup)] if led else []
    return OriginView(
        names=(*(Name(n) for n in names[:-1]), Name(names[-1], origins[0].kind)),
        reports=plural(len(documents), "report"),
        why=tuple(dict.fromkeys(o.why for o in origins if o.why)),
        derived=derived,
        steps=tuple(dict.fromkeys(steps))[:STEPS],
        n_more=max(0, len(dict.fromkeys(steps)) - STEPS),
    )


def _is_led(origin: Origin, lookup: Lookup) -> bool:
    """Whether several reports are led to the origin, or one by way of who speaks for it."""
    told = lookup.told(origin.statements)
    if len({statement.document for statement in told}) > 1:
        return True
    return any(s.chain and s.chain[-1].source != origin.source for s in told)


def _origin_name(origin: Origin, lookup: Lookup) -> str:
    if origin.source is not None:
        return lookup.source_name(origin.source)
    told = lookup.told(origin.statements)
    publishers = dict.fromkeys(lookup.publisher(s.document) for s in told)
    return " / ".join(publishers) or "no source given"


def said(statement: Statement, lookup: Lookup, brief: bool = False) -> Said:
    """A statement with its chain and, unless ``brief``, its words marked in their paragraph."""
    document = lookup.documents[statement.document]
    return Said(
        report=lookup.publisher(document.id),
        date=date_words(document.published.value),
        chain=chain_names(statement, lookup),
        quote=Markup("") if brief else quote_of(statement, lookup),
        tags=_tags(statement),
        href=lookup.places.statement(statement.id, statement.document),
    )


def chain_names(statement: Statement, lookup: Lookup) -> tuple[Name, ...]:
    """The chain as names, nearest to the reader first; the last carries the origin's kind.

    Without a chain: who stands behind the whole document, if that is a body or a credit.
    """
    names = [lookup.source_name(link.source) for link in statement.chain]
    if names:
        return (*(Name(n) for n in names[:-1]), Name(names[-1], statement.origin_kind))
    if statement.origin is None or statement.origin_kind == "none":
        return ()
    own = lookup.publishers.get(statement.document) == statement.origin
    words = "in its own name" if own else f"{lookup.source_name(statement.origin)} (whole report)"
    return (Name(words, statement.origin_kind),)


def quote_of(statement: Statement, lookup: Lookup) -> Markup:
    """The statement's own words, with who is credited by what in them.

    The paragraph round them stands once, in the document, where the page's
    script fetches it from.
    """
    marks, start, end = quote_marks(statement, lookup)
    return marked(lookup.documents[statement.document].text, marks, start, end)


def quote_marks(statement: Statement, lookup: Lookup) -> tuple[list[Mark], int, int]:
    """What is marked in a statement's quote, and where the quote begins and ends."""
    text = lookup.documents[statement.document].text
    marks = [Mark(statement.start, statement.end, "mark")]
    for link in statement.chain:
        attribution = lookup.attributions.get(link.attribution or "")
        if attribution and attribution.document == statement.document:
            marks += [Mark(s.start, s.end, "who") for s in attribution.source]
            marks += [Mark(s.start, s.end, "cue") for s in attribution.cue]
    return marks, *_with_credit(statement, marks, text)


def _with_credit(statement: Statement, marks: Sequence[Mark], text: str) -> tuple[int, int]:
    """The statement and, where it stands beside it, who is credited for it."""
    start, end = statement.start, statement.end
    for mark in marks:
        between = text[mark.end : start] if mark.end <= start else text[end : mark.start]
        if len(between) <= BESIDE and "\n" not in between:
            start, end = min(start, mark.start), max(end, mark.end)
    return start, end


def _tags(statement: Statement) -> tuple[Term, ...]:
    known = glossary()["modalities"].get(statement.modality)
    if known is None:
        return ()
    return (Term(known["label"], known["meaning"], "term-Statement"),)
