"""Claims in the order in which they are shown, kept while single ones come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable

from wherefrom.model import Claim

Key = tuple[int, int, str]  # documents and statements, the most first; the id


class Ordering:
    """Claims widest first; ids settle ties. Where two came out alike, only the first is shown."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._claims: dict[Key, Claim] = {}
        self._alike: dict[Hashable, list[Key]] = {}
        for claim in claims:
            key = _key(claim)
            self._claims[key] = claim
            self._alike.setdefault(_looks(claim), []).append(key)
        self._keys = sorted(self._claims)
        for keys in self._alike.values():
            keys.sort()

    def add(self, claim: Claim) -> None:
        """Take in a claim."""
        key = _key(claim)
        if key not in self._claims:
            insort(self._keys, key)
        self._claims[key] = claim
        insort(self._alike.setdefault(_looks(claim), []), key)

    def remove(self, claim: Claim) -> None:
        """Take out a claim that was taken in."""
        key, looks = _key(claim), _looks(claim)
        del self._claims[key]
        del self._keys[bisect_left(self._keys, key)]
        self._alike[looks].remove(key)
        if not self._alike[looks]:
            del self._alike[looks]

    def shown(self) -> tuple[Claim, ...]:
        """All claims in order, each look once."""
        second = {key for keys in self._alike.values() if len(keys) > 1 for key in keys[1:]}
        return tuple(self._claims[key] for key in self._keys if key not in second)


def _key(claim: Claim) -> Key:
    return (-claim.documents, -sum(len(a.statements) for a in claim.answers), claim.id)


def _looks(claim: Claim) -> Hashable:
    told = frozenset(s for a in claim.answers for s in a.statements)
    return (claim.gloss, " / ".join(a.value for a in claim.answers), told)
