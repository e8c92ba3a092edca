"""What the drawing of a claim shows: who is behind each answer, and by what steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from wherefrom.model import Answer, Claim, Derivation, Origin, OriginKind, Statement
from wherefrom.report.lookup import Lookup

FLOWS = ("copies", "credits", "cites", "corrects", "links", "same_author", "same_publisher")


@dataclass(frozen=True, slots=True)
class Line:
    """From a giver to a taker (keys of boxes), by evidence of one kind (of glossary.yml)."""

    giver: str
    taker: str
    kind: str
    probability: float
    directed: bool = True
    within: bool = True  # whether it bears on this answer's own words, not on the report elsewhere


@dataclass(frozen=True, slots=True)
class Box:
    """One name in one column: 0 origins, 1 between, 2 reports. ``kind`` is None for reports."""

    key: str
    column: int
    name: str
    kind: OriginKind | None
    own_word: bool = False  # a report that gives no source


@dataclass(frozen=True, slots=True)
class Band:
    """One answer's part of the drawing, its reports from top to bottom."""

    letter: str
    value: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def bands_of(claim: Claim, lookup: Lookup) -> tuple[Band, ...]:
    """What there is to draw, answer by answer."""
    bands = []
    for number, answer in enumerate(claim.answers):
        band = _band(chr(ord("A") + number % 26), answer, lookup)
        if band.boxes:
            bands.append(band)
    return tuple(bands)


def _band(letter: str, answer: Answer, lookup: Lookup) -> Band:
    documents = lookup.documents_of([answer])
    flows = _between(documents, answer, lookup)
    fed = {line.taker for line in flows if line.directed and line.within}
    boxes: dict[str, Box] = {}
    lines: dict[tuple[str, str], Line] = {}
    sourced: set[str] = set()
    for origin in answer.origins:
        for statement in lookup.told(origin.statements):
            if origin.source is None or _is_own_word(origin, statement, lookup):
                continue
            direct = bool(statement.chain) and _reaches(statement, origin.source, lookup)
            if not direct and f"d:{statement.document}" in fed:
                continue
            sourced.add(statement.document)
            key = f"o:{origin.source}"
            boxes[key] = Box(key, 0, lookup.source_name(origin.source), origin.kind)
            for line in _steps(key, statement, direct, origin.path, lookup, boxes):
                kept = lines.get((line.giver, line.taker))
                if kept is None or line.probability > kept.probability:
                    lines[line.giver, line.taker] = line
    for document in _by_origin(documents, list(lines.values())):
        key = f"d:{document}"
        own_word = document not in sourced and key not in fed
        boxes[key] = Box(key, 2, lookup.labels[document], None, own_word)
    return Band(letter, answer.value, tuple(boxes.values()), (*lines.values(), *flows))


def _is_own_word(origin: Origin, statement: Statement, lookup: Lookup) -> bool:
    """Whether the report gives no source; a body's own document speaks for the body instead."""
    if statement.chain or origin.kind not in ("outlet", "none"):
        return False
    return lookup.publishers.get(statement.document) == origin.source


def _reaches(statement: Statement, source: str | None, lookup: Lookup) -> bool:
    """Whether the statement's own chain ends at ``source`` or at one who speaks for it."""
    last = statement.chain[-1].source
    body = lookup.sources[last].body if last in lookup.sources else None
    return source in (last, body)


def _steps(
    origin: str,
    statement: Statement,
    direct: bool,
    path: Sequence[str],
    lookup: Lookup,
    boxes: dict[str, Box],
) -> list[Line]:
    """Lines from the origin to the statement's report, through what its chain names."""
    report = f"d:{statement.document}"
    between = statement.chain[:-1] if direct else statement.chain
    probability = min(
        (
            lookup.attributions[link.attribution].probability
            for link in statement.chain
            if link.attribution in lookup.attributions
        ),
        default=1.0,
    )
    kind = "says"
    if not statement.chain:
        kind, probability = _kind_on_path(statement, path, lookup)
    if not between:
        return [Line(origin, report, kind, probability)]
    names = tuple(dict.fromkeys(lookup.source_name(link.source) for link in reversed(between)))
    via = "v:" + "\n".join(names)
    boxes[via] = Box(via, 1, " → ".join(names), None)
    return [Line(origin, via, kind, probability), Line(via, report, "says", probability)]


def _kind_on_path(statement: Statement, path: Sequence[str], lookup: Lookup) -> tuple[str, float]:
    """By which evidence a statement without a chain of its own reaches its origin."""
    own = (statement.id, statement.document)
    steps = [lookup.derivations[step] for step in path if step in lookup.derivations]
    touching = [d for d in steps if d.taker in own]
    if not touching:  # a body's own document, or a credit that its path does not show
        return "says", 1.0
    return touching[0].kind, touching[0].probability


def _between(documents: Sequence[str], answer: Answer, lookup: Lookup) -> tuple[Line, ...]:
    """What these reports took from each other: the strongest evidence for each pair."""
    told = set(answer.statements)
    on_path = {step for origin in answer.origins for step in origin.path}
    lines = []
    for pair in combinations(documents, 2):
        among = lookup.between.get(frozenset(pair), ())
        bearing = [
            d for d in among if _bears(d.taker, told, lookup) and _bears(d.giver, told, lookup)
        ]
        if bearing:
            best = min(bearing, key=_strength)
            within = best.id in on_path or _within(best, answer, lookup)
            directed = best.directed and not best.kind.startswith("same_")
            giver, taker = (f"d:{lookup.document_of(end)}" for end in (best.giver, best.taker))
            lines.append(Line(giver, taker, best.kind, best.probability, directed, within))
    return tuple(sorted(lines, key=lambda line: (line.taker, line.giver)))


def _bears(end: str, told: set[str], lookup: Lookup) -> bool:
    """Whether an end of a derivation has to do with this answer: a whole document always has."""
    return end in lookup.documents or end in told


def _within(derivation: Derivation, answer: Answer, lookup: Lookup) -> bool:
    """Whether it is of the whole document, or of what a statement of this answer says.

    That is so where its words meet the statement's, or the statement's chain
    names the giver's publisher.
    """
    if derivation.kind in ("credits", "corrects"):
        return True
    taker, giver = lookup.document_of(derivation.taker), lookup.document_of(derivation.giver)
    publisher = lookup.publishers.get(giver or "")
    told = [s for s in lookup.told(answer.statements) if s.document == taker]
    named = any(link.source == publisher for s in told for link in s.chain)
    return named or any(
        evidence.document == s.document and evidence.start < s.end and s.start < evidence.end
        for evidence in derivation.evidence
        for s in told
    )


def _strength(derivation: Derivation) -> tuple[int, float, str]:
    return (FLOWS.index(derivation.kind), -derivation.probability, derivation.id)


def _by_origin(documents: Sequence[str], lines: list[Line]) -> list[str]:
    """Reports beside each other that share an origin, so that few lines cross."""
    givers = list(dict.fromkeys(line.giver for line in lines))
    above = {line.taker: line.giver for line in reversed(lines)}

    def key(document: str) -> tuple[int, int]:
        giver = above.get(f"d:{document}")
        return (givers.index(giver) if giver else len(givers), documents.index(document))

    return sorted(documents, key=key)
