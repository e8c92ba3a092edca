"""How far the number of named origins may be off, from how uncertain the evidence is."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product

import numpy as np

from wherefrom.model import Derivation
from wherefrom.settings import Trace

SURE = 0.98  # from here the chance of being wrong is below what two decimals show
TAIL = 0.05  # left out at each end of the 90% interval


def spread(
    seed: str,
    edges: Sequence[Derivation],
    named: Callable[[frozenset[str]], int],
    settings: Trace,
) -> tuple[float, tuple[int, int]]:
    """Expected number of named origins and its 90% interval.

    ``named`` gives the number with exactly those derivations true. Up to
    ``max_enumerated`` uncertain ones every combination is weighed; above, the
    combinations are drawn, from a seed made of ``seed``.
    """
    sure = frozenset(d.id for d in edges if d.probability >= SURE)
    unsure = [d for d in edges if d.id not in sure]
    seen: dict[frozenset[str], int] = {}
    weight: dict[int, float] = defaultdict(float)
    for on, share in combinations_of(seed, unsure, settings):
        active = sure | on
        if active not in seen:
            seen[active] = named(active)
        weight[seen[active]] += share
    expected = sum(n * share for n, share in weight.items())
    return round(expected, 2), (_quantile(weight, TAIL), _quantile(weight, 1 - TAIL))


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


def _quantile(weight: dict[int, float], level: float) -> int:
    reached = 0.0
    for n in sorted(weight):
        reached += weight[n]
        if reached >= level - 1e-9:
            return n
    return max(weight)
