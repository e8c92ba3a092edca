"""Amounts of one thing are of one order: *making off with £88m* is not the same haul as £35,000."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from wherefrom.model import Reply

LARGEST_RATIO = 4.0  # between two amounts of one thing
AT_PAR = frozenset(["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", None])  # sums of like worth

Rows = Mapping[int, Sequence[Reply]]


def by_size(together: Sequence[int], rows: Rows) -> Iterator[list[int]]:
    """``together`` in parts of one order each; what tells no exact amount goes with the most.

    A row that tells an amount in two currencies holds its parts together, and sums in
    currencies of another order (yen, rand) go with the most, since no rate is known.
    """
    sized = sorted((s, row) for row in together if (s := _sizes(rows[row])))
    parts: list[tuple[float, list[int]]] = []  # the largest size in each, and its rows
    for sizes, row in sized:
        if parts and sizes[0] <= parts[-1][0] + math.log(LARGEST_RATIO):
            parts[-1][1].append(row)
            parts[-1] = (max(parts[-1][0], sizes[-1]), parts[-1][1])
        else:
            parts.append((sizes[-1], [row]))
    rest = sorted(set(together) - {row for _, row in sized})
    if not parts:
        yield rest
        return
    most = max(range(len(parts)), key=lambda at: (len(parts[at][1]), -at))
    for at, (_, part) in enumerate(parts):
        yield sorted([*part, *rest] if at == most else part)


def _sizes(replies: Sequence[Reply]) -> list[float]:
    """The logarithms of what ``replies`` of one row tell, the least first."""
    told = [r for r in replies if r.unit in AT_PAR or not (r.unit or "").isupper()]
    amounts = (r.high if r.low is None else r.low for r in told if not _vague(r))
    return sorted(math.log(a) for a in amounts if a is not None and a > 0)


def _vague(reply: Reply) -> bool:
    """*A few minutes*, *$3 to $9 million*: of no one size."""
    return reply.low is not None and reply.high is not None and reply.low != reply.high
