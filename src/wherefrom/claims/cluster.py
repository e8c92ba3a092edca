"""Groups of statements that are alike on average."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from wherefrom.claims.candidates import candidates
from wherefrom.claims.nearness import Nearness

SMALL = 64  # members; up to here every two are compared
LARGEST = 2000  # members of one component that are linked at once (32 MB of distances)
CLOSER = 0.85  # of the distance, for a component that is larger


def groups(near: Nearness, members: Sequence[int], *, distance: float) -> list[list[int]]:
    """``members`` in groups whose mean distance is at most ``distance`` (average linkage).

    ``members`` are rows of ``near``. Each group is sorted, groups by their
    first member. Only statements joined by a path of pairs within the distance
    can share a group, so linkage runs on each such component by itself.
    """
    found: list[list[int]] = []
    for component in _components(near, sorted(members), distance):
        found += _linked(near, component, distance)
    return sorted(found)


def _components(near: Nearness, members: list[int], distance: float) -> list[list[int]]:
    if len(members) <= SMALL:
        return [members] if members else []
    ones: list[int] = []
    others: list[int] = []
    for place, worth in candidates(near, members):
        likeness = near.block([members[place]], [members[at] for at in worth])[0]
        close = worth[likeness >= 1 - distance]
        ones += [place] * len(close)
        others += close.tolist()
    n = len(members)
    graph = coo_array((np.ones(len(ones), dtype=np.int8), (ones, others)), shape=(n, n))
    _, label = connected_components(graph, directed=False)
    out: dict[int, list[int]] = {}
    for member, part in zip(members, label, strict=True):
        out.setdefault(int(part), []).append(member)
    return list(out.values())


def _linked(near: Nearness, members: list[int], distance: float) -> list[list[int]]:
    if len(members) < 2:
        return [members]
    if len(members) > LARGEST:  # a chain of look-alikes: ask for more before linking
        closer = distance * CLOSER
        return [g for c in _components(near, members, closer) for g in _linked(near, c, closer)]
    apart = 1 - np.clip(near.block(members, members), -1, 1)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    out: dict[int, list[int]] = {}
    for member, part in zip(members, fcluster(tree, distance, "distance"), strict=True):
        out.setdefault(int(part), []).append(member)
    return list(out.values())
