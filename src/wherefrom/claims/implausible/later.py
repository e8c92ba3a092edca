"""Dates after publication that are told as past."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from wherefrom.claims.implausible.doubts import Doubt, listed, published, sentence
from wherefrom.model import DateValue, Document, Statement

KIND = "implausible_date"
ZONES = 2  # days: a page is dated in one zone, the event in another, and the morning's paper
LEN_YEAR = 4
WITH_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
LED = re.compile(
    r"(?P<clause>[^,;:()“”\"]{0,70})\b(?:on|in|since|during)\s+(?:the\s+)?(?:[A-Z]\w+day,?\s+)?\Z"
)
OPENING = re.compile(r"\A,?\s*(?P<clause>[^;:()]{0,60})")
BEGINS = re.compile(r"(?:\A|[;:“\"]\s*)(?:On|In|Since|During)\s+(?:[A-Z]\w+day,?\s+)?\Z")


def doubts(document: Document, statements: Sequence[Statement]) -> Iterator[Doubt]:
    """Dates with a year in ``statements`` of ``document`` that its publication precedes."""
    day = published(document)
    if day is None:
        return
    for statement in statements:
        if statement.kind != "assertion":
            continue
        for date in statement.dates:
            written = WITH_YEAR.search(document.text[date.start : date.end])
            if written and _after(date, day) and _told_as_past(document.text, date):
                why = f"told as past, but after {day.isoformat()}, when this was published"
                yield Doubt(date.start, date.end, KIND, why)


def _after(date: DateValue, day: dt.date) -> bool:
    """A year alone tells nothing: plans and accounts are told in the past tense too."""
    least = (day + dt.timedelta(days=ZONES)).isoformat()
    dated = date.value[:4].isdigit() and len(date.value) > LEN_YEAR
    return dated and date.value > least[: len(date.value)]


def _told_as_past(text: str, date: DateValue) -> bool:
    """*was killed on 3 May 2031*, *On 3 May 2031, two were killed*, and nothing looks ahead."""
    start, end = sentence(text, date.start, date.end)
    if listed("page_words").search(text[start:end]):
        return False
    before = text[start : date.start]
    if listed("reported").search(before):
        return False
    clause = LED.search(before)
    if BEGINS.search(before.lstrip()):
        clause = OPENING.match(text[date.end : end])
    if clause is None:
        return False
    return _past(clause["clause"])


def _past(clause: str) -> bool:
    return bool(listed("past").search(clause)) and not listed("ahead").search(clause)
