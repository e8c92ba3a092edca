"""Which keys count as one."""

from __future__ import annotations

from collections.abc import Hashable


class Together:
    """Union of keys: which ends count as one."""

    def __init__(self) -> None:
        self._over: dict[Hashable, Hashable] = {}

    def top(self, key: Hashable) -> Hashable:
        """The key that stands for all keys joined with ``key``."""
        path = []
        while (over := self._over.get(key, key)) != key:
            path.append(key)
            key = over
        for passed in path:
            self._over[passed] = key
        return key

    def join(self, a: Hashable, b: Hashable) -> None:
        """Let ``a`` and ``b`` count as one."""
        over, under = sorted((self.top(a), self.top(b)), key=repr)
        if over != under:
            self._over[under] = over
