"""Ends that are joined with no others, and the origins they make under each set of derivations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from wherefrom.trace.brought import Brought
from wherefrom.trace.certainty import Chances, Held
from wherefrom.trace.joins import Joining
from wherefrom.trace.rows import Rows
from wherefrom.trace.together import Together

Column = Sequence[tuple[Brought | None, int]]  # the ends of one trail, and the rows of each
Found = tuple[tuple[tuple[str, float], ...], int]  # named origins by first statement; the nameless
Cell = tuple[int, tuple[Brought, ...], frozenset[str]]  # rows, the ends there, what is true
STATEMENT = attrgetter("statement")


class Part:
    """``steady`` ends, and one of each of the ``columns``, which are joined with no others.

    What the steady ones make by themselves is put together once; it is joined as
    ``Joining.under`` joins, of which nothing is kept here but what chances hang on.
    """

    def __init__(
        self,
        joining: Joining,
        chances: Chances,
        steady: Sequence[Brought],
        columns: Sequence[Column],
    ) -> None:
        self._joining, self._chances, self._columns = joining, chances, columns
        ends = [*steady, *(one for column in columns for one, _ in column if one is not None)]
        self._by = {shared.by.id for one in ends for shared in one.shared}
        self._by |= {one.recorded[0] for one in ends if one.recorded is not None}
        self._authored = joining.authored(ends)
        self._by |= {d.id for d in self._authored}
        together = Together(list(range(joining.n_keys)))
        _join(together, (pair for one in steady for pair in one.joins))
        top = together.top
        self._base = [top(key) for key in range(joining.n_keys)]
        self._held = _gathered((top(one.number), chances.held(one.end)) for one in steady)
        self._named = {top(one.number) for one in steady if one.is_named}
        self._at = {one.statement: one.number for one in steady}
        self._sharing = sorted((one for one in steady if one.shared), key=STATEMENT)
        self._recorded = [one.recorded for one in steady if one.recorded is not None]
        self._own = {one.own for one in steady if one.own is not None}
        self._cited = frozenset[tuple[str, str]]().union(*[one.cited for one in steady])

    def found(self, rows: Rows) -> Mapping[Found, int]:
        """The origins there are, each time with the rows that have them."""
        found: dict[Found, int] = defaultdict(int)
        for bits, ends, true in self._cells(rows):
            found[self._origins(ends, true)] |= bits
        return found

    def _cells(self, rows: Rows) -> list[Cell]:
        """Rows in which the same ends are there, and the same is true that may join them."""
        always = frozenset(key for key in self._by if key in rows.always)
        cells: list[Cell] = [(rows.every, (), always)]
        for column in self._columns:
            cells = [
                (bits & there, ends if one is None else (*ends, one), true)
                for bits, ends, true in cells
                for one, there in column
                if bits & there
            ]
        for key in sorted(self._by & rows.on.keys()):
            on = rows.on[key]
            with_it = [(bits & on, ends, true | {key}) for bits, ends, true in cells if bits & on]
            cells = [(bits & ~on, ends, true) for bits, ends, true in cells if bits & ~on]
            cells += with_it
        return cells

    def _origins(self, varying: Sequence[Brought], true: frozenset[str]) -> Found:
        """The origins of the steady ends and ``varying`` ones, with the derivations ``true``."""
        together = Together(list(self._base))
        _join(together, (pair for one in varying for pair in one.joins))
        recorded = [one.recorded for one in varying if one.recorded is not None]
        for key, pairs in (*self._recorded, *recorded):
            if key in true:
                _join(together, pairs)
        notes = [*self._author_notes(varying, true), *self._shared_notes(varying, true)]
        if notes:
            top = together.top
            named = {top(key) for key in self._named}
            named.update([top(one.number) for one in varying if one.is_named])
            for a, b in notes:
                together.join_apart(a, b, named)
        cited = self._cited.union(*[one.cited for one in varying])
        for circle in self._joining.circles_of(cited) if cited else ():
            _join(together, pairwise(circle))
        moved = [(one.number, self._chances.held(one.end)) for one in varying]
        every = (*self._held.items(), *moved)
        held = _gathered((together.top(key), held) for key, held in every)
        return self._chances.origins(held.values())

    def _author_notes(
        self, varying: Sequence[Brought], true: frozenset[str]
    ) -> list[tuple[int, int]]:
        """Documents here that one author wrote on their own word."""
        if not self._authored:
            return []
        ends = {one.own for one in varying} | self._own
        return [
            (self._joining.document(d.taker), self._joining.document(d.giver))
            for d in self._authored
            if d.id in true and d.taker in ends and d.giver in ends
        ]

    def _shared_notes(
        self, varying: Sequence[Brought], true: frozenset[str]
    ) -> list[tuple[int, int]]:
        """Ends of which the statements share wording, in the order of these."""
        further = [one for one in varying if one.shared]
        if not self._sharing and not further:
            return []
        every = sorted([*self._sharing, *further], key=STATEMENT) if further else self._sharing
        at = {one.statement: one.number for one in varying}
        found = []
        for one in every:
            for shared in one.shared:
                if shared.by.id in true:
                    twin = self._joining.twin(shared) or ""
                    number = at.get(twin, self._at.get(twin))
                    if number is not None:
                        found.append((one.number, number))
        return found


def _join(together: Together, pairs: Iterable[tuple[int, int]]) -> None:
    for a, b in pairs:
        together.join(a, b)


def _gathered(some: Iterable[tuple[int, Held]]) -> dict[int, Held]:
    """What is held under each key, put together."""
    found: dict[int, Held] = {}
    for key, held in some:
        before = found.get(key)
        found[key] = held if before is None else before.with_(held)
    return found
