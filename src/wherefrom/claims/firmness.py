"""Statements that stand in a group by a hair leave it.

A group is alike on average; one of its statements may still be too unlike each single other one
for a reader to grant that both answer one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.links import MOST_SHARED, weights
from wherefrom.claims.nearness import Nearness
from wherefrom.model import Reply, ReplyKind


def firm(
    near: Nearness,
    group: Sequence[int],
    rows: Mapping[int, Sequence[Reply]],
    *,
    least: float,
    best: float,
) -> Iterator[list[int]]:
    """``group``, rows of ``near``, and apart from it those that no link of ``least`` holds in it.

    Where no link at all is as probable as ``best``, nothing holds. Both are 0 to 1; a group of
    one comes back as it is.
    """
    if len(group) < 2:
        yield list(group)
        return
    kind = rows[group[0]][0].kind
    found = _probabilities(near, group, [rows[row][0] for row in group], kind).max(axis=1)
    held = (found >= least) & (found.max() >= best)
    if held.any():
        yield [row for row, firm_ in zip(group, held, strict=True) if firm_]
    yield from ([row] for row, firm_ in zip(group, held, strict=True) if not firm_)


def _probabilities(
    near: Nearness, group: Sequence[int], said: Sequence[Reply], kind: ReplyKind
) -> NDArray[np.float64]:
    """That each two of ``group`` answer one question: (n, n), 0 on the diagonal."""
    shared = np.minimum(near.shared(group), MOST_SHARED) / MOST_SHARED
    agree = np.array([[_agree(one, two) for two in said] for one in said], dtype=float)
    first, likeness, agreeing, common = weights(kind)
    scores = first + likeness * near.block(group, group) + agreeing * agree + common * shared
    found = 1 / (1 + np.exp(-scores))
    np.fill_diagonal(found, 0.0)
    return np.asarray(found)


def _agree(one: Reply, two: Reply) -> bool:
    if one.kind == "proposition":
        return one.negated == two.negated
    if one.kind == "number":
        return (one.low, one.unit) == (two.low, two.unit)
    return one.value == two.value
