"""Groups of statements as people ruled them: joined, and parted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.ruled.bonds import Pair, components

Likeness = NDArray[np.float64]
DIGITS = 9  # of a likeness: beyond them, processors of one type may differ
Block = Callable[[Sequence[int], Sequence[int]], Likeness]


def ruled_groups(
    groups: Sequence[Sequence[int]], same: Sequence[Pair], apart: Sequence[Pair], block: Block
) -> list[list[int]]:
    """``groups`` with the rows of each pair in ``same`` in one, of each in ``apart`` in two.

    ``groups`` are disjoint; pairs with a row in none of them count for
    nothing. The pairs must not contradict each other (see ``bonds``).
    ``block`` gives the likeness of rows to rows: where a group is parted, the
    first of a pair leaves and takes along what is more like it than like
    anything else in the group; the rest stays with the second.
    First each group is parted as it is and then parts are joined, so that a
    statement moved from one question to another leaves its neighbours behind.
    """
    there = {row for group in groups for row in group}
    same = [pair for pair in same if there.issuperset(pair)]
    apart = [pair for pair in apart if there.issuperset(pair)]
    if not same and not apart:
        return sorted(sorted(group) for group in groups)
    head = components(same)
    divided = [part for group in groups for part in _divided(group, head, apart, block)]
    joined = _joined(divided, head)
    return sorted(sorted(p) for group in joined for p in _divided(group, head, apart, block))


def _joined(groups: Sequence[Sequence[int]], head: Mapping[int, int]) -> list[list[int]]:
    """Groups that hold rows of one component, together."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for row in group:
            if row in head:
                holders[head[row]].append(number)
    ties = [(numbers[0], other) for numbers in holders.values() for other in numbers[1:]]
    first = components(ties)
    joined: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        joined[first.get(number, number)] += group
    return list(joined.values())


def _divided(
    group: Sequence[int], head: Mapping[int, int], apart: Sequence[Pair], block: Block
) -> Iterator[list[int]]:
    """``group`` in as many sides as the pairs ``apart`` inside it need."""
    rows = set(group)
    inside = [(head.get(a, a), head.get(b, b)) for a, b in apart if a in rows and b in rows]
    if not inside:
        yield list(group)
        return
    tied: dict[int, list[int]] = defaultdict(list)
    for row in sorted(rows):
        tied[head.get(row, row)].append(row)
    keys = sorted(tied)
    near = _likeness([tied[key] for key in keys], block)
    sides = _sides([(keys.index(a), keys.index(b)) for a, b in inside], near)
    for at, side in sorted(_taken_along(near, sides).items()):
        sides[side].append(at)
    yield from (sorted(row for at in side for row in tied[keys[at]]) for side in sides)


def _likeness(members: Sequence[Sequence[int]], block: Block) -> Likeness:
    """Mean likeness of each of ``members`` to each other, (n, n); to itself below any."""
    rows = [row for those in members for row in those]
    sizes = np.array([len(those) for those in members])
    starts = np.cumsum([0, *sizes[:-1]])
    sums = np.add.reduceat(np.add.reduceat(block(rows, rows), starts, axis=0), starts, axis=1)
    mean = np.round((sums + sums.T) / 2 / np.outer(sizes, sizes), DIGITS)
    np.fill_diagonal(mean, -np.inf)
    return np.asarray(mean, dtype=np.float64)


def _sides(inside: Sequence[Pair], near: Likeness) -> list[list[int]]:
    """What was ruled on in sides, none against another: first the one that others leave."""
    against: dict[int, set[int]] = defaultdict(set)
    stays: Counter[int] = Counter()
    for leaving, staying in inside:
        against[leaving].add(staying)
        against[staying].add(leaving)
        stays.update({staying: 1, leaving: -1})
    sides: list[list[int]] = []
    for at in sorted(against, key=lambda one: (-stays[one], one)):
        free = [side for side in sides if not against[at] & set(side)]
        if free:
            max(free, key=lambda side: float(near[at, side].mean())).append(at)
        else:
            sides.append([at])
    return sides


def _taken_along(near: Likeness, sides: Sequence[Sequence[int]]) -> dict[int, int]:
    """For each that nobody ruled on the side of what it is most like; else the first side.

    What it is most like may itself be most like a third, and so on.
    """
    side_of = {at: number for number, side in enumerate(sides) for at in side}
    nearest = near.argmax(axis=1)
    found: dict[int, int] = {}
    for at in range(len(near)):
        seen, here = {at}, at
        while here not in side_of and int(nearest[here]) not in seen:
            here = int(nearest[here])
            seen.add(here)
        if at not in side_of:
            found[at] = side_of.get(here, 0)
    return found
