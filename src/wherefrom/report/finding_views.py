"""Findings as the page shows them: by kind, and of one kind what says the same together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from wherefrom.model import Claim, Finding, Ledger
from wherefrom.report.lookup import Lookup
from wherefrom.report.order import findings_by_kind
from wherefrom.report.views import FindingGroup, FindingKind, FindingView, Term
from wherefrom.report.words import (
    HEAVY,
    answer_words,
    doubt_words,
    finding_label,
    finding_meaning,
    finding_weight,
    letter,
    plural,
)

NAMED = 3  # reports named in the line over several findings
PER_ANSWER = ("false_confirmation", "not_shown", "no_source")  # kinds told answer by answer


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
        href, gloss = lookup.places.claim(claim.id), claim.gloss
        place = next((n for n, a in enumerate(claim.answers) if a.id == finding.answer), None)
        if place is not None and len(claim.answers) > 1:
            about, value = letter(place), answer_words(claim.answers[place].value)
    elif known:
        href, number = lookup.places.document(known[0]), lookup.labels[known[0]]
    return FindingView(
        term=finding_term(finding.kind),
        message=finding.message,
        href=href,
        target=number,
        gloss=gloss,
        letter=about,
        value=value,
    )


def finding_kinds(
    ledger: Ledger, ordered: Sequence[Claim], lookup: Lookup
) -> tuple[FindingKind, ...]:
    """Every kind with its findings, those first that more reports are in."""
    places = {claim.id: f"Q{n}" for n, claim in enumerate(ordered, 1)}
    return tuple(
        FindingKind(finding_term(kind), len(found), _groups(found, places, lookup))
        for kind, found in findings_by_kind(ledger, list(ordered)).items()
    )


def _groups(
    found: Sequence[Finding], places: dict[str, str], lookup: Lookup
) -> tuple[FindingGroup, ...]:
    alike: dict[tuple[object, ...], list[Finding]] = {}
    said = Counter(finding.message for finding in found)
    for finding in found:
        is_told_again = said[finding.message] > 1
        same = (finding.message,) if is_told_again else _same(finding, lookup)
        alike.setdefault(same, []).append(finding)
    ordered = sorted(alike.values(), key=lambda group: _weight(group, lookup))
    return tuple(_group(group, places, lookup) for group in ordered)


def _same(finding: Finding, lookup: Lookup) -> tuple[object, ...]:
    """What findings that are told together have in common: the reports, and where they lead."""
    if finding.kind in PER_ANSWER:
        return (finding.kind, finding.documents, _common(finding, lookup))
    return (finding.kind, finding.message)


def _common(finding: Finding, lookup: Lookup) -> tuple[str, ...]:
    """The names of the origins that two or more of the finding's reports share."""
    claim = lookup.claims.get(finding.claim or "")
    answer = next((a for a in claim.answers if a.id == finding.answer), None) if claim else None
    names = []
    for origin in answer.origins if answer else ():
        told = {s.document for s in lookup.told(origin.statements)}
        if len(told & set(finding.documents)) > 1:
            unnamed = "a source that nobody names"
            names.append(lookup.source_name(origin.source) if origin.source else unnamed)
    return tuple(sorted(set(names)))


def _weight(group: Sequence[Finding], lookup: Lookup) -> tuple[object, ...]:
    """First what is surely one question, then what more publishers say, then what is oftener."""
    firm = any(not doubt_words(lookup.bonds.get(f.claim or "")) for f in group)
    publishers = max(_n_publishers(f, lookup) for f in group)
    return (not firm, -publishers, -len(group), group[0].message)


def _n_publishers(finding: Finding, lookup: Lookup) -> int:
    return len({lookup.publishers[d] for d in finding.documents if d in lookup.publishers})


def _group(found: Sequence[Finding], places: dict[str, str], lookup: Lookup) -> FindingGroup:
    firm_first = sorted(found, key=lambda f: bool(doubt_words(lookup.bonds.get(f.claim or ""))))
    views = tuple(finding_view(f, places.get(f.claim or "", ""), lookup) for f in firm_first)
    if len({f.message for f in found}) == 1:
        return FindingGroup(found[0].message, views)
    return FindingGroup(_together(found, lookup), views)


def _together(found: Sequence[Finding], lookup: Lookup) -> str:
    """One line over findings about the same reports."""
    labels = [lookup.labels[d] for d in found[0].documents if d in lookup.labels]
    names = ", ".join(labels[:NAMED]) + (
        f" and {len(labels) - NAMED} more" if len(labels) > NAMED else ""
    )
    answers = plural(len(found), "answer")
    if found[0].kind != "false_confirmation":
        return f"{names}: {answers}."
    common = _common(found[0], lookup)
    if common:
        return f"{names}: behind {answers} they share one origin, {'; '.join(common)}."
    have = "has" if len(found) == 1 else "have"
    return f"{names}: tied to each other, and {answers} of theirs {have} no second named origin."
