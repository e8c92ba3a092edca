"""Which keys count as one."""

from __future__ import annotations

from collections.abc import Hashable


class Together:
    """Union of keys: which ends count as one."""

    def __init__(self) -> None:
        self._over: dict[Hashable, Hashable] = {}

    def top(self, key: Hashable) -> Hashable:
        """The key that stands for all keys joined with ``key``."""
        over = self._over.get(key)
        if over is None:
            return key
        path = [key]
        while (further := self._over.get(over)) is not None:
            path.append(over)
            over = further
        for passed in path:
            self._over[passed] = over
        return over

    def join(self, a: Hashable, b: Hashable) -> None:
        """Let ``a`` and ``b`` count as one."""
        over, under = self.top(a), self.top(b)
        if over == under:
            return
        if repr(under) < repr(over):
            over, under = under, over
        self._over[under] = over
