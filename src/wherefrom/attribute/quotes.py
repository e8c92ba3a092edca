"""Quoted passages: which opening mark goes with which closing one.

Straight marks do not say whether they open or close; detokenised news leaves
blanks inside them. Marks are paired in order, by what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 2000  # characters; a longer pair is a lost mark, not a quotation
LONGEST_PHRASE = 200  # characters between single marks without a full stop
MOST_MARKS = 60  # of marks looked through for the closing one
NEAR = 20  # characters of white space between a mark and what stands beside it
MARKS = re.compile(r"''|``|[\"“”„«»‘’']")
_BREAK = re.compile(r"\n[ \t]*\n")
_CLOSERS = ".,!?;:…"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks, and the same without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def _family(mark: str) -> str:
    if mark in ("'", "‘", "’"):
        return "single"
    return "double"


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else " "


def _after(text: str, at: int) -> str:
    return text[at] if at < len(text) else " "


def _may_open(text: str, start: int, end: int) -> bool:
    mark = text[start:end]
    if mark in ("“", "„", "«", "‘", "``"):
        return True
    if mark in ("”", "»", "’"):
        return False
    before, after = _before(text, start), _after(text, end)
    opens = (before.isspace() or before in '([{-–—:,"“') and not after.isspace()
    if opens and mark == "'":
        return not re.match(r"(?:s|S|em|til|tis|twas|n|\d\ds?)\b", text[end : end + 5])
    return opens


def _may_close(text: str, start: int, end: int) -> bool:
    mark = text[start:end]
    if mark in ("“", "„", "«", "‘", "``"):
        return False
    after = _after(text, end)
    if _family(mark) == "single":
        if after.isalnum():
            return False
        told = text[max(0, start - 2) : start].strip()
        return bool(told) and (told[-1] in _CLOSERS or not after.isalnum())
    return True


def _sure_close(text: str, start: int) -> bool:
    """A closing single mark, not the apostrophe of a plural."""
    told = text[max(0, start - 2) : start].strip()
    return bool(told) and told[-1] in _CLOSERS


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Outermost quotations of ``text`` in order; a quotation may run over paragraphs.

    An opening mark at the head of a paragraph inside an open quotation
    carries it on. A mark that never closes is no quotation.
    """
    found: list[Quote] = []
    marks = [(m.start(), m.end()) for m in MARKS.finditer(text)]
    used_to = 0
    for k, (start, end) in enumerate(marks):
        if start < used_to or not _may_open(text, start, end):
            continue
        closing = _closing(text, marks, k) or _unclosed(text, start, end)
        if closing is None:
            continue
        found.append(Quote(start, closing[1], end, closing[0]))
        used_to = closing[1]
    return tuple(found)


def _unclosed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A quotation after *said:* whose closing mark is lost ends with its paragraph."""
    led = text[max(0, start - NEAR) : start].rstrip()[-1:]
    if _family(text[start:end]) != "double" or led not in {":", ","}:
        return None
    reach = start + LONGEST + NEAR
    stop = _BREAK.search(text, end, reach)
    if stop is None and reach < len(text):
        return None
    at = end + len(text[end : stop.start() if stop else len(text)].rstrip())
    return (at, at) if end < at <= start + LONGEST else None


def _closing(text: str, marks: list[tuple[int, int]], k: int) -> tuple[int, int] | None:
    """The mark that closes mark ``k``; None where none does."""
    start, end = marks[k]
    later = _later(text, marks, k)
    if _family(text[start:end]) == "single":
        return _closing_single(text, end, later)
    return _closing_double(text, end, later)


def _later(text: str, marks: list[tuple[int, int]], k: int) -> Iterator[tuple[int, int]]:
    """The marks after mark ``k`` that are of its family and in reach of it."""
    start, end = marks[k]
    family = _family(text[start:end])
    for s, e in marks[k + 1 : k + 1 + MOST_MARKS]:
        if s - start > LONGEST:
            return
        if _family(text[s:e]) == family:
            yield s, e


def _closing_single(
    text: str, end: int, later: Iterator[tuple[int, int]]
) -> tuple[int, int] | None:
    """A single mark after punctuation closes for sure; else the first in reach may."""
    fallback: tuple[int, int] | None = None
    for s, e in later:
        if not _may_close(text, s, e):
            continue
        if _sure_close(text, s):
            return s, e
        if fallback is None and s - end < LONGEST_PHRASE and not _BREAK.search(text, end, s):
            fallback = (s, e)
    return fallback


def _closing_double(
    text: str, end: int, later: Iterator[tuple[int, int]]
) -> tuple[int, int] | None:
    for s, e in later:
        closes = _may_close(text, s, e)
        sentence_end = closes and text[s:e] in ('"', "''") and _before(text, s) in ",.!?…"
        if _may_open(text, s, e) and not sentence_end:
            if _BREAK.search(text, end, s) and _before(text, s) == "\n":
                continue  # a paragraph mark: the quotation goes on
            if not _looks_closing(text, s, e):
                return None  # another one opens first: this mark was never closed
        if closes:
            return s, e
    return None


def _looks_closing(text: str, start: int, end: int) -> bool:
    return not _before(text, start).isspace() or _after(text, end).isspace()
