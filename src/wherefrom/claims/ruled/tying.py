"""Rulings that may bear on each other, applied together, and the questions that they bear on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from wherefrom.claims.ready import Ready
from wherefrom.claims.ruled.applied import Ruled, ruled
from wherefrom.claims.ruled.onward import Knot, Numbers
from wherefrom.claims.whose import Full, question
from wherefrom.model import Asked, Reply, Ruling, Statement
from wherefrom.ruled.undone import stands

Replies = Mapping[str, Sequence[Reply]]  # by statement


class Tying:
    """What rulings are on in a case; ``held`` are the replies as read, ``full`` whose they are.

    On whose word a statement stands changes nothing here: ``ready`` may be that of any time.
    """

    def __init__(self, ready: Ready, held: Replies, full: Full) -> None:
        self._ready, self._held, self._full = ready, held, full

    def on(self, ruling: Ruling) -> list[str]:
        """The ids of the statements that a ruling is on."""
        return [statement.id for statement in self._said((ruling,))]

    def tie(self, rulings: Sequence[Ruling], numbers: Numbers) -> Knot:
        """Rulings as they stand, and the replies of the statements that they are on."""
        where, order = self._ready.places, self._ready.order
        rows = sorted({order[statement.id] for statement in self._said(rulings)})
        said = [self._ready.statements[row] for row in rows]
        read = [reply for s in said for reply in self._held.get(s.id, ())]
        on = (self._ready.documents, said, read)
        by_hand = ruled(rulings, *on, where=where, order=order, numbers=numbers)
        after: dict[str, list[Reply]] = {s.id: [] for s in said}
        for reply in by_hand.replies:
            after[reply.statement].append(reply)
        bearing = {a: frozenset(some) for a, some in self._bearing(by_hand, after).items()}
        return Knot(numbers, by_hand, after, bearing)

    def _said(self, rulings: Iterable[Ruling]) -> Iterator[Statement]:
        for anchor in (anchor for ruling in rulings for anchor in ruling.on):
            statement = self._ready.places.find(anchor)
            if statement is not None:
                yield statement

    def _bearing(self, by_hand: Ruled, after: Replies) -> dict[Asked, set[int]]:
        """The rows on which rulings bear, by question."""
        found: dict[Asked, set[int]] = defaultdict(set)
        for statement, replies in after.items():
            row = self._ready.order[statement]
            for asked in self._changed(self._held.get(statement, ()), replies):
                found[asked].add(row)
        for ruling in by_hand.rulings:
            for on in ruling.statements if stands(ruling) else ():
                if on is not None:
                    row = self._ready.order[on]
                    for asked in self._on_questions(by_hand, ruling, after[on]):
                        found[asked].add(row)
        return found

    def _changed(self, before: Sequence[Reply], after: Sequence[Reply]) -> set[Asked]:
        """The questions that a statement does not answer as it was read to."""
        same = set(before) & set(after)
        return {question(r, self._full) for r in (*before, *after) if r not in same}

    def _on_questions(
        self, by_hand: Ruled, ruling: Ruling, replies: Sequence[Reply]
    ) -> Iterator[Asked]:
        now = by_hand.asked.get(ruling.id)
        for reply in replies:
            if now is None or now in (Asked(reply.kind, reply.key), question(reply, self._full)):
                yield question(reply, self._full)
