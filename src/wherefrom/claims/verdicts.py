"""What a reader makes of two answers, remembered for as long as both stay the same.

A ruling changes one or two answers of a question; all others were set against each other before.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from wherefrom.model import Reply, Statement

MOST = 200_000  # pairs that are remembered

Key = tuple[int, ...]  # of the objects that an answer is made of


class Verdict(Enum):
    """What two answers of one question are to each other."""

    BESIDE = auto()
    AGAINST = auto()
    BECAME = auto()  # an amount that became another, as one statement says
    BECAME_BACK = auto()  # the other way round


class Verdicts:
    """What was made of pairs of answers, by the very replies and statements of both."""

    def __init__(self) -> None:
        self._known: dict[tuple[Key, Key], Verdict] = {}
        self._made_of: dict[Key, object] = {}  # held, so that nothing else goes by their ids

    def key(self, replies: Sequence[Reply], said: Sequence[Statement]) -> Key:
        """What an answer made of ``replies`` in the statements ``said`` is known by."""
        key = (*map(id, replies), *map(id, said))
        self._made_of.setdefault(key, (tuple(replies), tuple(said)))
        return key

    def of(self, one: Key, two: Key) -> Verdict | None:
        """What two answers are to each other; None where that was not asked."""
        return self._known.get((one, two))

    def note(self, one: Key, two: Key, verdict: Verdict) -> None:
        """Remember it."""
        self._known[one, two] = verdict

    def forget_some(self) -> None:
        """Let go of all where too much is held."""
        if len(self._known) > MOST:
            self._known.clear()
            self._made_of.clear()
