"""What is looked up while an answer is counted, so that it is counted anew in time."""

from __future__ import annotations

from typing import Any

Seen = tuple[str, Any]  # of what sort a key is, and the key


class _Same(dict[Any, Seen]):
    """Keys of one sort, each with the sort: made once, and looked up without a call of ours."""

    __slots__ = ("sort",)

    def __init__(self, sort: str) -> None:
        super().__init__()
        self.sort = sort

    def __missing__(self, key: Any) -> Seen:
        found = self[key] = (self.sort, key)
        return found


class Looked(dict[str, set[Any]]):
    """Keys that were looked at, by sort, until the next ``turn``."""

    __slots__ = ("_every", "_same")

    def __init__(self, sorts: set[str]) -> None:
        super().__init__((sort, set()) for sort in sorted(sorts))
        self._every: set[Seen] = set()
        self._same = {sort: _Same(sort) for sort in sorted({*sorts, "answers", "citing"})}

    def begin(self) -> None:
        """Forget all that was noted."""
        for keys in self.values():
            keys.clear()
        self._every = set()

    def turn(self) -> frozenset[Seen]:
        """What was noted since the last turn; a citation also under its document alone."""
        found = self._noted()
        self._every |= found
        return frozenset(found)

    def every(self) -> set[Seen]:
        """What was noted since the beginning."""
        self._every |= self._noted()
        every, self._every = self._every, set()
        return every

    def _noted(self) -> set[Seen]:
        found: set[Seen] = set()
        for sort, keys in self.items():
            if not keys:
                continue
            if sort == "answer":  # a statement's answers change with its claims
                answers = self._same["answers"]
                found.update([answers[statement] for statement, _ in keys])
            else:
                found.update(map(self._same[sort].__getitem__, keys))
            if sort == "cites":
                citing = self._same["citing"]
                found.update([citing[document] for document, _ in keys])
            keys.clear()
        return found
