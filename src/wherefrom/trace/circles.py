"""Circles of publishers that cite each other."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx


def circles(cited: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Groups of two or more publishers each of which leads to every other.

    ``cited`` holds (citing, cited) publishers; one citing itself is no circle.
    The groups come in a fixed order.

    Source: Tarjan 1972, strongly connected components, as in networkx.

    >>> circles([("blog", "daily"), ("daily", "blog"), ("daily", "wire")]) == [
    ...     frozenset({"blog", "daily"})
    ... ]
    True
    """
    cited = set(cited)
    if {one for one, _ in cited}.isdisjoint(two for _, two in cited):
        return []  # most often; a graph takes its time
    graph = nx.DiGraph(sorted(cited))
    found = (frozenset(group) for group in nx.strongly_connected_components(graph))
    return sorted((group for group in found if len(group) > 1), key=sorted)
