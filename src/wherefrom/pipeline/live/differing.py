"""Which claims of two results differ."""

from __future__ import annotations

from wherefrom.model import Ledger


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
    told = set(before.findings) ^ set(after.findings) if before.findings != after.findings else ()
    named = {finding.claim for finding in told if finding.claim is not None}
    return frozenset(new | (named - was.keys())), frozenset(was)
