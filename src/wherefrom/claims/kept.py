"""How like the statements of large groups are, kept for who compares them again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

FEWEST = 48  # statements of a group from which it is kept: fewer are compared in no time
MOST = 16_000_000  # pairs that are kept of all groups together (64 MB)
UNKNOWN = np.iinfo(np.int32).min

Likeness = NDArray[np.float64]
Places = NDArray[np.intp]
Block = Callable[[Sequence[int], Sequence[int]], Likeness]
Pairs = Callable[[Places, Places], Likeness]


class Table:
    """The likeness of each two of some ``rows``, as so many parts of 1, ``unit`` in all."""

    def __init__(self, rows: Sequence[int], unit: int) -> None:
        self.place = {row: at for at, row in enumerate(rows)}
        self.likeness = np.full((len(rows), len(rows)), UNKNOWN, dtype=np.int32)
        self._unit = unit

    def with_more(self, rows: Sequence[int], beside: Sequence[Table]) -> Table:
        """The same with ``rows`` too, and what tables ``beside`` it hold of them."""
        more = Table([*self.place, *rows], self._unit)
        for known in (self, *beside):
            both = [row for row in known.place if row in more.place]
            here, there = more.at(both), known.at(both)
            more.likeness[here[:, None], here] = known.likeness[there[:, None], there]
        return more

    def at(self, rows: Sequence[int]) -> Places:
        """Where ``rows`` stand in the table."""
        return np.array([self.place[row] for row in rows], dtype=np.intp)

    def block(self, rows: Sequence[int], columns: Sequence[int], work: Block) -> Likeness:
        """Likeness of ``rows`` to ``columns``; ``work`` tells it where it is not known yet."""
        one, two = self.at(rows), self.at(columns)
        found = self.likeness[one[:, None], two]
        unknown = found == UNKNOWN
        if unknown.any():
            new = unknown.mean(axis=1) > 0.5  # rows that were not in the table for long
            self._learn(rows, columns, new, np.ones(len(columns), dtype=np.bool_), work)
            unknown = self.likeness[one[:, None], two] == UNKNOWN
            self._learn(rows, columns, unknown.any(axis=1), unknown.any(axis=0), work)
            found = self.likeness[one[:, None], two]
        return np.asarray(found / self._unit)

    def _learn(
        self,
        rows: Sequence[int],
        columns: Sequence[int],
        some: NDArray[np.bool_],
        others: NDArray[np.bool_],
        work: Block,
    ) -> None:
        if not some.any() or not others.any():
            return
        one = [rows[at] for at in np.flatnonzero(some).tolist()]
        two = [columns[at] for at in np.flatnonzero(others).tolist()]
        self._keep(self.at(one)[:, None], self.at(two), work(one, two))

    def pairs(self, ones: Places, others: Places, work: Pairs) -> Likeness:
        """Likeness of each of ``ones`` to the one of ``others`` at its place."""
        one, two = self.at(ones.tolist()), self.at(others.tolist())
        unknown = self.likeness[one, two] == UNKNOWN
        if unknown.any():
            told = work(ones[unknown], others[unknown])
            self._keep(one[unknown], two[unknown], told)
        return np.asarray(self.likeness[one, two] / self._unit)

    def _keep(self, one: Places, two: Places, likeness: Likeness) -> None:
        told = np.rint(likeness * self._unit).astype(np.int32)
        self.likeness[one, two] = told
        self.likeness[two, one] = told


class Kept:
    """Tables of the groups that were compared last; one of them is looked in at a time."""

    def __init__(self, digits: int) -> None:
        self._unit = 10**digits
        self._tables: list[Table] = []
        self.open: Table | None = None

    @contextmanager
    def holding(self, rows: Sequence[int]) -> Iterator[None]:
        """Compare the statements in ``rows``, where these are many, with what is known of them."""
        self.open = self._table(rows) if len(rows) >= FEWEST and len(rows) ** 2 <= MOST else None
        try:
            yield
        finally:
            self.open = None

    def _table(self, rows: Sequence[int]) -> Table:
        wanted = set(rows)
        overlap = [(len(wanted & table.place.keys()), table) for table in self._tables]
        known, table = max(overlap, key=lambda one: one[0], default=(0, None))
        if table is None or 2 * known < len(wanted):
            return self._put(Table(sorted(wanted), self._unit))
        self._tables.remove(table)
        missing = sorted(wanted - table.place.keys())
        beside = [other for n, other in overlap if n and other is not table]
        return self._put(table.with_more(missing, beside) if missing else table)

    def _put(self, table: Table) -> Table:
        """Keep ``table`` as the latest, and none that were not looked in for too long."""
        self._tables.append(table)
        while sum(one.likeness.size for one in self._tables) > MOST and len(self._tables) > 1:
            del self._tables[0]
        return table

    def block(self, rows: Sequence[int], columns: Sequence[int], work: Block) -> Likeness | None:
        """Likeness of ``rows`` to ``columns``, None unless they are of the group held."""
        place = None if self.open is None else self.open.place
        if place is None or not all(row in place for some in (rows, columns) for row in some):
            return None
        assert self.open is not None
        return self.open.block(rows, columns, work)

    def pairs(self, ones: Places, others: Places, work: Pairs) -> Likeness | None:
        """``block`` for each of ``ones`` with the one of ``others`` at its place."""
        place = None if self.open is None else self.open.place
        if place is None or not all(
            row in place for some in (ones, others) for row in some.tolist()
        ):
            return None
        assert self.open is not None
        return self.open.pairs(ones, others, work)
