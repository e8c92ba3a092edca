"""Joining what is not independent (docs/method.md, counting, step 4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Any

from wherefrom.model import NAMED_KINDS, Derivation, OriginKind, Statement
from wherefrom.trace.brought import Brought, Key, Numbers, Shared, brought, is_own_word, shared_by
from wherefrom.trace.circles import circles
from wherefrom.trace.ground import Ground, rank
from wherefrom.trace.holders import bodies
from wherefrom.trace.origins import End
from wherefrom.trace.together import Together

Note = tuple[Key, Key, Derivation]  # two keys that a derivation makes one
CIRCLE = "They cite each other in a circle."
RANK: dict[OriginKind, int] = {
    "official": 0,
    "organisation": 1,
    "record": 2,
    "witness": 3,
    "person": 4,
    "withheld": 5,
    "anonymous": 6,
    "outlet": 7,
    "none": 8,
}


@dataclass(frozen=True, slots=True)
class Group:
    """Ends that count as one origin, and why they were joined.

    ``source`` is None for an unnamed origin that several publishers share.
    """

    source: str | None
    kind: OriginKind
    ends: tuple[End, ...]
    joined_by: tuple[str, ...]  # ids of the derivations that joined them
    whys: tuple[str, ...]


class Joining:
    """The origins behind an answer: ends joined where they are not independent.

    ``members`` are the answer's statements by document. What does not hang on which
    derivations are true is looked up once.
    """

    def __init__(self, ground: Ground, members: Mapping[str, Sequence[Statement]]) -> None:
        self._ground, self._members = ground, members
        self._numbers = Numbers()
        self._brought: dict[int, Brought] = {}  # by identity; each holds its end
        self._shared: dict[str, tuple[Shared, ...]] = {}
        self._over: dict[frozenset[tuple[int, int]], list[int]] = {}
        self._circles: dict[frozenset[tuple[str, str]], list[list[int]]] = {}
        self._groups: dict[tuple[Any, ...], Group] = {}

    def under(self, ends: Sequence[End], active: Collection[str]) -> list[Group]:
        """The origins with the derivations ``active`` true; ``ends`` must be held meanwhile."""
        if len(ends) == 1 and not _may_circle(ends[0]):
            return [self._alone(ends[0])]  # most often
        every = sorted([self.of(end) for end in ends], key=attrgetter("statement"))
        circles_ = self.circles_of(frozenset().union(*[one.cited for one in every]))
        together = self._joined(every)
        for one in every:
            if one.recorded is not None and one.recorded[0] in active:
                for a, b in one.recorded[1]:
                    together.join(a, b)
        notes = [*self._author_joins(every, active), *self._shared_wording(every, active)]
        whys = self._noted(every, together, notes) if notes else {}
        for circle in circles_:
            for a, b in pairwise(circle):
                together.join(a, b)
        circular = {together.top(one) for circle in circles_ for one in circle}
        return self._gathered(every, together, whys, circular)

    def _alone(self, end: End) -> Group:
        """The origin of one end that is joined with nothing."""
        as_ = ((id(end),), (), False)
        if as_ not in self._groups:
            self._groups[as_] = _group(self._ground, ends=[end], reasons=(), circle=False)
        return self._groups[as_]

    def _noted(
        self, every: Sequence[Brought], together: Together, notes: Sequence[Note]
    ) -> dict[Key, list[tuple[str, str]]]:
        """Join by ``notes``, never two named ones; by key, why it was."""
        whys: dict[Key, list[tuple[str, str]]] = {}
        named = {together.top(one.number) for one in every if one.is_named}
        for a, b, derivation in notes:
            if together.join_apart(self._numbers[a], self._numbers[b], named):
                whys.setdefault(a, []).append((derivation.id, derivation.note))
        return whys

    def _gathered(
        self,
        every: Sequence[Brought],
        together: Together,
        whys: Mapping[Key, Sequence[tuple[str, str]]],
        circular: Collection[int],
    ) -> list[Group]:
        """The groups, in the order of their first statements."""
        top, known = together.top, self._groups
        gathered: dict[int, list[Brought]] = {}
        for one in every:
            gathered.setdefault(top(one.number), []).append(one)
        why_of: dict[int, list[tuple[str, str]]] = {}
        for key in sorted(whys, key=repr):
            why_of.setdefault(top(self._numbers[key]), []).extend(whys[key])
        found = []
        for over, some in gathered.items():
            reasons, circle = tuple(why_of.get(over, ())), over in circular
            as_ = (tuple(map(id, some)), reasons, circle)
            if as_ not in known:
                ends = [one.end for one in some]
                known[as_] = _group(self._ground, ends, reasons, circle=circle)
            found.append(known[as_])
        return found

    @property
    def n_keys(self) -> int:
        """How many keys there are so far; they are numbered from 0."""
        return len(self._numbers)

    def publisher(self, name: str) -> int:
        """The key of a publisher."""
        return self._numbers["publisher", name]

    def twin(self, shared: Shared) -> str | None:
        """The statement that says the same in the words shared."""
        return shared.twin(self._ground, self._members)

    def document(self, document: str) -> int:
        """The key of a document's own word."""
        return self._numbers["document", document]

    def authored(self, every: Sequence[Brought]) -> list[Derivation]:
        """The derivations by which own words among these are one author's, in order."""
        authored = self._ground.authored
        own = {one.own for one in every if one.own is not None}
        by = [d for o in own if o in authored for d in authored[o] if d.giver in own]
        return sorted(by, key=rank)

    def of(self, end: End) -> Brought:
        """What an end brings, which must be held from then on."""
        found = self._brought.get(id(end))
        if found is None:
            bare = is_own_word(end) or end.kind == "anonymous"
            shared = self._shared_by(end.statement) if bare else ()
            found = self._brought[id(end)] = brought(self._ground, end, self._numbers, shared)
        return found

    def _shared_by(self, statement: str) -> tuple[Shared, ...]:
        if statement not in self._shared:
            said = self._ground.statements[statement]
            self._shared[statement] = shared_by(self._ground, said, self._members)
        return self._shared[statement]

    def _joined(self, every: Sequence[Brought]) -> Together:
        """What is one whichever derivations are true: a body and who speaks for it."""
        pairs = frozenset[tuple[int, int]]().union(*[one.joins for one in every])
        if pairs not in self._over:
            together = Together(list(range(len(self._numbers))))
            for a, b in pairs:
                together.join(a, b)
            self._over[pairs] = list(map(together.top, range(len(self._numbers))))
        over = self._over[pairs]
        return Together([*over, *range(len(over), len(self._numbers))])

    def _author_joins(self, every: Sequence[Brought], active: Collection[str]) -> list[Note]:
        """One author's own word under two titles is one origin."""
        return [
            (("document", d.taker), ("document", d.giver), d)
            for d in self.authored(every)
            if d.id in active
        ]

    def _shared_wording(self, every: Sequence[Brought], active: Collection[str]) -> list[Note]:
        """Plainly shared wording of which nothing says who took it: one origin together."""
        if not any(one.shared for one in every):
            return []
        keys = {one.statement: one.key for one in every}
        found = []
        for one in every:
            for shared in one.shared:
                if shared.by.id in active:
                    twin = shared.twin(self._ground, self._members)
                    if twin in keys:
                        found.append((one.key, keys[twin], shared.by))
        return found

    def circles_of(self, cited: frozenset[tuple[str, str]]) -> list[list[int]]:
        """Publishers ``cited`` in a circle, where nobody deeper is named, are one."""
        if cited not in self._circles:
            self._circles[cited] = [
                [self._numbers["publisher", name] for name in sorted(circle)]
                for circle in circles(cited)
            ]
        return self._circles[cited]


