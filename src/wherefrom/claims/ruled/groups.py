"""Groups of statements as people ruled them: joined, and parted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.ruled.bonds import Pair, components

Block = Callable[[Sequence[int], Sequence[int]], NDArray[np.float64]]


def ruled_groups(
    groups: Sequence[Sequence[int]], same: Sequence[Pair], apart: Sequence[Pair], block: Block
) -> list[list[int]]:
    """``groups`` with the rows of each pair in ``same`` in one, of each in ``apart`` in two.

    ``groups`` are disjoint; pairs with a row in none of them count for
    nothing. The pairs must not contradict each other (see ``bonds``).
    ``block`` gives the likeness of rows to rows: where a group is parted, each
    row that nobody ruled on goes to the side whose ruled rows it is most like.
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
) -> Iterator[Sequence[int]]:
    """``group`` in as many sides as the pairs ``apart`` inside it need."""
    rows = set(group)
    against: dict[int, set[int]] = defaultdict(set)
    for one, two in apart:
        if one in rows and two in rows:
            against[head.get(one, one)].add(head.get(two, two))
            against[head.get(two, two)].add(head.get(one, one))
    if not against:
        yield group
        return
    tied: dict[int, list[int]] = defaultdict(list)
    for row in sorted(rows):
        tied[head.get(row, row)].append(row)
    sides = _sides(tied, against, block)
    seeds = [[row for key in side for row in tied[key]] for side in sides]
    rest = [members for key, members in tied.items() if key not in against]
    for members, at in zip(rest, _nearest(rest, seeds, block), strict=True):
        sides[at].append(head.get(members[0], members[0]))
    for side in sides:
        yield sorted(row for key in side for row in tied[key])


def _sides(
    tied: Mapping[int, Sequence[int]], against: Mapping[int, AbstractSet[int]], block: Block
) -> list[list[int]]:
    """Sides of ruled components, none against another: each joins the nearest that may hold it."""
    sides: list[list[int]] = []
    for key in sorted(against):
        free = [side for side in sides if not against[key] & set(side)]
        if free:
            rows = [[row for one in side for row in tied[one]] for side in free]
            free[_nearest([tied[key]], rows, block)[0]].append(key)
        else:
            sides.append([key])
    return sides


def _nearest(
    these: Sequence[Sequence[int]], sides: Sequence[Sequence[int]], block: Block
) -> list[int]:
    """For each of ``these`` sets of rows the side that it is most like on average."""
    rows = [row for members in these for row in members]
    if not rows:
        return []
    columns = [row for side in sides for row in side]
    likeness = np.asarray(block(rows, columns))
    ends = np.cumsum([len(side) for side in sides])[:-1]
    by_side = np.stack([p.mean(axis=1) for p in np.split(likeness, ends, axis=1)], axis=1)
    starts = np.cumsum([0, *(len(members) for members in these)])
    means = (by_side[a:b].mean(axis=0) for a, b in pairwise(starts))
    return [int(np.argmax(np.round(mean, 9))) for mean in means]  # a tie goes to the first side
