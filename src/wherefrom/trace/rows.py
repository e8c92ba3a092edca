"""Many sets of derivations at once: each set is a row, and rows are bits of a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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

    def one_of(self, rows: int) -> frozenset[str]:
        """The set of the first of ``rows``."""
        first = rows & -rows
        return self.always | {one for one, bits in self.on.items() if bits & first}

    def of(self, one: str) -> int:
        """The rows that hold the id."""
        bits = self.on.get(one)
        if bits is None:
            return self.every if one in self.always else 0
        return bits
