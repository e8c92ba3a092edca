"""Rulings as grouping meets them: replies as ruled, groups as ruled, and links that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wherefrom.claims.ruled.bonds import Standing, standing
from wherefrom.claims.ruled.groups import Block, ruled_groups
from wherefrom.claims.ruled.replies import ruled_replies
from wherefrom.claims.ruled.settled import Placed, settled
from wherefrom.model import Asked, Claim, Document, Link, Notice, Reply, Ruling, Statement
from wherefrom.ruled import told
from wherefrom.ruled.anchors import Places, places
from wherefrom.ruled.parted import ALSO_ON_CLAIMS
from wherefrom.ruled.undone import STANDING

Rows = Mapping[int, Sequence[Reply]]  # the replies to one question, by row of their statement


@dataclass(frozen=True, slots=True)
class Ruled:
    """``replies`` and ``rulings`` of a case, and what the rulings do to its groups.

    ``bonds`` are those rulings that hold two statements together or apart, by
    row; ``touched`` the replies that a ruling bears on.
    """

    replies: Sequence[Reply]
    rulings: tuple[Ruling, ...] = ()
    notices: tuple[Notice, ...] = ()
    order: Mapping[str, int] = field(default_factory=dict)
    bonds: Mapping[int, Sequence[Placed]] = field(default_factory=dict)
    asked: Mapping[str, Asked | None] = field(default_factory=dict)
    names: Sequence[Placed] = ()
    touched: frozenset[tuple[str, Asked]] = frozenset()

    def groups(
        self, groups: Iterable[Sequence[int]], rows: Rows, block: Block
    ) -> Iterator[list[int]]:
        """``groups`` of ``rows`` of one question, joined and parted as was ruled.

        ``block`` gives the likeness of rows to rows (``Nearness.block``).
        """
        if not self.bonds:
            yield from (list(group) for group in groups)
            return
        here = self._standing(rows)
        same = [(b.one, b.two) for b in here.same]
        apart = [(b.one, b.two) for b in here.apart]
        yield from ruled_groups(list(groups), same, apart, block)

    def shows(self, together: Iterable[int], rows: Rows) -> bool:
        """Whether somebody ruled on the claim that ``together`` make, so that it is kept."""
        if not self.touched:
            return False
        return any(
            (r.statement, Asked(r.kind, r.key)) in self.touched for i in together for r in rows[i]
        )

    def named(self, claim: Claim, replies: Sequence[Reply]) -> Claim:
        """``claim``, made of ``replies``, in the words that somebody gave it last."""
        inside = {(r.statement, Asked(r.kind, r.key)) for r in replies} if self.names else set()
        for one in reversed(self.names):
            statement, asked = one.on[0], self.asked[one.ruling.id]
            if statement and asked and (statement.id, asked) in inside and one.ruling.value:
                return replace(claim, gloss=one.ruling.value)
        return claim

    def links(self, links: Iterable[Link], together: Iterable[int], rows: Rows) -> list[Link]:
        """``links`` inside one claim, with those that people ruled in their place."""
        if not self.bonds:
            return list(links)
        inside = {row: rows[row] for row in together}
        by_id = {p.ruling.id: p for p in self._bearing(inside)}
        ruled: dict[frozenset[str], Link] = {}
        for bond in self._standing(inside).same:
            placed = by_id[bond.ruling]
            on = sorted({self.order[s.id]: s.id for s in placed.on if s is not None}.items())
            pair = [statement for _, statement in on]
            if len(pair) == 2:
                link = Link((pair[0], pair[1]), 1.0, told.because(placed.ruling))
                ruled[frozenset(pair)] = link
        return [*(k for k in links if frozenset(k.statements) not in ruled), *ruled.values()]

    def _standing(self, rows: Rows) -> Standing:
        """The bonds between ``rows`` that stand on the question these answer."""
        return standing([p.bond(self.order) for p in self._bearing(rows)])

    def _bearing(self, rows: Rows) -> list[Placed]:
        here = {p.order: p for row in self.bonds.keys() & rows.keys() for p in self.bonds[row]}
        return [p for _, p in sorted(here.items()) if self._bears(p, rows)]

    def _bears(self, placed: Placed, rows: Rows) -> bool:
        on = [self.order[s.id] for s in placed.on if s is not None]
        if not all(row in rows for row in on):
            return False
        if placed.ruling.asked is None:
            return True
        asked = self.asked.get(placed.ruling.id)
        return any(Asked(r.kind, r.key) == asked for row in on for r in rows[row])


def ruled(
    rulings: Sequence[Ruling],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    replies: Sequence[Reply],
    *,
    where: Places | None = None,
    order: Mapping[str, int] | None = None,
    numbers: Sequence[int] = (),
) -> Ruled:
    """What ``rulings``, in the order in which they were made, do to a case.

    ``where`` and ``order`` are those of the whole case, where ``statements`` are
    only those that the rulings are on. ``numbers`` are those of the rulings among
    all, where they are not all.
    """
    if not rulings:
        return Ruled(replies)
    order = order if order is not None else {s.id: i for i, s in enumerate(statements)}
    placed = settled(rulings, where or places(documents, statements), order, numbers)
    active = [p for p in placed if p.ruling.state in STANDING and p.ruling.kind != "undo"]
    answered = ruled_replies(replies, statements, active)
    idle = _idle(active, answered.asked, answered.replies)
    placed = [_as_idle(p) if p.ruling.id in idle else p for p in placed]
    active = [p for p in active if p.ruling.id not in idle]
    bonds: dict[int, list[Placed]] = {}
    for one in active:
        for statement in one.on if one.binds else ():
            if statement is not None:
                bonds.setdefault(order[statement.id], []).append(one)
    return Ruled(
        answered.replies,
        tuple(p.ruling for p in placed),
        tuple(_notices(placed)),
        order,
        bonds,
        answered.asked,
        [p for p in active if p.ruling.kind == "name"],
        _touched(active, answered.asked, answered.replies),
    )


def _idle(
    active: Sequence[Placed], asked: Mapping[str, Asked | None], replies: Sequence[Reply]
) -> set[str]:
    """Rulings that change nothing, as their statements do not answer what they are on."""
    answers: dict[str, set[tuple[str, str]]] = {}
    for reply in replies:
        answers.setdefault(reply.statement, set()).add((reply.kind, reply.key))
    idle = {ruling for ruling, question in asked.items() if question is None}
    for one in active:
        if one.ruling.kind == "same" and one.ruling.asked is None:
            there = [answers.get(s.id, set()) for s in one.on if s is not None]
            if not set.intersection(*there):
                idle.add(one.ruling.id)
    return idle


def _as_idle(placed: Placed) -> Placed:
    why = "its statements answer no such question; rule on their answers instead, or undo it"
    return replace(placed, ruling=replace(placed.ruling, state="idle", because=why))


def _touched(
    active: Sequence[Placed], asked: Mapping[str, Asked | None], replies: Sequence[Reply]
) -> frozenset[tuple[str, Asked]]:
    """What was ruled to be answered or to be one question: such claims are shown, wide or not."""
    found: set[tuple[str, Asked]] = set()
    general: dict[str, set[Asked]] = {}
    for reply in replies:
        general.setdefault(reply.statement, set()).add(Asked(reply.kind, reply.key))
    for one in active:
        on = [s.id for s in one.on if s is not None]
        question = asked.get(one.ruling.id)
        if one.ruling.kind in ("apart", "statement_kind"):
            continue
        if one.ruling.kind == "answer" and not one.ruling.value:
            continue
        if question is not None:
            found |= {(s, question) for s in on}
        elif one.ruling.asked is None:
            common = set.intersection(*(general.get(s, set()) for s in on))
            found |= {(s, q) for s in on for q in common}
    return frozenset(found)


def _notices(placed: Sequence[Placed]) -> Iterator[Notice]:
    for one in placed:
        if is_noticed(one.ruling):
            yield told.noticed(one.ruling, next((s for s in one.on if s is not None), None))


def is_noticed(ruling: Ruling) -> bool:
    """Whether the claims stage tells that ``ruling`` does not stand, or not wholly."""
    return ruling.state in told.NOTICED and ruling.kind not in ALSO_ON_CLAIMS
