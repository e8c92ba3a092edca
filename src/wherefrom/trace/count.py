"""Counting the origins behind an answer, with what is uncertain left uncertain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial

from wherefrom.model import (
    NAMED_KINDS,
    NOBODY,
    Answer,
    Derivation,
    Independence,
    Origin,
    Statement,
)
from wherefrom.settings import Trace
from wherefrom.trace.bearing import bearing, same_bearing, swaying
from wherefrom.trace.certainty import Chances, total
from wherefrom.trace.ground import LIKELY, Ground, members
from wherefrom.trace.joins import Group, Joining
from wherefrom.trace.looked import Seen
from wherefrom.trace.origins import End
from wherefrom.trace.remembered import Remembered
from wherefrom.trace.spread import distribution, summary
from wherefrom.trace.trails import Trails


@dataclass(frozen=True, slots=True)
class Counted:
    """One answer's count: its origins, where every statement's trail ends, and the figures.

    ``shares`` is the probability of each number of named origins, in order.
    """

    groups: tuple[Group, ...]
    ends: tuple[End, ...]
    origins: tuple[Origin, ...]
    independence: Independence
    shares: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an answer's count rests on, whosever word is withdrawn.

    ``edges`` are the derivations that bear on it, ``sways`` those of them that
    may change the number of named origins.
    """

    statements: tuple[Statement, ...]
    edges: tuple[Derivation, ...]
    sways: tuple[Derivation, ...]
    trails: Trails


def weighed(
    ground: Ground,
    answer: Answer,
    *,
    without: frozenset[str] = frozenset(),
    before: Trails | None = None,
    changed: Set[Seen] = frozenset(),
) -> Weighed:
    """What is to be counted of ``answer``.

    ``before`` are its trails on an earlier ground, from which this one differs
    in what is looked up as ``changed`` and in nothing else that they met.
    """
    statements = members(ground, answer, without=without)
    edges = tuple(
        d for d in bearing(ground, statements) if d.taker not in without and d.giver not in without
    )
    trails = Trails(ground, statements, before, changed)
    return Weighed(statements, edges, swaying(ground, statements, edges), trails)


def reweighed(ground: Ground, answer: Answer, before: Weighed, changed: Set[Seen]) -> Weighed:
    """``weighed`` where all that ``changed`` is on whose word statements are said.

    Which derivations bear on the answer, and may change its number, mostly stays.
    """
    statements = members(ground, answer)
    edges, sways = before.edges, before.sways
    if not same_bearing(ground, before.statements, statements, edges):
        edges = bearing(ground, statements)
        sways = swaying(ground, statements, edges)
    return Weighed(statements, edges, sways, Trails(ground, statements, before.trails, changed))


def counted(
    ground: Ground,
    answer: Answer,
    settings: Trace,
    *,
    without: frozenset[str] = frozenset(),
    withdrawn: frozenset[str] = frozenset(),
    known: Weighed | None = None,
) -> Counted:
    """The origins behind ``answer``; ``without`` documents and ``withdrawn`` sources left out.

    ``known`` is what ``weighed`` gives, where somebody holds it.
    """
    on = known or weighed(ground, answer, without=without)
    likely = frozenset(d.id for d in on.edges if d.probability >= LIKELY)
    outcomes = Outcomes(ground, on.trails, withdrawn)
    ends, found = outcomes.under(likely)
    if not found:
        return Counted((), (), (), NOBODY, {0: 1.0})
    tally = tallied(found)
    shares = distribution(
        answer.id, on.sways, _Shares(ground, outcomes, likely, on.sways), settings
    )
    expected, interval = summary(shares)
    independence = Independence(
        tally.named, tally.withheld, tally.anonymous, tally.outlets, expected, interval
    )
    origins = tuple(_origin(ground, g) for g in found)
    return Counted(tuple(found), ends, origins, independence, shares)


def outcome(
    ground: Ground,
    statements: Sequence[Statement],
    active: frozenset[str],
    withdrawn: frozenset[str],
) -> tuple[tuple[End, ...], list[Group]]:
    """Where the statements' trails end, and the origins those make, with ``active`` true."""
    return Outcomes(ground, Trails(ground, statements), withdrawn).under(active)


