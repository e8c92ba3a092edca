"""Notes and grades, kept beside what is worked out: what each is on, found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wherefrom.model import Answer, Asked, Claim, Ruling, Thing
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.things import Things
from wherefrom.ruled.undone import last_stands, lost, stands, without_undone

ON_CLAIMS = ("claim", "answer")


class Shown:
    """Claims as they are looked for: by id, by those of their answers, by their statements.

    ``place`` gives by a claim's id what it is put in order by.
    """

    def __init__(self, claims: Iterable[Claim], place: Mapping[str, Any]) -> None:
        self.by_id: dict[str, Claim] = {}
        self._holding: dict[str, dict[str, Claim]] = {}  # by statement
        self._place = place
        self.change((), claims)

    def change(self, gone: Iterable[Claim], new: Iterable[Claim]) -> None:
        """Claims ``gone`` are not shown any more, ``new`` ones are."""
        for claim in gone:
            for one in ids_of(claim):
                del self.by_id[one]
            for statement in inside(claim):
                self._holding[statement].pop(claim.id, None)
        for claim in new:
            self.by_id |= dict.fromkeys(ids_of(claim), claim)
            for statement in inside(claim):
                self._holding.setdefault(statement, {})[claim.id] = claim

    def find(self, thing: Thing, asked: Asked | None, members: Iterable[str]) -> str | None:
        """The claim or answer that ``thing`` was: by its id, else by most of its statements."""
        there = self.by_id.get(thing.id)
        if there is not None and asked in (None, there.asked):
            return thing.id
        sought = set(members)
        near = {c.id: c for s in sought for c in self._holding.get(s, {}).values()}
        ranked = [
            (-len(sought & inside(one)), self._place[claim.id], n, one.id)
            for claim in near.values()
            if asked is None or claim.asked == asked
            for n, one in enumerate(_meant(claim, thing))
        ]
        best = min(ranked, default=None)
        return best[-1] if best is not None and best[0] else None


def _meant(claim: Claim, thing: Thing) -> Sequence[Claim | Answer]:
    return claim.answers if thing.what == "answer" else (claim,)


def ids_of(claim: Claim) -> tuple[str, ...]:
    """Those by which a ruling may name it or an answer of it."""
    return (claim.id, *(answer.id for answer in claim.answers))


def inside(one: Claim | Answer) -> set[str]:
    """The statements of a claim or answer."""
    answers = one.answers if isinstance(one, Claim) else (one,)
    return {s for a in answers for s in (*a.statements, *a.compatible)}


@dataclass(frozen=True, slots=True)
class Held:
    """What rulings beside the result are looked up in."""

    known: Things
    places: Places
    shown: Shown


def noted(rulings: Sequence[Ruling], held: Held) -> tuple[Ruling, ...]:
    """``rulings`` that have no effect on what is worked out, with what they are on."""
    return settled([found(ruling, held) for ruling in without_undone(rulings)])


def settled(rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """Of several grades on one thing only the last stands; notes stand beside each other."""
    return tuple(last_stands(rulings, _graded))


def _graded(ruling: Ruling) -> object:
    return None if ruling.kind == "note" else (ruling.kind, ruling.found[:1])


def found(ruling: Ruling, held: Held) -> Ruling:
    """``ruling``, marked if it was undone, with what it is on now; lost where that is gone."""
    if ruling.kind == "undo":
        return ruling
    on = tuple(held.places.find(anchor) for anchor in ruling.on)
    ids = tuple(None if s is None else s.id for s in on)
    things = tuple(_things(ruling, [i for i in ids if i], held))
    ruling = replace(ruling, statements=ids, found=things)
    missing = None in things if ruling.things else None in ids
    return lost(ruling, "what it is on") if stands(ruling) and missing else ruling


def _things(ruling: Ruling, members: Sequence[str], held: Held) -> Iterator[str | None]:
    for thing in ruling.things:
        if thing.what in ON_CLAIMS:
            yield held.shown.find(thing, ruling.asked, members)
        else:
            yield held.known.find(thing)
