"""Which answers of a claim one voice gives: these do not conflict."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from wherefrom.claims.ready import Ready
from wherefrom.model import Claim


def given_by_one(ready: Ready, claim: Claim) -> frozenset[tuple[int, int]]:
    """Pairs of places of answers that one document gives on one origin's word."""
    giving: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for at, answer in enumerate(claim.answers):
        for statement in answer.statements:
            said = ready.statements[ready.order[statement]]
            giving[said.document, said.origin].add(at)
    several = {tuple(sorted(places)) for places in giving.values() if len(places) > 1}
    return frozenset(pair for places in several for pair in combinations(places, 2))
