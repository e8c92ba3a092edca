"""What is said, held by document while it changes piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import is_not
from typing import Generic, TypeVar

from wherefrom.model import Attribution, Mention, Statement

T = TypeVar("T")
V = TypeVar("V", Statement, Mention, Attribution)
STRETCH = 64  # so many are set beside each other at once


def exchanged(before: Sequence[T], now: Sequence[T]) -> list[T]:
    """What only one of the two holds; of what stands elsewhere some may be named.

    Of two that are as long: what was and what is at each place that differs, in turn.
    """
    if before is now:
        return []
    if len(before) == len(now):
        return [one for at in range(0, len(now), STRETCH) for one in _in_stretch(before, now, at)]
    here, there = set(map(id, before)), set(map(id, now))
    gone = [one for one in before if id(one) not in there]
    new = [one for one in now if id(one) not in here]
    same = set(gone) & set(new)
    return [one for one in (*gone, *new) if one not in same]


def _in_stretch(before: Sequence[T], now: Sequence[T], at: int) -> list[T]:
    one, two = before[at : at + STRETCH], now[at : at + STRETCH]
    if one == two:  # most often, as they hold the very same
        return []
    pairs = compress(zip(one, two, strict=True), map(is_not, one, two))
    return [one for pair in pairs if pair[0] != pair[1] for one in pair]


class Held(Generic[V]):
    """What is said, by document; each piece at a row of what was last taken up."""

    def __init__(self) -> None:
        self._every: Sequence[V] = ()
        self._rows: dict[str, list[int]] = {}  # by document
        self.of: dict[str, list[V]] = {}

    def take(self, now: Sequence[V]) -> list[V]:
        """Have it hold what is said ``now``; what is said otherwise, as it was and is."""
        before, self._every = self._every, now
        others = exchanged(before, now)
        odd = {one.document for one in others}
        if not odd:
            return others
        pairs = zip(others[::2], others[1::2], strict=False)
        if len(before) != len(now) or any(was.document != is_.document for was, is_ in pairs):
            self._rows = {}
            for row, one in enumerate(now):
                self._rows.setdefault(one.document, []).append(row)
        for document in odd:
            self.of[document] = [now[row] for row in self._rows.get(document, ())]
        return others
