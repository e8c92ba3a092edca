"""What is true of a simulated newsroom's answers, by the five steps of counting.

Worked out from who really took what from whom, never by the program's code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from eval.newsroom_world import Telling, World

FLAGS = (
    "false_confirmation",
    "not_shown",
    "no_source",
    "round_tripping",
    "original_not_in_case",
    "cited_differs",
    "cited_silent",
    "undeclared_copy",
    "corrected",
    "coordinated",
)
LETTERS = 3  # texts from one template, from which on they are coordinated
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one answer."""

    named: int
    outlets: int
    flags: frozenset[str]


def truth(world: World, tellings: Sequence[Telling]) -> Truth:
    """What is true of the answer that ``tellings`` (all in the case) give."""
    keys = {t.id: origin(world, t) for t in tellings}
    named = {key for key in keys.values() if world.is_named(key[1])}
    unnamed = {t.id: key for t, key in ((t, keys[t.id]) for t in tellings) if key[0] == "own"}
    groups = _own_words(world, unnamed)
    together = {t.id: groups.get(t.id, keys[t.id]) for t in tellings}
    publishers: dict[object, set[str]] = defaultdict(set)
    for telling in tellings:
        publishers[together[telling.id]].add(world.publisher_of(telling))
    flags = set(_shown_flags(world, tellings))
    if len(set().union(*publishers.values())) > 1 and len(named) <= 1:
        tied = any(len(group) > 1 for group in publishers.values())
        flags.add("false_confirmation" if tied else "not_shown")
    if not named and not any(world.voices[k].kind == "anonymous" for _, k in keys.values()):
        flags.add("no_source")
    return Truth(len(named), len(set(groups.values())), frozenset(flags))


def origin(world: World, telling: Telling) -> Key:
    """Steps 1 to 4 for one telling: (how, voice)."""
    giver = world.tellings.get(telling.taken or "")
    shown = telling.shown[-1] if telling.shown else None
    if giver is not None and giver.value == telling.value:
        if world.reports[giver.document].here:
            return origin(world, giver)
        publisher = world.publisher_of(giver)
        if not (shown and world.is_named(shown)):  # what is outside cannot be read further
            return _keyed(world, publisher)
    return _keyed(
        world, shown or world.reports[telling.document].credited or world.publisher_of(telling)
    )


def _keyed(world: World, voice: str) -> Key:
    """A body for its spokespeople and records; a publisher on its own word."""
    known = world.voices[voice]
    if known.kind == "record":
        is_here = any(r.record == voice and r.here for r in world.reports.values())
        return ("named", known.holder if known.holder and (known.body or is_here) else voice)
    if known.kind == "outlet":
        return ("own", voice)
    return ("named", known.body or voice)


def _own_words(world: World, unnamed: dict[str, Key]) -> dict[str, Key]:
    """Publishers on their own word, those in a circle or of one author joined."""
    graph: nx.Graph[str] = nx.Graph()
    by_author: dict[str, str] = {}
    for telling_id, (_, publisher) in sorted(unnamed.items()):
        telling = world.tellings[telling_id]
        graph.add_node(publisher)
        passed = [world.publisher_of(t) for t in trail(world, telling)]
        if goes_round(passed):
            first = next(i for i, p in enumerate(passed) if p in passed[i + 1 :])
            nx.add_path(graph, passed[first:])
        if publisher == world.publisher_of(telling) and telling.taken is None:
            for author in world.reports[telling.document].authors:
                graph.add_edge(publisher, by_author.setdefault(author, publisher))
    group = {p: min(found) for found in nx.connected_components(graph) for p in found}
    return {t: ("own", group[publisher]) for t, (_, publisher) in unnamed.items()}


def trail(world: World, telling: Telling) -> Iterator[Telling]:
    """The telling, what it was taken from in the case, and so on."""
    at: Telling | None = telling
    while at is not None and world.reports[at.document].here:
        yield at
        at = world.tellings.get(at.taken or "")


def goes_round(passed: Sequence[str]) -> bool:
    """Whether a publisher comes back after another."""
    turns = [p for i, p in enumerate(passed) if i == 0 or passed[i - 1] != p]
    return len(turns) > len(set(turns))


def _shown_flags(world: World, tellings: Sequence[Telling]) -> Iterator[str]:
    letters: dict[str, set[str]] = defaultdict(set)
    corrections = [r for r in world.reports.values() if r.here and r.corrects]
    corrected = {
        (t.document, t.question)
        for r in corrections
        for t in world.told[r.corrects or ""]
        if r.corrected in (None, t.question)
    }
    for telling in tellings:
        steps = list(trail(world, telling))
        if goes_round([world.publisher_of(t) for t in steps]):
            yield "round_tripping"
        if any((t.document, t.question) in corrected for t in steps):
            yield "corrected"
        if is_undeclared(world, telling, tellings):
            yield "undeclared_copy"
        template = world.reports[telling.document].template
        if template is not None:
            letters[template].add(telling.document)
        yield from _cited_flags(world, telling)
    if any(len(found) >= LETTERS for found in letters.values()):
        yield "coordinated"


def _cited_flags(world: World, telling: Telling) -> Iterator[str]:
    """What is wrong with the outlets and records a telling names or is credited to."""
    report = world.reports[telling.document]
    cited = [v for v in telling.shown if world.voices[v].kind in ("outlet", "record")]
    cited += [report.credited] if report.credited else []
    for voice in cited:
        meant = next((t for t in _ancestors(world, telling) if _is_by(world, t, voice)), None)
        if meant is not None:
            if not world.reports[meant.document].here:
                yield "original_not_in_case"
            elif meant.value != telling.value:
                yield "cited_differs"
            continue
        held = [
            r
            for r in world.reports.values()
            if voice in (r.publisher, r.record) and r.here and r.day <= report.day
        ]
        said = {t.value for r in held for t in world.told[r.id] if t.question == telling.question}
        if not held:
            yield "original_not_in_case"
        elif telling.value not in said:
            yield "cited_differs" if said else "cited_silent"


def _ancestors(world: World, telling: Telling) -> Iterator[Telling]:
    at = world.tellings.get(telling.taken or "")
    while at is not None:
        yield at
        at = world.tellings.get(at.taken or "")


def _is_by(world: World, telling: Telling, voice: str) -> bool:
    report = world.reports[telling.document]
    return voice == (report.record if world.voices[voice].kind == "record" else report.publisher)


def is_undeclared(world: World, telling: Telling, others: Sequence[Telling]) -> bool:
    """Whether a telling has another publisher's words and its report nowhere names that one."""
    giver = world.tellings.get(telling.taken or "")
    if giver is None or not telling.copied:
        return False
    report, publisher = world.reports[telling.document], world.publisher_of(giver)
    named = {v for t in world.told[report.id] for v in t.shown} | {report.credited}
    named |= {world.reports[link].publisher for link in report.links}
    named |= {world.voices[v].body or world.voices[v].holder for v in named if v in world.voices}
    if publisher in (*named, report.publisher):
        return False
    return world.reports[giver.document].here or any(
        t.taken == giver.id and t.copied and world.publisher_of(t) not in (report.publisher, *named)
        for t in others
    )
