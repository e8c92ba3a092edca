"""The graph that is drawn of one answer: what tells the same once, and equal reports together.

Nothing is lost by it: ``Graph.hidden`` keeps the lines that others imply, and
the table beside the drawing lists them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from wherefrom.model import OriginKind
from wherefrom.report.flow import Band, Box, Line

ALIKE = 3  # equal reports (or origins) from which on they share one box
SURE = 0.5  # probability from which a way through other reports stands for a line
Role = Literal["origin", "via", "report"]
ROLES: tuple[Role, ...] = ("origin", "via", "report")


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the drawing; ``names`` has several where equal ones share it.

    ``keys`` are those of the boxes it stands for. ``together`` is the kind of
    evidence that ties these to each other, if any does.
    """

    key: str
    role: Role
    names: tuple[str, ...]
    keys: tuple[str, ...]
    kind: OriginKind | None = None
    own_word: bool = False
    together: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of the drawing, from box to box, for the ``lines`` it stands for.

    ``probability`` is that of the least sure of them.
    """

    giver: str
    taker: str
    kind: str
    probability: float
    directed: bool
    within: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and lines as drawn, and the lines left out because others tell as much."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden: tuple[Line, ...]


def graph_of(band: Band) -> Graph:
    """What is drawn of one answer."""
    kept = _without_implied(_spanning(_nearest_copied(band.lines)))
    group_of = _groups(band.boxes, kept)
    members: dict[str, list[Box]] = defaultdict(list)
    for box in band.boxes:
        members[group_of[box.key]].append(box)
    together: dict[str, str] = {}
    lines: dict[tuple[str, str, str, bool, bool], list[Line]] = defaultdict(list)
    for line in kept:
        giver, taker = group_of[line.giver], group_of[line.taker]
        if giver == taker:
            together[giver] = line.kind
        else:
            lines[giver, taker, line.kind, line.directed, line.within].append(line)
    return Graph(
        tuple(_node(key, boxes, together.get(key)) for key, boxes in members.items()),
        tuple(
            Edge(
                giver, taker, kind, min(one.probability for one in found), to, within, tuple(found)
            )
            for (giver, taker, kind, to, within), found in lines.items()
        ),
        tuple(line for line in band.lines if line not in set(kept)),
    )


def _node(key: str, boxes: Sequence[Box], together: str | None) -> Node:
    first = boxes[0]
    return Node(
        key,
        ROLES[first.column],
        tuple(box.name for box in boxes),
        tuple(box.key for box in boxes),
        first.kind,
        first.own_word,
        together,
    )


def _nearest_copied(lines: Sequence[Line]) -> list[Line]:
    """Of all from whom a report may have copied, the one that copied from fewest itself."""
    copied: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.kind == "copies" and line.directed:
            copied[line.taker].append(line)
    best = {
        taker: min(
            found, key=lambda one: (len(copied.get(one.giver, ())), -one.probability, one.giver)
        )
        for taker, found in copied.items()
    }
    return [
        line
        for line in lines
        if not (line.kind == "copies" and line.directed) or best[line.taker] == line
    ]


def _spanning(lines: Sequence[Line]) -> list[Line]:
    """Of the lines without a direction, of each kind, as many as tie the same boxes together."""
    top: dict[tuple[str, str], str] = {}

    def find(kind: str, key: str) -> str:
        while (above := top.get((kind, key), key)) != key:
            key = above
        return key

    kept = set()
    open_ended = [line for line in lines if not line.directed]
    for line in sorted(open_ended, key=lambda one: (-one.probability, one.giver, one.taker)):
        a, b = find(line.kind, line.giver), find(line.kind, line.taker)
        if a != b:
            top[line.kind, a] = b
            kept.add(line)
    return [line for line in lines if line.directed or line in kept]


def _without_implied(lines: Sequence[Line]) -> list[Line]:
    """Without lines from an origin to a report that the origin reaches through other reports."""
    kept = list(lines)
    for line in sorted(lines, key=lambda one: (one.giver, one.taker)):
        if line.giver.startswith("o:") and line.taker.startswith("d:"):
            others = [one for one in kept if one is not line]
            if line.taker in _reached(line.giver, others):
                kept = others
    return kept


def _reached(start: str, lines: Iterable[Line]) -> set[str]:
    ways: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if line.directed and line.within and line.probability >= SURE:
            ways[line.giver].append(line.taker)
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for taker in ways[waiting.pop()]:
            if taker not in found:
                found.add(taker)
                waiting.append(taker)
    return found


def _groups(boxes: Sequence[Box], lines: Sequence[Line]) -> dict[str, str]:
    """For each box the key of the one it shares: its own, where fewer than ``ALIKE`` are equal."""
    incoming: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    outgoing: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    for line in lines:
        if line.directed:
            incoming[line.taker].add((line.giver, line.kind, line.within))
            outgoing[line.giver].add((line.taker, line.kind, line.within))
    tied = _tied(lines)
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for box in boxes:
        sides = (frozenset(incoming[box.key]), frozenset(outgoing[box.key]))
        alike[(box.column, box.kind, box.own_word, *sides, tied.get(box.key))].append(box.key)
    group_of = {box.key: box.key for box in boxes}
    for found in alike.values():
        whole = all(key in tied for key in found) or not any(key in tied for key in found)
        if len(found) >= ALIKE and whole:
            group_of |= dict.fromkeys(found, f"g:{found[0]}")
    return group_of


def _tied(lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """For each box with lines that have no direction: all boxes it is tied to by them."""
    near: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if not line.directed:
            near[line.giver].add(line.taker)
            near[line.taker].add(line.giver)
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted(near):
        if key not in found:
            whole, waiting = {key}, [key]
            while waiting:
                further = near[waiting.pop()] - whole
                whole |= further
                waiting += sorted(further)
            found |= dict.fromkeys(whole, tuple(sorted(whole)))
    return found
