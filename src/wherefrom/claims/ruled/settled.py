"""Which rulings stand: undone, lost, overruled by later ones, or in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wherefrom.claims.ruled.bonds import Bond, standing
from wherefrom.model import Asked, Ruling, RulingState, Statement
from wherefrom.ruled import told
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.undone import STANDING, undone

BINDING = ("same", "apart", "answer")


@dataclass(frozen=True, slots=True)
class Placed:
    """A ruling with the statements that it is on, as they are now; ``order`` counts rulings."""

    ruling: Ruling
    order: int
    on: tuple[Statement | None, ...]

    @property
    def binds(self) -> bool:
        """Whether it holds two statements together or apart."""
        known = [s for s in self.on if s is not None]
        return self.ruling.kind in BINDING and len(known) == 2 and self._stays

    @property
    def _stays(self) -> bool:
        return self.ruling.kind != "answer" or self.ruling.value is not None

    def bond(self, rows: Mapping[str, int]) -> Bond:
        """The rows it holds together or apart."""
        one, two = (rows[s.id] for s in self.on if s is not None)
        return Bond(self.ruling.id, self.ruling.kind != "apart", one, two)


def settled(
    rulings: Sequence[Ruling],
    places: Places,
    rows: Mapping[str, int],
    numbers: Sequence[int] = (),
) -> list[Placed]:
    """``rulings``, in their order, each with its state and its statements.

    ``rows`` numbers the statements by id; ``numbers`` are those of the rulings, where
    these are not all. A ruling that stands may still turn out to be idle when its
    statements' answers are looked at.
    """
    revoked = undone(rulings)
    numbered = zip(rulings, numbers or range(len(rulings)), strict=True)
    placed = [_placed(r, i, places, revoked) for r, i in numbered]
    placed = _answers_settled(placed)
    return _bonds_settled(placed, rows)


def _placed(ruling: Ruling, order: int, places: Places, revoked: Mapping[str, Ruling]) -> Placed:
    found = tuple(places.find(anchor) for anchor in ruling.on)
    told_of = replace(ruling, statements=tuple(None if s is None else s.id for s in found))
    missing = [a for a, s in zip(ruling.on, found, strict=True) if s is None]
    if ruling.id in revoked:
        by = revoked[ruling.id]
        told_of = replace(told_of, state="undone", because=f"revoked by {by.id} ({by.by})")
    elif missing and (ruling.kind != "answer" or found[0] is None):
        told_of = replace(told_of, state="lost", because=told.not_found(missing))
    elif missing:
        told_of = replace(told_of, state="in_part", because=told.not_found(missing))
    return Placed(told_of, order, found)


def _answers_settled(placed: Sequence[Placed]) -> list[Placed]:
    """Of several answers by one statement to one question, the last ruled stands.

    Who rules that a statement gives no answer goes against who ruled that it
    answers one question with another, and the other way round.
    """
    said: dict[tuple[str, Asked], Ruling] = {}
    needed: dict[tuple[str, Asked], Ruling] = {}
    out: list[Placed] = []
    for one in reversed(placed):
        ruling, asked = one.ruling, one.ruling.asked
        later: Ruling | None = None
        if ruling.state in STANDING and asked is not None:
            places = [(s.id, asked) for s in one.on if s is not None]
            if ruling.kind == "answer":
                empty = needed.get(places[0]) if ruling.value is None else None
                later = said.get(places[0]) or empty
                if later is None:
                    said[places[0]] = ruling
            elif ruling.kind == "same":
                later = next((said[p] for p in places if p in said and said[p].value is None), None)
            if ruling.kind in ("same", "answer") and later is None:
                for place in places:
                    needed.setdefault(place, ruling)
        out.append(one if later is None else _against(one, [later.id], {later.id: later}))
    return out[::-1]


def _bonds_settled(placed: Sequence[Placed], rows: Mapping[str, int]) -> list[Placed]:
    by_id = {p.ruling.id: p.ruling for p in placed}
    known = {p.ruling.id: p for p in placed}
    for asked, later in _contradictions(placed, rows):
        for ruling, others in later.items():
            one = known[ruling]
            own = one.ruling.asked == asked
            if one.ruling.state == "overruled":
                continue
            if own and one.ruling.kind != "answer":
                known[ruling] = _against(one, others, by_id)
            elif own or asked is not None:
                known[ruling] = _against(one, others, by_id, in_part=True)
    return [known[p.ruling.id] for p in placed]


def _contradictions(
    placed: Sequence[Placed], rows: Mapping[str, int]
) -> Iterator[tuple[Asked | None, Mapping[str, tuple[str, ...]]]]:
    """For every question that somebody ruled on, the rulings that do not stand on it."""
    binding = [p for p in placed if p.ruling.state in STANDING and p.binds]
    asked = {p.ruling.asked for p in binding if p.ruling.asked is not None}
    general = [p for p in binding if p.ruling.asked is None]
    yield None, standing([p.bond(rows) for p in general]).against
    for one in sorted(asked, key=lambda a: (a.kind, a.key)):
        here = [p for p in binding if p.ruling.asked in (None, one)]
        yield one, standing([p.bond(rows) for p in here]).against


def _against(
    one: Placed, later: Sequence[str], rulings: Mapping[str, Ruling], *, in_part: bool = False
) -> Placed:
    why = told.overruled(later, rulings)
    state: RulingState = "in_part" if in_part else "overruled"
    return replace(one, ruling=replace(one.ruling, state=state, because=why))
