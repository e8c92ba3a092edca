"""Which claims of two results differ."""

from __future__ import annotations

from wherefrom.model import Finding, Ledger


def touched(before: Ledger, after: Ledger) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the claims that are new or differ, and of those that are no more.

    A claim differs too where other findings name it. Claims that are the very
    same object are not compared.
    """
    was = {claim.id: claim for claim in before.claims}
    new = set()
    for claim in after.claims:
        known = was.pop(claim.id, None)
        if known is not claim and known != claim:
            new.add(claim.id)
    named = {finding.claim for finding in _told(before, after) if finding.claim is not None}
    return frozenset(new | (named - was.keys())), frozenset(was)


def _told(before: Ledger, after: Ledger) -> set[Finding]:
    """The findings that only one of two results has."""
    one, two = ({id(f): f for f in ledger.findings} for ledger in (before, after))
    return {one[k] for k in one.keys() - two.keys()} ^ {two[k] for k in two.keys() - one.keys()}
