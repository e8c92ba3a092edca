"""Words sought in all text, and where they stand: by document, the best first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wherefrom.model import Document
from wherefrom.report.words import date_words
from wherefrom.serve.desk import Desk
from wherefrom.serve.held import Held

FOUND = 100  # statements, and as many documents
MORE = 1000
IN_DOCUMENT = 5  # places shown before the rest of a document's is folded
AROUND = 70  # characters shown on either side of the first word found
_TERM = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place: its words with those sought marked, and the statement it is, if it is one.

    ``marks`` are starts and ends in ``words``, which are quoted from the document.
    """

    statement: str | None
    quoted: bool
    words: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A document with the places found in it."""

    document: str
    title: str
    publisher: str
    date: str
    places: tuple[FoundPlace, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found; ``cut`` says that there is more than was asked for."""

    documents: tuple[FoundIn, ...]
    places: int
    cut: bool


@dataclass(frozen=True, slots=True)
class _Place:
    document: str
    statement: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]


def find(desk: Desk, held: Held, words: str, *, most: int = FOUND) -> Found:
    """The places that hold all of ``words``.

    Where names are hidden only the text as it is shown is looked through: no
    search tells whether a hidden name stands somewhere.
    """
    places = _in_case(desk, words, most) if held.full else _in_view(held, words, most)
    known = [p for p in places if p.document in held.lookup.documents]
    single = {p.document for p in known if p.statement}
    # A document's own snippet says nothing new where a statement of it is shown.
    shown = [p for p in known if p.statement or p.document not in single]
    return Found(_by_document(shown, held), len(shown), _is_cut(places, most))


def _is_cut(places: Sequence[_Place], most: int) -> bool:
    statements = sum(place.statement is not None for place in places)
    return max(statements, len(places) - statements) >= most


def _in_case(desk: Desk, words: str, most: int) -> list[_Place]:
    with desk.case() as case:
        hits = case.search(words, limit=most)
    return [
        _Place(h.document, h.statement, h.snippet, tuple((m.start, m.end) for m in h.marks))
        for h in hits
    ]


def terms(words: str) -> tuple[re.Pattern[str], ...]:
    """The words sought as patterns: whole words, their beginning where they end in ``*``.

    >>> [bool(term.search("Two boats")) for term in terms('boat* "two boats" boat')]
    [True, True, False]
    """
    found = []
    for phrase, word in _TERM.findall(words):
        plain = (phrase or word).strip('"*')
        if re.search(r"\w", plain):
            after = "" if word.endswith("*") else r"(?!\w)"
            spaced = r"\s+".join(map(re.escape, plain.split()))
            found.append(re.compile(rf"(?<!\w){spaced}{after}", re.IGNORECASE))
    return tuple(found)


def _in_view(held: Held, words: str, most: int) -> list[_Place]:
    sought = terms(words)
    if not sought:
        return []
    places = []
    for statement in held.ledger.statements:
        if all(term.search(statement.text) for term in sought):
            places.append(_cut(statement.text, sought, statement.document, statement.id))
        if len(places) >= most:
            break
    met = {place.document for place in places}
    for document in held.ledger.documents:
        if document.id not in met and all(term.search(document.text) for term in sought):
            places.append(_cut(document.text, sought, document.id, None))
        if len(places) >= 2 * most:
            break
    return places


def _cut(
    text: str, sought: Iterable[re.Pattern[str]], document: str, statement: str | None
) -> _Place:
    """The words round the first place where one stands."""
    spans = sorted({found.span() for term in sought for found in term.finditer(text)})
    start = max(0, spans[0][0] - AROUND)
    end = min(len(text), max(spans[0][1] + AROUND, start + 2 * AROUND))
    ahead, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(ahead) - start
    marks = tuple((a + shift, b + shift) for a, b in spans if a >= start and b <= end)
    return _Place(document, statement, f"{ahead}{text[start:end]}{after}", marks)


def _by_document(places: Sequence[_Place], held: Held) -> tuple[FoundIn, ...]:
    groups: dict[str, list[_Place]] = {}
    for place in places:
        groups.setdefault(place.document, []).append(place)
    return tuple(
        _found_in(held.lookup.documents[key], found, held) for key, found in groups.items()
    )


def _found_in(document: Document, places: Sequence[_Place], held: Held) -> FoundIn:
    return FoundIn(
        document=document.id,
        title=document.title or "",
        publisher=held.lookup.publisher(document.id),
        date=date_words(document.published.value),
        places=tuple(FoundPlace(p.statement, True, p.snippet, p.marks) for p in places),
    )
