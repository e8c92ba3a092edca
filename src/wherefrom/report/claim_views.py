"""Questions, answers and findings as the page shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from wherefrom.model import (
    NAMED_KINDS,
    Answer,
    Attribution,
    Claim,
    Derivation,
    Finding,
    Origin,
    Statement,
)
from wherefrom.report.drawing import NO_DRAWING, draw
from wherefrom.report.lookup import Lookup
from wherefrom.report.marked import Mark, around, marked
from wherefrom.report.views import (
    AnswerView,
    ClaimView,
    ConflictView,
    FindingView,
    Name,
    OriginView,
    Said,
    Step,
    Term,
)
from wherefrom.report.words import (
    HEAVY,
    count_words,
    date_words,
    finding_label,
    finding_meaning,
    finding_weight,
    glossary,
    letter,
    plural,
    uncertainty_words,
)

REACH = 220  # characters of its paragraph shown on either side of a statement
SHOWN = 8  # reports heard before the rest is folded
SIDE_BY_SIDE = 3  # counts shown one by one in the table of questions
EVIDENCE_LENGTH = 220  # characters of evidence shown for a step


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


def claim_anchor(claim: str) -> str:
    """The id of the claim's place on the page."""
    return f"claim-{claim}"


def document_anchor(document: str) -> str:
    """The id of the document's place on the page."""
    return f"doc-{document}"


def statement_anchor(statement: str) -> str:
    """The id of the statement's place in its document."""
    return f"st-{statement}"


def finding_term(kind: str) -> Term:
    """A finding's kind with its meaning."""
    grave = finding_weight(kind) < HEAVY
    return Term(finding_label(kind), finding_meaning(kind), f"term-{kind}", grave)


