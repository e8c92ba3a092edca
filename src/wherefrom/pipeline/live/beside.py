"""Rulings that are kept beside the result: notes and grades."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from wherefrom.model import Claim, Ruling
from wherefrom.pipeline import applying
from wherefrom.ruled.anchors import Places, places
from wherefrom.ruled.things import Things
from wherefrom.trace.tracing import Matter


class Beside:
    """What notes and grades are looked up in, worked out once."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter

    @cached_property
    def _known(self) -> tuple[Things, Places]:
        matter = self._matter
        externals = matter.evidence.externals
        known = applying.known(matter.documents, matter.mentions, matter.resolution, externals)
        return known, places(matter.documents, matter.statements)

    def under(self, rulings: Sequence[Ruling], claims: Sequence[Claim]) -> tuple[Ruling, ...]:
        """``rulings`` with their states; ``claims`` are those of the result."""
        return applying.beside_known(rulings, *self._known, claims) if rulings else ()
