"""Statements that are like no other of their group leave it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wherefrom.claims.fitting import Fitted
from wherefrom.claims.many import MANY
from wherefrom.claims.nearness import Nearness


def without_strays(near: Nearness, whole: Fitted, *, least: float) -> Iterator[Fitted]:
    """``whole`` without those whose likeness to every other is under ``least``, each of them alone.

    In a group of more than MANY, which are not all compared, each has others that it is near to.
    """
    rows = whole.rows
    if not 1 < len(rows) <= MANY:
        yield whole
        return
    likeness = np.array(near.block(rows, rows))
    np.fill_diagonal(likeness, -np.inf)
    kept = np.flatnonzero(likeness.max(axis=1) >= least)
    if len(kept) == len(rows):
        yield whole
        return
    if len(kept):
        yield whole.some(kept)
    left_out = sorted({*range(len(rows))} - {*kept.tolist()})
    yield from (Fitted([rows[at]]) for at in left_out)
