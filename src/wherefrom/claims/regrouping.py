"""Claims as people ruled them: only the parts that somebody ruled on are made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, zip_longest

from wherefrom.claims.asread import in_order
from wherefrom.claims.linked import Linked
from wherefrom.claims.making import Made
from wherefrom.claims.pieces import pieces
from wherefrom.claims.ready import Ready
from wherefrom.claims.redone import Piece, Redone, Rows, Standing, tied
from wherefrom.claims.refreshing import Replies, anew
from wherefrom.claims.remade import Remade, voices_of
from wherefrom.claims.repeating import disputed, may_repeat, unrepeated
from wherefrom.claims.ruled.applied import Ruled
from wherefrom.claims.ruled.onward import Knot, Onward, Together
from wherefrom.claims.ruled.tying import Tying
from wherefrom.claims.traits import trait
from wherefrom.claims.voicing import given_by_one
from wherefrom.claims.whose import full_names, question
from wherefrom.model import Asked, Claim, Grouping, Link, Part, Reply, Ruling

Place = tuple[Asked, int]  # a question, and the number of a part there
LARGE, LARGEST = 128, 1000  # statements of a part that is compared before anybody rules


class Questions:
    """The parts of a case by question, and what they become under rulings.

    ``replies`` are as read, in the order of the statements; ``parts`` too. ``bare`` are
    these with the claims that were left out for another's sake, where that is known.
    """

    def __init__(
        self,
        ready: Ready,
        replies: Sequence[Reply],
        parts: Sequence[Part],
        bare: Sequence[Part] = (),
    ) -> None:
        self.ready = ready
        self._was = ready  # before statements were last said on another's word
        self.full = full_names(replies)
        held: dict[str, list[Reply]] = defaultdict(list)
        for reply in replies:
            held[reply.statement].append(reply)
        self.held: Replies = dict(held)
        self.parts: dict[Asked, list[Part]] = {}
        self._standing_in: dict[str, list[tuple[Asked, int]]] = defaultdict(list)
        self._left_out: dict[Place, Part] = {}  # with the claims that they would make
        for part, whole in zip_longest(parts, bare):
            here = self.parts.setdefault(part.asked, [])
            at = (part.asked, len(here))
            for statement in part.statements:
                self._standing_in[statement].append(at)
            if whole is not None and may_repeat(part):
                self._left_out[at] = whole
            here.append(part)
        tying = Tying(ready, self.held, self.full)
        self._onward = Onward(tying.tie, tying.on)
        self._knots: dict[Asked, tuple[Sequence[Knot], list[Rows]]] = {}  # with the pieces' rows
        self._pieces: dict[Asked, dict[Rows, Piece]] = {}  # by the rows that rulings are on
        self._put_together: dict[Asked, tuple[list[Piece], Redone]] = {}
        self._answering: dict[str, dict[Asked, list[Reply]]] = {}  # as read
        self._linked = Linked(self.parts, ready.order)
        self._remade = Remade()

    def prepare(self) -> None:
        """Compare now what the first ruling on a large question would compare."""
        self.ready.remember()
        for part in self._large():
            rows = [self.ready.order[s] for s in part.statements]
            with self.ready.near.kept.holding(rows):
                self.ready.near.block(rows, rows)
            self._anew(part, part.voices)

    def _large(self) -> Iterator[Part]:
        """Parts of many statements, the largest last: these are kept longest."""
        every = chain.from_iterable(self.parts.values())
        large = [part for part in every if LARGE <= len(part.statements) <= LARGEST]
        yield from sorted(large, key=lambda part: (len(part.statements), part.statements[0]))

    def restated(
        self, ready: Ready, statements: Iterable[str], standing: Standing
    ) -> tuple[list[Claim], list[Claim]]:
        """Have ``statements`` be said on another's word, as in ``ready``.

        The claims that this ends and makes, of those that ``standing`` shows as they were read.
        """
        self._was, self.ready = self.ready, ready
        statements = list(statements)
        self._forget_pieces({ready.order[s] for s in statements})
        found = self._refreshed({at for s in statements for at in self._standing_in.get(s, ())})
        gone: list[Claim] = []
        new: list[Claim] = []
        for asked, n in sorted(found, key=lambda at: (at[0].kind, at[0].key, at[1])):
            part, now = self.parts[asked][n], found[asked, n]
            self.parts[asked][n] = now
            if part.links != now.links:
                self._linked.changed(asked)
            if n not in standing.redone.get(asked, Redone()).out and part.claim != now.claim:
                gone += [] if part.claim is None else [part.claim]
                new += [] if now.claim is None else [now.claim]
        return gone, new

    def _refreshed(self, places: Iterable[Place]) -> dict[Place, Part]:
        """The parts at ``places`` as ``refreshed`` has them, and those that hang on them."""
        found = {at: self._bare(at) for at in places}
        hanging: set[Place] = set()
        for (asked, n), now in found.items():
            was = self.parts[asked][n]
            if disputed(was) != disputed(now):
                beside = {at for s in was.statements for at in self._standing_in[s]}
                hanging |= {at for at in beside if at[0].kind == "proposition"}
        found |= {at: self._bare(at) for at in hanging - found.keys()}
        self._left_out |= found
        said = {s for at, part in found.items() for s in part.statements}
        around = {at for s in said for at in self._standing_in[s]} - found.keys()
        rest = [self.parts[asked][n] for asked, n in around]
        return dict(zip(found, unrepeated([*found.values(), *rest]), strict=False))

    def _forget_pieces(self, rows: Collection[int]) -> None:
        """Have made anew what rulings make of ``rows``."""
        for held in self._pieces.values():
            for key in [k for k, piece in held.items() if not piece.rows.isdisjoint(rows)]:
                del held[key]

    def _bare(self, at: Place) -> Part:
        """One part in today's voices, its claim not left out for another's sake."""
        part = self.parts[at[0]][at[1]]
        now = voices_of(self.ready, [self.ready.order[s] for s in part.statements])
        if may_repeat(part):
            if at not in self._left_out:
                return self._anew(part, now)
            part = self._left_out[at]
        if now == part.voices:
            return part
        if not (trait(part.asked.key).only_apart if part.claim is None else self._otherwise(part)):
            return replace(part, voices=now)
        return self._anew(part, now)

    def _anew(self, part: Part, now: str) -> Part:
        """``part`` made again, on the word ``now``, with what is known of how alike it is."""
        with self.ready.near.kept.holding([self.ready.order[s] for s in part.statements]):
            return anew(self.ready, part, now, self.held, self.full)

    def _otherwise(self, part: Part) -> bool:
        """Whether other answers of its claim than before are given by one voice.

        Those do not conflict; nothing else in a claim hangs on whose word it stands on.
        """
        claim = part.claim
        if claim is None or len(claim.answers) < 2:
            return False
        return given_by_one(self._was, claim) != given_by_one(self.ready, claim)

    def under(self, rulings: Sequence[Ruling]) -> Standing:
        """What ``rulings``, in the order in which they were made, do to the parts."""
        now = self._onward.under(rulings)
        found = {asked: self._redone(asked, now) for asked in now.bearing}
        return Standing(now.by_hand, found)

    def _redone(self, asked: Asked, ruled_now: Together) -> Redone:
        """What rulings do to one question; its pieces stay as long as their knots do."""
        by_hand, after, knots = ruled_now.by_hand, ruled_now.after, ruled_now.bearing[asked]
        before, now = self._pieces.get(asked, {}), dict[Rows, Piece]()
        last = self._knots.get(asked)
        same = last is not None and _are_the_same(last[0], knots)
        if last is None or not same:
            rows = frozenset[int]().union(*(knot.bearing[asked] for knot in knots))
            together = tied(knot.by_hand for knot in knots)
            last = knots, pieces(rows, partial(self._part_of, asked), together)
            self._knots[asked] = last
        if same and before.keys() >= set(last[1]):
            return self._together(asked, [before[key] for key in last[1]])
        by_statement = _by_statement(knot.by_hand for knot in knots)
        for key in last[1]:
            bears = self._bears(key, by_statement, by_hand, after)
            piece = before.get(key)
            if piece is None or piece.bears != bears:
                piece = self._piece(asked, key, bears, by_hand, after)
            now[key] = piece
        self._pieces[asked] = now
        return self._together(asked, list(now.values()))

    def _together(self, asked: Asked, now: list[Piece]) -> Redone:
        """All pieces of a question; the very same as the last time where all of them are."""
        last = self._put_together.get(asked)
        if last is not None and all(one is two for one, two in zip_longest(last[0], now)):
            return last[1]
        every = [piece.redone for piece in now]
        made_of = sorted(chain.from_iterable(one.made for one in every), key=lambda one: one[0])
        out = frozenset(chain.from_iterable(one.out for one in every))
        redone = Redone(out, tuple(made_of))
        self._put_together[asked] = now, redone
        return redone

    def _part_of(self, asked: Asked, row: int) -> int | None:
        return next((n for its, n in self._parts_with(row) if its == asked), None)

    def _bears(
        self,
        rows: Rows,
        by_statement: Mapping[str, Sequence[Ruling]],
        by_hand: Ruled,
        after: Replies,
    ) -> list[object]:
        """All that what rulings do to the parts of ``rows`` hangs on."""
        found: list[object] = []
        for row in rows:
            statement = self.ready.statements[row].id
            stand = [(r.id, r.state, by_hand.asked.get(r.id)) for r in by_statement[statement]]
            found += [row, stand, after.get(statement)]
        return found

    def grouping(self, standing: Standing) -> Grouping:
        """Claims, not in order, and links over the whole case."""
        every = dict.fromkeys([*self.parts, *standing.redone])
        claims = [m.claim for asked in in_order(every) for m in self.standing(asked, standing)]
        by_hand = standing.by_hand
        parts = tuple(part for asked in in_order(self.parts) for part in self.parts[asked])
        links = self.links(standing)
        return Grouping(tuple(claims), links, by_hand.notices, by_hand.rulings, parts)

    def links(self, standing: Standing) -> tuple[Link, ...]:
        """Why statements stand together, question by question."""
        return self._linked.under(standing.redone)

    def parts_of(self, asked: Asked, numbers: Iterable[int]) -> list[Part]:
        """Parts of one question by their numbers."""
        parts = self.parts.get(asked, ())
        return [parts[n] for n in sorted(numbers)]

    def standing(self, asked: Asked, standing: Standing) -> list[Made]:
        """The claims on one question, in the order of their first statements."""
        redone = standing.redone.get(asked)
        parts = self.parts.get(asked, ())
        if redone is None:
            return [Made(p.claim, p.links) for p in parts if p.claim is not None]
        order = self.ready.order
        kept = [
            (order[p.statements[0]], Made(p.claim, p.links))
            for n, p in enumerate(parts)
            if n not in redone.out and p.claim is not None
        ]
        return [one for _, one in sorted([*kept, *redone.made], key=lambda pair: pair[0])]

    def _piece(
        self, asked: Asked, bearing: Rows, bears: list[object], by_hand: Ruled, after: Replies
    ) -> Piece:
        parts = self.parts.get(asked, ())
        out = {n for row in bearing for its, n in self._parts_with(row) if its == asked}
        order = self.ready.order
        members = {order[s] for n in out for s in parts[n].statements}
        members |= set(bearing)
        rows = {row: held for row in members if (held := self._answers(asked, row, after))}
        groups = [[order[s] for s in parts[n].statements if order[s] in rows] for n in sorted(out)]
        alone = rows.keys() - {row for group in groups for row in group}
        groups += [[row] for row in sorted(alone)]
        block = partial(self._remade.block, self.ready)
        ruled_groups = by_hand.groups([g for g in groups if g], rows, block)
        made_of = []
        for together in sorted(ruled_groups):
            one = self._remade.claim(self.ready, asked, tuple(together), rows, by_hand)
            if one is not None:
                made_of.append((together[0], one))
        redone = Redone(frozenset(out), tuple(made_of))
        return Piece(bears, frozenset(members), redone)

    def _parts_with(self, row: int) -> Sequence[tuple[Asked, int]]:
        """The questions of the parts that a row stands in, and their numbers there."""
        return self._standing_in.get(self.ready.statements[row].id, ())

    def _answers(self, asked: Asked, row: int, after: Replies) -> list[Reply]:
        """What the statement in ``row`` answers to the question, as ruled."""
        id_ = self.ready.statements[row].id
        if id_ in after:
            return [reply for reply in after[id_] if question(reply, self.full) == asked]
        if id_ not in self._answering:
            read: dict[Asked, list[Reply]] = defaultdict(list)
            for reply in self.held.get(id_, ()):
                read[question(reply, self.full)].append(reply)
            self._answering[id_] = dict(read)
        return self._answering[id_].get(asked, [])


def _are_the_same(before: Sequence[Knot], now: Sequence[Knot]) -> bool:
    return all(one is two for one, two in zip_longest(before, now))


def _by_statement(some: Iterable[Ruled]) -> Mapping[str, Sequence[Ruling]]:
    """The rulings of ``some`` by the statements that they are on, in order."""
    found: dict[str, list[Ruling]] = defaultdict(list)
    for by_hand in some:
        for ruling in by_hand.rulings:
            for on in ruling.statements:
                found[on or ""].append(ruling)
    return found
