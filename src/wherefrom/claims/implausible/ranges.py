"""Ranges that run backwards: of years, of days, of numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from wherefrom.claims.implausible.doubts import (
    MONTH,
    NUMBER,
    YEAR,
    Doubt,
    listed,
    month,
    number,
    on,
)
from wherefrom.model import Document

KIND = "implausible_range"
WHY = "the range runs backwards"
LEAST = 13  # below, *between 10 and 6* may be hours of the day
BEFORE = 45  # characters before a range in which a word may make it another thing
TURN_OF_MONTH = (24, 8)  # *28-3 March* begins in the month before
DASH = r"\s?[-–—]\s?"
FUNCTION_WORDS = (
    "in|at|and|when|while|as|he|she|they|it|with|by|was|were|but|who|which|that|before|after"
    "|under|on|is|has|had"
)
CLOSED = rf"(?=\s*(?:[.,;:)\]?!\"”’]|\Z|\n)|\s+(?:{FUNCTION_WORDS})\b)"
YEARS = re.compile(
    rf"(?<![\w/.,-])(?:(?P<led>from|between)\s+)?(?P<one>{YEAR})"
    rf"(?P<to>{DASH}|\s+(?:to|until|till|and)\s+)(?P<two>{YEAR})(?![\w/–-]|[.,]\d){CLOSED}",
    re.I,
)
DAYS = re.compile(
    rf"\b(?P<month>{MONTH})\s+(?P<one>\d{{1,2}})(?:{DASH}|\s+to\s+)(?P<two>\d{{1,2}})"
    rf"(?![\w:/%-]|[.,]\d|\s*(?:{MONTH}|p\.?m|a\.?m|per\s?cent|pct|points?|votes?)\b)",
    re.I,
)
DAYS_FIRST = re.compile(
    rf"(?<![\w./:,-])(?P<one>\d{{1,2}})(?:{DASH}|\s+to\s+)(?P<two>\d{{1,2}})\s+(?P<month>{MONTH})\b"
    rf"(?!\s+\d{{1,2}}(?!\d))",
    re.I,
)
WHOLE = (
    rf"(?:(?P<d{{n}}>\d{{{{1,2}}}})\s+(?P<m{{n}}>{MONTH})|(?P<M{{n}}>{MONTH})\s+(?P<D{{n}}>\d{{{{1,2}}}}))"
    rf"(?:,?\s+(?P<y{{n}}>{YEAR}))?"
)
DATES = re.compile(
    rf"\b(?P<led>from|between)\s+(?:the\s+)?{WHOLE.format(n=1)},?\s*(?:[-–—]|to|until|till|and)\s+"
    rf"(?:the\s+)?{WHOLE.format(n=2)}\b",
    re.I,
)
NUMBERS = re.compile(
    rf"\bbetween\s+(?P<one>{NUMBER})\s+and\s+(?P<two>{NUMBER})(?![\w:/-]|[.,]\d)"
    rf"(?P<after>\s+[\w%$.-]+(?:\s+\w+)?|%)?",
    re.I,
)
AGED = re.compile(
    rf"\b(?:aged|ages|the\s+ages?\s+of)\s+(?P<between>between\s+)?(?:from\s+)?(?P<one>{NUMBER})"
    rf"(?:{DASH}|\s+to\s+|(?(between)\s+and\s+|(?!)))"
    rf"(?P<two>{NUMBER})(?![\w-]|[.,]\d)",
    re.I,
)
ROUGHLY = re.compile(
    rf"\b(?:about|around|some|approximately|roughly|an\s+estimated|perhaps)\s+(?P<one>{NUMBER})"
    rf"(?:{DASH}|\s+to\s+)(?P<two>{NUMBER})(?=\s+[a-z]{{3}})"
    rf"(?!\s+(?:am|pm|years?\s+ago|million|billion|thousand|hundred|mln|bln)\b)",
    re.I,
)


def doubts(document: Document) -> Iterator[Doubt]:
    """Every range of ``document`` whose end comes before its beginning."""
    text = document.text
    yield from _years(text)
    yield from _days(text)
    yield from _dates(text)
    yield from _numbers(text)


def _doubt(match: re.Match[str], *, led: str = "one") -> Doubt:
    start = match.start(led) if match[led] is not None else match.start("one")
    return Doubt(start, match.end("two"), KIND, WHY)


def _before(text: str, at: int) -> str:
    return text[max(0, at - BEFORE) : at]


def _years(text: str) -> Iterator[Doubt]:
    for match in YEARS.finditer(text):
        led, to = (match["led"] or "").casefold(), match["to"].strip().casefold()
        joined = (led == "between") == (to == "and") if to.isalpha() else led != "between"
        if not joined or (to.isalpha() and not led):
            continue
        if int(match["two"]) < int(match["one"]) and not _compared(text, match.start()):
            yield _doubt(match, led="led" if to.isalpha() else "one")


def _compared(text: str, at: int) -> bool:
    """Whether the words before make it a comparison, a change or a score, not a range."""
    return listed("comparing", "changing", "contests").search(_before(text, at)) is not None


def _days(text: str) -> Iterator[Doubt]:
    for pattern in (DAYS, DAYS_FIRST):
        for match in pattern.finditer(text):
            one, two = int(match["one"]), int(match["two"])
            turn = one >= TURN_OF_MONTH[0] and two <= TURN_OF_MONTH[1]
            if two < one <= 31 and not turn and two > 0 and not _compared(text, match.start()):
                start = min(match.start("one"), match.start("month"))
                end = max(match.end("two"), match.end("month"))
                yield Doubt(start, end, KIND, WHY)


def _dates(text: str) -> Iterator[Doubt]:
    for match in DATES.finditer(text):
        if _compared(text, match.start()):
            continue
        one, two = (_day(match, n) for n in "12")
        if one is not None and two is not None and two < one:
            yield Doubt(match.start(), match.end(), KIND, WHY)


def _day(match: re.Match[str], n: str) -> dt.date | None:
    """The day numbered ``n``, in a year that both have where only one or none is given."""
    months = [month(match["m" + i] or match["M" + i]) for i in "12"]
    years = [match["y1"], match["y2"]]
    if None in years and months[0] != months[1]:
        return None
    year = int(years["12".index(n)] or years[0] or years[1] or 2000)
    return on(year, months["12".index(n)], int(match["d" + n] or match["D" + n]))


def _numbers(text: str) -> Iterator[Doubt]:
    for match in NUMBERS.finditer(text):
        one, two = number(match["one"]), number(match["two"])
        after = match["after"] or ""
        if two >= one or one < LEAST or _compared(text, match.start()):
            continue
        if not listed("not_a_range").search(after) and after.strip()[:1].islower() | (
            after[:1] == "%"
        ):
            yield Doubt(match.start(), match.end("two"), KIND, WHY)
    for pattern in (AGED, ROUGHLY):
        for match in pattern.finditer(text):
            if _shortened(match) or _compared(text, match.start()):
                continue
            if number(match["two"]) < number(match["one"]):
                yield _doubt(match)


def _shortened(match: re.Match[str]) -> bool:
    """*137.80-85*, *120-30 people*: the second number leaves out what both begin with."""
    return match["two"][0].isdigit() and len(match["two"]) < len(match["one"])
