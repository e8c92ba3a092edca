"""Rulings on claims applied as one after the other is made.

Rulings that no statement and no revocation ties to each other do not bear on each
other. Each such knot of them is applied by itself, and again only with a ruling more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from wherefrom.claims.ruled.applied import Ruled, is_noticed
from wherefrom.model import Asked, Notice, Reply, Ruling

Numbers = tuple[int, ...]  # of rulings, in the order in which they were made


@dataclass(frozen=True, slots=True)
class Knot:
    """Rulings that may bear on each other, by ``numbers``, and what they do.

    ``after`` are the replies of the statements that they are on; ``bearing`` gives by
    question the rows on which they bear.
    """

    numbers: Numbers
    by_hand: Ruled
    after: Mapping[str, Sequence[Reply]]
    bearing: Mapping[Asked, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Together:
    """All rulings and the replies ``after`` them; by question the knots that bear on it.

    ``by_hand`` holds no replies.
    """

    by_hand: Ruled
    after: Mapping[str, Sequence[Reply]] = field(default_factory=dict)
    bearing: Mapping[Asked, Sequence[Knot]] = field(default_factory=dict)


@dataclass(slots=True)
class _Tied:
    """The numbers of the rulings of a knot, and all by which they are tied: ids of either."""

    numbers: list[int]
    keys: set[str]


class Onward:
    """Rulings in knots; ``tie`` applies those of one, ``on`` gives the statements of a ruling."""

    def __init__(
        self,
        tie: Callable[[Sequence[Ruling], Numbers], Knot],
        on: Callable[[Ruling], Iterable[str]],
    ) -> None:
        self._tie, self._on = tie, on
        self._taken: tuple[Ruling, ...] = ()
        self._tied: dict[str, _Tied] = {}  # by id of a ruling or statement
        self._knots: dict[int, Knot] = {}  # by the number of their first ruling

    def under(self, rulings: Sequence[Ruling]) -> Together:
        """What ``rulings`` do; those of the last time are not applied again."""
        every, n = tuple(rulings), len(self._taken)
        if every[:n] != self._taken:
            self._taken, self._tied, self._knots, n = (), {}, {}, 0
        for number in range(n, len(every)):
            self._enter(number, every[number])
        self._taken = every
        met = (self._tied[ruling.id].numbers for ruling in every[n:])
        for numbers in sorted({tuple(numbers) for numbers in met}):
            self._knots[numbers[0]] = self._tie([every[k] for k in numbers], numbers)
        return _together(list(self._knots.values()))

    def _enter(self, number: int, ruling: Ruling) -> None:
        """Have ``ruling`` tie what it is on; the knots that this makes one are to be tied anew."""
        keys = {ruling.id, *self._on(ruling), *([ruling.undoes] if ruling.undoes else ())}
        met = {id(self._tied[k]): self._tied[k] for k in keys if k in self._tied}.values()
        for one in met:
            self._knots.pop(one.numbers[0], None)
        numbers = sorted(chain([number], *(one.numbers for one in met)))
        now = _Tied(numbers, keys.union(*(one.keys for one in met)))
        self._tied |= dict.fromkeys(now.keys, now)


def _together(knots: Sequence[Knot]) -> Together:
    """All ``knots`` as if their rulings had been applied at once."""
    if not knots:
        return Together(Ruled(()))
    every = [knot.by_hand for knot in knots]
    told = sorted(
        chain.from_iterable(zip(k.numbers, k.by_hand.rulings, strict=True) for k in knots)
    )
    bearing: dict[Asked, list[Knot]] = {}
    for knot in knots:
        for asked in knot.bearing:
            bearing.setdefault(asked, []).append(knot)
    by_hand = Ruled(
        (),
        tuple(ruling for _, ruling in told),
        tuple(notice for _, notice in sorted(_notices(knots), key=lambda pair: pair[0])),
        every[0].order,
        {row: placed for one in every for row, placed in one.bonds.items()},
        {ruling: asked for one in every for ruling, asked in one.asked.items()},
        sorted(chain.from_iterable(one.names for one in every), key=lambda p: p.order),
        frozenset().union(*(one.touched for one in every)),
    )
    after = {s: replies for knot in knots for s, replies in knot.after.items()}
    return Together(by_hand, after, bearing)


def _notices(knots: Iterable[Knot]) -> Iterable[tuple[int, Notice]]:
    for knot in knots:
        if knot.by_hand.notices:
            pairs = zip(knot.numbers, knot.by_hand.rulings, strict=True)
            numbers = (number for number, ruling in pairs if is_noticed(ruling))
            yield from zip(numbers, knot.by_hand.notices, strict=True)
