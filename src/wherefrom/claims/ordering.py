"""Claims in the order in which they are shown, kept while single ones come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable

from wherefrom.model import Claim

Key = tuple[int, int, str]  # documents and statements, the most first; the id


class Ordering:
    """Claims widest first; ids settle ties. Where two came out alike, only the first is shown.

    ``place`` gives by id what a claim is put in order by.
    """

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._claims: dict[Key, Claim] = {}
        self._alike: dict[Hashable, list[Key]] = {}
        for claim in claims:
            key = _key(claim)
            self._claims[key] = claim
            self._alike.setdefault(_looks(claim), []).append(key)
        for keys in self._alike.values():
            keys.sort()
        self._keys = sorted(keys[0] for keys in self._alike.values())
        self._row = [self._claims[key] for key in self._keys]
        self._shown: tuple[Claim, ...] | None = None
        self.place = {claim.id: key for key, claim in self._claims.items()}

    def change(
        self, gone: Iterable[Claim], new: Iterable[Claim]
    ) -> tuple[list[Claim], list[Claim]]:
        """Take out ``gone`` and take in ``new``; the claims not shown any more, and shown newly."""
        gone, new = list(gone), list(new)
        looks = {_looks(claim): None for claim in (*gone, *new)}
        before = [self._first(look) for look in looks]
        for claim in gone:
            self._remove(claim)
        for claim in new:
            self._add(claim)
        after = [self._first(look) for look in looks]
        out = [c for c in before if c is not None and not any(c is d for d in after)]
        into = [c for c in after if c is not None and not any(c is d for d in before)]
        self._move(out, into)
        return out, into

    def _move(self, out: Iterable[Claim], into: Iterable[Claim]) -> None:
        self._shown = None
        for claim in out:
            at = bisect_left(self._keys, _key(claim))
            del self._keys[at], self._row[at]
        for claim in into:
            at = bisect_left(self._keys, _key(claim))
            self._keys.insert(at, _key(claim))
            self._row.insert(at, claim)

    def _first(self, look: Hashable) -> Claim | None:
        keys = self._alike.get(look)
        return self._claims[keys[0]] if keys else None

    def _add(self, claim: Claim) -> None:
        key = _key(claim)
        self._claims[key] = claim
        self.place[claim.id] = key
        insort(self._alike.setdefault(_looks(claim), []), key)

    def _remove(self, claim: Claim) -> None:
        key, looks = _key(claim), _looks(claim)
        del self._claims[key]
        if self.place[claim.id] == key:
            del self.place[claim.id]
        self._alike[looks].remove(key)
        if not self._alike[looks]:
            del self._alike[looks]

    def put(self, claim: Claim) -> Claim:
        """Show ``claim`` in place of the one of its id, which comes back: it was counted anew."""
        self._shown = None
        at = bisect_left(self._keys, self.place[claim.id])
        before, self._row[at] = self._row[at], claim
        return before

    def shown(self) -> tuple[Claim, ...]:
        """All claims in order, each look once."""
        if self._shown is None:
            self._shown = tuple(self._row)
        return self._shown


def _key(claim: Claim) -> Key:
    return (-claim.documents, -sum(len(a.statements) for a in claim.answers), claim.id)


def _looks(claim: Claim) -> Hashable:
    told = frozenset(s for a in claim.answers for s in a.statements)
    return (claim.gloss, " / ".join(a.value for a in claim.answers), told)
