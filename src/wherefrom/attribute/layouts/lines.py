"""A text's lines and paragraphs, and the tokens that stand in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.attribute.reading import Reading

_BULLET = re.compile(
    r"[ \t]*(?:[•●▪■◦‣∙·*+]|[-–—](?=[ \t])|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=[ \t]))"
    r"[ \t]*(?=\S)"
)
TIME = (
    r"(?:\d{1,2}[.:]\d\d(?::\d\d)?(?:[ \t]?[ap]\.?m\.?)?|\d{1,2}[ \t]?[ap]\.?m\.?)"
    r"(?:[ \t]?(?:GMT|BST|CET|CEST|EST|EDT|ET|PST|PT|UTC|local time))?"
)
_TIMED = re.compile(rf"[ \t]*[\[(]?{TIME}[\])]?(?:[ \t]*[-–—:|][ \t]*|[ \t]+|(?=\n|$))", re.I)
TAB = 4  # columns of a tab


@dataclass(frozen=True, slots=True)
class Line:
    """Characters ``start`` to ``end`` of a text, without the line break.

    ``body`` is where the words begin, past indentation and a bullet or ``>``.
    """

    start: int
    end: int
    body: int
    text: str
    indent: int  # columns
    mark: str  # "bullet", "quoted", "time" or ""

    @property
    def blank(self) -> bool:
        """True without anything but white space."""
        return not self.text.strip()


@lru_cache(maxsize=8)
def lines(text: str) -> tuple[Line, ...]:
    """Every line of ``text``, blank ones too."""
    out, at = [], 0
    for row in text.split("\n"):
        out.append(_line(row, at))
        at += len(row) + 1
    return tuple(out)


def _line(row: str, at: int) -> Line:
    bare = row.lstrip(" \t\r\xa0")
    indent = len(row[: len(row) - len(bare)].expandtabs(TAB))
    body, mark = at + len(row) - len(bare), ""
    bullet, timed = _BULLET.match(row), _TIMED.match(row)
    if bare.startswith(">"):
        mark, body = "quoted", body + len(bare) - len(bare.lstrip("> \t"))
    elif timed is not None:
        mark, body = "time", at + timed.end()
    elif bullet is not None:
        mark, body = "bullet", at + bullet.end()
    return Line(at, at + len(row), body, row, indent, mark)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines between blank ones: numbers ``first`` to ``last`` (inclusive) and characters."""

    first: int
    last: int
    start: int
    end: int


@lru_cache(maxsize=8)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Runs of lines with words in them."""
    rows, out = lines(text), []
    first: int | None = None
    for number, row in enumerate(rows):
        if row.blank and first is not None:
            out.append(_paragraph(rows, first, number - 1))
            first = None
        elif not row.blank and first is None:
            first = number
    if first is not None:
        out.append(_paragraph(rows, first, len(rows) - 1))
    return tuple(out)


def paragraph_before(text: str, char: int) -> int:
    """Number of the last paragraph that starts at or before ``char``; -1: none."""
    return bisect_right(_starts(text), char) - 1


@lru_cache(maxsize=8)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(paragraph.start for paragraph in paragraphs(text))


def _paragraph(rows: tuple[Line, ...], first: int, last: int) -> Paragraph:
    start = rows[first].start + len(rows[first].text) - len(rows[first].text.lstrip())
    return Paragraph(first, last, start, rows[last].start + len(rows[last].text.rstrip()))


def words_in(reading: Reading, start: int, end: int) -> frozenset[int]:
    """Tokens that start in characters ``start`` to ``end``, white space left out."""
    return frozenset(i for i in reading.tokens_in(start, end) if not reading.parse[i].is_space)


def mark_at(reading: Reading, start: int, end: int) -> frozenset[int]:
    """Tokens of a mark, also where the mark is only the end of a token."""
    found = words_in(reading, start, end)
    return found or frozenset({reading.token_at(start)})


def words_of(reading: Reading, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Tokens of several stretches, white space left out."""
    return frozenset(i for start, end in spans for i in words_in(reading, start, end))
