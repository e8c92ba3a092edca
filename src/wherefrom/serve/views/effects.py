"""What a ruling changed, told by the counts before and after it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.model import Answer, Claim, Ruling
from wherefrom.pipeline.ruling import sentence
from wherefrom.report.words import finding_label, letter, plural
from wherefrom.serve.held import Held

KEPT = 500  # rulings whose effect is remembered; older ones are in the log
LISTED = 6  # lines told of one ruling
ELSEWHERE = 5  # further questions that it changed, by name
LENGTH = 60  # characters of an answer
COUNTS = (
    ("named", "Named origins"),
    ("withheld", "Names withheld"),
    ("anonymous", "Unnamed voices"),
    ("outlets", "Outlets that give none"),
)


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
    later: bool = False  # what it changes shows once the case has been brought up to date


class Effects:
    """The effects of the last rulings, and where the statements of claims went that are no more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._effects: OrderedDict[str, Effect] = OrderedDict()
        self._gone: OrderedDict[str, tuple[str, ...]] = OrderedDict()

    def keep(self, effect: Effect, gone: Mapping[str, tuple[str, ...]]) -> None:
        """Remember ``effect``, and the statements of each claim that is ``gone``."""
        with self._lock:
            self._effects[effect.ruling] = effect
            self._gone |= gone
            for kept in (self._effects, self._gone):
                while len(kept) > KEPT:
                    kept.popitem(last=False)

    def of(self, ruling: str) -> Effect | None:
        """What the ruling with this id changed, if that is still known."""
        with self._lock:
            return self._effects.get(ruling)

    def now_in(self, claim: str, held: Held) -> str | None:
        """The claim that holds most statements of one that is no more."""
        with self._lock:
            statements = self._gone.get(claim, ())
        return holder(statements, held)


def holder(statements: Collection[str], held: Held) -> str | None:
    """The claim in which most of ``statements`` stand; of equals the first."""
    found: dict[str, int] = {}
    for statement in statements:
        for claim in held.claims_of.get(statement, ()):
            found[claim] = found.get(claim, 0) + 1
    return max(found, key=lambda c: (found[c], c)) if found else None


def members(claim: Claim) -> tuple[str, ...]:
    """Ids of all statements that bear on the claim, those that count first."""
    counted = [s for a in claim.answers for s in a.statements]
    return tuple(dict.fromkeys([*counted, *(s for a in claim.answers for s in a.compatible)]))


def effect_of(
    rulings: Sequence[Ruling], before: Held, after: Held, on: Sequence[str], *, later: bool = False
) -> tuple[Effect, dict[str, tuple[str, ...]]]:
    """What ``rulings`` changed, first in the claims ``on``; and the claims that are no more."""
    old, new = before.lookup.claims, after.lookup.claims
    gone = {claim: members(old[claim]) for claim in old.keys() - new.keys()}
    changed = [c.id for c in after.ledger.claims if old.get(c.id) != c]
    focus = [c if c in new else holder(gone.get(c, ()), after) for c in on]
    here = list(dict.fromkeys(c for c in focus if c is not None))
    lines = [line for c in here for line in _changes(new[c], _before(new[c], before))]
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


def _changes(claim: Claim, was: Claim | None) -> Iterator[str]:
    if was is None or claim == was:
        return
    if claim.gloss != was.gloss:
        yield f"The question reads: {claim.gloss}"
    n, m = len(members(was)), len(members(claim))
    if n != m:
        yield f"Statements of this question: {n} → {m}"
    several = len(claim.answers) > 1
    left = list(was.answers)
    for number, answer in enumerate(claim.answers):
        old = _same(answer, left)
        name = f"answer {letter(number)} (“{_short(answer.value)}”)" if several else "the answer"
        if old is None:
            yield f"New: {name}, with {plural(len(answer.statements), 'statement')}"
            continue
        left.remove(old)
        yield from _answer(answer, old, name)
    for old in left:
        yield f"No longer an answer of its own: “{_short(old.value)}”"
    if len(claim.conflicts) != len(was.conflicts):
        yield f"Conflicts and updates: {len(was.conflicts)} → {len(claim.conflicts)}"


def _same(answer: Answer, among: Sequence[Answer]) -> Answer | None:
    """What the answer was: that of its id, else the one with which it shares most statements."""
    told = set(answer.statements)
    shared = [(old.id == answer.id, len(told & set(old.statements)), old) for old in among]
    best = max(shared, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and (best[0] or best[1]) else None


def _answer(answer: Answer, was: Answer, name: str) -> Iterator[str]:
    if answer.value != was.value:
        yield f"{name[:1].upper()}{name[1:]} was “{_short(was.value)}”"
    now, then = answer.independence, was.independence
    for field, words in COUNTS:
        a, b = getattr(then, field), getattr(now, field)
        if a != b:
            yield f"{words} of {name}: {a} → {b}"
    if then.expected != now.expected and then.named == now.named:
        yield f"Expected named origins of {name}: {then.expected:.1f} → {now.expected:.1f}"
    if len(answer.statements) != len(was.statements):
        yield f"Statements of {name}: {len(was.statements)} → {len(answer.statements)}"
    for flag in answer.flags:
        if flag not in was.flags:
            yield f"{finding_label(flag)}: now noted on {name}"
    for flag in was.flags:
        if flag not in answer.flags:
            yield f"{finding_label(flag)}: no longer noted on {name}"


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= LENGTH else plain[:LENGTH].rsplit(" ", 1)[0] + " …"
