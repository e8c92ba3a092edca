"""Counting the origins behind an answer, with what is uncertain left uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
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
from wherefrom.trace.apart import shares_apart
from wherefrom.trace.bearing import bearing, same_bearing, swaying
from wherefrom.trace.certainty import Chances, total
from wherefrom.trace.ground import LIKELY, Ground, members
from wherefrom.trace.joins import Group, Joining
from wherefrom.trace.looked import Seen
from wherefrom.trace.origins import End
from wherefrom.trace.rows import Rows
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
    """``weighed`` where nothing has ``changed`` of who took what from whom.

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
    sways = frozenset(d.id for d in on.sways)
    if sways:
        shares_across = partial(outcomes.shares, likely, sways)
        shares: Mapping[int, float] = distribution(answer.id, on.sways, shares_across, settings)
    else:
        shares = total(Chances(ground).of(found))  # most often
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
    """The origins of an answer and their chances: of most sets of derivations, little differs."""

    def __init__(self, ground: Ground, trails: Trails, withdrawn: frozenset[str]) -> None:
        self._ground, self._trails, self._withdrawn = ground, trails, withdrawn
        self._joining = Joining(ground, trails.held)
        self._left: dict[int, tuple[End, bool]] = {}  # by identity; each end is held
        self._likely: list[Group] = []

    def under(self, active: frozenset[str]) -> tuple[tuple[End, ...], list[Group]]:
        """Where the statements' trails end, and the origins those make, with ``active`` true."""
        ends = tuple([end for end in self._trails.under(active) if self._is_left(end)])
        self._likely = self._joining.under(ends, active)
        return ends, self._likely

    def shares(
        self, likely: frozenset[str], sways: frozenset[str], rows: Rows
    ) -> list[tuple[Mapping[int, float], int]]:
        """The probabilities of numbers of origins, each time with the ``rows`` that have them.

        Each row has some of ``sways``; others of the ``likely`` ones are true in any case.
        ``under`` was asked of these last.
        """
        rows = replace(rows, always=rows.always | (likely - sways))
        endings = [
            [(self._end_left(end), bits) for end, bits in ending]
            for ending in self._trails.across(likely, rows)
        ]
        chances = Chances(self._ground)
        found = shares_apart(self._joining, chances, endings, self._likely, rows)
        return [(total(some), bits) for some, bits in found]

    def _end_left(self, end: End) -> End | None:
        return end if self._is_left(end) else None

    def _is_left(self, end: End) -> bool:
        """Whether nobody on the way to this end is withdrawn."""
        known = self._left.get(id(end))
        if known is None:
            passed = _sources_passed(self._ground, end)
            if self._ground.looked is not None:
                self._ground.looked["word"].update(passed)
            known = self._left[id(end)] = end, self._withdrawn.isdisjoint(passed)
        return known[1]


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
