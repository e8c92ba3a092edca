"""Looking up which stretches of a text touch which, many of each in little time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches of one text, which may overlap; made once and asked often."""

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(found)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with ``start`` to ``end`` (exclusive)."""
        n = bisect_left(self._starts, end)
        return n > 0 and self._reach[n - 1] > start
