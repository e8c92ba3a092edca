"""Which keys count as one."""

from __future__ import annotations


class Together:
    """Union of keys, which are numbers from 0: which ends count as one.

    ``over`` gives the key that each is under, itself for the topmost; it is changed.
    """

    __slots__ = ("over",)

    def __init__(self, over: list[int]) -> None:
        self.over = over

    def top(self, key: int) -> int:
        """The key that stands for all keys joined with ``key``."""
        over = self.over
        while (up := over[key]) != key:
            over[key] = over[up]
            key = up
        return key

    def join(self, a: int, b: int) -> int:
        """Let ``a`` and ``b`` count as one; the key that stands for both."""
        above, under = self.top(a), self.top(b)
        self.over[under] = above
        return above

    def join_apart(self, a: int, b: int, named: set[int]) -> bool:
        """Join ``a`` and ``b``, unless both would then hold a named one; whether they are one.

        ``named`` are the topmost keys that hold such; it is changed.
        """
        above, under = self.top(a), self.top(b)
        if above == under:
            return True
        if above in named and under in named:
            return False
        self.over[under] = above
        if under in named:
            named.add(above)
        return True
