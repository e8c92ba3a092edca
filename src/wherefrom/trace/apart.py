"""The chances of an answer's origins under one set of derivations after another, part by part.

Most uncertain derivations bear on a few of the statements. Those whose ends can be joined
under none of the sets are counted apart: each part once for each way its own ends may fall.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from functools import partial

from wherefrom.trace.brought import Brought
from wherefrom.trace.certainty import Chances
from wherefrom.trace.circles import circles
from wherefrom.trace.joins import Group, Joining
from wherefrom.trace.origins import End
from wherefrom.trace.remembered import Remembered
from wherefrom.trace.together import Together

Column = Sequence[End | None]  # the ends of one trail under each set; None: its word is withdrawn
Found = tuple[list[tuple[str, float]], int]  # named origins by first statement, and the nameless


class Part:
    """Ends that are joined with no others: ``steady`` ones, and those of the ``columns`` one each.

    ``columns`` hold an end for each set of derivations, None where its word is withdrawn.
    """

    def __init__(
        self,
        joining: Joining,
        chances: Chances,
        steady: Sequence[End],
        columns: Sequence[Column],
    ) -> None:
        self._joining, self._chances = joining, chances
        self._steady, self._columns = steady, columns
        self._groups: dict[tuple[int, ...], Remembered[list[Group]]] = {}
        self._found: dict[int, Found] = {}  # by identity of groups, which are held

    def under(self, row: int, active: Collection[str]) -> Found:
        """The origins with the derivations ``active`` true, which are those of this row."""
        ends = [column[row] for column in self._columns]
        key = tuple(map(id, ends))
        groups = self._groups.get(key)
        if groups is None:
            every = [*self._steady, *(end for end in ends if end is not None)]
            groups = self._groups[key] = Remembered(partial(self._joining.under, every))
        found = groups(active)
        if id(found) not in self._found:
            self._found[id(found)] = self._chances.found(found)
        return self._found[id(found)]

    def is_steady(self, active: Collection[str], sways: Collection[str]) -> bool:
        """Whether the origins hang on none of ``sways``; they are known with ``active`` true."""
        groups = next(iter(self._groups.values()))
        return not self._columns and not groups.asks(active, sways)


def shares_apart(
    joining: Joining,
    chances: Chances,
    columns: Sequence[Column],
    rows: Sequence[frozenset[str]],
    sways: Collection[str],
) -> list[tuple[float, ...]]:
    """For each of ``rows``, the derivations true there, the chances of the origins there may be.

    ``columns`` hold the end of each statement's trail in every row, one alone where it is the
    same in all, and None where its word is withdrawn; ``sways`` are what the rows differ in.
    """
    columns = _as_counted(joining, columns)
    parts = _parts(joining, chances, columns, rows[0] | frozenset(sways))
    steady: list[tuple[str, float]] = []
    nameless = 0
    swaying = []
    for part in parts:
        named, n = part.under(0, rows[0])
        if part.is_steady(rows[0], sways):
            steady += named
            nameless += n
        else:
            swaying.append(part)
    steady.sort()
    reports = chances.reports(c[0] for c in columns if len(c) == 1)
    found = []
    for row, active in enumerate(rows):
        there = [part.under(row, active) for part in swaying]
        named = sorted([*steady, *(one for some, _ in there for one in some)])
        if len(reports) < 2:
            reports_there = reports | chances.reports(c[row] for c in columns if len(c) > 1)
            if len(reports_there) < 2:
                found.append((1.0,) * len(named))
                continue
        unnamed = nameless + sum(n for _, n in there)
        found.append(chances.told([chance for _, chance in named], unnamed))
    return found


def _as_counted(joining: Joining, columns: Sequence[Column]) -> list[Column]:
    """``columns`` with one end for all that count the same: however their trails came there."""
    every = {id(end): end for column in columns for end in column if end is not None}
    brought = {key: joining.of(end) for key, end in every.items()}
    around = circles({pair for one in brought.values() for pair in one.cited})
    first: dict[object, End] = {}
    same = {key: first.setdefault(one.counts_as(around), one.end) for key, one in brought.items()}
    found: list[Column] = []
    for column in columns:
        ends = [None if end is None else same[id(end)] for end in column]
        found.append(ends[:1] if all(end is ends[0] for end in ends) else ends)
    return found


def _parts(
    joining: Joining,
    chances: Chances,
    columns: Sequence[Column],
    possible: Set[str],
) -> list[Part]:
    every = [[joining.of(end) for end in _different(column)] for column in columns]
    together = _may_join(joining, every, possible)
    held: dict[int, tuple[list[End], list[Column]]] = {}
    for column, some in zip(columns, every, strict=True):
        if some:
            steady, varying = held.setdefault(together.top(some[0].number), ([], []))
            if len(column) > 1:
                varying.append(column)
            else:
                steady.append(some[0].end)
    return [Part(joining, chances, *one) for one in held.values()]


def _different(column: Column) -> list[End]:
    if len(column) == 1:
        return [end for end in column if end is not None]
    return list({id(end): end for end in column if end is not None}.values())


def _may_join(joining: Joining, every: Sequence[Sequence[Brought]], possible: Set[str]) -> Together:
    """Keys of ends that may be joined while no derivations but ``possible`` ones are true."""
    flat = [one for some in every for one in some]
    at = {some[0].statement: some[0].number for some in every if some}
    around = circles({pair for one in flat for pair in one.cited})
    pairs: list[tuple[int, int]] = []
    for some in every:
        pairs += [(some[0].number, one.number) for one in some[1:]]
    for one in flat:
        pairs += one.joins
        if one.recorded is not None:
            pairs += one.recorded[1]
        for shared in one.shared:
            twin = joining.twin(shared) if shared.by.id in possible else None
            if twin in at:
                pairs.append((one.number, at[twin]))
        for circle in around:
            if any(a in circle and b in circle for a, b in one.cited):
                pairs += [(one.number, joining.publisher(name)) for name in sorted(circle)]
    pairs += joining.by_author(flat, possible)
    together = Together(list(range(joining.n_keys)))
    for a, b in pairs:
        together.join(a, b)
    return together