def finding_view(finding: Finding, number: str, lookup: Lookup) -> FindingView:
    """A finding with the way to its question, or else to its first document."""
    known = [d for d in finding.documents if d in lookup.documents]
    about, value, gloss, href = "", "", "", ""
    if finding.claim in lookup.claims:
        claim = lookup.claims[finding.claim]
        href, gloss = f"#{claim_anchor(claim.id)}", claim.gloss
        place = next((n for n, a in enumerate(claim.answers) if a.id == finding.answer), None)
        if place is not None and len(claim.answers) > 1:
            about, value = letter(place), claim.answers[place].value
    elif known:
        href, number = f"#{document_anchor(known[0])}", lookup.labels[known[0]]
    return FindingView(
        term=finding_term(finding.kind),
        message=finding.message,
        href=href,
        target=number,
        gloss=gloss,
        letter=about,
        value=value,
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
    told, n_reports = _one_of_each_report_first(lookup.told(answer.statements))
    n_first = min(n_reports, SHOWN)
    return AnswerView(
        letter=name,
        value=answer.value,
        reports=plural(len(lookup.documents_of([answer])), "report"),
        count=count_words(answer.independence, _collectors(answer, lookup)),
        uncertainty=uncertainty_words(answer.independence),
        flags=tuple(finding_term(flag) for flag in flags),
        origins=() if brief else _origins(answer, lookup),
        said=tuple(said(s, lookup, brief) for s in told[:n_first]),
        further=tuple(said(s, lookup, brief) for s in told[n_first:]),
        compatible=tuple(said(s, lookup, brief) for s in lookup.told(answer.compatible)),
    )


def _one_of_each_report_first(told: Sequence[Statement]) -> tuple[list[Statement], int]:
    """Statements so that every report is heard once before any is heard again."""
    first = {s.document: s.id for s in reversed(told)}
    ordered = sorted(told, key=lambda s: first[s.document] != s.id)
    return ordered, len(first)


def _collectors(answer: Answer, lookup: Lookup) -> list[str]:
    """Names of those who hold the withheld names; empty if one of them is not known."""
    holders = []
    for origin in answer.origins:
        if origin.kind == "withheld":
            source = lookup.sources.get(origin.source or "")
            if source is None or source.body not in lookup.sources:
                return []
            holders.append(lookup.source_name(source.body))
    return list(dict.fromkeys(holders))


def _origins(answer: Answer, lookup: Lookup) -> tuple[OriginView, ...]:
    """Named origins one by one; the others of each kind together."""
    kinds = list(glossary()["origins"])
    ordered = sorted(answer.origins, key=lambda o: (kinds.index(o.kind), -len(o.statements)))
    alike: dict[tuple[str, str], list[Origin]] = {}
    for origin in ordered:
        own = origin.source or origin.why if origin.kind in NAMED_KINDS else ""
        alike.setdefault((origin.kind, own), []).append(origin)
    return tuple(_origin_view(group, lookup) for group in alike.values())


def _origin_view(origins: Sequence[Origin], lookup: Lookup) -> OriginView:
    documents = {s.document for o in origins for s in lookup.told(o.statements)}
    names = list(dict.fromkeys(_origin_name(origin, lookup) for origin in origins))
    steps = (step for o in origins for key in o.path for step in _steps(key, lookup))
    return OriginView(
        names=(*(Name(n) for n in names[:-1]), Name(names[-1], origins[0].kind)),
        reports=plural(len(documents), "report"),
        why=tuple(dict.fromkeys(o.why for o in origins if o.why)),
        derived=any(key in lookup.derivations for o in origins for key in o.path),
        steps=tuple(dict.fromkeys(steps)),
    )


def _origin_name(origin: Origin, lookup: Lookup) -> str:
    if origin.source is not None:
        return lookup.source_name(origin.source)
    told = lookup.told(origin.statements)
    publishers = dict.fromkeys(lookup.publisher(s.document) for s in told)
    return " / ".join(publishers) or "no source given"


def _steps(key: str, lookup: Lookup) -> Iterable[Step]:
    if key in lookup.attributions:
        yield _told_by(lookup.attributions[key], lookup)
    elif key in lookup.derivations:
        yield _taken(lookup.derivations[key], lookup)


def _told_by(attribution: Attribution, lookup: Lookup) -> Step:
    document = lookup.documents[attribution.document]
    spans = sorted((*attribution.source, *attribution.cue))
    quote = " … ".join(document.text[s.start : s.end] for s in spans)
    who = lookup.source_name(attribution.speaker)
    return Step(
        f"names {who}", quote, lookup.labels[document.id], f"#{document_anchor(document.id)}"
    )


def _taken(derivation: Derivation, lookup: Lookup) -> Step:
    evidence = derivation.evidence[0] if derivation.evidence else None
    if evidence is None or evidence.document not in lookup.documents:
        return Step(derivation.note, "", "", "")
    text = lookup.documents[evidence.document].text[evidence.start : evidence.end]
    quote = (
        text if len(text) <= EVIDENCE_LENGTH else text[:EVIDENCE_LENGTH].rsplit(" ", 1)[0] + " …"
    )
    href = f"#{document_anchor(evidence.document)}"
    return Step(derivation.note, quote, lookup.labels[evidence.document], href)


def said(statement: Statement, lookup: Lookup, brief: bool = False) -> Said:
    """A statement with its chain and, unless ``brief``, its words marked in their paragraph."""
    document = lookup.documents[statement.document]
    return Said(
        report=lookup.publisher(document.id),
        date=date_words(document.published.value),
        chain=chain_names(statement, lookup),
        quote=Markup("") if brief else _quote(statement, lookup),
        tags=_tags(statement),
        href=f"#{statement_anchor(statement.id)}",
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


def _quote(statement: Statement, lookup: Lookup) -> Markup:
    text = lookup.documents[statement.document].text
    start, end = around(text, statement.start, statement.end, REACH)
    marks = [Mark(statement.start, statement.end, "mark")]
    for link in statement.chain:
        attribution = lookup.attributions.get(link.attribution or "")
        if attribution and attribution.document == statement.document:
            marks += [Mark(s.start, s.end, "who") for s in attribution.source]
            marks += [Mark(s.start, s.end, "cue") for s in attribution.cue]
    words = marked(text, marks, start, end)
    cut_before = start > 0 and text[start - 1] not in "\n"
    cut_after = end < len(text) and text[end] not in "\n"
    return Markup("{}{}{}").format("… " if cut_before else "", words, " …" if cut_after else "")


def _tags(statement: Statement) -> tuple[Term, ...]:
    known = glossary()["modalities"].get(statement.modality)
    if known is None:
        return ()
    return (Term(known["label"], known["meaning"], "term-Statement"),)
