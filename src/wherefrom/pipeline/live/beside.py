"""Rulings that are kept beside the result: notes and grades."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wherefrom.model import Claim, Ruling
from wherefrom.pipeline import applying
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.things import Things


class Beside:
    """What notes and grades are looked up in; ``claims`` are those shown."""

    def __init__(self, known: Things, held: Places, claims: Iterable[Claim]) -> None:
        self.known, self._held = known, held
        self._by_id: dict[str, Claim] = {}
        self.change((), claims)

    def change(self, gone: Iterable[Claim], new: Iterable[Claim]) -> None:
        """Claims ``gone`` are not shown any more, ``new`` ones are."""
        for claim in gone:
            for one in (claim.id, *(answer.id for answer in claim.answers)):
                del self._by_id[one]
        for claim in new:
            self._by_id |= dict.fromkeys((claim.id, *(a.id for a in claim.answers)), claim)

    def under(self, rulings: Sequence[Ruling], claims: Sequence[Claim]) -> tuple[Ruling, ...]:
        """``rulings`` with their states; ``claims`` are those of the result."""
        if not rulings:
            return ()
        return applying.beside_known(rulings, self.known, self._held, claims, self._by_id)
