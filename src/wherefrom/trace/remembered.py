"""A function of a set, remembered by what it asked of the set rather than by the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container
from typing import Any, Generic, TypeVar

from wherefrom.trace.rows import Rows

T = TypeVar("T")


class _Asked:
    """A set that notes which of its members were asked for, and whether they are in it."""

    __slots__ = ("_held", "asked")

    def __init__(self, held: Container[str]) -> None:
        self._held = held
        self.asked: dict[str, bool] = {}

    def __contains__(self, one: str) -> bool:
        there = one in self._held
        self.asked[one] = there
        return there


class Remembered(Generic[T]):
    """``work`` on sets of which it asks nothing but whether single ids are in them.

    What it asks next may hang only on what it was told before, so that the
    answers make a tree, and a set that answers as an earlier one did needs no work. It is
    given each time: who remembers does not hold on to who works.
    """

    __slots__ = ("_root",)

    def __init__(self) -> None:
        self._root: list[Any] = []  # [] unknown; [value] known; [id, if not in the set, if in it]

    def of(self, held: Container[str], work: Callable[[Any], T]) -> T:
        """What ``work`` gives of the set ``held``."""
        node = self._root
        while len(node) == 3:
            node = node[2] if node[0] in held else node[1]
        if node:
            known: T = node[0]
            return known
        return self._learnt(held, work)

    def across(
        self, rows: Rows, work: Callable[[Any], T], some: int | None = None
    ) -> list[tuple[T, int]]:
        """What ``work`` gives of many sets: each value with the rows of the sets that give it.

        A value may come more than once, each time with other rows. They are all ``rows``, or
        ``some`` of them.
        """
        found: list[tuple[T, int]] = []
        waiting = [(self._root, rows.every if some is None else some)]
        while waiting:
            node, left = waiting.pop()
            while len(node) == 3:
                there = left & rows.of(node[0])
                if there and there != left:
                    waiting.append((node[2], there))
                node, left = (node[2], left) if there == left else (node[1], left ^ there)
            if not node:
                self._learnt(rows.one_of(left), work)  # from here on the tree goes further
                waiting.append((node, left))
            else:
                found.append((node[0], left))
        return found

    def asks(self, held: Container[str], some: Collection[str]) -> bool:
        """Whether one of ``some`` is asked for in ``held``, of which the value is known."""
        node = self._root
        while len(node) == 3:
            if node[0] in some:
                return True
            node = node[2] if node[0] in held else node[1]
        return False

    def _learnt(self, held: Container[str], work: Callable[[Any], T]) -> T:
        asking = _Asked(held)
        value = work(asking)
        node = self._root
        for one, there in asking.asked.items():
            if not node:
                node += [one, [], []]
            node = node[2] if there else node[1]
        node += [value]
        return value
