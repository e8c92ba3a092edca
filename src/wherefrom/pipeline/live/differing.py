"""Which claims of two results differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from wherefrom.model import Finding, Ledger

T = TypeVar("T")


def touched(before: Ledger, after: Ledger) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the claims that are new or differ, and of those that are no more.

    A claim differs too where other findings name it. Claims that are the very
    same object are not compared.
    """
    one, two = _odd(before.claims, after.claims)
    was, now = ({claim.id: claim for claim in some} for some in (one, two))
    gone = was.keys() - now.keys()
    new = {key for key, claim in now.items() if was.get(key) != claim}
    told: set[Finding] = set()
    for some in _odd(before.findings, after.findings):
        told ^= set(some)
    named = {finding.claim for finding in told if finding.claim is not None}
    return frozenset(new | (named - gone)), frozenset(gone)


def _odd(before: Sequence[T], after: Sequence[T]) -> tuple[list[T], list[T]]:
    """The objects that only one of two sequences holds."""
    if before is after:
        return [], []
    one, two = (dict(zip(map(id, some), some, strict=True)) for some in (before, after))
    return [one[k] for k in one.keys() - two.keys()], [two[k] for k in two.keys() - one.keys()]