class Outcomes:
    """``outcome`` for one set of derivations after another: of most, little is different."""

    def __init__(self, ground: Ground, trails: Trails, withdrawn: frozenset[str]) -> None:
        self._ground, self._trails, self._withdrawn = ground, trails, withdrawn
        self._joining = Joining(ground, trails.held)
        self._ends: list[End] = []
        self._varying: list[tuple[int, Remembered[End]]] | None = None  # None: any may
        self._passed: dict[int, set[str]] = {}  # by identity of an end, which the trails hold
        self._joined: dict[tuple[int, ...], Remembered[list[Group]]] = {}
        self._left: dict[tuple[int, ...], tuple[End, ...]] = {}
        self._under: dict[frozenset[str], tuple[tuple[End, ...], list[Group]]] = {}

    def vary(self, active: frozenset[str], sways: Collection[str]) -> None:
        """From now on ``under`` is asked of ``active`` with more or less of ``sways`` alone."""
        self._ends = list(self._trails.under(active))
        self._varying = self._trails.varying(active, sways)

    def under(self, active: frozenset[str]) -> tuple[tuple[End, ...], list[Group]]:
        """Where the statements' trails end, and the origins those make, with ``active`` true."""
        found = self._under.get(active)
        if found is None:
            found = self._under[active] = self._found(active)
        return found

    def _found(self, active: frozenset[str]) -> tuple[tuple[End, ...], list[Group]]:
        every = self._ends_under(active)
        key = tuple(map(id, every))
        if key not in self._joined:  # the trails hold the ends, so that no other takes their ids
            ends = every
            if self._withdrawn or self._ground.looked is not None:
                passed = list(map(self._passed_by, every))
                both = zip(every, passed, strict=True)
                ends = tuple(end for end, by in both if self._withdrawn.isdisjoint(by))
            self._left[key] = ends
            self._joined[key] = Remembered(partial(self._joining.under, ends))
        return self._left[key], self._joined[key](active)

    def _ends_under(self, active: frozenset[str]) -> tuple[End, ...]:
        if self._varying is None:
            return self._trails.under(active)
        ends = self._ends.copy()
        for n, trail in self._varying:
            ends[n] = trail(active)
        return tuple(ends)

    def _passed_by(self, end: End) -> set[str]:
        found = self._passed.get(id(end))
        if found is None:
            found = self._passed[id(end)] = _sources_passed(self._ground, end)
            if self._ground.looked is not None:
                self._ground.looked["word"].update(found)
        return found


class _Shares:
    """The probability of each number of named origins with some of ``sways`` true.

    Most of their combinations come to the same origins, which are weighed once.
    """

    def __init__(
        self,
        ground: Ground,
        outcomes: Outcomes,
        likely: frozenset[str],
        sways: Sequence[Derivation],
    ) -> None:
        self._outcomes = outcomes
        by = {d.id for d in sways}
        self._fixed = likely - by
        self._chances = Chances(ground)
        self._known: dict[int, Mapping[int, float]] = {}  # the outcomes hold the lists
        if by:
            outcomes.vary(likely, by)

    def __call__(self, active: frozenset[str]) -> Mapping[int, float]:
        found = self._outcomes.under(self._fixed | active)[1]
        if id(found) not in self._known:
            self._known[id(found)] = total(self._chances.of(found))
        return self._known[id(found)]


def _sources_passed(ground: Ground, end: End) -> set[str]:
    passed = set(end.passed)
    for link in ground.statements[end.statement].chain:
        if link.source:
            passed.add(link.source)
    if end.source:
        passed.add(end.source)
    return passed


@dataclass(frozen=True, slots=True)
class Tally:
    """Step 5: how many origins of each sort are left."""

    named: int = 0
    withheld: int = 0
    anonymous: int = 0
    outlets: int = 0


def tallied(found: Iterable[Group]) -> Tally:
    """Count groups by their kind."""
    kinds = [group.kind for group in found]
    return Tally(
        sum(kind in NAMED_KINDS for kind in kinds),
        kinds.count("withheld"),
        kinds.count("anonymous"),
        sum(kind in ("outlet", "none") for kind in kinds),
    )


def _origin(ground: Ground, group: Group) -> Origin:
    path = dict.fromkeys(step for end in group.ends for step in end.path)
    path |= dict.fromkeys(group.joined_by)
    statements = tuple(end.statement for end in group.ends)
    return Origin(group.source, group.kind, statements, tuple(path), why(ground, group))


def why(ground: Ground, group: Group) -> str:
    """In words: how the statements lead to this origin."""
    n = len(group.ends)
    said = "One statement leads" if n == 1 else f"{n} statements lead"
    whose = {end.document for end in group.ends}
    if group.source is None:
        where = "a source that nobody names" if len(whose) > 1 else "a publisher's own word"
    elif group.kind in ("none", "outlet"):
        where = f"{ground.name(group.source)}, on its own word"
    elif group.kind in ("anonymous", "withheld"):
        where = f"{ground.name(group.source)} ({group.kind})"
    else:
        where = ground.name(group.source)
    joined = " ".join(group.whys[:3])
    return f"{said} to {where}. {joined}".strip()
