"""Rulings that are kept beside the result: notes and grades."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from wherefrom.model import Claim, Ruling
from wherefrom.pipeline import applying
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.things import Things
from wherefrom.trace.tracing import Matter


class Beside:
    """What notes and grades are looked up in, worked out once."""

    def __init__(self, matter: Matter, held: Places) -> None:
        self._matter, self._held = matter, held

    @cached_property
    def _known(self) -> Things:
        matter = self._matter
        externals = matter.evidence.externals
        return applying.known(matter.documents, matter.mentions, matter.resolution, externals)

    def under(self, rulings: Sequence[Ruling], claims: Sequence[Claim]) -> tuple[Ruling, ...]:
        """``rulings`` with their states; ``claims`` are those of the result."""
        if not rulings:
            return ()
        return applying.beside_known(rulings, self._known, self._held, claims)
