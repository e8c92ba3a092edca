"""Union of nodes with a reason for every join; the outcome does not depend on order."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Joins(Generic[T]):
    """Which nodes are one, and why each was joined."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}
        self.why: dict[T, str] = {}

    def root(self, node: T) -> T:
        """The node that stands for all that ``node`` was joined with."""
        parent = self._parent
        top = node
        while parent.get(top, top) != top:
            top = parent[top]
        while node != top:
            parent[node], node = top, parent.get(node, node)
        return top

    def join(self, lesser: T, fuller: T, why: str) -> None:
        """Make both one; ``why`` is kept for the lesser name, the first reason given."""
        a, b = self.root(lesser), self.root(fuller)
        self.why.setdefault(lesser, why)
        if a != b:
            self._parent[a] = b
