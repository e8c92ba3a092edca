"""How surely each origin found stands for itself, and what may stand behind an answer unseen.

The derivations' own probabilities are weighed in ``spread``; here is what no
derivation tells: words read wrongly, a source named in place of another, and
a report on its own word that has it from somebody whom nobody names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from wherefrom.data.load import words
from wherefrom.model import NAMED_KINDS, Attribution, Statement
from wherefrom.trace.ground import Ground
from wherefrom.trace.joins import RANK, Group
from wherefrom.trace.origins import End
from wherefrom.trace.saying import exchanged

NAMELESS = ("none", "outlet", "anonymous")
NAMED_RANKS, NAMELESS_RANKS = (
    frozenset(rank for kind, rank in RANK.items() if kind in kinds)
    for kinds in (NAMED_KINDS, NAMELESS)
)
REMEMBERED = 4096  # combinations of chances: many answers, and many ways to count one, share theirs


@cache
def _measured() -> dict[str, Any]:
    found: dict[str, Any] = words("certainty")
    return found


def readings(
    statements: Iterable[Statement], attributions: Iterable[Attribution]
) -> dict[str, float]:
    """By statement with a chain: how surely it was read, 0 to 1, as its least sure attribution."""
    return _read(statements, {a.id: a.probability for a in attributions})


class Read(Mapping[str, float]):
    """What ``readings`` gives, read as it is asked for: most is not."""

    def __init__(
        self, statements: Iterable[Statement], attributions: Iterable[Attribution]
    ) -> None:
        self._statements = {s.id: s for s in statements}
        self._sure = {a.id: a.probability for a in attributions}

    def __getitem__(self, key: str) -> float:
        return _read((self._statements[key],), self._sure)[key]

    def get(self, key: str, default: Any = None) -> Any:
        """As of any mapping."""
        said = self._statements.get(key)
        return default if said is None else _read((said,), self._sure).get(key, default)

    def __iter__(self) -> Iterator[str]:
        return (key for key, said in self._statements.items() if said.chain)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Readings:
    """What ``readings`` gives of some statements, while attributions change piece by piece."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._sure = {a.id: a.probability for a in attributions}

    def under(
        self, statements: Iterable[Statement], attributions: Sequence[Attribution]
    ) -> dict[str, float]:
        """How surely each of ``statements`` was read, which rests on all ``attributions``."""
        before, self._attributions = self._attributions, attributions
        if len(before) != len(attributions):
            self._sure = {a.id: a.probability for a in attributions}
        else:
            others = exchanged(before, attributions)
            for was in others[::2]:
                self._sure.pop(was.id, None)
            self._sure |= {now.id: now.probability for now in others[1::2]}
        return _read(statements, self._sure)


def _read(statements: Iterable[Statement], sure: Mapping[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for s in statements:
        if len(s.chain) == 1:  # most often
            found[s.id] = sure.get(s.chain[0].attribution or "", 1.0)
        elif s.chain:
            found[s.id] = min(sure.get(link.attribution or "", 1.0) for link in s.chain)
    return found


class Held(NamedTuple):
    """What the chances of an origin hang on: what is known of its ends together."""

    first: str  # of their statements
    rank: int  # of the kind of the best of them
    documents: frozenset[str]
    sure: float


def held_together(some: Sequence[Held]) -> Held:
    """What is held of some ends as one origin."""
    if len(some) == 1:
        return some[0]  # most often
    first, rank, documents, sure = zip(*some, strict=True)
    return Held(min(first), min(rank), frozenset[str]().union(*documents), max(sure))


class Chances:
    """How surely the origins of an answer stand, for one grouping of them after another."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._stands: dict[int, tuple[float, Group]] = {}  # by identity, held so that it stays
        self._held: dict[int, tuple[Held, End]] = {}  # the same

    def of(self, found: Sequence[Group]) -> tuple[float, ...]:
        """The probability of each named origin there may be, with one grouping of all ends."""
        named, nameless = self.found(found)
        if len({self.report(end) for group in found for end in group.ends}) < 2:
            return (1.0,) * len(named)
        return self.told([chance for _, chance in named], nameless)

    def found(self, found: Sequence[Group]) -> tuple[list[tuple[str, float]], int]:
        """Of some groups: how surely each named one stands, by first statement; the nameless."""
        named = [
            (group.ends[0].statement, self._of(group))
            for group in found
            if group.kind in NAMED_KINDS
        ]
        return named, sum(group.kind in NAMELESS for group in found)

    def told(self, named: Sequence[float], nameless: int) -> tuple[float, ...]:
        """The probability of each named origin there may be: those found, then those unseen."""
        unseen = _measured()["unseen"]
        chance = unseen["some_named" if named else "none_named"]
        return (*named, *[chance] * min(nameless, unseen["most"]))

    def held(self, end: End) -> Held:
        """What the chances of an origin of this end alone hang on."""
        known = self._held.get(id(end))
        if known is None:
            sure = self._ground.read.get(end.statement, 1.0)
            documents = frozenset((self.report(end),))
            known = Held(end.statement, RANK[end.kind], documents, sure), end
            self._held[id(end)] = known
        return known[0]

    def sort_of(self, end: End) -> int:
        """The same for ends of which the kinds count the same: named, nameless, neither."""
        rank = RANK[end.kind]
        return 0 if rank in NAMED_RANKS else 2 if rank in NAMELESS_RANKS else 1

    def origins(self, held: Iterable[Sequence[Held]]) -> tuple[tuple[tuple[str, float], ...], int]:
        """The same as ``found``, where this is held of each group."""
        named, nameless = [], 0
        for one in map(held_together, held):
            if one.rank in NAMED_RANKS:
                named.append((one.first, chance_of(len(one.documents), one.sure)))
            else:
                nameless += one.rank in NAMELESS_RANKS
        return tuple(sorted(named)), nameless

    def report(self, end: End) -> str:
        """The report that an end belongs to.

        Where one report gives the answer there is nothing to count: its origin is as it was read.
        """
        return self._ground.statements[end.statement].document

    def _of(self, group: Group) -> float:
        known = self._stands.get(id(group))
        if known is None:
            known = self._stands[id(group)] = stands(self._ground, group), group
        return known[0]


def stands(ground: Ground, group: Group) -> float:
    """The probability that a named origin is one of its own: by its reports and their reading."""
    statements = [ground.statements[end.statement] for end in group.ends]
    n_reports = len({s.document for s in statements})
    return chance_of(n_reports, max(ground.read.get(s.id, 1.0) for s in statements))


@cache
def chance_of(n_reports: int, sure: float) -> float:
    """The probability of a named origin that so many reports have, read so surely at best."""
    row = ("one_report", "two_reports", "more")[min(n_reports, 3) - 1]
    table: list[tuple[float, float]] = _measured()["stands"][row]
    return next(chance for least, chance in table if sure >= least)


@lru_cache(maxsize=REMEMBERED)
def total(chances: tuple[float, ...]) -> Mapping[int, float]:
    """The probability of each number of things that are there with these chances, apart.

    >>> total((0.5, 1.0))
    {1: 0.5, 2: 0.5}
    """
    shares = {0: 1.0}
    for chance in chances:
        moved: dict[int, float] = {}
        for n, share in shares.items():
            moved[n] = moved.get(n, 0.0) + share * (1.0 - chance)
            moved[n + 1] = moved.get(n + 1, 0.0) + share * chance
        shares = moved
    return {n: share for n, share in sorted(shares.items()) if share > 0.0}
