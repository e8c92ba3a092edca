"""One text with some of its spans replaced, and where every offset went."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """``start`` to ``end`` of the old text become ``words``."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """The new text; ``made`` are the replacements, in order, none touching another's words."""

    text: str
    made: tuple[Replacement, ...]
    starts: tuple[int, ...]  # of each replacement, in the old text
    shifts: tuple[int, ...]  # by how much what follows each was moved, in all

    def at(self, offset: int, *, end: bool = False) -> int:
        """Where ``offset`` of the old text is now; one inside replaced words goes to their edge."""
        place = bisect.bisect_right(self.starts, offset) - 1
        if end and place >= 0 and self.starts[place] == offset:
            place -= 1  # a span that ends where replaced words begin holds none of them
        if place < 0:
            return offset
        one = self.made[place]
        if offset >= one.end:
            return offset + self.shifts[place]
        before = self.shifts[place - 1] if place else 0
        return one.start + before + (len(one.words) if end else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``start`` to ``end`` of the old text are now."""
        first = self.at(start)
        return first, max(first, self.at(end, end=True))

    def within(self, start: int, end: int) -> tuple[Replacement, ...]:
        """The replacements that touch ``start`` to ``end`` of the old text."""
        first = max(0, bisect.bisect_right(self.starts, start) - 1)
        last = bisect.bisect_left(self.starts, end)
        return tuple(r for r in self.made[first:last] if start < r.end)


def replaced(text: str, wanted: Iterable[Replacement]) -> Replaced:
    """``text`` with ``wanted`` replaced; of those that overlap, the first stands for all.

    >>> replaced("Ana Reld, 24", [Replacement(0, 8, "[Worker 2]")]).text
    '[Worker 2], 24'
    """
    made: list[Replacement] = []
    for one in sorted(wanted, key=lambda r: (r.start, -r.end, r.words)):
        if made and one.start < made[-1].end:
            last = made[-1]
            made[-1] = Replacement(last.start, max(last.end, one.end), last.words)
        else:
            made.append(one)
    pieces: list[str] = []
    shifts: list[int] = []
    done = shift = 0
    for one in made:
        pieces += [text[done : one.start], one.words]
        done = one.end
        shift += len(one.words) - (one.end - one.start)
        shifts.append(shift)
    pieces.append(text[done:])
    return Replaced("".join(pieces), tuple(made), tuple(r.start for r in made), tuple(shifts))
