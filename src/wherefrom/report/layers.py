"""Where boxes and lines of a drawing go: in columns, ordered so that few lines cross.

After Sugiyama, Tagawa and Toda 1981: boxes into columns by their longest way
from an origin, long lines cut by a stand-in in every column they pass, order
within a column by barycentre, places as near to the neighbours' as the order
allows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SWEEPS = 12  # from left to right and back; more no longer lessen the crossings of made graphs
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Route:
    """One line from column to column: ``stops`` are its ends and the stand-ins between."""

    number: int  # of the line given
    stops: tuple[str, ...]
    turned: bool  # whether it runs from right to left


@dataclass(frozen=True, slots=True)
class Layers:
    """Boxes and stand-ins by column, from top to bottom, and the routes of lines.

    ``bows`` are the numbers of lines between boxes of one column.
    """

    columns: tuple[tuple[str, ...], ...]
    routes: tuple[Route, ...]
    bows: tuple[int, ...]

    given: tuple[tuple[str, ...], ...]  # the columns before they were ordered

    def as_given(self) -> Layers:
        """The same boxes in the order in which they were given."""
        return Layers(self.given, self.routes, self.bows, self.given)

    def crossings(self) -> int:
        """How many pairs of lines between neighbouring columns cross."""
        return _crossings(self.columns, _segments(self.routes))


def layered(ranks: Mapping[str, int], lines: Sequence[Pair]) -> Layers:
    """Boxes (in the order wished for) in their columns, and ``lines`` between them.

    ``ranks`` gives each box its column from 0. Lines may run either way.
    """
    columns: list[list[str]] = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    for key, rank in ranks.items():
        columns[rank].append(key)
    routes, bows = [], []
    for number, (giver, taker) in enumerate(lines):
        if ranks[giver] == ranks[taker]:
            bows.append(number)
            continue
        turned = ranks[giver] > ranks[taker]
        start, end = (taker, giver) if turned else (giver, taker)
        between = range(ranks[start] + 1, ranks[end])
        stand_ins = [f"|{number}|{rank}" for rank in between]
        for rank, key in zip(between, stand_ins, strict=True):
            columns[rank].append(key)
        routes.append(Route(number, (start, *stand_ins, end), turned))
    ordered = _ordered(columns, _segments(routes))
    given = tuple(map(tuple, columns))
    return Layers(tuple(map(tuple, ordered)), tuple(routes), tuple(bows), given)


def _segments(routes: Iterable[Route]) -> list[Pair]:
    return [pair for r in routes for pair in zip(r.stops, r.stops[1:], strict=False)]


def ranks_of(
    keys: Sequence[str], lines: Sequence[Pair], least: Mapping[str, int]
) -> dict[str, int]:
    """Each box's column: its longest way from the left; boxes in a circle share one.

    ``least`` is the first column a box may stand in.
    """
    part = _circles(keys, lines)
    rank: dict[str, int] = {}
    for key in keys:
        rank[part[key]] = max(rank.get(part[key], 0), least.get(key, 0))
    between = sorted({(part[a], part[b]) for a, b in lines if part[a] != part[b]})
    for _ in keys:  # the longest way has no more steps than there are boxes
        before = dict(rank)
        for a, b in between:
            rank[b] = max(rank[b], rank[a] + 1)
        if rank == before:
            break
    return {key: rank[part[key]] for key in keys}


def _circles(keys: Sequence[str], lines: Sequence[Pair]) -> dict[str, str]:
    """For each box the first of those that it reaches and that reach it."""
    ways: dict[str, set[str]] = defaultdict(set)
    for a, b in lines:
        ways[a].add(b)
    reached = {key: _reached(key, ways) for key in keys}
    return {
        key: next((o for o in keys if o in reached[key] and key in reached[o]), key) for key in keys
    }


def _reached(start: str, ways: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        further = ways.get(waiting.pop(), set()) - found
        found |= further
        waiting += sorted(further)
    return found


def _ordered(columns: Sequence[Sequence[str]], segments: Sequence[Pair]) -> list[list[str]]:
    """The columns reordered; of all orders met, the first with the fewest crossings."""
    left, right = _neighbours(segments)
    at = [list(column) for column in columns]
    best, fewest = [list(c) for c in at], _crossings(at, segments)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        forth = sweep % 2 == 0
        near = left if forth else right
        numbers = range(1, len(at)) if forth else range(len(at) - 2, -1, -1)
        for n in numbers:
            _by_barycentre(at[n], at[n - 1 if forth else n + 1], near)
        tried = _exchanged(at, left, right)
        crossings = _crossings(tried, segments)
        if crossings < fewest:
            best, fewest = tried, crossings
    return best


def _exchanged(
    columns: Sequence[Sequence[str]],
    left: Mapping[str, Sequence[str]],
    right: Mapping[str, Sequence[str]],
) -> list[list[str]]:
    """The columns with neighbours exchanged as long as that makes fewer lines cross."""
    at = [list(column) for column in columns]
    place = {key: n for column in at for n, key in enumerate(column)}
    for _ in range(SWEEPS):
        moved = False
        for column in at:
            for n in range(len(column) - 1):
                a, b = column[n], column[n + 1]
                now = sum(_above(near.get(a, ()), near.get(b, ()), place) for near in (left, right))
                then = sum(
                    _above(near.get(b, ()), near.get(a, ()), place) for near in (left, right)
                )
                if then < now:
                    column[n], column[n + 1] = b, a
                    place[a], place[b] = n + 1, n
                    moved = True
        if not moved:
            break
    return at


def _above(a: Sequence[str], b: Sequence[str], place: Mapping[str, int]) -> int:
    """How many lines cross if the box with neighbours ``a`` stands above that with ``b``."""
    return sum(place[one] > place[other] for one in a for other in b)


def _neighbours(segments: Iterable[Pair]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    left: dict[str, list[str]] = defaultdict(list)
    right: dict[str, list[str]] = defaultdict(list)
    for a, b in segments:
        left[b].append(a)
        right[a].append(b)
    return left, right


def _by_barycentre(
    column: list[str], beside: Sequence[str], near: Mapping[str, Sequence[str]]
) -> None:
    """Sort by the mean place of the neighbours; who has none keeps its place."""
    place = {key: n for n, key in enumerate(beside)}
    now = {key: n for n, key in enumerate(column)}

    def key(box: str) -> tuple[float, int]:
        places = [place[other] for other in near.get(box, ()) if other in place]
        return (sum(places) / len(places) if places else float(now[box]), now[box])

    column.sort(key=key)


def _crossings(columns: Sequence[Sequence[str]], segments: Sequence[Pair]) -> int:
    place = {key: n for column in columns for n, key in enumerate(column)}
    rank = {key: n for n, column in enumerate(columns) for key in column}
    by_rank: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b in segments:
        by_rank[rank[a]].append((place[a], place[b]))
    return sum(_inversions(sorted(found)) for found in by_rank.values())


def _inversions(pairs: Sequence[tuple[int, int]]) -> int:
    return sum(a[0] < b[0] and a[1] > b[1] for n, a in enumerate(pairs) for b in pairs[n + 1 :])


def placed(
    layers: Layers, heights: Mapping[str, float], gap: float, *, rounds: int = 6
) -> dict[str, float]:
    """The middle of every box and stand-in, from 0 down, no two nearer than ``gap``.

    ``heights`` are those of the boxes; a stand-in has none.
    """
    left, right = _neighbours(_segments(layers.routes))
    middle: dict[str, float] = {}
    for column in layers.columns:
        middle |= _settled(column, dict.fromkeys(column, 0.0), heights, gap)
    for turn in range(rounds):
        forth = turn % 2 == 0
        near = left if forth else right
        for column in layers.columns if forth else reversed(layers.columns):
            wish = {
                key: _mean([middle[o] for o in near.get(key, ())], middle[key]) for key in column
            }
            middle |= _settled(column, wish, heights, gap)
    top = min((middle[k] - heights.get(k, 0) / 2 for k in middle), default=0.0)
    return {key: at - top for key, at in middle.items()}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _settled(
    column: Sequence[str], wish: Mapping[str, float], heights: Mapping[str, float], gap: float
) -> dict[str, float]:
    """Places in this order as near to those wished for as their heights allow.

    Least squares under an order: pooling adjacent violators (Ayer et al. 1955).
    """
    offset, offsets = 0.0, []
    for n, key in enumerate(column):
        if n:
            offset += (heights.get(column[n - 1], 0) + heights.get(key, 0)) / 2 + gap
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []  # mean of the wishes less their offsets, how many
    for key, off in zip(column, offsets, strict=True):
        mean, n = wish[key] - off, 1
        while blocks and blocks[-1][0] > mean:
            before, m = blocks.pop()
            mean, n = (before * m + mean * n) / (m + n), m + n
        blocks.append((mean, n))
    means = [mean for mean, n in blocks for _ in range(n)]
    return {key: mean + off for key, mean, off in zip(column, means, offsets, strict=True)}
