"""What the end of one trail brings along to be joined with others, looked up once an answer."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from wherefrom.model import Derivation, Statement
from wherefrom.trace.ground import Ground, inside
from wherefrom.trace.holders import bodies, record_holder
from wherefrom.trace.origins import End, counterpart, publisher_behind

Key = tuple[str, str]  # of what sort it is, and its id
UNKNOWN = object()  # of what was not looked up yet


def is_own_word(end: End) -> bool:
    """Whether the trail ends at a publisher speaking for itself, named or cited."""
    return end.kind in ("none", "outlet")


def end_key(ground: Ground, end: End) -> Key:
    """What an end is known by: its publisher for its own word, its source, or its statement."""
    if end.own and is_own_word(end):
        return ("document", end.document)
    if end.source is not None:
        publisher = publisher_behind(ground, end.source) if is_own_word(end) else None
        return ("publisher", publisher) if publisher else ("source", end.source)
    return ("statement", end.statement)


class Numbers(dict[Hashable, int]):
    """Keys by number, in the order in which they are first asked for."""

    def __missing__(self, key: Hashable) -> int:
        found = self[key] = len(self)
        return found


class Shared:
    """Words that a statement shares with another document, of which nothing says who took them."""

    __slots__ = ("_found", "by", "other", "statement")

    def __init__(self, by: Derivation, statement: Statement, other: str) -> None:
        self.by, self.statement, self.other = by, statement, other
        self._found: object = UNKNOWN

    def twin(self, ground: Ground, members: Mapping[str, Sequence[Statement]]) -> str | None:
        """The statement of the other document that says the same there."""
        if self._found is UNKNOWN:
            found = counterpart(ground, self.by, self.statement, self.other, members)
            self._found = None if found is None else found.id
        return self._found  # type: ignore[return-value]


class Brought(NamedTuple):
    """One end: ``key`` is what it is known by, ``number`` the same as a number.

    ``joins`` are pairs of keys that it makes one, ``recorded`` those where the derivation of
    this id is true. ``is_named`` says that it is never joined with another named one;
    ``own`` is the document that speaks on its publisher's own word.
    """

    end: End
    statement: str
    key: Key
    number: int
    is_named: bool
    own: str | None
    joins: frozenset[tuple[int, int]]
    recorded: tuple[str, tuple[tuple[int, int], ...]] | None
    shared: tuple[Shared, ...]
    cited: frozenset[tuple[str, str]]  # (citing, cited) publishers

    def counts_as(self, around: Sequence[Collection[str]]) -> object:
        """The same for ends of which the chances are the same, whatever others there are.

        ``around`` are the circles of publishers that there may be.
        """
        end = self.end
        circling = frozenset(p for p in self.cited if any(p[0] in c and p[1] in c for c in around))
        where = end.document if end.own else None
        as_ = (self.statement, self.number, end.kind, end.own, where)
        return (*as_, self.joins, self.recorded, circling)


def brought(ground: Ground, end: End, numbers: Numbers, shared: Sequence[Shared]) -> Brought:
    """What ``end`` brings; ``shared`` by its statement, if nobody is named there."""
    own_word = is_own_word(end)
    key, own = end_key(ground, end), end.document if end.own and own_word else None
    pairs: list[tuple[Key, Key]] = []
    if own is not None:
        pairs.append((("document", own), ("publisher", ground.publisher[own])))
    if end.source is not None and not own_word:
        pairs += _chain(bodies(ground, end.source))
    passed = pairwise(end.passed) if own_word else ()
    return Brought(
        end,
        end.statement,
        key,
        numbers[key],
        not own_word and end.kind != "anonymous",
        own,
        frozenset((numbers[a], numbers[b]) for a, b in pairs),
        _recorded(ground, end, numbers),
        tuple(shared),
        frozenset(pair for pair in passed if pair[0] != pair[1]),
    )


def _recorded(
    ground: Ground, end: End, numbers: Numbers
) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """A record whose document is here speaks for the body that published it."""
    found = record_holder(ground, end)
    if found is None or end.source is None:
        return None
    derivation, body = found
    chain = _chain([end.source, *bodies(ground, body)])
    return derivation, tuple((numbers[a], numbers[b]) for a, b in chain)


def _chain(sources: Sequence[str]) -> list[tuple[Key, Key]]:
    return [(("source", over), ("source", under)) for over, under in pairwise(sources)]


def shared_by(
    ground: Ground, statement: Statement, members: Mapping[str, Sequence[Statement]]
) -> tuple[Shared, ...]:
    """Words of ``statement`` that it shares with documents that give the same answer."""
    found = []
    for d in ground.shares.get(statement.document, ()):
        other = d.giver if d.taker == statement.document else d.taker
        if other in members and inside(statement, d.evidence):
            found.append(Shared(d, statement, other))
    return tuple(found)
