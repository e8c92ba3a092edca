"""The keys of ends that may be joined, numbered so that what is forgotten comes last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from wherefrom.trace.brought import Brought
from wherefrom.trace.joins import Joining
from wherefrom.trace.labels import Labels
from wherefrom.trace.together import Together

Circles = Sequence[Collection[str]]  # of publishers
Ends = Sequence[tuple[Brought | None, int]]


class Keys:
    """Numbers for the columns first, then for what steady ends hold, then for the rest.

    What steady ends make one by themselves is one key. A column's own key stands for its
    statement, whichever end that has; ``authored`` are the derivations by which own words
    here may be one author's, in order.
    """

    def __init__(
        self,
        joining: Joining,
        steady: Sequence[Brought],
        columns: Sequence[Ends],
        around: Circles,
    ) -> None:
        ends = [*steady, *(one for column in columns for one, _ in column if one is not None)]
        self.authored = joining.authored(ends)
        together = Together(list(range(joining.n_keys)))
        for one in steady:
            for a, b in one.joins:
                together.join(a, b)
        first = [one.number for one in steady]
        first += [joining.publisher(name) for circle in around for name in circle]
        for d in self.authored:
            first += (joining.document(d.taker), joining.document(d.giver))
        rest: list[int] = []
        for one in ends:
            recorded = one.recorded[1] if one.recorded else ()
            rest += (one.number, *(key for pair in (*one.joins, *recorded) for key in pair))
        number: dict[int, int] = {}
        n, top = len(columns), together.top
        self._number = {key: number.setdefault(top(key), n + len(number)) for key in first}
        self._kept = n + len(number)
        self._number |= {key: number.setdefault(top(key), n + len(number)) for key in rest}
        self.apart: Labels = tuple(range(n + len(number)))

    def of(self, one: Brought) -> int:
        """The key of a steady end."""
        return self._number[one.number]

    def pairs(self, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Pairs of keys as they are numbered here."""
        number = self._number
        return [(number[a], number[b]) for a, b in pairs]

    def left(self, labels: Labels) -> Labels:
        """``labels`` of the keys that are asked for when all ends are chosen."""
        return labels[: self._kept]


def circling(one: Brought, around: Circles) -> frozenset[tuple[str, str]]:
    """The citations by which an end may stand in a circle of publishers, which are ``around``."""
    if not around or not one.cited:
        return frozenset()  # most often
    return frozenset(p for p in one.cited if any(p[0] in c and p[1] in c for c in around))
