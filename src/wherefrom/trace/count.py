"""Counting the origins behind an answer, with what is uncertain left uncertain."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

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
from wherefrom.trace.ground import Ground, members
from wherefrom.trace.joins import Group, groups
from wherefrom.trace.origins import End, counterpart, follow

LIKELY = 0.5  # from here a derivation is taken as true in the most likely count
SURE = 0.98  # from here the chance of being wrong is below what two decimals show
TAIL = 0.05  # left out at each end of the 90% interval


@dataclass(frozen=True, slots=True)
class Counted:
    """One answer's count: its origins, where every statement's trail ends, and the figures."""

    groups: tuple[Group, ...]
    ends: tuple[End, ...]
    origins: tuple[Origin, ...]
    independence: Independence


def bearing(ground: Ground, statements: Sequence[Statement]) -> tuple[Derivation, ...]:
    """The derivations that may change where these statements' trails end."""
    documents = sorted({s.document for s in statements})
    found: dict[str, Derivation] = {}
    for document in documents:
        for table in (ground.copies, ground.shares, ground.credits):
            found |= {d.id: d for d in table.get(document, ()) if _touches(d, statements)}
    for statement in statements:
        for link in statement.chain:
            cited = ground.cites.get((statement.document, link.source or ""))
            if cited is not None and cited.giver in documents:
                found[cited.id] = cited
    for d in ground.authors:
        if d.taker in documents and d.giver in documents:
            found[d.id] = d
    return tuple(found[key] for key in sorted(found))


def swaying(
    ground: Ground, statements: Sequence[Statement], edges: Sequence[Derivation]
) -> tuple[Derivation, ...]:
    """Those of ``edges`` that may change the number of named origins.

    Most only lead an unsourced statement to an origin that another statement
    of the answer names itself, and so is counted either way. What can sway the
    number is a citation by a statement that names somebody deeper, and a copy
    from words that are no statement of this answer.
    """
    held: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        held[statement.document].append(statement)
    by_id = {d.id: d for d in edges}
    found: set[str] = set()
    for statement in statements:
        if statement.origin_kind in NAMED_KINDS:
            cited = (
                ground.cites.get((statement.document, k.source or "")) for k in statement.chain
            )
            found |= {d.id for d in cited if d is not None}
            continue
        copies = [d for d in ground.copies.get(statement.document, ()) if _touches(d, [statement])]
        others = [counterpart(ground, d, statement, d.giver, held) for d in copies]
        if any(other is not None and other not in held[other.document] for other in others):
            found |= {d.id for d in copies}
    return tuple(by_id[key] for key in sorted(found) if key in by_id)


def _touches(derivation: Derivation, statements: Sequence[Statement]) -> bool:
    if derivation.kind == "credits":
        return True
    return any(
        w.document == s.document and w.start < s.end and s.start < w.end
        for s in statements
        for w in derivation.evidence
    )


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
    ends, found = outcome(ground, statements, likely, withdrawn)
    if not found:
        return Counted((), (), (), NOBODY)
    tally = tallied(found)
    sways = swaying(ground, statements, edges)
    fixed = likely - {d.id for d in sways}
    expected, interval = spread(
        answer.id,
        sways,
        lambda on: tallied(outcome(ground, statements, fixed | on, withdrawn)[1]).named,
        settings,
    )
    independence = Independence(
        tally.named, tally.withheld, tally.anonymous, tally.outlets, expected, interval
    )
    return Counted(tuple(found), ends, tuple(_origin(ground, g) for g in found), independence)


def outcome(
    ground: Ground,
    statements: Sequence[Statement],
    active: frozenset[str],
    withdrawn: frozenset[str],
) -> tuple[tuple[End, ...], list[Group]]:
    """Where the statements' trails end, and the origins those make, with ``active`` true."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    ends = tuple(
        end
        for end in (follow(ground, s, by_document, active) for s in statements)
        if not withdrawn or not withdrawn.intersection(_sources_passed(ground, end))
    )
    return ends, groups(ground, ends, by_document, active)


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


def spread(
    seed: str,
    edges: Sequence[Derivation],
    named: Callable[[frozenset[str]], int],
    settings: Trace,
) -> tuple[float, tuple[int, int]]:
    """Expected number of named origins and its 90% interval.

    ``named`` gives the number with exactly those derivations true. Up to
    ``max_enumerated`` uncertain ones every combination is weighed; above, the
    combinations are drawn, from a seed made of ``seed``.
    """
    sure = frozenset(d.id for d in edges if d.probability >= SURE)
    unsure = [d for d in edges if d.id not in sure]
    seen: dict[frozenset[str], int] = {}
    weight: dict[int, float] = defaultdict(float)
    for on, share in combinations_of(seed, unsure, settings):
        active = sure | on
        if active not in seen:
            seen[active] = named(active)
        weight[seen[active]] += share
    expected = sum(n * share for n, share in weight.items())
    return round(expected, 2), (_quantile(weight, TAIL), _quantile(weight, 1 - TAIL))


def combinations_of(
    seed: str, unsure: Sequence[Derivation], settings: Trace
) -> Iterable[tuple[frozenset[str], float]]:
    """Sets of derivations taken as true, each with its share of all cases."""
    chances = [d.probability for d in unsure]
    if len(unsure) <= settings.max_enumerated:
        for on in product((False, True), repeat=len(unsure)):
            share = 1.0
            for is_on, chance in zip(on, chances, strict=True):
                share *= chance if is_on else 1.0 - chance
            yield frozenset(d.id for d, is_on in zip(unsure, on, strict=True) if is_on), share
        return
    draws = np.random.default_rng(zlib.crc32(seed.encode())).random(
        (settings.n_samples, len(unsure))
    )
    for row in draws < np.array(chances):
        yield frozenset(d.id for d, on in zip(unsure, row, strict=True) if on), 1 / len(draws)


def _quantile(weight: dict[int, float], level: float) -> int:
    reached = 0.0
    for n in sorted(weight):
        reached += weight[n]
        if reached >= level - 1e-9:
            return n
    return max(weight)


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
