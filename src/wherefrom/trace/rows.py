"""Many sets of derivations at once: each set is a row, and rows are bits of a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class Row:
    """One set among many, of which is asked whether single ids are in it."""

    __slots__ = ("_bit", "_rows")

    def __init__(self, rows: Rows, bit: int) -> None:
        self._rows, self._bit = rows, bit

    def __contains__(self, one: object) -> bool:
        bits = self._rows.on.get(one)  # type: ignore[call-overload]
        return one in self._rows.always if bits is None else bool(bits & self._bit)

    def ids(self) -> frozenset[str]:
        """All that is in it."""
        return self._rows.always | {one for one in self._rows.on if one in self}


@dataclass(frozen=True, slots=True)
class Rows:
    """Sets of ids. ``always`` are in all of them, and those ``on`` in the rows given as bits.

    Ids that are in neither are in none. ``every`` has the bits of all rows.
    """

    every: int
    on: Mapping[str, int]
    always: frozenset[str] = frozenset()

    def __contains__(self, one: object) -> bool:
        """Whether the id may be in a row."""
        return one in self.on or one in self.always

    def one_of(self, rows: int) -> Row:
        """The set of the first of ``rows``."""
        return Row(self, rows & -rows)

    def of(self, one: str) -> int:
        """The rows that hold the id."""
        bits = self.on.get(one)
        if bits is None:
            return self.every if one in self.always else 0
        return bits
