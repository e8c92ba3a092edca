"""The text as the parser is to see it: markers of notes apart from the words they stand at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.model import Document, Span

LONGEST = 40  # characters of a marker that is a number; a longer one is of words
ENDS = tuple(".!?:;,”\"’'»")  # marks after which a marker stands outside the clause
_WORDS = re.compile(r"[A-Za-zÀ-ÿ]{2}")
_BETWEEN = re.compile(r"[ \t]?[,;–-]?[ \t]?(?:(?:and|see|see also|cf\.|also)[ \t])?")


def is_number(marker: str) -> bool:
    """Whether a marker is a number or a sign, and not words (*Holm 2015*)."""
    return _WORDS.search(marker) is None and "\n" not in marker and 0 < len(marker) <= LONGEST


def grouped(text: str, spans: Sequence[Span]) -> list[Span]:
    """Markers side by side (*[3][4]*, *³,⁴*) as one span, in order."""
    out: list[Span] = []
    for span in sorted(set(spans)):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(span.end, out[-1].end))
        elif out and _BETWEEN.fullmatch(text[out[-1].end : span.start]):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def legible(document: Document) -> str:
    """``document.text`` with each marker of a note in raised digits, every offset unchanged.

    *closed.12* is one word to the parser, and no sentence ends there; the
    pipeline of ``language`` takes raised digits for a word of their own. Which
    digit does not matter: all are ², after
    which the parser knows a full stop. A marker in words (*Holm 2015*) stays.
    """
    text = document.text
    numbers = [
        note.marker
        for note in document.notes
        if note.marker is not None and is_number(text[note.marker.start : note.marker.end])
    ]
    letters = list(text)
    for span in grouped(text, numbers):
        raised = "²" * (span.end - span.start)
        if len(raised) > 2 and text[span.start - 1 : span.start] not in ENDS:
            raised = f"({raised[2:]})"  # inside a sentence, as a remark in brackets
        letters[span.start : span.end] = raised
    return "".join(letters)
