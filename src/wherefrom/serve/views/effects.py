"""What a ruling changed, told by the counts before and after it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.model import Claim, Ruling
from wherefrom.pipeline.ruling import sentence
from wherefrom.report.words import plural
from wherefrom.serve.held import Held
from wherefrom.serve.moved import Moved
from wherefrom.serve.views.changes import changes, members

KEPT = 500  # rulings whose effect is remembered; older ones are in the log
LISTED = 6  # lines told of one ruling
ELSEWHERE = 5  # further questions that it changed, by name


@dataclass(frozen=True, slots=True)
class Effect:
    """One ruling's effect: ``lines`` on the question that it was made on, and what else changed.

    ``undo`` are the ids of the rulings that an undo would revoke, the last
    first; none where there is nothing to undo.
    """

    ruling: str
    said: str
    lines: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...] = ()  # claim id, question
    n_elsewhere: int = 0
    undo: tuple[str, ...] = ()
    why: str = ""
    later: bool = False  # what it changes shows once that has been worked out
    reverse: tuple[str, str] | None = None  # whose name is meant, and what takes the wish back


class Effects:
    """The effects of the last rulings, and where the statements of claims went that are no more."""

    def __init__(self, moved: Moved) -> None:
        self._moved = moved
        self._lock = threading.Lock()
        self._effects: OrderedDict[str, Effect] = OrderedDict()

    def keep(self, effect: Effect, gone: Mapping[str, tuple[str, ...]]) -> None:
        """Remember ``effect``, and the statements of each claim that is ``gone``."""
        with self._lock:
            self._effects[effect.ruling] = effect
            while len(self._effects) > KEPT:
                self._effects.popitem(last=False)
        self._moved.keep(gone)

    def of(self, ruling: str) -> Effect | None:
        """What the ruling with this id changed, if that is known."""
        with self._lock:
            return self._effects.get(ruling)

    def now_in(self, claim: str, held: Held) -> str | None:
        """The claim that holds most statements of one that is no more."""
        return holder(self._moved.of(claim), held)


def holder(statements: Collection[str], held: Held) -> str | None:
    """The claim in which most of ``statements`` stand; of equals the first."""
    found: dict[str, int] = {}
    for statement in statements:
        for claim in held.claims_of.get(statement, ()):
            found[claim] = found.get(claim, 0) + 1
    return max(found, key=lambda c: (found[c], c)) if found else None


def effect_of(
    rulings: Sequence[Ruling], before: Held, after: Held, on: Sequence[str], *, later: bool = False
) -> tuple[Effect, dict[str, tuple[str, ...]]]:
    """What ``rulings`` changed, first in the claims ``on``; and the claims that are no more."""
    old, new = before.lookup.claims, after.lookup.claims
    gone = {claim: members(old[claim]) for claim in old.keys() - new.keys()}
    changed = [c.id for c in after.ledger.claims if old.get(c.id) != c]
    focus = [c if c in new else holder(gone.get(c, ()), after) for c in on]
    here = list(dict.fromkeys(c for c in focus if c is not None))
    lines = [line for c in here for line in changes(new[c], _before(new[c], before), before, after)]
    others = [c for c in changed if c not in here]
    last = rulings[-1]
    effect = Effect(
        ruling=last.id,
        said=_said(rulings, after),
        lines=tuple(_cut(lines)),
        elsewhere=tuple((c, new[c].gloss) for c in others[:ELSEWHERE]),
        n_elsewhere=len(others),
        undo=tuple(r.id for r in reversed(rulings) if r.kind != "undo"),
        why=last.why,
        later=later,
    )
    return effect, gone


def _said(rulings: Sequence[Ruling], after: Held) -> str:
    """What was ruled; of an undo, what it revokes."""
    last = rulings[-1]
    told = next((r for r in after.ledger.rulings if r.id == last.undoes), None)
    words = f"Undone: {sentence(told)}" if told is not None else sentence(last)
    more = len(rulings) - 1
    return words + (f" (and {plural(more, 'ruling')} that go with it)" if more else "")


def _cut(lines: Sequence[str]) -> list[str]:
    more = len(lines) - LISTED
    return [*lines[:LISTED], *([f"{plural(more, 'further change')}."] if more > 0 else [])]


def _before(claim: Claim, before: Held) -> Claim | None:
    """The claim as it was, else the one that held most of its statements."""
    known = before.lookup.claims.get(claim.id)
    return known or before.lookup.claims.get(holder(members(claim), before) or "")
