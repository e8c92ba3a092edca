"""Many statements compared without comparing every two: each with those it is most like.

Which these are is told by whole sentences, and how alike they are word by word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.links import MOST_SHARED, weights
from wherefrom.claims.nearness import DIGITS, Nearness
from wherefrom.claims.once import once
from wherefrom.model import Reply

MANY = 256  # statements of a group; up to here every two are compared
NEAREST = 16  # that each one of a larger group is compared with
BEFORE = 4  # of those that stand before it, at the least
SPEAKING = 64  # statements that speak for a large group
CHUNK = 256  # rows at a time
OUT = 9.0  # beyond any likeness: what is not to be found

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


def nearest(near: Nearness, group: Sequence[int]) -> tuple[Places, Places, Floats]:
    """Places in ``group``, of one and of another below it, and their likeness.

    Each place stands with those it is most like, and with those before it.
    """
    n, rows = len(group), np.asarray(group, dtype=np.intp)
    found = []
    for begin in range(0, n, CHUNK):
        here = np.arange(begin, min(n, begin + CHUNK))
        likeness = near.rough(rows[here], rows)
        likeness[np.arange(len(here)), here] = -np.inf
        found.append(_pairs(here, likeness, min(NEAREST, n - 1), n))
        likeness[np.arange(n)[None, :] >= here[:, None]] = -np.inf
        found.append(_pairs(here, likeness, min(BEFORE, n - 1), n))
    pairs = once(np.concatenate(found))
    ones, others = pairs // n, pairs % n
    return ones, others, near.pairs(rows[ones], rows[others])


def _pairs(here: Places, likeness: Floats, most: int, n: int) -> NDArray[np.int64]:
    """The places ``here`` with the ``most`` that each is most like, lower place first."""
    best = _best(likeness, most)
    one, other = np.repeat(here, most), best.ravel()
    kept = np.isfinite(np.take_along_axis(likeness, best, axis=1)).ravel()
    one, other = one[kept], other[kept]
    return np.asarray(np.minimum(one, other) * n + np.maximum(one, other), dtype=np.int64)


def _best(likeness: Floats, most: int) -> Places:
    """The columns of the ``most`` highest in each row, in no order; of equal ones the first.

    A likeness has so many digits and no more: with its column it makes a whole number, and to
    find the least of these takes a fifth of the time of putting all in order.
    """
    n = likeness.shape[1]
    held = np.where(np.isfinite(likeness), likeness, -OUT)
    keys = np.rint(held * -(10**DIGITS)).astype(np.int64) * n + np.arange(n)
    return np.argpartition(keys, most - 1, axis=1)[:, :most]


def chances(
    near: Nearness,
    group: Sequence[int],
    rows: Mapping[int, Sequence[Reply]],
    pairs: tuple[Places, Places, Floats],
) -> Floats:
    """That each of ``pairs`` answers one question: (pairs,)."""
    ones, others, likeness = pairs
    at = np.asarray(group, dtype=np.intp)
    said = [rows[row][0] for row in group]
    number: dict[object, int] = {}
    given = np.array([number.setdefault(given_by(reply), len(number)) for reply in said])
    has = near.words > 0
    shared = np.asarray(has[at[ones]].multiply(has[at[others]]).sum(axis=1)).ravel()
    shared = np.minimum(shared, MOST_SHARED) / MOST_SHARED
    first, alike, agreeing, common = weights(said[0].kind)
    scores = first + alike * likeness + agreeing * (given[ones] == given[others])
    return np.asarray(1 / (1 + np.exp(-(scores + common * shared))))


def speaking(n: int) -> Places:
    """Places that stand for a group of ``n``, evenly."""
    return np.unique(np.linspace(0, n - 1, min(n, SPEAKING)).astype(np.intp))


def middle(near: Nearness, group: Sequence[int]) -> Floats:
    """How like each of ``group`` is to those that speak for all of it: (n,)."""
    some = [group[at] for at in speaking(len(group)).tolist()]
    return np.asarray(near.block(list(group), some).mean(axis=1))


def given_by(reply: Reply) -> object:
    """The answer, so that two replies agree where these are equal."""
    if reply.kind == "proposition":
        return reply.negated
    if reply.kind == "number":
        return reply.low, reply.unit
    return reply.value
