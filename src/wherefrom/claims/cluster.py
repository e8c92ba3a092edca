"""Groups of statements that are alike on average."""

from __future__ import annotations

from collections.abc import Sequence

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
LARGEST = 512  # members of one component of which every two are compared


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
    edges = _close(near, rows, 1 - distance)
    component = _components(len(rows), edges)
    large = np.bincount(component, times)[component] > LARGEST
    inside = edges.where(large[edges.ones])
    label = merged(near, rows, times, inside, 1 - distance)
    found = _gathered(same, label, large)
    for members in _gathered(same, component, ~large):
        found += _linked(near, members, distance)
    return sorted(found)


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


def _components(n: int, edges: Edges) -> NDArray[np.int32]:
    one = np.ones(len(edges.ones), dtype=np.int8)
    graph = coo_array((one, (edges.ones, edges.others)), shape=(n, n))
    return np.asarray(connected_components(graph, directed=False)[1])


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
