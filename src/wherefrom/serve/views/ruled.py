"""Rulings as the pages show them, found by what they are on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from wherefrom.model import Claim, Ruling
from wherefrom.pipeline.ruling import sentence
from wherefrom.report.ruled import STATES
from wherefrom.serve.held import Held
from wherefrom.serve.views.changes import members

COUNTING = ("withdrawn", "corrected", "merge", "split", "source_kind")


@dataclass(frozen=True, slots=True)
class RulingView:
    """One ruling in a sentence; ``undo`` is its id where it can be undone."""

    id: str
    said: str
    why: str
    state: str
    stands: bool
    undone: bool
    undo: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rulings:
    """A result's rulings by their id, and by the ids of all that they are on."""

    by_id: dict[str, Ruling]
    on: dict[str, list[Ruling]]


_known: WeakKeyDictionary[Held, Rulings] = WeakKeyDictionary()


def rulings_in(held: Held) -> Rulings:
    """All rulings of the result, looked up once."""
    found = _known.get(held)
    if found is None:
        found = _known[held] = _read(held)
    return found


def _read(held: Held) -> Rulings:
    on: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in held.ledger.rulings:
        for key in dict.fromkeys([*ruling.statements, *ruling.found]):
            if key is not None:
                on[key].append(ruling)
    return Rulings({r.id: r for r in held.ledger.rulings}, on)


def told(ruling: Ruling) -> RulingView:
    """The ruling with its state in words."""
    state = STATES[ruling.state] + (f": {ruling.because}" if ruling.because else "")
    undoable = ruling.kind != "undo" and ruling.state != "undone"
    return RulingView(
        id=ruling.id,
        said=sentence(ruling),
        why=ruling.why,
        state=state,
        stands=ruling.state in ("stands", "in_part"),
        undone=ruling.state == "undone",
        undo=ruling.id if undoable else "",
        note=(ruling.value or "") if ruling.kind == "note" else "",
    )


def told_rulings(held: Held, ids: Iterable[str]) -> tuple[RulingView, ...]:
    """The rulings with these ids."""
    known = rulings_in(held).by_id
    return tuple(told(known[i]) for i in ids if i in known)


def rulings_about(held: Held, *ids: str) -> tuple[RulingView, ...]:
    """The rulings on any of these statements and things that nobody undid, the last first."""
    return tuple(told(one) for one in _about(held, ids) if one.state != "undone")


def rulings_on_claim(held: Held, claim: Claim) -> tuple[RulingView, ...]:
    """The rulings that bear on the claim, its answers or its statements, the last first.

    Of those on a statement's answer to one question only those on this one; of
    those on its reports and sources those that change what is counted.
    """
    told_in = held.lookup.told(members(claim))
    own = (claim.id, *(a.id for a in claim.answers), *(s.id for s in told_in))
    documents = {s.document for s in told_in}
    sources = {link.source for s in told_in for link in s.chain if link.source}
    beside = [r for r in _about(held, sorted(documents | sources)) if _bears(r, documents)]
    near = [r for r in _about(held, own) if r.asked is None or r.asked == claim.asked]
    found = {r.id: r for r in (*near, *beside)}
    ordered = sorted(found.values(), key=lambda one: (one.at, one.id), reverse=True)
    return tuple(told(one) for one in ordered)


def _bears(ruling: Ruling, documents: Collection[str]) -> bool:
    """Whether a ruling on reports or sources changes what is counted of these documents."""
    if ruling.kind == "derivation":
        return all(end in documents for end in ruling.found)
    return ruling.kind in COUNTING


def _about(held: Held, ids: Iterable[str]) -> list[Ruling]:
    on = rulings_in(held).on
    found = {one.id: one for key in ids for one in on.get(key, ())}
    return sorted(found.values(), key=lambda one: (one.at, one.id), reverse=True)
