"""Claims that rulings have made anew, remembered for as long as they would be the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.asread import voices
from wherefrom.claims.making import Made, made
from wherefrom.claims.ready import Ready
from wherefrom.claims.redone import Rows
from wherefrom.claims.ruled.applied import Ruled
from wherefrom.claims.voicing import given_by_one
from wherefrom.model import Asked, Link, Reply

REMEMBERED = 4096  # claims made, and likenesses, that are kept to be used again

Answering = Mapping[int, Sequence[Reply]]  # the replies to one question, by row
Pair = tuple[int, int]


class Remade:
    """Claims of statements that rulings hold together."""

    def __init__(self) -> None:
        self._made: dict[object, tuple[str, frozenset[Pair], Made | None]] = {}
        self._alike: dict[tuple[Rows, Rows], NDArray[np.float64]] = {}

    def claim(
        self, ready: Ready, asked: Asked, together: Rows, rows: Answering, by_hand: Ruled
    ) -> Made | None:
        """The claim of the rows ``together`` as it was ruled, None where there is none to show."""
        shown = by_hand.shows(together, rows)
        replies = tuple(reply for row in together for reply in rows[row])
        key = (asked, together, replies, shown)
        one = self._as_nobody_named_it(ready, key, rows)
        if one is None:
            return None
        links: list[Link] = by_hand.links(one.links, together, rows)
        return replace(one, claim=by_hand.named(one.claim, replies), links=tuple(links))

    def _as_nobody_named_it(
        self, ready: Ready, key: tuple[Asked, Rows, tuple[Reply, ...], bool], rows: Answering
    ) -> Made | None:
        asked, together, _, shown = key
        now = voices_of(ready, together)
        if key in self._made:
            was, by_one, one = self._made[key]
            if was == now or (one is not None and by_one == given_by_one(ready, one.claim)):
                return one
        _forget_some(self._made)
        with ready.near.kept.holding(together):
            one = made(ready, asked, list(together), rows, shown=shown)
        by_one = frozenset() if one is None else given_by_one(ready, one.claim)
        self._made[key] = now, by_one, one
        return one

    def block(
        self, ready: Ready, rows: Sequence[int], columns: Sequence[int]
    ) -> NDArray[np.float64]:
        """How like the statements in ``rows`` are to those in ``columns``."""
        key = (tuple(rows), tuple(columns))
        if key not in self._alike:
            _forget_some(self._alike)
            self._alike[key] = ready.near.block(list(rows), list(columns))
        return self._alike[key]


def voices_of(ready: Ready, rows: Iterable[int]) -> str:
    """On whose word the statements in ``rows`` stand."""
    return voices([ready.statements[row] for row in rows])


def _forget_some(kept: dict[Any, Any]) -> None:
    if len(kept) >= REMEMBERED:
        kept.clear()
