"""Ends that are joined with no others, and the origins they make under many sets of derivations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from wherefrom.trace.brought import Brought
from wherefrom.trace.certainty import Chances, Held
from wherefrom.trace.joins import Joining
from wherefrom.trace.rows import Rows
from wherefrom.trace.together import Together

Column = Sequence[tuple[Brought | None, int]]  # the ends of one trail, and the rows of each
Found = tuple[tuple[tuple[str, float], ...], int]  # named origins by first statement; the nameless
Note = tuple[tuple[str, int], int, int, str]  # place, two keys that are one, where this is true
Labels = tuple[int, ...]  # by key: the least one that is one with it
States = dict[Labels, int]  # ways in which keys are one, each with its rows


class Part:
    """``steady`` ends, and one of each of the ``columns``, which are joined with no others.

    They are joined as ``Joining.under`` joins them, for all rows at once: rows go apart only
    where a derivation joins what was not one already, and those that come to the same go on
    together. Keys are numbered anew, and what steady ends make one by themselves is one key.
    """

    def __init__(
        self,
        joining: Joining,
        chances: Chances,
        steady: Sequence[Brought],
        columns: Sequence[Column],
        around: Iterable[Collection[str]],
    ) -> None:
        self._joining, self._chances, self._columns = joining, chances, columns
        ends = [*steady, *(one for column in columns for one, _ in column if one is not None)]
        self._authored = joining.authored(ends)
        self._key = key = self._keys(steady, ends, around)
        self._apart = tuple(range(len(set(key.values()))))
        self._held = _gathered((key[one.number], chances.held(one.end)) for one in steady)
        self._named = {key[one.number] for one in steady if one.is_named}
        self._recorded = [one.recorded for one in steady if one.recorded is not None]
        self._own = {one.own for one in steady if one.own is not None}
        self._cited = frozenset[tuple[str, str]]().union(*[one.cited for one in steady])
        self._at = at = {one.statement: key[one.number] for one in steady}
        told = [note for one in steady if one.shared for note in self._sharing(one)]
        there = ((place, a, at[twin], by) for place, a, by, twin in told if twin in at)
        self._shared: list[Note] = sorted(
            note for note in there if note[1] != note[2] and not {*note[1:3]} <= self._named
        )
        varying = {one.statement for column in columns for one, _ in column if one is not None}
        self._open = [note for note in told if note[3] in varying]

    def _keys(
        self,
        steady: Sequence[Brought],
        ends: Iterable[Brought],
        around: Iterable[Collection[str]],
    ) -> dict[int, int]:
        """By key of all that may be met: its number here, one for those that steady ends join."""
        joining = self._joining
        together = Together(list(range(joining.n_keys)))
        for one in steady:
            for a, b in one.joins:
                together.join(a, b)
        met = {joining.publisher(name) for circle in around for name in circle}
        for d in self._authored:
            met |= {joining.document(d.taker), joining.document(d.giver)}
        for one in ends:
            recorded = one.recorded[1] if one.recorded else ()
            met.add(one.number)
            met.update([key for pair in (*one.joins, *recorded) for key in pair])
        number: dict[int, int] = {}
        return {key: number.setdefault(together.top(key), len(number)) for key in sorted(met)}

    def _sharing(self, one: Brought) -> list[tuple[tuple[str, int], int, str, str]]:
        """What an end shares: its place, its key, by what derivation, with which statement."""
        number = self._key[one.number]
        return [
            ((one.statement, k), number, shared.by.id, self._joining.twin(shared) or "")
            for k, shared in enumerate(one.shared)
        ]

    def found(self, rows: Rows) -> Mapping[Found, int]:
        """The origins there are, each time with the rows that have them."""
        found: dict[Found, int] = defaultdict(int)
        for ends, bits in self._ends(rows):
            moved = [(self._key[one.number], self._chances.held(one.end)) for one in ends]
            every = (*self._held.items(), *moved)
            for labels, there in self._states(ends, bits, rows).items():
                held = _gathered((labels[key], one) for key, one in every)
                found[self._chances.origins(held.values())] |= there
        return found

    def _ends(self, rows: Rows) -> list[tuple[tuple[Brought, ...], int]]:
        """Which ends of the columns are there together, and in which rows."""
        cells: list[tuple[tuple[Brought, ...], int]] = [((), rows.every)]
        for column in self._columns:
            cells = [
                (ends if one is None else (*ends, one), bits & there)
                for ends, bits in cells
                for one, there in column
                if bits & there
            ]
        return cells

    def _states(self, ends: Sequence[Brought], bits: int, rows: Rows) -> States:
        """The ways in which keys are one, with these ``ends`` there, each with its rows."""
        key = self._key
        labels = _joined(self._apart, ((key[a], key[b]) for one in ends for a, b in one.joins))
        states = {labels: bits}
        further = [one.recorded for one in ends if one.recorded is not None]
        for by, pairs in (*self._recorded, *further):
            _join_where(rows.of(by), states, [(key[a], key[b]) for a, b in pairs])
        named = {*self._named, *(key[one.number] for one in ends if one.is_named)}
        for _, a, b, by in (*self._author_notes(ends), *self._notes(ends)):
            _join_where(rows.of(by), states, ((a, b),), named)
        cited = self._cited.union(*[one.cited for one in ends])
        for circle in self._joining.circles_of(cited) if cited else ():
            _join_where(bits, states, [(key[a], key[b]) for a, b in pairwise(circle)])
        return states

    def _author_notes(self, ends: Sequence[Brought]) -> Iterable[Note]:
        """Documents here that one author wrote on their own word."""
        if not self._authored:
            return
        own, key = {one.own for one in ends} | self._own, self._key
        for n, d in enumerate(self._authored):
            if d.taker in own and d.giver in own:
                taker, giver = self._joining.document(d.taker), self._joining.document(d.giver)
                yield ("", n), key[taker], key[giver], d.id

    def _notes(self, ends: Sequence[Brought]) -> Sequence[Note]:
        """Ends of which the statements share wording, in the order of these."""
        sharing = [one for one in ends if one.shared]
        if not self._open and not sharing:
            return self._shared
        at = self._at | {one.statement: self._key[one.number] for one in ends}
        further = [*self._open, *(note for one in sharing for note in self._sharing(one))]
        there = [(place, a, at[twin], by) for place, a, by, twin in further if twin in at]
        return sorted([*self._shared, *there])


def _joined(labels: Labels, pairs: Iterable[tuple[int, int]]) -> Labels:
    """``labels`` where the keys of each of ``pairs`` are one."""
    for a, b in pairs:
        one, two = labels[a], labels[b]
        if one != two:
            least, most = min(one, two), max(one, two)
            labels = tuple([least if label == most else label for label in labels])
    return labels


def _join_where(
    rows: int, states: States, pairs: Sequence[tuple[int, int]], named: Collection[int] = ()
) -> None:
    """Have keys be one in ``rows``; a single pair stays two if both are ``named`` already."""
    for labels in list(states) if rows else ():
        bits = states[labels]
        there = [(a, b) for a, b in pairs if labels[a] != labels[b]]
        if not there or not bits & rows:
            continue
        if named and _are_named(labels, there[0], named):
            continue
        joined = _joined(labels, there)
        if bits & ~rows:
            states[labels] = bits & ~rows
        else:
            del states[labels]
        states[joined] = states.get(joined, 0) | bits & rows


def _are_named(labels: Labels, pair: tuple[int, int], named: Collection[int]) -> bool:
    """Whether both of a pair are one with a key of ``named``."""
    held = {labels[key] for key in named}
    return labels[pair[0]] in held and labels[pair[1]] in held


def _gathered(some: Iterable[tuple[int, Held]]) -> dict[int, Held]:
    """What is held under each key, put together."""
    found: dict[int, Held] = {}
    for key, held in some:
        before = found.get(key)
        found[key] = held if before is None else before.with_(held)
    return found
