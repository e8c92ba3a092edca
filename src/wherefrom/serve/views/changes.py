"""How a claim is otherwise than it was, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from wherefrom.model import Answer, Claim
from wherefrom.report.words import finding_label, letter, plural
from wherefrom.serve.held import Held

NAMES = 4  # origins told by name
LENGTH = 60  # characters of an answer
COUNTS = (
    ("named", "Named origins"),
    ("withheld", "Names withheld"),
    ("anonymous", "Unnamed voices"),
    ("outlets", "Outlets that give none"),
)


def members(claim: Claim) -> tuple[str, ...]:
    """Ids of all statements that bear on the claim, those that count first."""
    counted = [s for a in claim.answers for s in a.statements]
    return tuple(dict.fromkeys([*counted, *(s for a in claim.answers for s in a.compatible)]))


def changes(claim: Claim, was: Claim | None, before: Held, after: Held) -> Iterator[str]:
    """What is otherwise in the claim than it was, a line each; nothing where it is new."""
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
        yield from _answer(answer, old, name, before, after)
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


def _answer(answer: Answer, was: Answer, name: str, before: Held, after: Held) -> Iterator[str]:
    if answer.value != was.value:
        yield f"{name[:1].upper()}{name[1:]} was “{_short(was.value)}”"
    now, then = answer.independence, was.independence
    for field, words in COUNTS:
        a, b = getattr(then, field), getattr(now, field)
        if a != b:
            yield f"{words} of {name}: {a} → {b}"
    old, new = _names(was, before), _names(answer, after)
    gone, come = old - new, new - old
    if gone:
        yield f"No longer behind {name}: {_listed(gone)}"
    if come:
        yield f"Now behind {name}: {_listed(come)}"
    if then.expected != now.expected and then.named == now.named:
        yield f"Expected named origins of {name}: {then.expected:.1f} → {now.expected:.1f}"
    if len(answer.statements) != len(was.statements):
        yield f"Statements of {name}: {len(was.statements)} → {len(answer.statements)}"
    yield from _flags(answer, was, name)


def _flags(answer: Answer, was: Answer, name: str) -> Iterator[str]:
    for flag in answer.flags:
        if flag not in was.flags:
            yield f"{finding_label(flag)}: now noted on {name}"
    for flag in was.flags:
        if flag not in answer.flags:
            yield f"{finding_label(flag)}: no longer noted on {name}"


def _names(answer: Answer, held: Held) -> frozenset[str]:
    """Those who stand behind the answer, by name."""
    return frozenset(held.lookup.source_name(o.source) for o in answer.origins if o.source)


def _listed(names: Collection[str]) -> str:
    shown = sorted(names)[:NAMES]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= LENGTH else plain[:LENGTH].rsplit(" ", 1)[0] + " …"
