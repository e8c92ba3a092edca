"""Rulings that are kept beside the result, notes and grades, found again where that is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wherefrom.model import Claim, Ruling
from wherefrom.pipeline.noting import ON_CLAIMS, Held, Shown, found, ids_of, inside, settled
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.things import Things
from wherefrom.ruled.undone import without_undone


class Beside:
    """Notes and grades; each is looked up again only after what it is on, or near it, changed.

    ``claims`` are those shown, and ``place`` gives what each is put in order by.
    """

    def __init__(
        self, known: Things, places: Places, claims: Iterable[Claim], place: Mapping[str, Any]
    ) -> None:
        self._held = Held(known, places, Shown(claims, place))
        self._found: dict[str, tuple[Ruling, Ruling]] = {}  # by ruling: as it came, and found
        self._near: dict[str, set[str]] = defaultdict(set)  # by claim, answer or statement: rulings

    def change(self, gone: Iterable[Claim], new: Iterable[Claim]) -> None:
        """Claims ``gone`` are not shown any more, ``new`` ones are."""
        self._held.shown.change(gone, new)
        for claim in (*gone, *new):
            for one in (*ids_of(claim), *inside(claim)):
                self._forget(self._near.pop(one, ()))

    def resourced(self, known: Things) -> None:
        """Have rulings be on what is ``known`` now."""
        self._held = replace(self._held, known=known)
        self._forget([key for key, (ruling, _) in self._found.items() if _on_known(ruling)])

    def _forget(self, rulings: Iterable[str]) -> None:
        for ruling in rulings:
            self._found.pop(ruling, None)

    def under(self, rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
        """``rulings`` with their states."""
        return settled([self._of(ruling) for ruling in without_undone(rulings)])

    def _of(self, ruling: Ruling) -> Ruling:
        last = self._found.get(ruling.id)
        if last is not None and (ruling.state, ruling.because) == (last[0].state, last[0].because):
            return last[1]
        now = found(ruling, self._held)
        self._found[ruling.id] = ruling, now
        on_claims = [thing.id for thing in ruling.things if thing.what in ON_CLAIMS]
        for one in (*on_claims, *(s for s in now.statements if s)) if on_claims else ():
            self._near[one].add(ruling.id)
        return now


def _on_known(ruling: Ruling) -> bool:
    """Whether it is on anything but statements and claims."""
    return any(thing.what not in ON_CLAIMS for thing in ruling.things)
