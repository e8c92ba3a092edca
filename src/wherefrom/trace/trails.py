"""The trails of an answer's statements, each followed once under what it asks of derivations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from functools import partial
from typing import TypeVar

from wherefrom.model import Statement
from wherefrom.trace.ground import Ground
from wherefrom.trace.looked import Looked, Seen
from wherefrom.trace.origins import End, Known, Stand, begun, followed_on
from wherefrom.trace.rows import Rows
from wherefrom.trace.steps import Step, Steps

T = TypeVar("T")
Ending = Sequence[tuple[End, int]]  # how a trail may end, and in which rows; together in all


class Trails:
    """Where the trails of ``statements``, all of one answer, end.

    ``before`` are trails of the same answer on an earlier ground, which differs
    from this one in what is looked up as ``changed`` and in nothing else that
    they met: those that did not meet it stand. ``held`` are the statements by document.
    """

    __slots__ = (
        "_endings", "_ground", "_is_new", "_known", "_members", "_met", "_rows", "_statements",
        "_trails", "held",
    )  # fmt: skip

    def __init__(
        self,
        ground: Ground,
        statements: Sequence[Statement],
        before: Trails | None = None,
        changed: Set[Seen] = frozenset(),
    ) -> None:
        self._ground = ground
        held: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            held[statement.document].append(statement)
        self.held: Mapping[str, Sequence[Statement]] = dict(held)
        self._members = self.held if ground.looked is None else Held(held, ground.looked)
        self._statements = {statement.id: statement for statement in statements}
        self._trails: dict[str, Steps] = {}
        self._known: dict[str, Known] = {}  # by statement
        self._is_new = False  # whether something was looked up that is not noted yet
        self._met: dict[str, frozenset[Seen]] = {}  # what each looked up, where that is noted
        self._rows: Rows | None = None if before is None else before._rows
        self._endings: dict[str, Ending] = {}  # of each trail in these rows
        for statement in statements:
            self._enter(statement, before, changed)

    def _enter(self, statement: Statement, before: Trails | None, changed: Set[Seen]) -> None:
        key = statement.id
        met = None
        if before is not None and before._statements.get(key) is statement:
            met = before._met.get(key)
        if before is not None and met is not None and met.isdisjoint(changed):
            self._trails[key], self._met[key] = before._trails[key], met
            self._known[key] = before._known[key]
            if key in before._endings:
                self._endings[key] = before._endings[key]
        else:
            self._known[key] = {}
            self._trails[key] = Steps()

    def on(self, ground: Ground) -> None:
        """Follow further trails on ``ground``, where all that was looked up is the same."""
        self._ground = ground

    def under(self, active: frozenset[str]) -> tuple[End, ...]:
        """Where each ends with the derivations ``active`` true, in order of the statements."""
        return tuple(
            [
                self._noted(key, trail.under(active, self._step(key)))
                for key, trail in self._trails.items()
            ]
        )

    def across(self, active: frozenset[str], rows: Rows) -> list[Ending]:
        """How each may end, in order of the statements; one end for those that count alike.

        ``under`` was asked of ``active``, in which is what is in all ``rows``.
        """
        if self._rows != rows:
            self._rows, self._endings = rows, {}
        for key, trail in self._trails.items():
            if key not in self._endings:
                step = self._step(key)
                if trail.asks(active, rows.on, step):
                    ending = trail.across(rows, step)
                else:
                    ending = [(trail.under(active, step), rows.every)]
                self._endings[key] = self._noted(key, _as_they_count(ending))
        return [self._endings[key] for key in self._trails]

    def met(self) -> Collection[frozenset[Seen]]:
        """All that was looked up, by each."""
        return self._met.values()

    def _step(self, key: str) -> Step:
        """How the trail of the statement called ``key`` is followed."""
        return partial(self._followed, self._statements[key], self._known[key])

    def _followed(
        self, statement: Statement, known: Known, stand: Stand | None, active: Collection[str]
    ) -> Stand | End:
        self._is_new = True
        at = stand or begun(self._ground, statement)
        return followed_on(self._ground, statement, at, self._members, active, known)

    def _noted(self, statement: str, end: T) -> T:
        """``end`` of this statement's trail; what was looked up for it is noted.

        What was noted since the last trail counts for this one too, which does no harm.
        """
        if self._is_new and self._ground.looked is not None:
            before = self._met.get(statement, frozenset())
            self._met[statement] = before | self._ground.looked.turn()
        self._is_new = False
        return end


def _as_they_count(ending: Ending) -> Ending:
    """``ending`` with one end for those that differ only in the steps that led there."""
    if len(ending) == 1:
        return ending  # most often
    found: dict[object, tuple[End, int]] = {}
    for end, bits in ending:
        as_ = (end.source, end.kind, end.document, end.own, end.passed)
        first, before = found.get(as_, (end, 0))
        found[as_] = first, before | bits
    return list(found.values())


class Held(dict[str, Sequence[Statement]]):
    """An answer's statements by document; whose are asked for is noted in ``looked``."""

    __slots__ = ("looked",)

    def __init__(self, held: Mapping[str, Sequence[Statement]], looked: Looked) -> None:
        super().__init__(held)
        self.looked = looked["held"]

    def get(self, key: str, default: Sequence[Statement] = ()) -> Sequence[Statement]:  # type: ignore[override]
        """As of any mapping."""
        self.looked.add(key)
        return super().get(key, default)
