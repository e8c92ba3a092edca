"""How far the number of named origins may be off, from how uncertain the evidence is."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

import numpy as np

from wherefrom.model import Derivation
from wherefrom.settings import Trace

SURE = 0.98  # from here the chance of being wrong is below what two decimals show
TAIL = 0.05  # left out at each end of the 90% interval


def distribution(
    seed: str,
    edges: Sequence[Derivation],
    shares_with: Callable[[Sequence[frozenset[str]]], Sequence[Mapping[int, float]]],
    settings: Trace,
) -> dict[int, float]:
    """The probability of each number of named origins; the numbers in order, the shares sum to 1.

    ``shares_with`` gives them for each of some sets, with exactly those derivations true. Up to
    ``max_enumerated`` uncertain ones every combination is weighed; above, the
    combinations are drawn, from a seed made of ``seed``.
    """
    sure = frozenset(d.id for d in edges if d.probability >= SURE)
    unsure = [d for d in edges if d.id not in sure]
    drawn = [(sure | on, share) for on, share in combinations_of(seed, unsure, settings)]
    different = list(dict.fromkeys(active for active, _ in drawn))
    known = dict(zip(different, shares_with(different), strict=True))
    shares: dict[int, float] = defaultdict(float)
    for active, share in drawn:
        for n, part in known[active].items():
            shares[n] += share * part
    return {n: shares[n] for n in sorted(shares)}


def summary(shares: Mapping[int, float]) -> tuple[float, tuple[int, int]]:
    """Expected number of named origins, to two decimals, and its 90% interval.

    >>> summary({1: 0.25, 2: 0.75})
    (1.75, (1, 2))
    """
    expected = sum(n * share for n, share in shares.items())
    return round(expected, 2), (_quantile(shares, TAIL), _quantile(shares, 1 - TAIL))


def combinations_of(
    seed: str, unsure: Sequence[Derivation], settings: Trace
) -> Iterable[tuple[frozenset[str], float]]:
    """Sets of derivations taken as true, each with its share of all cases."""
    chances = [d.probability for d in unsure]
    if len(unsure) <= settings.max_enumerated:
        for on in product((False, True), repeat=len(unsure)):
            share = 1.0
            for is_on, chance in zip(on, chances, strict=True):
                share *= chance if is_on else 1.0 - chance
            yield frozenset(d.id for d, is_on in zip(unsure, on, strict=True) if is_on), share
        return
    draws = np.random.default_rng(zlib.crc32(seed.encode())).random(
        (settings.n_samples, len(unsure))
    )
    for row in draws < np.array(chances):
        yield frozenset(d.id for d, on in zip(unsure, row, strict=True) if on), 1 / len(draws)


def _quantile(shares: Mapping[int, float], level: float) -> int:
    reached = 0.0
    for n in sorted(shares):
        reached += shares[n]
        if reached >= level - 1e-9:
            return n
    return max(shares)
