"""Statements that stand in a group by a hair leave it.

A group is alike on average; one of its statements may still be too unlike each single other one
for a reader to grant that both answer one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.links import MOST_SHARED, weights
from wherefrom.claims.many import MANY, chances, given_by, nearest
from wherefrom.claims.nearness import Nearness
from wherefrom.model import Reply

Rows = Mapping[int, Sequence[Reply]]  # the reply to one question, by row of its statement


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
    found = _best(near, group, rows)
    held = (found >= least) & (found.max() >= best)
    if held.any():
        yield [row for row, firm_ in zip(group, held, strict=True) if firm_]
    yield from ([row] for row, firm_ in zip(group, held, strict=True) if not firm_)


def _best(near: Nearness, group: Sequence[int], rows: Rows) -> NDArray[np.float64]:
    """The probability of the best link of each of ``group``: (n,)."""
    if len(group) <= MANY:
        return np.asarray(probabilities(near, group, rows).max(axis=1))
    pairs = nearest(near, group)
    chance = chances(near, group, rows, pairs)
    best = np.zeros(len(group))
    np.maximum.at(best, pairs[0], chance)
    np.maximum.at(best, pairs[1], chance)
    return best


def probabilities(
    near: Nearness, group: Sequence[int], rows: Mapping[int, Sequence[Reply]]
) -> NDArray[np.float64]:
    """That each two of ``group`` answer one question: (n, n), 0 on the diagonal."""
    said = [rows[row][0] for row in group]
    shared = np.minimum(near.shared(group), MOST_SHARED) / MOST_SHARED
    number: dict[object, int] = {}
    given = np.array([number.setdefault(given_by(reply), len(number)) for reply in said])
    agree = given[:, None] == given[None, :]
    first, likeness, agreeing, common = weights(said[0].kind)
    scores = first + likeness * near.block(group, group) + agreeing * agree + common * shared
    found = 1 / (1 + np.exp(-scores))
    np.fill_diagonal(found, 0.0)
    return np.asarray(found)