def _may_circle(end: End) -> bool:
    """Whether the publishers on the way to an end may cite each other in a circle."""
    return is_own_word(end) and len(end.passed) > 2


def _group(
    ground: Ground, ends: Sequence[End], reasons: Sequence[tuple[str, str]], *, circle: bool
) -> Group:
    best = ends[0]
    if len(ends) > 1:
        best = min(ends, key=lambda e: (RANK[e.kind], e.source or "", e.statement))
    unnamed = is_own_word(best) and (circle or _own_publishers(ground, ends) > 1)
    source = None if unnamed else _speaker(ground, best)
    kind: OriginKind = "outlet" if unnamed else best.kind
    whys = [CIRCLE] if circle and unnamed else []
    whys += [why for _, why in reasons]
    return Group(
        source,
        kind,
        tuple(ends),
        tuple(dict.fromkeys(d for d, _ in reasons)),
        tuple(dict.fromkeys(whys)),
    )


def _own_publishers(ground: Ground, ends: Sequence[End]) -> int:
    """How many publishers speak on their own word."""
    if len(ends) < 2:
        return len(ends)  # most often
    return len({ground.publisher[end.document] for end in ends if end.own})


def _speaker(ground: Ground, end: End) -> str | None:
    """The body an end speaks for, or its own source."""
    if end.source is None or end.kind not in NAMED_KINDS:
        return end.source
    return bodies(ground, end.source)[-1]
