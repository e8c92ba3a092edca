"""Footnotes and references: an attribution of the words they are attached to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.attribute import clauses
from wherefrom.attribute.kinds import is_outlet
from wherefrom.attribute.reading import Piece, Reading
from wherefrom.attribute.voice import Voice, outlet_name, squeezed
from wherefrom.attribute.voicing import Voicing

RULE = "note"
LONGEST_NAME = 120  # characters of a cited work's name
_ADDRESS = re.compile(r"[,;]?\s*(?:(?:available )?at:?\s+)?(?:https?://|www\.)\S+", re.IGNORECASE)
_PAGES = re.compile(r"[,;]\s*(?:pages?|pp?\.)\s*\d+(?:\s*[-–]\s*\d+)?", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\[?\(?\d{1,3}\]?\)?[.:]?|[*†‡]+)\s+")
_TITLE = re.compile(r"[“\"‘']([^”\"’']{6,120})[”\"’']")
_INTERVIEW = re.compile(r"\binterview(?:s|ed)?\b", re.IGNORECASE)
_WITHHELD = re.compile(r"\b(?:withheld|anonym|pseudonym|name changed)", re.IGNORECASE)


def notes(reading: Reading) -> Iterator[Voicing]:
    """One attribution per note with a marker: the marked sentence, on the cited work's word."""
    for note in reading.document.notes:
        source = set(reading.tokens_in(note.start, note.end))
        if note.marker is None or not source:
            continue
        marker = set(reading.tokens_in(note.marker.start, note.marker.end))
        at = reading.token_at(note.marker.start)
        piece = _marked(at, reading)
        content = clauses.tidy(set(range(piece.start, piece.end)) - marker, reading)
        if content:
            yield Voicing(
                RULE,
                frozenset(source),
                frozenset(marker or {at}),
                frozenset(content - marker - {at} if marker else content),
                min(source),
                True,
                0.8,
            )


def _marked(at: int, reading: Reading) -> Piece:
    """The sentence a marker belongs to: its own, or the one before where it opens a sentence."""
    number = reading.piece_of[at]
    piece = reading.pieces[number]
    opens = not any(reading.parse[i].is_alpha for i in range(piece.start, at))
    return reading.pieces[number - 1] if opens and number else piece


def note_voice(reading: Reading, voicing: Voicing) -> Voice:
    """The cited work: an outlet, an interview whose name is kept back, else a record."""
    first, last = min(voicing.source), max(voicing.source)
    text = squeezed(_NUMBER.sub("", reading.parse[first : last + 1].text))
    for part in re.split(r"[,.;(“\"]", text)[:4]:
        if part.strip() and len(part.split()) <= 5 and is_outlet(part.strip()):
            return Voice(outlet_name(part), "outlet", True, why="the work cited in a note")
    if _INTERVIEW.search(text) and _WITHHELD.search(text):
        return Voice(text[:LONGEST_NAME], "withheld", False, why="an interview cited in a note")
    title = _TITLE.search(text)
    name = title.group(1) if title else work_name(text)
    return Voice(name[:LONGEST_NAME].strip(), "record", True, why="the work cited in a note")


def work_name(text: str) -> str:
    """A cited work as it is named: without address and pages, cut at a word where it is long.

    >>> work_name("Holm, Salt and Debt, 2023, page 18.")
    'Holm, Salt and Debt, 2023'
    >>> work_name("Holm Ltd, Statement, 5 March 2025, https://holm.example/s.")
    'Holm Ltd, Statement, 5 March 2025'
    """
    name = _PAGES.sub("", _ADDRESS.sub("", text)).split(". ")[0].rstrip(" .,;:")
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME + 1].rsplit(" ", 1)[0].rstrip(" .,;:")
    return name or text
