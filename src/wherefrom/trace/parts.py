"""Derivations in parts, of which some are told again while the others stand."""

from __future__ import annotations

from bisect import insort
from collections.abc import Hashable, Iterable, Mapping

from wherefrom.model import Derivation

FEW = 500  # so many are put in their places one by one


def place(derivation: Derivation) -> tuple[str, str, str, str]:
    """What derivations are put in order by."""
    return derivation.taker, derivation.kind, derivation.giver, derivation.id


class Parts:
    """Derivations by what they were told of; no two parts hold the same one.

    Those less probable than ``least`` are left out.
    """

    def __init__(self, least: float) -> None:
        self._least = least
        self._parts: dict[Hashable, tuple[Derivation, ...]] = {}
        self._known: Mapping[str, Derivation] = {}
        self._ordered: tuple[Derivation, ...] = ()
        self._stale = False

    def put(self, part: Hashable, told: Iterable[Derivation]) -> None:
        """Have exactly ``told`` be of one part."""
        kept = tuple(self._same(d) for d in told if d.probability >= self._least)
        before = self._parts.get(part, ())
        if len(kept) == len(before) and all(map(_is, kept, before)):
            return
        self._stale = True
        if kept:
            self._parts[part] = kept
        else:
            del self._parts[part]

    def of(self, part: Hashable) -> tuple[Derivation, ...]:
        """The derivations of one part."""
        return self._parts.get(part, ())

    def ordered(self) -> tuple[Derivation, ...]:
        """All of them in order; the very same where none is another."""
        if not self._stale:
            return self._ordered
        before, now = self._known, {d.id: d for part in self._parts.values() for d in part}
        left = [d for d in self._ordered if now.get(d.id) is d]
        new = [d for key, d in now.items() if before.get(key) is not d]
        if len(new) > FEW:
            left = sorted([*left, *new], key=place)
        else:
            for one in new:
                insort(left, one, key=place)
        self._known, self._stale = now, False
        if new or len(left) != len(self._ordered):
            self._ordered = tuple(left)
        return self._ordered

    def _same(self, told: Derivation) -> Derivation:
        """The one that is known already, where it is the same."""
        known = self._known.get(told.id)
        return known if known is not None and known == told else told


def _is(one: Derivation, two: Derivation) -> bool:
    return one is two
