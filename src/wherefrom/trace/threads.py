"""Work on arrays shared among threads: numpy lets go of the interpreter's lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

THREADS = 2  # more gain little: what is between the arrays' operations holds the lock
WORTH = 8  # pieces from which threads are worth starting

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def each(work: Callable[[Piece], Result], pieces: Sequence[Piece]) -> Iterator[Result]:
    """``work`` on each piece, the results in the pieces' order."""
    if len(pieces) < WORTH:
        yield from map(work, pieces)
        return
    with ThreadPoolExecutor(THREADS) as threads:
        yield from threads.map(work, pieces)
