"""Ends that are joined with no others, and the origins they make under many sets of derivations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from wherefrom.trace.brought import Brought
from wherefrom.trace.certainty import Chances, Held, held_together
from wherefrom.trace.joins import Joining
from wherefrom.trace.labels import Labels, States, join_apart, join_where, joined
from wherefrom.trace.partkeys import Circles, Keys, circling
from wherefrom.trace.rows import Rows

Column = Sequence[tuple[Brought | None, int]]  # the ends of one trail, and the rows of each
Found = tuple[tuple[tuple[str, float], ...], int]  # named origins by first statement; the nameless
Note = tuple[tuple[str, int], int, int, str]  # place, two keys that are one, where this is true
Chosen = tuple[Labels, tuple[int, ...]]  # how keys are one, and which end each column has
NOTHING = -1  # in place of an end, where a statement's word is withdrawn


class Part:
    """``steady`` ends, and one of each of the ``columns``, which are joined with no others.

    They are joined as ``Joining.under`` joins them, for all rows at once: rows go apart only
    where a derivation joins what was not one already, and those that come to the same go on
    together.
    """

    def __init__(
        self,
        joining: Joining,
        chances: Chances,
        steady: Sequence[Brought],
        columns: Sequence[Column],
        around: Circles,
    ) -> None:
        self._joining, self._chances = joining, chances
        self._steady, self._columns, self._around = steady, columns, around
        self._keys = keys = Keys(joining, steady, columns, around)
        here = _gathered((keys.of(one), chances.held(one.end)) for one in steady)
        self._held = {key: held_together(some) for key, some in here.items()}
        self._named = {keys.of(one) for one in steady if one.is_named}
        self._at = {one.statement: keys.of(one) for one in steady}
        told = [note for one in steady if one.shared for note in self._sharing(one, keys.of(one))]
        there = ((place, a, self._at[twin], by) for place, a, by, twin in told if twin in self._at)
        self._shared: list[Note] = sorted(
            note for note in there if note[1] != note[2] and not {*note[1:3]} <= self._named
        )
        varying = {one.statement for column in columns for one, _ in column if one is not None}
        self._open = [note for note in told if note[3] in varying]

    def found(self, rows: Rows) -> Mapping[Found, int]:
        """The origins there are, each time with the rows that have them."""
        found: dict[Found, int] = defaultdict(int)
        for choice, states in self._chosen(rows).items():
            ends = self._ends(choice)
            moved = [(slot, self._chances.held(one.end)) for slot, one in ends.items()]
            every = (*self._held.items(), *moved)
            self._join(states, ends, rows)
            for labels, bits in states.items():
                held = _gathered([(labels[key], one) for key, one in every])
                found[self._chances.origins(held.values())] |= bits
        return found

    def _chosen(self, rows: Rows) -> dict[tuple[int, ...], States]:
        """By the ends that are there: what is one by them, and by records held here.

        Of the ends of a column those that count the same from here on are one.
        """
        keys, states = self._keys, {self._keys.apart: rows.every}
        for by, pairs in (one.recorded for one in self._steady if one.recorded is not None):
            join_where(rows.of(by), states, keys.pairs(pairs))
        chosen: dict[Chosen, int] = {(labels, ()): bits for labels, bits in states.items()}
        for slot, column in enumerate(self._columns):
            first: dict[object, int] = {}
            further: dict[Chosen, int] = defaultdict(int)
            for n, (one, there) in enumerate(column):
                counts_as = NOTHING if one is None else first.setdefault(self._counts_as(one), n)
                for (labels, choice), bits in chosen.items():
                    if bits & there:
                        states = self._choosing(labels, slot, one, bits & there, rows)
                        for labels_, bits_ in states.items():
                            further[labels_, (*choice, counts_as)] |= bits_
            chosen = further
        left: dict[tuple[int, ...], States] = defaultdict(lambda: defaultdict(int))
        for (labels, choice), bits in chosen.items():
            left[choice][keys.left(labels)] |= bits
        return left

    def _choosing(
        self, labels: Labels, slot: int, one: Brought | None, bits: int, rows: Rows
    ) -> States:
        """``labels`` where a column has this end, in all rows ``bits``."""
        if one is None:
            return {labels: bits}
        pairs = self._keys.pairs([(one.number, one.number), *one.joins])
        states = {joined(labels, [(slot, pairs[0][0]), *pairs[1:]]): bits}
        if one.recorded is not None:
            join_where(rows.of(one.recorded[0]), states, self._keys.pairs(one.recorded[1]))
        return states

    def _counts_as(self, one: Brought) -> object:
        """The same for ends of one statement that differ in nothing but what they are one with."""
        own = one.own if self._keys.authored else None
        return self._chances.sort_of(one.end), own, circling(one, self._around)

    def _ends(self, choice: Sequence[int]) -> dict[int, Brought]:
        """By column: the end that is there."""
        every = ((slot, self._columns[slot][n][0]) for slot, n in enumerate(choice) if n >= 0)
        return {slot: one for slot, one in every if one is not None}

    def _join(self, states: States, ends: Mapping[int, Brought], rows: Rows) -> None:
        """Have keys be one in ``states``, in which these ``ends`` are there, as words tell."""
        named = {*self._named, *(slot for slot, one in ends.items() if one.is_named)}
        for _, a, b, by in (*self._author_notes(ends), *self._notes(ends)):
            join_apart(rows.of(by), states, a, b, named)
        if self._around:
            every = (*self._steady, *ends.values())
            cited = frozenset[tuple[str, str]]().union(*[circling(o, self._around) for o in every])
            for circle in self._joining.circles_of(cited) if cited else ():
                join_where(rows.every, states, self._keys.pairs(pairwise(circle)))

    def _author_notes(self, ends: Mapping[int, Brought]) -> Iterator[Note]:
        """Documents here that one author wrote on their own word."""
        if not self._keys.authored:
            return
        own = {one.own for one in (*self._steady, *ends.values())}
        for n, d in enumerate(self._keys.authored):
            if d.taker in own and d.giver in own:
                two = self._joining.document(d.taker), self._joining.document(d.giver)
                ((taker, giver),) = self._keys.pairs([two])
                yield ("", n), taker, giver, d.id

    def _notes(self, ends: Mapping[int, Brought]) -> Sequence[Note]:
        """Ends of which the statements share wording, in the order of these."""
        sharing = [(slot, one) for slot, one in ends.items() if one.shared]
        if not self._open and not sharing:
            return self._shared
        at = self._at | {one.statement: slot for slot, one in ends.items()}
        further = [*self._open, *(n for slot, one in sharing for n in self._sharing(one, slot))]
        there = [(place, a, at[twin], by) for place, a, by, twin in further if twin in at]
        return sorted([*self._shared, *there])

    def _sharing(self, one: Brought, key: int) -> list[tuple[tuple[str, int], int, str, str]]:
        """What an end shares: its place, its key, by what derivation, with which statement."""
        return [
            ((one.statement, k), key, shared.by.id, self._joining.twin(shared) or "")
            for k, shared in enumerate(one.shared)
        ]


def _gathered(some: Iterable[tuple[int, Held]]) -> dict[int, list[Held]]:
    """All that is held under each key."""
    found: dict[int, list[Held]] = {}
    for key, held in some:
        found.setdefault(key, []).append(held)
    return found
