"""What rulings do to the questions of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wherefrom.claims.making import Made
from wherefrom.claims.ruled.applied import Ruled
from wherefrom.model import Asked

Rows = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Redone:
    """What rulings do to one question: parts that are left out, by number, and what they become.

    ``made`` goes with the first row of each, in order.
    """

    out: frozenset[int] = frozenset()
    made: tuple[tuple[int, Made], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What rulings do to some parts of a question, and the ``rows`` that these are of.

    It is the same as long as all that it hangs on, ``bears``, is.
    """

    bears: list[object]
    rows: frozenset[int]
    redone: Redone


@dataclass(frozen=True, slots=True)
class Standing:
    """All questions that rulings bear on, and the rulings with their states."""

    by_hand: Ruled
    redone: Mapping[Asked, Redone] = field(default_factory=dict)


def tied(some: Iterable[Ruled]) -> dict[int, set[int]]:
    """By row those that a ruling may hold together with it, or apart from it."""
    return {
        row: {by_hand.order[s.id] for one in placed for s in one.on if s is not None}
        for by_hand in some
        for row, placed in by_hand.bonds.items()
    }
