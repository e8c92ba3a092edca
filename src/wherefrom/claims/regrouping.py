"""Claims as people ruled them: only the parts that somebody ruled on are made anew."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.asread import by_row, in_order, voices
from wherefrom.claims.making import Made, made
from wherefrom.claims.ready import Ready
from wherefrom.claims.repeating import disputed, may_repeat, unrepeated
from wherefrom.claims.ruled.applied import Ruled, ruled
from wherefrom.claims.whose import Full, full_names, question
from wherefrom.model import Anchor, Asked, Claim, Grouping, Link, Part, Reply, Ruling, Statement
from wherefrom.ruled.undone import stands

Replies = Mapping[str, Sequence[Reply]]  # by statement
Rows = tuple[int, ...]
Place = tuple[Asked, int]  # a question, and the number of a part there
REMEMBERED = 4096  # claims made, and likenesses, that are kept to be used again


@dataclass(frozen=True, slots=True)
class Redone:
    """What rulings do to one question: parts that are left out, by number, and what they become.

    ``made`` goes with the first row of each, in order.
    """

    out: frozenset[int] = frozenset()
    made: tuple[tuple[int, Made], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """All questions that rulings bear on, and the rulings with their states."""

    by_hand: Ruled
    redone: Mapping[Asked, Redone] = field(default_factory=dict)


class Questions:
    """The parts of a case by question, and what they become under rulings.

    ``replies`` are as read, in the order of the statements; ``parts`` too.
    """

    def __init__(self, ready: Ready, replies: Sequence[Reply], parts: Sequence[Part]) -> None:
        self.ready = ready
        self._was = ready  # before statements were last said on another's word
        self.full = full_names(replies)
        held: dict[str, list[Reply]] = defaultdict(list)
        for reply in replies:
            held[reply.statement].append(reply)
        self.held: Replies = dict(held)
        self.parts: dict[Asked, list[Part]] = {}
        self._standing_in: dict[str, list[tuple[Asked, int]]] = defaultdict(list)
        for part in parts:
            here = self.parts.setdefault(part.asked, [])
            for statement in part.statements:
                self._standing_in[statement].append((part.asked, len(here)))
            here.append(part)
        self._found: dict[Anchor, Statement | None] = {}
        self._known: dict[Asked, tuple[list[object], Redone]] = {}  # as it was the last time
        self._links_by_part: dict[Asked, list[tuple[Link, ...]]] = {}
        self._links_of: dict[Asked, tuple[Redone, tuple[Link, ...]]] = {}
        self._made: dict[object, Made | None] = {}
        self._alike: dict[tuple[Rows, Rows], NDArray[np.float64]] = {}

    def restated(
        self, ready: Ready, statements: Iterable[str], standing: Standing
    ) -> tuple[list[Claim], list[Claim]]:
        """Have ``statements`` be said on another's word, as in ``ready``.

        The claims that this ends and makes, of those that ``standing`` shows as they were read.
        """
        self._was, self.ready = self.ready, ready
        found = self._refreshed({at for s in statements for at in self._standing_in.get(s, ())})
        gone: list[Claim] = []
        new: list[Claim] = []
        for asked, n in sorted(found, key=lambda at: (at[0].kind, at[0].key, at[1])):
            part, now = self.parts[asked][n], found[asked, n]
            self._known.pop(asked, None)
            self.parts[asked][n] = now
            if part.links != now.links:
                self._relinked(asked)
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
        said = {s for at, part in found.items() for s in part.statements}
        around = {at for s in said for at in self._standing_in[s]} - found.keys()
        rest = [self.parts[asked][n] for asked, n in around]
        return dict(zip(found, unrepeated([*found.values(), *rest]), strict=False))

    def _bare(self, at: Place) -> Part:
        """One part in today's voices, its claim not left out for another's sake."""
        part = self.parts[at[0]][at[1]]
        now = self._voices([self.ready.order[s] for s in part.statements])
        if may_repeat(part):
            return _anew(self.ready, part, now, self.held, self.full)
        if now == part.voices:
            return part
        if part.claim is None or not self._conflicts_otherwise(part.claim):
            return replace(part, voices=now)
        return _anew(self.ready, part, now, self.held, self.full)

    def _conflicts_otherwise(self, claim: Claim) -> bool:
        """Whether other answers of ``claim`` than before are given by one voice.

        Those do not conflict; nothing else in a claim hangs on whose word it stands on.
        """
        was, now = (
            [frozenset(_voice(ready, s) for s in a.statements) for a in claim.answers]
            for ready in (self._was, self.ready)
        )
        return any(
            bool(was[i] & was[j]) != bool(now[i] & now[j])
            for i, j in combinations(range(len(was)), 2)
        )

    def _relinked(self, asked: Asked) -> None:
        self._links_of.pop(asked, None)
        self._links_by_part.pop(asked, None)
        if "_links_read" in self.__dict__:
            every = (one.links for one in self.parts[asked])
            self._links_read[asked] = tuple(chain.from_iterable(every))

    def under(self, rulings: Sequence[Ruling]) -> Standing:
        """What ``rulings``, in the order in which they were made, do to the parts."""
        by_hand, after = self._ruled(rulings)
        bearing = self._bearing(by_hand, after)
        by_statement: dict[str, list[Ruling]] = defaultdict(list)
        for ruling in by_hand.rulings:
            for on in ruling.statements:
                by_statement[on or ""].append(ruling)
        found: dict[Asked, Redone] = {}
        for asked, rows in bearing.items():
            bears = self._bears(rows, by_statement, by_hand, after)
            known = self._known.get(asked)
            if known is None or known[0] != bears:
                known = bears, self._redone(asked, rows, by_hand, after)
            self._known[asked], found[asked] = known, known[1]
        return Standing(by_hand, found)

    def _bears(
        self,
        rows: set[int],
        by_statement: Mapping[str, Sequence[Ruling]],
        by_hand: Ruled,
        after: Replies,
    ) -> list[object]:
        """All that what rulings do to the question of ``rows`` hangs on."""
        found: list[object] = []
        for row in sorted(rows):
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
        every, read = list(self._links_read), self._links_read
        if not read.keys() >= standing.redone.keys():
            every = in_order(dict.fromkeys([*every, *standing.redone]))
        redone = standing.redone
        inside = (self._links(a, redone[a]) if a in redone else read[a] for a in every)
        return tuple(chain.from_iterable(inside))

    def _links(self, asked: Asked, redone: Redone) -> tuple[Link, ...]:
        known = self._links_of.get(asked)
        if known is None or known[0] is not redone:
            found = tuple(chain.from_iterable(chain(*self._links_in_parts(asked, redone))))
            known = self._links_of[asked] = redone, found
        return known[1]

    @cached_property
    def _links_read(self) -> dict[Asked, tuple[Link, ...]]:
        """The links of each question before anybody ruled, in order."""
        return {
            asked: tuple(chain.from_iterable(part.links for part in self.parts[asked]))
            for asked in in_order(self.parts)
        }

    def _links_in_parts(self, asked: Asked, redone: Redone) -> Iterable[Sequence[tuple[Link, ...]]]:
        """The links of one question, in runs of parts that stand as they were read."""
        parts = self.parts.get(asked, ())
        if asked not in self._links_by_part:
            self._links_by_part[asked] = [part.links for part in parts]
        read = self._links_by_part[asked]
        order = self.ready.order
        begin = 0
        out = (parts[n].statements[0] for n in redone.out)
        events: list[tuple[int, int, tuple[Link, ...]]]
        events = [(order[s], n, ()) for s, n in zip(out, redone.out, strict=True)]
        events += [(first, -1, one.links) for first, one in redone.made]
        for first, n, links in sorted(events, key=lambda event: event[:2]):
            end = bisect_left(parts, first, lo=begin, key=lambda p: order[p.statements[0]])
            yield read[begin:end]
            yield (links,)
            begin = end + (n >= 0)
        yield read[begin:]

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

    def _ruled(self, rulings: Sequence[Ruling]) -> tuple[Ruled, Replies]:
        """The rulings as they stand, and the replies of the statements that they are on."""
        if not rulings:
            return Ruled(()), {}
        rows = sorted({self.ready.order[s.id] for s in self._on(rulings)})
        said = [self.ready.statements[row] for row in rows]
        read = [reply for s in said for reply in self.held.get(s.id, ())]
        where, order = self.ready.places, self.ready.order
        by_hand = ruled(rulings, self.ready.documents, said, read, where=where, order=order)
        after: dict[str, list[Reply]] = {s.id: [] for s in said}
        for reply in by_hand.replies:
            after[reply.statement].append(reply)
        return by_hand, after

    def _on(self, rulings: Iterable[Ruling]) -> Iterable[Statement]:
        for anchor in (anchor for ruling in rulings for anchor in ruling.on):
            if anchor not in self._found:
                self._found[anchor] = self.ready.places.find(anchor)
            statement = self._found[anchor]
            if statement is not None:
                yield statement

    def _bearing(self, by_hand: Ruled, after: Replies) -> dict[Asked, set[int]]:
        """The rows on which rulings bear, by question."""
        found: dict[Asked, set[int]] = defaultdict(set)
        for statement, replies in after.items():
            row = self.ready.order[statement]
            for asked in self._changed(self.held.get(statement, ()), replies):
                found[asked].add(row)
        for ruling in by_hand.rulings:
            for on in ruling.statements if stands(ruling) else ():
                if on is not None:
                    row = self.ready.order[on]
                    for asked in self._on_questions(by_hand, ruling, after[on]):
                        found[asked].add(row)
        return found

    def _changed(self, before: Sequence[Reply], after: Sequence[Reply]) -> set[Asked]:
        """The questions that a statement does not answer as it was read to."""
        same = set(before) & set(after)
        return {question(r, self.full) for r in (*before, *after) if r not in same}

    def _on_questions(
        self, by_hand: Ruled, ruling: Ruling, replies: Sequence[Reply]
    ) -> Iterable[Asked]:
        now = by_hand.asked.get(ruling.id)
        for reply in replies:
            if now is None or now in (Asked(reply.kind, reply.key), question(reply, self.full)):
                yield question(reply, self.full)

    def _redone(self, asked: Asked, bearing: set[int], by_hand: Ruled, after: Replies) -> Redone:
        parts = self.parts.get(asked, ())
        out = {n for row in bearing for its, n in self._parts_with(row) if its == asked}
        order = self.ready.order
        members = {order[s] for n in out for s in parts[n].statements} | bearing
        rows = {row: held for row in members if (held := self._answers(asked, row, after))}
        groups = [[order[s] for s in parts[n].statements if order[s] in rows] for n in sorted(out)]
        alone = rows.keys() - {row for group in groups for row in group}
        groups += [[row] for row in sorted(alone)]
        ruled_groups = by_hand.groups([g for g in groups if g], rows, self._block)
        made_of = []
        for together in sorted(ruled_groups):
            one = self._claim(asked, tuple(together), rows, by_hand)
            if one is not None:
                made_of.append((together[0], one))
        return Redone(frozenset(out), tuple(made_of))

    def _parts_with(self, row: int) -> Sequence[tuple[Asked, int]]:
        """The questions of the parts that a row stands in, and their numbers there."""
        return self._standing_in.get(self.ready.statements[row].id, ())

    def _answers(self, asked: Asked, row: int, after: Replies) -> list[Reply]:
        """What the statement in ``row`` answers to the question, as ruled."""
        id_ = self.ready.statements[row].id
        held = after[id_] if id_ in after else self.held.get(id_, ())
        return [reply for reply in held if question(reply, self.full) == asked]

    def _claim(
        self, asked: Asked, together: Rows, rows: Mapping[int, Sequence[Reply]], by_hand: Ruled
    ) -> Made | None:
        shown = by_hand.shows(together, rows)
        replies = tuple(reply for row in together for reply in rows[row])
        key = (asked, together, replies, shown, self._voices(together))
        if key not in self._made:
            _forget_some(self._made)
            self._forget_likeness()
            self._made[key] = made(self.ready, asked, list(together), rows, shown=shown)
        one = self._made[key]
        if one is None:
            return None
        links: list[Link] = by_hand.links(one.links, together, rows)
        return replace(one, claim=by_hand.named(one.claim, replies), links=tuple(links))

    def _voices(self, together: Iterable[int]) -> str:
        return voices([self.ready.statements[row] for row in together])

    def _block(self, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.float64]:
        key = (tuple(rows), tuple(columns))
        if key not in self._alike:
            _forget_some(self._alike)
            self._forget_likeness()
            self._alike[key] = self.ready.near.block(list(rows), list(columns))
        return self._alike[key]

    def _forget_likeness(self) -> None:
        """Have likeness worked out by itself: as a part of more it may differ in its last bits."""
        self.ready.near.last.keep((), np.empty((0, 0)))


def _voice(ready: Ready, statement: str) -> tuple[str, str | None]:
    said = ready.statements[ready.order[statement]]
    return said.document, said.origin


def _forget_some(kept: dict[Any, Any]) -> None:
    if len(kept) >= REMEMBERED:
        kept.clear()


def refreshed(ready: Ready, replies: Sequence[Reply], parts: Sequence[Part]) -> tuple[Part, ...]:
    """``parts``, those made anew whose statements stand on another's word than they did."""
    held: dict[str, list[Reply]] = {}
    full: Full | None = None
    out: list[Part] = []
    for part in parts:
        said = [ready.statements[ready.order[s]] for s in part.statements]
        now = voices(said)
        if now == part.voices and not may_repeat(part):
            out.append(part)
            continue
        if full is None:
            full = full_names(replies)
            for reply in replies:
                held.setdefault(reply.statement, []).append(reply)
        out.append(_anew(ready, part, now, held, full))
    return unrepeated(out)


def _anew(ready: Ready, part: Part, now: str, held: Replies, full: Full) -> Part:
    said = (reply for s in part.statements for reply in held[s])
    rows = by_row(ready, [reply for reply in said if question(reply, full) == part.asked])
    ready.near.last.keep((), np.empty((0, 0)))
    one = made(ready, part.asked, sorted(rows), rows)
    claim, links = (None, ()) if one is None else (one.claim, one.links)
    return replace(part, claim=claim, links=links, voices=now)
