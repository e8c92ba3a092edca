"""How far the number of named origins may be off, from how uncertain the evidence is."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from wherefrom.model import Derivation
from wherefrom.settings import Trace
from wherefrom.trace.rows import Rows

SURE = 0.98  # from here the chance of being wrong is below what two decimals show
TAIL = 0.05  # left out at each end of the 90% interval
Parts = Sequence[tuple[Mapping[int, float], int]]  # shares of each number, and the rows they are of


def distribution(
    seed: str,
    edges: Sequence[Derivation],
    shares_across: Callable[[Rows], Parts],
    settings: Trace,
) -> dict[int, float]:
    """The probability of each number of named origins; the numbers in order, the shares sum to 1.

    ``shares_across`` gives them for sets of derivations that are exactly the true ones, each
    for all rows that have them. Up to ``max_enumerated`` uncertain derivations every
    combination is weighed; above, the combinations are drawn, from a seed made of ``seed``.
    """
    rows, weights = combinations_of(seed, edges, settings)
    parts = shares_across(rows)
    part_of = np.empty(len(weights), np.intp)
    for k, (_, bits) in enumerate(parts):
        part_of[_places(bits, len(weights))] = k
    numbers = sorted({n for shares, _ in parts for n in shares})
    table = np.array([[shares.get(n, 0.0) for n in numbers] for shares, _ in parts])
    # Summed one by one, in the order of the rows: no figure moves with how they came.
    sums = np.add.accumulate(weights[:, np.newaxis] * table[part_of])[-1]
    return dict(zip(numbers, sums.tolist(), strict=True))


def _places(bits: int, n: int) -> Any:
    """Which of ``n`` rows are in ``bits``."""
    packed = np.frombuffer(bits.to_bytes(-(-n // 8), "little"), np.uint8)
    return np.unpackbits(packed, count=n, bitorder="little").view(bool)


def summary(shares: Mapping[int, float]) -> tuple[float, tuple[int, int]]:
    """Expected number of named origins, to two decimals, and its 90% interval.

    >>> summary({1: 0.25, 2: 0.75})
    (1.75, (1, 2))
    """
    expected = sum(n * share for n, share in shares.items())
    return round(expected, 2), (_quantile(shares, TAIL), _quantile(shares, 1 - TAIL))


def combinations_of(seed: str, edges: Sequence[Derivation], settings: Trace) -> tuple[Rows, Any]:
    """Sets of derivations taken as true, and the share that each has of all cases."""
    unsure = [d for d in edges if d.probability < SURE]
    chances = [d.probability for d in unsure]
    if len(unsure) <= settings.max_enumerated:
        drawn, weights = _all_of(len(unsure)), np.ones(1 << len(unsure))
        for on, chance in zip(drawn, chances, strict=True):
            weights = weights * np.where(_places(on, len(weights)), chance, 1.0 - chance)
    else:
        random = np.random.default_rng(zlib.crc32(seed.encode()))
        truths = random.random((settings.n_samples, len(unsure))) < np.array(chances)
        packed = np.packbits(truths, axis=0, bitorder="little").T
        drawn = tuple(int.from_bytes(column.tobytes(), "little") for column in packed)
        weights = np.full(len(truths), 1 / len(truths))
    sure = frozenset(d.id for d in edges if d.probability >= SURE)
    on_in = {d.id: bits for d, bits in zip(unsure, drawn, strict=True)}
    return Rows((1 << len(weights)) - 1, on_in, sure), weights


@lru_cache(maxsize=32)
def _all_of(n: int) -> tuple[int, ...]:
    """For each of ``n`` things the rows that have it, where every combination is a row."""
    n_rows = 1 << n
    return tuple(sum(1 << row for row in range(n_rows) if row >> (n - 1 - k) & 1) for k in range(n))


def _quantile(shares: Mapping[int, float], level: float) -> int:
    reached = 0.0
    for n in sorted(shares):
        reached += shares[n]
        if reached >= level - 1e-9:
            return n
    return max(shares)
