"""Counting the origins behind an answer, with what is uncertain left uncertain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from wherefrom.model import (
    NAMED_KINDS,
    NOBODY,
    Answer,
    Independence,
    Origin,
    Statement,
)
from wherefrom.settings import Trace
from wherefrom.trace.bearing import bearing, swaying
from wherefrom.trace.certainty import chances, total
from wherefrom.trace.ground import LIKELY, Ground, members
from wherefrom.trace.joins import Group, groups
from wherefrom.trace.origins import End, follow
from wherefrom.trace.remembered import Remembered
from wherefrom.trace.spread import distribution, summary


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


def counted(
    ground: Ground,
    answer: Answer,
    settings: Trace,
    *,
    without: frozenset[str] = frozenset(),
    withdrawn: frozenset[str] = frozenset(),
) -> Counted:
    """The origins behind ``answer``; ``without`` documents and ``withdrawn`` sources left out."""
    statements = members(ground, answer, without=without)
    edges = tuple(
        d for d in bearing(ground, statements) if d.taker not in without and d.giver not in without
    )
    likely = frozenset(d.id for d in edges if d.probability >= LIKELY)
    outcomes = Outcomes(ground, statements, withdrawn)
    ends, found = outcomes.under(likely)
    if not found:
        return Counted((), (), (), NOBODY, {0: 1.0})
    tally = tallied(found)
    sways = swaying(ground, statements, edges)
    fixed = likely - {d.id for d in sways}
    shares = distribution(
        answer.id,
        sways,
        lambda on: total(chances(ground, outcomes.under(fixed | on)[1])),
        settings,
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
    return Outcomes(ground, statements, withdrawn).under(active)


class Outcomes:
    """``outcome`` for one set of derivations after another: of most, little is different."""

    def __init__(
        self, ground: Ground, statements: Sequence[Statement], withdrawn: frozenset[str]
    ) -> None:
        self._ground, self._withdrawn = ground, withdrawn
        held: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            held[statement.document].append(statement)
        self._held = held
        self._ends = [Remembered(partial(follow, ground, s, held)) for s in statements]
        self._joined: dict[tuple[int, ...], Remembered[list[Group]]] = {}
        self._left: dict[tuple[int, ...], tuple[End, ...]] = {}

    def under(self, active: frozenset[str]) -> tuple[tuple[End, ...], list[Group]]:
        """Where the statements' trails end, and the origins those make, with ``active`` true."""
        ground, withdrawn = self._ground, self._withdrawn
        every = tuple(end(active) for end in self._ends)
        key = tuple(map(id, every))
        if key not in self._joined:  # the ends are held above, so that no other takes their ids
            if ground.looked is not None:
                ground.looked["word"].update(*(_sources_passed(ground, end) for end in every))
            ends = tuple(
                end
                for end in every
                if not withdrawn or not withdrawn.intersection(_sources_passed(ground, end))
            )
            self._left[key] = ends
            self._joined[key] = Remembered(partial(groups, ground, ends, self._held))
        return self._left[key], self._joined[key](active)


def _sources_passed(ground: Ground, end: End) -> set[str]:
    chain = ground.statements[end.statement].chain
    passed = {link.source for link in chain if link.source}
    return passed | set(end.passed) | ({end.source} if end.source else set())


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
