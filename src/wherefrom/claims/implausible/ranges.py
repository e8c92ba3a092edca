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
SCALED = 1000  # *between 500,000 and one million* rises, *between 40 and 30 million* does not
LEAST = 13  # below, *between 10 and 6* may be hours of the day
BEFORE = 25  # characters before a range in which a word may make it another thing
JUST_BEFORE = 15  # the same before *March 12-8*, which is hardly anything else
RECENT = (1900, 2099)  # numbers that are hardly anything but years
TURN_OF_MONTH = (24, 8)  # *28-3 March* begins in the month before
DASH = r"\s?[-–—]\s?"
FUNCTION_WORDS = (
    "in|at|and|when|while|as|he|she|they|it|with|by|was|were|but|who|which|that|before|after"
    "|under|on|is|has|had"
)
CLOSED = rf"(?=\s*(?:[.,;:)\]?!\"”’]|\Z|\n)|\s+(?:{FUNCTION_WORDS})\b)"
YEARS = re.compile(
    rf"(?<![\w/.,-])(?:(?P<led>from|between|years|period)\s+)?(?P<one>{YEAR})"
    rf"(?P<to>{DASH}|\s+(?:to|until|till|and)\s+)(?P<two>{YEAR})(?![\w/]|[.,]\d|[–-]\w)(?P<closed>{CLOSED})?",
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


def _years(text: str) -> Iterator[Doubt]:
    for match in YEARS.finditer(text):
        led, to = (match["led"] or "").casefold(), match["to"].strip().casefold()
        joined = (led == "between") == (to == "and") if to.isalpha() else led != "between"
        one, two = int(match["one"]), int(match["two"])
        if not joined or (to.isalpha() and not led) or two >= one:
            continue
        free = RECENT[0] <= two < one <= RECENT[1] and not _counts(text, match.end())
        if (free or match["closed"] is not None) and not _compared(text, match.start()):
            yield _doubt(match, led="led" if to.isalpha() else "one")


def _counts(text: str, at: int) -> bool:
    """Whether the words after make the numbers hours, years before Christ, or amounts."""
    return listed("not_a_range", "counted").match(text[at : at + 30].lstrip()) is not None


def _compared(text: str, at: int, reach: int = BEFORE) -> bool:
    """Whether the words before make it a comparison, a change or a score, not a range."""
    return (
        listed("comparing", "changing", "contests").search(text[max(0, at - reach) : at])
        is not None
    )


def _days(text: str) -> Iterator[Doubt]:
    for pattern in (DAYS, DAYS_FIRST):
        for match in pattern.finditer(text):
            one, two = int(match["one"]), int(match["two"])
            turn = one >= TURN_OF_MONTH[0] and two <= TURN_OF_MONTH[1]
            start = min(match.start("one"), match.start("month"))
            if 0 < two < one <= 31 and not turn and not _compared(text, start, JUST_BEFORE):
                yield Doubt(start, max(match.end("two"), match.end("month")), KIND, WHY)


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
        after = (match["after"] or "").lstrip()
        if two >= one or one < LEAST or _compared(text, match.start()):
            continue
        if listed("not_a_range").search(after) or (one >= SCALED and listed("scales").match(after)):
            continue
        if after[:1].islower() or after[:1] == "%":
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
