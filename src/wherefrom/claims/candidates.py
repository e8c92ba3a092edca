"""Which statements are worth comparing, without comparing every two.

Statements are put into cells round a few of their own number (canopies: McCallum, Nigam and
Ungar 2000), each into the three nearest; inside a cell each is compared with all by their whole
sentences, and its most alike go on. Time grows with the number of statements times the size
of a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.nearness import Nearness
from wherefrom.claims.once import once

CELL = 1024  # statements of a cell, about
LARGEST_CELL = 4 * CELL  # a larger one is cut up again, and at last by its order
NEAREST = 3  # cells of one statement
MOST_CELLS = 2048
MOST = 16  # statements of a cell that one is compared with word by word
LEAST = 0.2  # likeness by whole sentences; measured: 99% of what words join lies above
CHUNK = 256  # rows compared at a time
HELD = 1_000_000  # pairs after which those found twice are dropped

Places = NDArray[np.intp]


def candidates(near: Nearness, members: Sequence[int] | Places) -> tuple[Places, Places]:
    """Places in ``members`` of statements worth comparing: of the one, and of the other.

    Each pair stands once, the lower place first, in order.
    """
    rows = np.asarray(members, dtype=np.intp)
    n = len(rows)
    found, fresh = np.empty(0, dtype=np.int64), [np.empty(0, dtype=np.int64)]
    for cell in _cells(near.vectors, rows, np.arange(n, dtype=np.intp)):
        for begin in range(0, len(cell), CHUNK):
            likeness = near.rough(rows[cell[begin : begin + CHUNK]], rows[cell])
            one, other = (cell[at] for at in _most_alike(likeness, begin))
            fresh.append(np.minimum(one, other) * n + np.maximum(one, other))
        if sum(map(len, fresh)) > HELD:
            found, fresh = once(np.concatenate([found, *fresh])), []
    pairs = once(np.concatenate([found, *fresh]))
    return pairs // max(1, n), pairs % max(1, n)


def _most_alike(likeness: NDArray[np.float64], begin: int) -> tuple[Places, Places]:
    """Rows of a cell from ``begin`` on, and those MOST of its columns that each is most like.

    Where two are as alike, the earlier goes first.
    """
    n = likeness.shape[1]
    likeness[np.arange(len(likeness)), np.arange(begin, begin + len(likeness))] = -1.0
    if n > MOST:
        ranked = np.rint(likeness * 10**6).astype(np.int64) * n - np.arange(n)
        best = np.argpartition(ranked, n - MOST, axis=1)[:, n - MOST :]
        row = np.repeat(np.arange(len(likeness)), MOST)
        column = best.ravel()
    else:
        row, column = (at.ravel() for at in np.indices(likeness.shape))
    kept = likeness[row, column] >= LEAST
    return row[kept] + begin, column[kept]


def _cells(
    vectors: NDArray[np.float32], rows: Places, places: Places, depth: int = 0
) -> Iterator[Places]:
    """Cells over ``places`` in ``rows`` of ``vectors``; each place in up to three of them."""
    if len(places) <= LARGEST_CELL:
        yield places
        return
    if depth > 2:  # nothing tells them apart
        for at in range(0, len(places), LARGEST_CELL):
            yield places[at : at + LARGEST_CELL]
        return
    wanted = min(MOST_CELLS, max(2 * NEAREST, NEAREST * len(places) // CELL))
    centres = vectors[rows[places[:: len(places) // wanted]]]
    nearest = np.empty((len(places), NEAREST), dtype=np.intp)
    for at in range(0, len(places), CHUNK):
        likeness = vectors[rows[places[at : at + CHUNK]]] @ centres.T
        nearest[at : at + CHUNK] = np.argsort(-likeness, axis=1, kind="stable")[:, :NEAREST]
    for centre in range(len(centres)):
        inside = (nearest == centre).any(axis=1)
        yield from _cells(vectors, rows, places[inside], depth + 1)
