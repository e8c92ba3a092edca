"""What ties a document to others: what was taken, how sure that is, and the words on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model import Derivation, Document
from wherefrom.report.document_views import web_address
from wherefrom.report.views import Side
from wherefrom.report.words import glossary
from wherefrom.serve.held import Held

AROUND = 90  # characters shown on either side of the words that a derivation rests on
LONGEST = 320  # characters of words shown at once
SIDES = 3  # places shown of one derivation


@dataclass(frozen=True, slots=True)
class Tie:
    """Something taken from or by another: what, how sure, why, and the words on both sides."""

    id: str
    kind: str
    label: str
    meaning: str
    sure: str
    why: str
    sides: tuple[Side, ...]
    ruled: bool


@dataclass(frozen=True, slots=True)
class Tied:
    """Another document, a source or something outside the case, and all that ties it to this."""

    name: str
    href: str
    url: str  # of something outside the case; only http and https
    ties: tuple[Tie, ...]


def tied(
    found: Document, held: Held, of: dict[str, list[Derivation]], *, mine: bool
) -> tuple[Tied, ...]:
    """Derivations by what is at their other end, the surest first; ``mine``: this one took."""
    ordered = sorted(of.get(found.id, ()), key=lambda d: (-d.probability, d.id))
    groups: dict[str, list[Derivation]] = {}
    for one in ordered:
        end = one.giver if mine else one.taker
        other = held.lookup.document_of(end)
        if other != found.id:
            groups.setdefault(other or end, []).append(one)
    return tuple(_group(end, ties, found, held) for end, ties in groups.items())


def _group(end: str, ties: list[Derivation], found: Document, held: Held) -> Tied:
    lookup = held.lookup
    outside = lookup.externals.get(end)
    inside = end in lookup.documents
    return Tied(
        name=lookup.labels[end] if inside else lookup.source_name(end),
        href=lookup.places.document(end) if inside else "",
        url=web_address(outside.url) if outside else "",
        ties=tuple(_tie(one, found, held) for one in ties),
    )


def _tie(one: Derivation, found: Document, held: Held) -> Tie:
    words = glossary()["evidence"][one.kind]
    places = sorted(one.evidence, key=lambda e: (e.document != found.id, e.start))
    sides = [_side(e.document, e.start, e.end, held) for e in places]
    return Tie(
        id=one.id,
        kind=one.kind,
        label=str(words["label"]),
        meaning=str(words["meaning"]),
        sure=f"{one.probability:.0%} sure" if one.probability < 1 else "",
        why=one.note,
        sides=tuple(dict.fromkeys(side for side in sides if side is not None))[:SIDES],
        ruled=one.ruling is not None,
    )


def _side(document: str, start: int, end: int, held: Held) -> Side | None:
    if document not in held.lookup.documents:
        return None
    text = held.lookup.documents[document].text
    short = end - start < AROUND
    first = max(0, start - AROUND) if short else start
    last = min(len(text), end + AROUND if short else min(end, start + LONGEST))
    if first and (space := text.find(" ", first, start)) >= 0:
        first = space + 1
    if last < len(text) and (space := text.rfind(" ", start, last)) > start:
        last = space
    words = " ".join(text[first:last].split())
    told_so = f"{'… ' if first else ''}{words}{' …' if last < len(text) else ''}"
    return Side(held.lookup.labels[document], held.lookup.places.document(document), told_so)
