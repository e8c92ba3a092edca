"""What is looked up while an answer is counted, so that it is counted anew in time."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

Seen = tuple[str, Any]  # of what sort a key is, and the key


class Looked(dict[str, set[Any]]):
    """Keys that were looked at, by sort, until the next ``turn``."""

    __slots__ = ("_every", "_same")

    def __init__(self, sorts: set[str]) -> None:
        super().__init__((sort, set()) for sort in sorted(sorts))
        self._every: set[Seen] = set()
        self._same: dict[str, dict[Any, Seen]] = defaultdict(dict)  # each is held once

    def turn(self) -> frozenset[Seen]:
        """What was noted since the last turn; a citation also under its document alone."""
        found: set[Seen] = set()
        for sort, keys in self.items():
            if not keys:
                continue
            if sort == "answer":  # a statement's answers change with its claims
                found.update(self._one("answers", statement) for statement, _ in keys)
            else:
                found.update([self._one(sort, key) for key in keys])
            if sort == "cites":
                found.update(self._one("citing", document) for document, _ in keys)
            keys.clear()
        self._every |= found
        return frozenset(found)

    def every(self) -> frozenset[Seen]:
        """What was noted since this was last asked for."""
        self.turn()
        every, self._every = frozenset(self._every), set()
        return every

    def _one(self, sort: str, key: Any) -> Seen:
        same = self._same[sort]
        found = same.get(key)
        if found is None:
            found = same[key] = (sort, key)
        return found
