"""Statements under rulings on their kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from wherefrom.model import Ruling, Statement, StatementKind, Voices
from wherefrom.pipeline.stages import Resolved
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.undone import without_undone
from wherefrom.sources.ruled_chains import kinds

AT_ONCE = ("statement_kind",)  # of rulings on sources those that are done at once


class Said:
    """What the sources stage gave; ``read`` gives the voices of a document as they were read."""

    def __init__(
        self,
        resolved: Resolved,
        places: Places,
        order: Mapping[str, int],
        read: Callable[[str], Voices],
    ) -> None:
        self.resolved = resolved
        self._places, self._order, self._read = places, order, read
        standing = [r for r in resolved.rulings if _is_ruled(r)]
        self._kinds = {r.statements[0] or "": r.value for r in standing}
        self._as_read: dict[str, StatementKind] = {}

    def under(self, rulings: Sequence[Ruling]) -> list[Statement]:
        """Have ``rulings``, all that bear on sources, stand; the statements that have changed.

        Rulings that are not done at once have none of their effect yet.
        """
        marked = without_undone(rulings)
        settled, now = kinds(marked, self._places)
        before, known = self._kinds, {r.id: r for r in self.resolved.rulings}
        self._kinds = {**now}
        changed = []
        for key in sorted(before.keys() | now.keys()):
            said = self._places.by_id.get(key)
            if said is not None and before.get(key) != now.get(key):
                changed.append(replace(said, kind=now.get(key) or self._kind_read(said)))
        known |= {r.id: r for r in settled}
        self.resolved = replace(
            self.resolved,
            statements=self._with(changed),
            rulings=tuple(known.get(r.id, r) for r in marked),
        )
        return changed

    def _with(self, changed: Sequence[Statement]) -> tuple[Statement, ...]:
        if not changed:
            return self.resolved.statements
        every = list(self.resolved.statements)
        for one in changed:
            every[self._order[one.id]] = one
        return tuple(every)

    def _kind_read(self, said: Statement) -> StatementKind:
        if said.id not in self._as_read:
            self._as_read |= {s.id: s.kind for s in self._read(said.document).statements}
        return self._as_read[said.id]


def _is_ruled(ruling: Ruling) -> bool:
    return ruling.kind in AT_ONCE and ruling.state == "stands"
