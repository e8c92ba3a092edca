"""A case's result as the pages read it, in one view at one moment; nothing of it ever changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from wherefrom.model import Attribution, Claim, Finding, Indicator, Ledger, Ruling, Statement
from wherefrom.pipeline.withdrawing import Surroundings, surroundings
from wherefrom.report.lookup import Lookup, look_up, look_up_again
from wherefrom.report.order import (
    Headline,
    Placed,
    findings_by_kind,
    headline,
    places_of_claims,
)
from wherefrom.serve.about import About
from wherefrom.serve.places import Pages


class Held:
    """One ledger and what is looked up in it, worked out when first asked for.

    ``revision`` grows with every change of the case; a page says which one it was made from.
    """

    def __init__(self, ledger: Ledger, revision: int) -> None:
        self.ledger = ledger
        self.revision = revision
        self.surrounded: Surroundings | None = None  # those of an earlier result

    def after(self, ledger: Ledger, touched: Collection[str]) -> Held:
        """The result after a ruling; what did not change is not worked out again.

        ``ledger`` shares all unchanged records with this one; ``touched`` are
        ids of the claims that changed, came or went.
        """
        new = Held(ledger, self.revision + 1)
        known = self.__dict__
        if "lookup" in known:
            new.lookup = look_up_again(self.lookup, ledger, touched)
        if "about" in known:
            new.about = self.about.after(new.lookup)
        same = self._same(ledger, "documents", "statements")
        if same and "places" in known and "lookup" in known:
            new.places = places_of_claims(new.lookup, self.places, touched)
        if same and "claims_of" in known and "lookup" in known:
            new.claims_of = _moved(self.claims_of, self.lookup, new.lookup, touched)
        if "surroundings" in known:
            new.surrounded = self.surroundings
        else:
            new.surrounded = self.surrounded
        for name, lists in KEPT.items():
            if name in known and self._same(ledger, *lists):
                setattr(new, name, known[name])
        return new

    def _same(self, ledger: Ledger, *lists: str) -> bool:
        return all(getattr(self.ledger, name) is getattr(ledger, name) for name in lists)

    @property
    def full(self) -> bool:
        """Whether names stand."""
        return self.ledger.view == "full"

    @cached_property
    def lookup(self) -> Lookup:
        """Records by id; links lead to pages of the workbench."""
        return look_up(self.ledger, Pages())

    @cached_property
    def places(self) -> dict[str, Placed]:
        """What claims are ordered by."""
        return places_of_claims(self.lookup)

    @cached_property
    def about(self) -> About:
        """What is said about each document and source."""
        return About(self.lookup)

    @cached_property
    def ordered(self) -> tuple[Claim, ...]:
        """All claims, those that matter most first."""
        places = self.places
        return tuple(sorted(self.ledger.claims, key=lambda claim: places[claim.id].key))

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
        """Ids of the claims that a statement bears on, sorted, by statement."""
        found: dict[str, list[str]] = {}
        for claim in self.ledger.claims:
            for statement in _members(claim):
                found.setdefault(statement, []).append(claim.id)
        return defaultdict(list, {statement: sorted(ids) for statement, ids in found.items()})

    @cached_property
    def indicators_of(self) -> dict[str, list[Indicator]]:
        """Codes by statement."""
        found: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.ledger.indicators:
            found[indicator.statement].append(indicator)
        return found

    @cached_property
    def surroundings(self) -> Surroundings:
        """What a withdrawal looks at."""
        found = surroundings(self.ledger, self.surrounded)
        self.surrounded = None
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


# What hangs on these lists of the ledger alone, and stays while they do.
KEPT = {
    "statements_in": ("statements",),
    "attributions_in": ("attributions",),
    "indicators_of": ("indicators",),
    "rulings_on": ("rulings",),
    "findings_on": ("findings",),
}


def _members(claim: Claim) -> Iterable[str]:
    """Ids of the statements that bear on ``claim``, each once."""
    return dict.fromkeys(s for a in claim.answers for s in (*a.statements, *a.compatible))


def _moved(
    claims_of: dict[str, list[str]], was: Lookup, now: Lookup, touched: Collection[str]
) -> dict[str, list[str]]:
    """``claims_of`` with the claims in ``touched`` as they are now."""
    found = defaultdict(list, claims_of)
    for key in sorted(touched):
        claim = was.claims.get(key)
        if claim is not None:
            for statement in _members(claim):
                found[statement] = [c for c in found.get(statement, ()) if c != claim.id]
                if not found[statement]:
                    del found[statement]
    for key in sorted(touched):
        claim = now.claims.get(key)
        if claim is not None:
            for statement in _members(claim):
                found[statement] = sorted([*found.get(statement, ()), claim.id])
    return found
