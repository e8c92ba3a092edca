"""What a reader should see first, and the one line above everything."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wherefrom.model import Answer, Claim, Finding, Ledger
from wherefrom.report.lookup import Lookup
from wherefrom.report.words import (
    HEAVY,
    doubt_words,
    finding_weight,
    plural,
)

CONFLICTING, UPDATED, GRAVE = 3, 2, 3  # publishers that each is worth in the order of telling
COMMONEST = "false_confirmation"


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

    def figures(self) -> tuple[tuple[str, str], ...]:
        """The same figures, each with the words that follow it."""
        versions = f" ({plural(self.versions, 'further version')})" if self.versions else ""

        def noun(n: int, one: str, many: str) -> tuple[str, str]:
            return f"{n:,}", one if n == 1 else many

        reports = noun(self.reports, "report read", "reports read")
        return (
            (reports[0], reports[1] + versions),
            noun(self.publishers, "publisher", "publishers"),
            noun(
                self.questions,
                "question that two or more reports answer",
                "questions that two or more reports answer",
            ),
            noun(
                self.one_origin,
                "answer that several reports give traces back to one origin",
                "answers that several reports give trace back to one origin",
            ),
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
    then by how much there is to see: how many publishers answer, and whether
    the answers conflict or a grave finding bears on one of them.
    """
    places = places_of_claims(lookup)
    return sorted(lookup.ledger.claims, key=lambda claim: places[claim.id].key)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a claim stands among the others, and what that was worked out from."""

    claim: Claim
    bond: float | None
    key: tuple[object, ...]


def places_of_claims(
    lookup: Lookup,
    before: Mapping[str, Placed] | None = None,
    touched: Collection[str] | None = None,
) -> dict[str, Placed]:
    """What claims are ordered by, by id; those of ``before`` are kept where nothing has changed.

    ``before`` must be of a ledger with the same documents and statements;
    ``touched`` are the ids of all claims that changed since, gone ones among them.
    """
    known = before or {}
    place = {d.id: n for n, d in enumerate(sorted(lookup.ledger.documents, key=lambda d: d.path))}
    found: dict[str, Placed] = {}
    claims = lookup.ledger.claims
    if before is not None and touched is not None:
        found = {key: one for key, one in before.items() if key not in touched}
        claims = tuple(lookup.claims[key] for key in sorted(touched) if key in lookup.claims)
    for claim in claims:
        kept, bond = known.get(claim.id), lookup.bonds.get(claim.id)
        if kept is None or kept.claim is not claim or kept.bond != bond:
            kept = Placed(claim, bond, _key(claim, bond, lookup, place))
        found[claim.id] = kept
    return found


def _key(
    claim: Claim, bond: float | None, lookup: Lookup, place: Mapping[str, int]
) -> tuple[object, ...]:
    told = [(place[s.document], s.start) for a in claim.answers for s in lookup.told(a.statements)]
    return (
        claim.documents < 2,
        bool(doubt_words(bond)),
        -_to_see(claim, lookup),
        -claim.documents,
        min(told, default=(0, 0)),
        claim.id,
    )


def _to_see(claim: Claim, lookup: Lookup) -> int:
    """Publishers that answer, and as if more did for each sort of thing to note.

    A false confirmation counts least of them: most questions that several
    publishers answer have one, so it tells them apart least.
    """
    grave = {f for a in claim.answers for f in a.flags if finding_weight(f) < HEAVY}
    kinds = {conflict.kind for conflict in claim.conflicts}
    noted = CONFLICTING if "conflict" in kinds else UPDATED if kinds else 0
    noted += GRAVE if grave - {COMMONEST} else 0
    noted += 1 if COMMONEST in grave else 0
    return lookup.n_publishers(claim) + noted


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
