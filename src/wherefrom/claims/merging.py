"""Average linkage along the pairs that are near enough, for more statements than fit a matrix.

Clusters that are each other's nearest are merged, all such at once, until none is left; with
average linkage their order does not matter (Murtagh 1983; on a sparse graph, Sumengen et al.
2021). Two clusters are compared once some of their statements are within the distance, and then
by the mean over every two of their statements, not over the pairs known alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.nearness import DIGITS, Nearness
from wherefrom.claims.once import once

SPEAKING = 8  # statements that speak for a cluster where it is compared with another
AT_ONCE = 20_000  # pairs of clusters compared at a time

Places = NDArray[np.intp]
Likeness = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Edges:
    """Clusters (``ones`` below ``others``, in order) and their mean ``likeness``."""

    ones: Places
    others: Places
    likeness: Likeness

    def where(self, kept: NDArray[np.bool_] | NDArray[np.intp]) -> Edges:
        """Those of a true mask, or those at some places in that order."""
        return Edges(self.ones[kept], self.others[kept], self.likeness[kept])


@dataclass(frozen=True, slots=True)
class Clusters:
    """Clusters over ``rows`` of ``near``, each named by its lowest place in them.

    ``label`` gives the cluster of each row, ``times`` how many statements say just the same.
    """

    near: Nearness
    rows: Places
    times: Places
    label: Places

    def sizes(self) -> Places:
        """Statements of each cluster."""
        return np.bincount(self.label, self.times, len(self.rows)).astype(np.intp)

    def likeness(self, ones: Places, others: Places) -> Likeness:
        """Mean likeness of the statements of each of ``ones`` to those of its other."""
        order = np.argsort(self.label, kind="stable")
        counts = np.bincount(self.label, minlength=len(self.rows))
        out = np.empty(len(ones))
        for at in range(0, len(ones), AT_ONCE):
            here = slice(at, at + AT_ONCE)
            pair, one, other = _speaking(counts, ones[here], others[here])
            one, other = order[one], order[other]
            weight = self.times[one] * self.times[other]
            alike = self.near.pairs(self.rows[one], self.rows[other])
            out[here] = np.bincount(pair, alike * weight) / np.bincount(pair, weight)
        return out


def _speaking(counts: Places, ones: Places, others: Places) -> tuple[Places, Places, Places]:
    """Every two of the statements that speak for each of ``ones`` and for its other.

    As the place of the pair of clusters, and of either statement in the order of clusters.
    """
    begins = np.cumsum(counts) - counts
    first, second = (np.minimum(counts[c], SPEAKING) for c in (ones, others))
    each = first * second
    pair = np.repeat(np.arange(len(ones)), each)
    turn = np.arange(len(pair)) - np.repeat(np.cumsum(each) - each, each)
    one, other = ones[pair], others[pair]
    first, second = first[pair], second[pair]
    return (
        pair,
        begins[one] + turn // second * counts[one] // first,
        begins[other] + turn % second * counts[other] // second,
    )


def merged(near: Nearness, rows: Places, times: Places, edges: Edges, least: float) -> Places:
    """The cluster of each of ``rows``: mean likeness between what was merged is at least ``least``.

    ``edges`` are between places in ``rows``; ``times`` is how many statements say just the same.
    A cluster is named by its lowest place.
    """
    label = np.arange(len(rows), dtype=np.intp)
    while len(edges.ones):
        into = _nearest_of_each_other(edges, len(rows))
        edges = _carried(Clusters(near, rows, times, label), edges, into, least)
        label = into[label]
    return label


def _nearest_of_each_other(edges: Edges, n: int) -> Places:
    """The cluster that each of ``n`` goes into; of the equally near the lowest is the nearest."""
    both = ((edges.ones, edges.others), (edges.others, edges.ones))
    most = np.full(n, -np.inf)
    for one, _ in both:
        np.maximum.at(most, one, edges.likeness)
    nearest = np.full(n, n, dtype=np.intp)
    for one, other in both:
        best = edges.likeness == most[one]
        np.minimum.at(nearest, one[best], other[best])
    into = np.arange(n, dtype=np.intp)
    has = np.flatnonzero(nearest < n)
    mutual = has[nearest[nearest[has]] == has]
    into[mutual] = np.minimum(mutual, nearest[mutual])
    return into


def _carried(clusters: Clusters, edges: Edges, into: Places, least: float) -> Edges:
    """``edges`` once every cluster has gone ``into`` another or stayed, and are still as near."""
    n = len(into)
    grown = np.zeros(n, dtype=np.bool_)
    gone = np.flatnonzero(into != np.arange(n))
    grown[gone] = grown[into[gone]] = True
    touched = grown[edges.ones] | grown[edges.others]
    apart = into[edges.ones] != into[edges.others]
    new = _compared(clusters, edges, edges.where(touched & apart), into)
    kept, new = edges.where(~touched), new.where(new.likeness >= least)
    ones, others = np.concatenate([kept.ones, new.ones]), np.concatenate([kept.others, new.others])
    order = np.argsort(ones * n + others)
    return Edges(ones, others, np.concatenate([kept.likeness, new.likeness])).where(order)


def _compared(clusters: Clusters, known: Edges, touched: Edges, into: Places) -> Edges:
    """The edges that ``touched`` become, each the mean over all the parts of its two ends."""
    n = len(into)
    sizes = clusters.sizes()
    ends = np.sort(np.stack([into[touched.ones], into[touched.others]]), axis=0)
    pairs = once(ends[0] * n + ends[1])
    one, two = pairs // n, pairs % n
    second = np.full(n, -1, dtype=np.intp)
    gone = np.flatnonzero(into != np.arange(n))
    second[into[gone]] = gone
    codes = known.ones * n + known.others
    total, weight = np.zeros(len(pairs)), np.zeros(len(pairs))
    for a, b in ((one, two), (one, second[two]), (second[one], two), (second[one], second[two])):
        there = np.flatnonzero((a >= 0) & (b >= 0))
        low, high = np.minimum(a[there], b[there]), np.maximum(a[there], b[there])
        both = sizes[low] * sizes[high]
        weight[there] += both
        at = np.minimum(np.searchsorted(codes, low * n + high), len(codes) - 1)
        alike = known.likeness[at]
        missing = (known.ones[at] != low) | (known.others[at] != high)
        alike[missing] = clusters.likeness(low[missing], high[missing])
        total[there] += both * alike
    return Edges(one, two, np.round(total / weight, DIGITS))
