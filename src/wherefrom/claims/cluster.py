"""Groups of statements that are alike on average."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from wherefrom.claims.candidates import candidates
from wherefrom.claims.merging import Edges, Places, merged
from wherefrom.claims.nearness import Nearness

SMALL = 64  # members; up to here every two are compared
DENSE = 512  # members of one component of which every two are compared
LARGEST = 2000  # members of one component that are linked at the distance asked for
CLOSER = 0.85  # of the distance, for a component that is larger: look-alikes have chained
MOST_CUTS = 6  # times that a component is cut so before it is linked, however large


def groups(near: Nearness, members: Sequence[int], *, distance: float) -> list[list[int]]:
    """``members`` in groups whose mean distance is at most ``distance`` (average linkage).

    ``members`` are rows of ``near``. Each group is sorted, groups by their
    first member. Only statements joined by a path of pairs within the distance
    can share a group, so linkage runs on each such component by itself; in a
    large one, along the pairs within the distance.
    """
    if len(members) <= SMALL:
        return sorted(_linked(near, sorted(members), distance))
    same = _said(near, members)
    rows = np.array([said[0] for said in same], dtype=np.intp)
    times = np.array([len(said) for said in same], dtype=np.intp)
    found: list[list[int]] = []
    for inside, edges, within in _cut(_close(near, rows, 1 - distance), times, distance):
        component = _components(len(rows), edges)
        dense = inside & (np.bincount(component, times)[component] <= DENSE)
        sparse = inside & ~dense
        label = merged(near, rows, times, edges.where(sparse[edges.ones]), 1 - within)
        found += _gathered(same, label, sparse)
        for part in _gathered(same, component, dense):
            found += _linked(near, part, within)
    return sorted(found)


def _cut(
    edges: Edges, times: Places, distance: float
) -> Iterator[tuple[NDArray[np.bool_], Edges, float]]:
    """Which places to link, the edges between them, and at which distance.

    Of a component that is too large the edges are cut that are further than a closer distance,
    and what is left of it comes later.
    """
    left = np.ones(len(times), dtype=np.bool_)
    for cuts in range(MOST_CUTS + 1):
        component = _components(len(times), edges)
        large = left & (np.bincount(component, times)[component] > LARGEST)
        inside = left if cuts == MOST_CUTS else left & ~large
        yield inside, edges.where(inside[edges.ones]), distance
        left = left & ~inside
        if not left.any():
            return
        distance *= CLOSER
        edges = edges.where(left[edges.ones] & (edges.likeness >= 1 - distance))


def _said(near: Nearness, members: Sequence[int]) -> list[list[int]]:
    """``members`` that say just the same together, in an order that is theirs, not the input's."""
    same: dict[bytes, list[int]] = {}
    for member in sorted(members):
        same.setdefault(near.digest(member), []).append(member)
    return [same[digest] for digest in sorted(same)]


def _close(near: Nearness, rows: Places, least: float) -> Edges:
    """Pairs of places in ``rows`` that are at least so much alike."""
    ones, others = candidates(near, rows)
    likeness = near.pairs(rows[ones], rows[others])
    kept = likeness >= least
    return Edges(ones[kept], others[kept], likeness[kept])


def _components(n: int, edges: Edges) -> Places:
    one = np.ones(len(edges.ones), dtype=np.int8)
    graph = coo_array((one, (edges.ones, edges.others)), shape=(n, n))
    return np.asarray(connected_components(graph, directed=False)[1], dtype=np.intp)


def _gathered(
    same: Sequence[Sequence[int]], label: Places, wanted: NDArray[np.bool_]
) -> list[list[int]]:
    """The members of each label, sorted, of those places that are wanted."""
    out: dict[int, list[int]] = {}
    for place in np.flatnonzero(wanted).tolist():
        out.setdefault(int(label[place]), []).extend(same[place])
    return [sorted(members) for members in out.values()]


def _linked(near: Nearness, members: list[int], distance: float) -> list[list[int]]:
    if len(members) < 2:
        return [members] if members else []
    apart = 1 - np.clip(near.block(members, members), -1, 1)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    out: dict[int, list[int]] = {}
    for member, part in zip(members, fcluster(tree, distance, "distance"), strict=True):
        out.setdefault(int(part), []).append(member)
    return list(out.values())
