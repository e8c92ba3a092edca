"""What the drawing of a claim shows: who is behind each answer, and by what steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from wherefrom.model import (
    Answer,
    Attribution,
    Claim,
    Derivation,
    Evidence,
    Origin,
    OriginKind,
    Statement,
)
from wherefrom.report.lookup import Lookup
from wherefrom.report.words import answer_words, letter

FLOWS = ("copies", "credits", "cites", "corrects", "links", "same_author", "same_publisher")


@dataclass(frozen=True, slots=True)
class Line:
    """From a giver to a taker (keys of boxes), by evidence of one kind (of glossary.yml).

    ``by`` are the ids of the attribution or derivation it rests on, ``words``
    where those stand.
    """

    giver: str
    taker: str
    kind: str
    probability: float
    directed: bool = True
    within: bool = True  # whether it bears on this answer's own words, not on the report elsewhere
    by: tuple[str, ...] = ()
    words: tuple[Evidence, ...] = ()


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

    answer: str  # its id
    letter: str
    value: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def bands_of(claim: Claim, lookup: Lookup) -> tuple[Band, ...]:
    """What there is to draw, answer by answer."""
    bands = []
    for number, answer in enumerate(claim.answers):
        band = _band(letter(number), answer, lookup)
        if band.boxes:
            bands.append(band)
    return tuple(bands)


def _band(name: str, answer: Answer, lookup: Lookup) -> Band:
    documents = lookup.documents_of([answer])
    flows = _between(documents, answer, lookup)
    fed = {line.taker for line in flows if line.directed and line.within}
    drawn = {f"d:{d}": Box(f"d:{d}", 2, lookup.labels[d], None) for d in documents}
    boxes = dict(drawn)
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
        del boxes[key]  # after the origins, in the order of drawing
        boxes[key] = replace(drawn[key], own_word=own_word)
    return Band(
        answer.id,
        name,
        answer_words(answer.value),
        tuple(boxes.values()),
        (*lines.values(), *flows),
    )


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
    base = _first_line(origin, statement, path, lookup)
    lines, giver, way = [], origin, origin
    for link in reversed(between):
        name = lookup.source_name(link.source)
        here = _report_named(statement.document, link.source, boxes, lookup)
        if way.endswith(f"\n{name}") or (way == origin and name == boxes[origin].name):
            continue
        way += f"\n{name}"
        taker = here or f"v:{way}"
        if here is None:
            boxes[taker] = Box(taker, 1, name, None)
        lines.append(replace(base, giver=giver, taker=taker))
        base = replace(base, kind="says")
        giver = taker
    if not giver.startswith("d:"):  # else the reports' own line tells it
        lines.append(replace(base, giver=giver, taker=report))
    return lines


def _report_named(
    document: str, source: str | None, boxes: dict[str, Box], lookup: Lookup
) -> str | None:
    """The report, among those drawn, that ``document`` names as ``source``."""
    found = lookup.naming.get((document, source or ""))
    key = f"d:{found.giver}" if found is not None else ""
    return key if key in boxes else None


def _first_line(origin: str, statement: Statement, path: Sequence[str], lookup: Lookup) -> Line:
    """The line out of the origin, as sure as the least sure attribution of the chain."""
    report = f"d:{statement.document}"
    if not statement.chain:
        return _line_on_path(origin, statement, path, lookup)
    named = [
        lookup.attributions[link.attribution]
        for link in statement.chain
        if link.attribution in lookup.attributions
    ]
    probability = min((a.probability for a in named), default=1.0)
    words = tuple(place for a in named for place in _places(a))
    return Line(origin, report, "says", probability, by=tuple(a.id for a in named), words=words)


def _places(attribution: Attribution) -> list[Evidence]:
    """Where the words that name the source and credit it stand, in order."""
    spans = sorted({*attribution.source, *attribution.cue})
    return [Evidence(attribution.document, span.start, span.end) for span in spans]


def _line_on_path(origin: str, statement: Statement, path: Sequence[str], lookup: Lookup) -> Line:
    """By which evidence a statement without a chain of its own reaches its origin."""
    own, report = (statement.id, statement.document), f"d:{statement.document}"
    steps = [lookup.derivations[step] for step in path if step in lookup.derivations]
    touching = [d for d in steps if d.taker in own]
    if not touching:  # a body's own document, or a credit that its path does not show
        return Line(origin, report, "says", 1.0)
    first = touching[0]
    return Line(origin, report, first.kind, first.probability, by=(first.id,), words=first.evidence)


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
            rest = (directed, within, (best.id,), best.evidence)
            lines.append(Line(giver, taker, best.kind, best.probability, *rest))
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
