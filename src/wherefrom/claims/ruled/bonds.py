"""Rulings that two statements are, or are not, of one question: the later wins."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bond:
    """``ruling`` holds the rows ``one`` and ``two`` together, or apart."""

    ruling: str
    together: bool
    one: int
    two: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Bonds that stand, in the order given; for each that does not, the later ones against it."""

    same: tuple[Bond, ...] = ()
    apart: tuple[Bond, ...] = ()
    against: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by ruling


def standing(bonds: Sequence[Bond]) -> Standing:
    """The ``bonds`` that hold together, the latest of them first taken in.

    ``bonds`` are in the order of ruling. Of *a with b*, *b with c* and then
    *a apart from c*, the last two stand.
    """
    sides = _Sides()
    kept: list[Bond] = []
    against: dict[str, tuple[str, ...]] = {}
    for bond in reversed(bonds):
        later = sides.contradicting(bond)
        if later:
            against[bond.ruling] = later
        else:
            sides.enter(bond)
            kept.append(bond)
    kept.reverse()
    same = tuple(b for b in kept if b.together)
    return Standing(same, tuple(b for b in kept if not b.together), against)


def components(pairs: Iterable[Pair]) -> dict[int, int]:
    """For each row of ``pairs`` the least row that it is tied to, itself included."""
    above: dict[int, int] = {}

    def root(row: int) -> int:
        above.setdefault(row, row)
        while above[row] != row:
            above[row] = above[above[row]]
            row = above[row]
        return row

    for one, two in pairs:
        low, high = sorted((root(one), root(two)))
        above[high] = low
    return {row: root(row) for row in sorted(above)}


@dataclass(slots=True)
class _Sides:
    """What was taken in so far; ``barred`` gives, for two sides, the ruling between them."""

    side: dict[int, int] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    barred: dict[int, dict[int, str]] = field(default_factory=dict)
    ties: dict[int, dict[int, str]] = field(default_factory=dict)  # row -> row -> ruling

    def contradicting(self, bond: Bond) -> tuple[str, ...]:
        """The rulings, all later, that ``bond`` cannot stand beside; none if it can."""
        one, two = self._side(bond.one), self._side(bond.two)
        if not bond.together:
            return self._path(bond.one, bond.two) if one == two else ()
        between = self.barred[one].get(two)
        return () if between is None else (between,)

    def enter(self, bond: Bond) -> None:
        """Take in a bond that nothing contradicts."""
        one, two = self._side(bond.one), self._side(bond.two)
        if not bond.together:
            self.barred[one].setdefault(two, bond.ruling)
            self.barred[two].setdefault(one, bond.ruling)
            return
        self.ties.setdefault(bond.one, {}).setdefault(bond.two, bond.ruling)
        self.ties.setdefault(bond.two, {}).setdefault(bond.one, bond.ruling)
        if one != two:
            self._join(*sorted((one, two), key=lambda s: -len(self.members[s])))

    def _side(self, row: int) -> int:
        if row not in self.side:
            self.side[row], self.members[row], self.barred[row] = row, [row], {}
        return self.side[row]

    def _join(self, large: int, small: int) -> None:
        for row in self.members.pop(small):
            self.side[row] = large
            self.members[large].append(row)
        for other, ruling in self.barred.pop(small).items():
            del self.barred[other][small]
            self.barred[large].setdefault(other, ruling)
            self.barred[other].setdefault(large, ruling)

    def _path(self, start: int, end: int) -> tuple[str, ...]:
        """The rulings by which ``start`` and ``end`` are one; a statement is one with itself."""
        came: dict[int, tuple[str, ...]] = {start: ()}
        ahead = deque([start])
        while ahead and end not in came:
            row = ahead.popleft()
            for other, ruling in self.ties.get(row, {}).items():
                if other not in came:
                    came[other] = (*came[row], ruling)
                    ahead.append(other)
        return tuple(dict.fromkeys(came[end])) or ("itself",)
