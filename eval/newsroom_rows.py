"""One row for each answer of a simulated newsroom: what is true, and what the trace stage says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from eval.newsroom_events import world_of
from eval.newsroom_given import Given, given
from eval.newsroom_truth import Truth, truth
from eval.newsroom_world import Manners, World
from wherefrom.model import Derivation
from wherefrom.settings import Trace
from wherefrom.trace.certainty import readings
from wherefrom.trace.count import counted
from wherefrom.trace.flags import flags
from wherefrom.trace.gathered import Gathering
from wherefrom.trace.ground import Ground, ground
from wherefrom.trace.tracing import Derived, derived


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: how many reports give it, the truth, and the program's count and flags."""

    reports: int
    true: Truth
    named: int
    expected: float
    interval: tuple[int, int]
    shares: Mapping[int, float]  # probability of each number of named origins
    flags: frozenset[str]
    nameless: int  # origins found that are a publisher's own word, or nobody in particular


@dataclass(frozen=True, slots=True)
class Judged:
    """One derivation between reports of the case, and whether it is so."""

    kind: str
    probability: float
    is_so: bool
    directed: bool
    way_right: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What one world gave; ``missed`` takings in the case have no likely derivation."""

    rows: tuple[Row, ...]
    judged: tuple[Judged, ...]
    missed: int
    takings: int


def result(seed: int, manners: Manners) -> Result:
    """One world, made, read, traced and compared with what is true of it."""
    world = world_of(seed, manners)
    held = given(world)
    evidence = _evidence(held)
    known = ground(
        list(held.documents.values()),
        list(held.statements.values()),
        held.resolution(),
        held.claims,
        evidence.derivations,
        cites=evidence.cites,
        externals=evidence.externals,
        read=readings(held.statements.values(), held.attributions),
    )
    judged = tuple(_judged(world, held, evidence))
    rows = tuple(_rows(world, held, known, evidence))
    return Result(rows, judged, *_takings(world, held, evidence))


def _evidence(held: Given) -> Derived:
    return derived(
        list(held.documents.values()),
        list(held.statements.values()),
        held.mentions,
        held.attributions,
        held.resolution(),
        settings=Trace(),
    )


def _rows(world: World, held: Given, known: Ground, evidence: Derived) -> Iterator[Row]:
    corrected = [d for d in evidence.derivations if d.kind == "corrects"]
    made_from = Gathering(known, evidence.derivations).templates
    for claim in held.claims:
        for answer in claim.answers:
            count = counted(known, answer, Trace())
            tellings = [world.tellings[s] for s in answer.statements]
            figures = count.independence
            yield Row(
                len({t.document for t in tellings}),
                truth(world, tellings),
                figures.named,
                figures.expected,
                figures.interval,
                count.shares,
                frozenset(flags(known, answer, count, corrected, made_from)),
                sum(g.kind in ("none", "outlet", "anonymous") for g in count.groups),
            )


def true_pairs(world: World) -> set[tuple[str, str]]:
    """(taker, giver) of reports of the case, of which the taker took something."""
    pairs = set()
    for telling in world.tellings.values():
        giver = world.tellings.get(telling.taken or "")
        if giver is not None and all(world.reports[t.document].here for t in (telling, giver)):
            pairs.add((telling.document, giver.document))
    return pairs


def _led_to(world: World) -> set[tuple[str, str]]:
    """(taker, giver) of reports, also by way of others."""
    graph = nx.DiGraph(sorted(true_pairs(world)))
    return set(nx.transitive_closure(graph).edges)


def _common(world: World) -> set[frozenset[str]]:
    """Pairs of reports that copied the same telling, or one the other."""
    takers: dict[str, set[str]] = {}
    for telling in world.tellings.values():
        root = telling
        while root.copied and root.taken is not None:
            root = world.tellings[root.taken]
        takers.setdefault(root.id, set()).add(telling.document)
    return {frozenset((a, b)) for found in takers.values() for a in found for b in found if a != b}


def _judged(world: World, held: Given, evidence: Derived) -> Iterator[Judged]:
    report_of = {d.id: name for name, d in held.documents.items()}
    pairs, led, common = true_pairs(world), _led_to(world), _common(world)
    for d in evidence.derivations:
        if d.kind not in ("cites", "copies", "credits", "links", "corrects"):
            continue
        if d.taker not in report_of or d.giver not in report_of:
            continue
        pair = (report_of[d.taker], report_of[d.giver])
        publishers = {world.reports[name].publisher for name in pair}
        if d.kind == "copies" and len(publishers) == 1:
            continue  # a publisher's standing text, told from reuse from three documents on
        if d.kind == "corrects":
            so = world.reports[pair[0]].corrects == pair[1]
        elif d.kind == "copies":
            so = frozenset(pair) in common
        else:
            so = pair in led
        yield Judged(d.kind, d.probability, so, d.directed, pair in pairs)


def _takings(world: World, held: Given, evidence: Derived) -> tuple[int, int]:
    report_of = {d.id: name for name, d in held.documents.items()}
    likely: list[Derivation] = [d for d in evidence.derivations if d.probability >= 0.5]
    found = {frozenset((report_of.get(d.taker), report_of.get(d.giver))) for d in likely}
    pairs = true_pairs(world)
    return sum(frozenset(p) not in found for p in pairs), len(pairs)
