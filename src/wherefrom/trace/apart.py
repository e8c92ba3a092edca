"""The chances of an answer's origins under many sets of derivations at once, part by part.

Most uncertain derivations bear on a few of the statements. Ends that can be joined under
none of the sets are counted apart: each part once for each way its own ends may fall.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from wherefrom.trace.brought import Brought
from wherefrom.trace.certainty import Chances
from wherefrom.trace.circles import circles
from wherefrom.trace.joins import Group, Joining
from wherefrom.trace.origins import End
from wherefrom.trace.part import Column, Found, Part
from wherefrom.trace.rows import Rows
from wherefrom.trace.together import Together

Ending = Sequence[tuple[End | None, int]]  # how one trail may end, None where its word is
# withdrawn, and in which rows; all of them together are every row
Circles = Sequence[Collection[str]]


def shares_apart(
    joining: Joining,
    chances: Chances,
    endings: Sequence[Ending],
    likely: Sequence[Group],
    rows: Rows,
) -> list[tuple[tuple[float, ...], int]]:
    """The chances of the origins there may be, each time with the rows that have them.

    ``endings`` are of each statement's trail; ``likely`` the origins under any one set,
    which are looked at only for ends that are there, and joined alike, in every row.
    """
    every = [[joining.of(end) for end, _ in ending if end is not None] for ending in endings]
    flat = [one for some in every for one in some]
    around = circles({pair for one in flat for pair in one.cited})
    together = _may_join(joining, every, around, rows)
    swaying = _swaying(joining, every, endings, together, rows)
    # A group of which an end is another in all rows, as may be where rows are drawn, is none.
    unchanging = {id(ending[0][0]): ending[0][0] for ending in endings if len(ending) == 1}
    whole = [group for group in likely if all(id(end) in unchanging for end in group.ends)]
    grouped = {id(end) for group in whole for end in group.ends}
    others = [end for key, end in unchanging.items() if end is not None and key not in grouped]
    swaying |= {together.top(joining.of(end).number) for end in others}
    there = [(group, together.top(joining.of(group.ends[0]).number)) for group in whole]
    steady, nameless = chances.found([group for group, top in there if top not in swaying])
    cells: dict[Found, int] = {(tuple(steady), nameless): rows.every}
    for part in _parts(joining, chances, endings, together, swaying, around):
        cells = _beside(cells, part.found(rows))
    alone = _where_alone(chances, endings, rows)
    told: dict[tuple[float, ...], int] = defaultdict(int)
    for (named, unnamed), bits in cells.items():
        sure = [chance for _, chance in sorted(named)]
        if bits & alone:
            told[(1.0,) * len(sure)] |= bits & alone
        if bits & ~alone:
            told[chances.told(sure, unnamed)] |= bits & ~alone
    return list(told.items())


def _beside(cells: Mapping[Found, int], further: Mapping[Found, int]) -> dict[Found, int]:
    """What is found in rows by parts so far, and by one more."""
    found: dict[Found, int] = defaultdict(int)
    for (named, unnamed), bits in cells.items():
        for (more, nameless), there in further.items():
            if bits & there:
                found[named + more, unnamed + nameless] |= bits & there
    return found


def _where_alone(chances: Chances, endings: Sequence[Ending], rows: Rows) -> int:
    """The rows in which fewer than two reports give the answer."""
    where: dict[str, int] = defaultdict(int)
    for ending in endings:
        for end, bits in ending:
            if end is not None:
                where[chances.report(end)] |= bits
    once = twice = 0
    for bits in where.values():
        twice |= once & bits
        once |= bits
    return rows.every & ~twice


def _may_join(
    joining: Joining, every: Sequence[Sequence[Brought]], around: Circles, rows: Rows
) -> Together:
    """Keys of ends that may be one in any of the rows."""
    flat = [one for some in every for one in some]
    at = {some[0].statement: some[0].number for some in every if some}
    pairs: list[tuple[int, int]] = []
    for some in every:
        pairs += [(some[0].number, one.number) for one in some[1:]]
    for one in flat:
        pairs += one.joins
        if one.recorded is not None:
            pairs += one.recorded[1]
        for shared in one.shared:
            twin = joining.twin(shared) if shared.by.id in rows else None
            if twin in at:
                pairs.append((one.number, at[twin]))
        for circle in around:
            if any(a in circle and b in circle for a, b in one.cited):
                pairs += [(one.number, joining.publisher(name)) for name in sorted(circle)]
    by_author = (d for d in joining.authored(flat) if d.id in rows)
    pairs += [(joining.document(d.taker), joining.document(d.giver)) for d in by_author]
    together = Together(list(range(joining.n_keys)))
    for a, b in pairs:
        together.join(a, b)
    return together


def _swaying(
    joining: Joining,
    every: Sequence[Sequence[Brought]],
    endings: Sequence[Ending],
    together: Together,
    rows: Rows,
) -> set[int]:
    """The keys that stand for ends of which something is not the same in all rows."""
    found: set[int] = set()
    for some, ending in zip(every, endings, strict=True):
        for one in some:
            by = [shared.by.id for shared in one.shared]
            by += [] if one.recorded is None else [one.recorded[0]]
            if len(ending) > 1 or any(key in rows.on for key in by):
                found.add(together.top(one.number))
    by_author = joining.authored([one for some in every for one in some])
    found |= {together.top(joining.document(d.taker)) for d in by_author if d.id in rows.on}
    return found


def _parts(
    joining: Joining,
    chances: Chances,
    endings: Sequence[Ending],
    together: Together,
    swaying: Collection[int],
    around: Circles,
) -> Iterable[Part]:
    held: dict[int, tuple[list[Brought], list[Column]]] = {}
    for ending in endings:
        there = [(None if end is None else joining.of(end), bits) for end, bits in ending]
        first = next((one for one, _ in there if one is not None), None)
        if first is None or (top := together.top(first.number)) not in swaying:
            continue
        steady, columns = held.setdefault(top, ([], []))
        column = _as_counted(there, around)
        if len(column) > 1:
            columns.append(column)
        else:
            steady.append(first)
    return [Part(joining, chances, *one, around) for one in held.values()]


def _as_counted(column: Column, around: Circles) -> Column:
    """``column`` with one end for all that count the same: however the trail came there."""
    found: dict[object, tuple[Brought | None, int]] = {}
    for one, bits in column:
        as_ = None if one is None else one.counts_as(around)
        first, before = found.get(as_, (one, 0))
        found[as_] = first, before | bits
    return list(found.values())
