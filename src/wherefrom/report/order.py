"""What a reader should see first, and the one line above everything."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model import Answer, Claim, Finding, Ledger
from wherefrom.report.lookup import Lookup
from wherefrom.report.words import (
    HEAVY,
    UNKNOWN_WEIGHT,
    doubt_words,
    finding_weight,
    plural,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures above every report."""

    reports: int
    versions: int  # further captures or copies of those reports
    publishers: int
    questions: int  # that two or more reports answer
    one_origin: int  # answers by two or more reports for which one origin was found

    def words(self) -> str:
        """The headline as one line."""
        return (
            f"{plural(self.reports, 'report')}, {plural(self.publishers, 'publisher')}; "
            f"{plural(self.questions, 'question')} that two or more reports answer; "
            f"{plural(self.one_origin, 'answer')} "
            f"{'traces' if self.one_origin == 1 else 'trace'} back to one origin"
        )


def headline(lookup: Lookup) -> Headline:
    """The figures of a ledger.

    An answer traces back to one origin if two or more reports give it and
    exactly one origin of any kind was found. A false confirmation need not:
    outlets on their own word may stand beside the one named origin.
    """
    ledger = lookup.ledger
    reports = [d for d in ledger.documents if d.version_of is None]
    crossing = [c for c in ledger.claims if c.documents > 1]
    return Headline(
        reports=len(reports),
        versions=len(ledger.documents) - len(reports),
        publishers=len({lookup.publishers[d.id] for d in ledger.documents}),
        questions=len(crossing),
        one_origin=sum(_traces_to_one(lookup, a) for c in crossing for a in c.answers),
    )


def _traces_to_one(lookup: Lookup, answer: Answer) -> bool:
    found = answer.independence
    every = found.named + found.withheld + found.anonymous + found.outlets
    several = len(lookup.documents_of([answer])) > 1
    return several and every == 1


def claims_that_matter(lookup: Lookup) -> list[Claim]:
    """Claims by what a reader should know first.

    Those that cross reports; among them those that are surely one question;
    then grave findings, conflicts, updates, the number of publishers and of
    reports.
    """
    place = {d.id: n for n, d in enumerate(sorted(lookup.ledger.documents, key=lambda d: d.path))}

    def key(claim: Claim) -> tuple[object, ...]:
        weight = min(
            (finding_weight(flag) for a in claim.answers for flag in a.flags),
            default=UNKNOWN_WEIGHT,
        )
        kinds = {conflict.kind for conflict in claim.conflicts}
        conflict = 0 if "conflict" in kinds else 1 if kinds else 2
        told = [
            (place[s.document], s.start) for a in claim.answers for s in lookup.told(a.statements)
        ]
        return (
            claim.documents < 2,
            bool(doubt_words(lookup.bonds.get(claim.id))),
            min(weight, HEAVY),
            conflict,
            -lookup.n_publishers(claim),
            -claim.documents,
            min(told, default=(0, 0)),
            claim.id,
        )

    return sorted(lookup.ledger.claims, key=key)


def findings_by_kind(ledger: Ledger, claims: list[Claim]) -> dict[str, list[Finding]]:
    """Findings under their kind, the gravest kind first, in the order of ``claims``."""
    place = {claim.id: n for n, claim in enumerate(claims)}
    ordered = sorted(
        ledger.findings,
        key=lambda f: (finding_weight(f.kind), f.kind, place.get(f.claim or "", -1), f.message),
    )
    grouped: dict[str, list[Finding]] = {}
    for finding in ordered:
        grouped.setdefault(finding.kind, []).append(finding)
    return grouped
