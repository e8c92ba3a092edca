"""Groups of statements that are alike on average."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from wherefrom.claims.nearness import Nearness

CHUNK = 1024  # rows compared at a time: 1024 x 50,000 likenesses are 400 MB
LARGEST = 4000  # members of one component that are linked at once (128 MB of distances)


def groups(near: Nearness, members: Sequence[int], *, distance: float) -> list[list[int]]:
    """``members`` in groups whose mean distance is at most ``distance`` (average linkage).

    ``members`` are rows of ``near``. Each group is sorted, groups by their
    first member. Only statements joined by a path of pairs within the distance
    can share a group, so linkage runs on each such component by itself.
    """
    found: list[list[int]] = []
    for component in _components(near, list(members), distance):
        found += _linked(near, component, distance)
    return sorted(found)


def _components(near: Nearness, members: list[int], distance: float) -> list[list[int]]:
    n = len(members)
    if n < 2:
        return [members] if members else []
    rows: list[NDArray[np.intp]] = []
    columns: list[NDArray[np.intp]] = []
    for at in range(0, n, CHUNK):
        likeness = near.block(members[at : at + CHUNK], members)
        row, column = np.nonzero(likeness >= 1 - distance)
        rows.append(row + at)
        columns.append(column)
    ends = (np.concatenate(rows), np.concatenate(columns))
    graph = coo_array((np.ones(len(ends[0])), ends), shape=(n, n))
    _, label = connected_components(graph, directed=False)
    out: dict[int, list[int]] = {}
    for member, part in zip(members, label, strict=True):
        out.setdefault(int(part), []).append(member)
    return list(out.values())


def _linked(near: Nearness, members: list[int], distance: float) -> list[list[int]]:
    if len(members) < 2:
        return [members]
    if len(members) > LARGEST:  # a chain of look-alikes: ask for more before linking
        return [
            g
            for c in _components(near, members, distance * 0.85)
            for g in _linked(near, c, distance * 0.85)
        ]
    apart = 1 - np.clip(near.block(members, members), -1, 1)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    out: dict[int, list[int]] = {}
    for member, part in zip(members, fcluster(tree, distance, "distance"), strict=True):
        out.setdefault(int(part), []).append(member)
    return list(out.values())
