"""A case's result as the pages read it, in one view at one moment; nothing of it ever changes."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from wherefrom.model import Attribution, Claim, Finding, Indicator, Ledger, Ruling, Statement
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import Headline, claims_that_matter, findings_by_kind, headline
from wherefrom.serve.places import Pages


class Held:
    """One ledger and what is looked up in it, worked out when first asked for.

    ``revision`` grows with every change of the case; a page says which one it was made from.
    """

    def __init__(self, ledger: Ledger, revision: int) -> None:
        self.ledger = ledger
        self.revision = revision

    @property
    def full(self) -> bool:
        """Whether names stand."""
        return self.ledger.view == "full"

    @cached_property
    def lookup(self) -> Lookup:
        """Records by id; links lead to pages of the workbench."""
        return look_up(self.ledger, Pages())

    @cached_property
    def ordered(self) -> tuple[Claim, ...]:
        """All claims, those that matter most first."""
        return tuple(claims_that_matter(self.lookup))

    @cached_property
    def headline(self) -> Headline:
        """The figures above everything."""
        return headline(self.lookup)

    @cached_property
    def findings(self) -> dict[str, list[Finding]]:
        """Findings by kind, the gravest kind first."""
        return findings_by_kind(self.ledger, list(self.ordered))

    @cached_property
    def findings_on(self) -> dict[str, list[Finding]]:
        """Findings by claim."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.ledger.findings:
            found[finding.claim or ""].append(finding)
        return found

    @cached_property
    def statements_in(self) -> dict[str, list[Statement]]:
        """Statements by document, in the order of the text."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.ledger.statements:
            found[statement.document].append(statement)
        for said in found.values():
            said.sort(key=lambda s: (s.start, s.end, s.id))
        return found

    @cached_property
    def attributions_in(self) -> dict[str, list[Attribution]]:
        """Attributions by document."""
        found: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in self.ledger.attributions:
            found[attribution.document].append(attribution)
        return found

    @cached_property
    def claims_of(self) -> dict[str, list[str]]:
        """Ids of the claims that a statement bears on, by statement."""
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.ledger.claims:
            for answer in claim.answers:
                for statement in (*answer.statements, *answer.compatible):
                    if claim.id not in found[statement]:
                        found[statement].append(claim.id)
        return found

    @cached_property
    def indicators_of(self) -> dict[str, list[Indicator]]:
        """Codes by statement."""
        found: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.ledger.indicators:
            found[indicator.statement].append(indicator)
        return found

    @cached_property
    def rulings_on(self) -> dict[str, list[Ruling]]:
        """Rulings by the statements that they are on."""
        found: dict[str, list[Ruling]] = defaultdict(list)
        for ruling in self.ledger.rulings:
            for statement in ruling.statements:
                if statement is not None:
                    found[statement].append(ruling)
        return found
