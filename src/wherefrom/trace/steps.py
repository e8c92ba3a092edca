"""One trail, of which each step is taken once under what it asks of derivations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container
from functools import partial
from typing import Any

from wherefrom.trace.origins import End, Stand
from wherefrom.trace.remembered import Remembered
from wherefrom.trace.rows import Rows

# From a stand, None for the beginning, with derivations: the next stand, or the end.
Step = Callable[[Stand | None, Any], Stand | End]


class _Node:
    """Where a trail may stand, and what comes next under what is asked there."""

    __slots__ = ("next", "stand")

    def __init__(self, stand: Stand | None) -> None:
        self.stand = stand
        self.next: Remembered[_Node | End] = Remembered()


class Steps:
    """A trail under one set of derivations after another, and under many at once.

    Ways that come to stand alike go on as one: of a long trail of uncertain
    derivations no part is followed again for what was asked before it.
    """

    __slots__ = ("_begin", "_nodes")

    def __init__(self) -> None:
        self._begin = _Node(None)
        self._nodes: dict[object, _Node] = {}

    def under(self, active: Container[str], step: Step) -> End:
        """Where the trail ends with the derivations ``active`` true."""
        found: _Node | End = self._begin
        while isinstance(found, _Node):
            found = found.next.of(active, partial(self._taken, found.stand, step))
        return found

    def across(self, rows: Rows, step: Step) -> list[tuple[End, int]]:
        """Where it ends in each of ``rows``: ends with the rows that have them.

        An end may come more than once, each time with other rows.
        """
        ends: list[tuple[End, int]] = []
        waiting = {self._begin: rows.every}
        while waiting:
            further: dict[_Node, int] = {}
            for node, some in waiting.items():
                taken = partial(self._taken, node.stand, step)
                for found, bits in node.next.across(rows, taken, some):
                    if isinstance(found, _Node):
                        further[found] = further.get(found, 0) | bits
                    else:
                        ends.append((found, bits))
            waiting = further
        return ends

    def asks(self, active: Container[str], some: Collection[str], step: Step) -> bool:
        """Whether one of ``some`` is asked for on the way with ``active`` true."""
        found: _Node | End = self._begin
        while isinstance(found, _Node):
            taken = partial(self._taken, found.stand, step)
            if found.next.asks(active, some):
                return True
            found = found.next.of(active, taken)
        return False

    def _taken(self, stand: Stand | None, step: Step, active: Any) -> _Node | End:
        found = step(stand, active)
        if isinstance(found, End):
            return found
        sign = found.sign()
        if sign not in self._nodes:
            self._nodes[sign] = _Node(found)
        return self._nodes[sign]
