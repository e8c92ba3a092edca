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

CELL = 1024  # statements of a cell, about
LARGEST_CELL = 4 * CELL  # a larger one is cut up again, and at last by its order
NEAREST = 3  # cells of one statement
MOST_CELLS = 2048
MOST = 16  # statements that one is compared with word by word
LEAST = 0.2  # likeness by whole sentences; measured: 99% of what words join lies above
CHUNK = 512  # rows compared at a time


def candidates(near: Nearness, members: Sequence[int]) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """(a place in ``members``, places of those worth comparing with it), in order of cells."""
    places = np.arange(len(members), dtype=np.intp)
    for cell in _cells(near.vectors[list(members)], places):
        rows = [members[at] for at in cell]
        for begin in range(0, len(cell), CHUNK):
            likeness = near.rough(rows[begin : begin + CHUNK], rows)
            for row, values in enumerate(likeness):
                values[begin + row] = -1.0
                kept = np.flatnonzero(values >= LEAST)
                if len(kept) > MOST:
                    kept = np.sort(kept[np.argsort(-values[kept], kind="stable")[:MOST]])
                if len(kept):
                    yield int(cell[begin + row]), cell[kept]


def _cells(
    vectors: NDArray[np.float32], places: NDArray[np.intp], depth: int = 0
) -> Iterator[NDArray[np.intp]]:
    """Cells over ``places``, rows of ``vectors``; each row in up to three of them."""
    if len(places) <= LARGEST_CELL:
        yield places
        return
    if depth > 2:  # nothing tells them apart
        for at in range(0, len(places), LARGEST_CELL):
            yield places[at : at + LARGEST_CELL]
        return
    wanted = min(MOST_CELLS, max(2 * NEAREST, NEAREST * len(places) // CELL))
    centres = vectors[places[:: len(places) // wanted]]
    nearest = np.empty((len(places), NEAREST), dtype=np.intp)
    for at in range(0, len(places), CHUNK):
        likeness = vectors[places[at : at + CHUNK]] @ centres.T
        nearest[at : at + CHUNK] = np.argsort(-likeness, axis=1, kind="stable")[:, :NEAREST]
    for centre in range(len(centres)):
        yield from _cells(vectors, places[(nearest == centre).any(axis=1)], depth + 1)
