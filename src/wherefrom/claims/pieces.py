"""Rulings on one question in pieces, none of which bears on what another is on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from wherefrom.claims.ruled.bonds import components


def pieces(
    rows: Iterable[int],
    part_of: Callable[[int], int | None],
    tied: Mapping[int, Collection[int]],
) -> list[tuple[int, ...]]:
    """``rows``, those that are ruled on, apart where no ruling and no part holds two together.

    ``part_of`` gives the number of the part that a row stands in; ``tied`` the rows that a
    ruling may hold together with a row, or apart from it.

    >>> pieces([1, 2, 3, 4, 5], {1: 0, 2: 0, 3: 1}.get, {3: {4}})
    [(1, 2), (3, 4), (5,)]
    """
    ordered = sorted(rows)

    def place(row: int) -> int:
        part = part_of(row)
        return 2 * row + 1 if part is None else 2 * part

    places = {row: place(row) for row in ordered}
    ties = [(places[row], places[row]) for row in ordered]
    ties += [(places[row], place(other)) for row in ordered for other in sorted(tied.get(row, ()))]
    head = components(ties)
    found: dict[int, list[int]] = defaultdict(list)
    for row in ordered:
        found[head[places[row]]].append(row)
    return [tuple(some) for some in found.values()]
