"""Dates as people write them: found in a line, with the order of day and month left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = {month[:3]: number for number, month in enumerate(MONTHS, 1)} | {"sept": 9}

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?P<year>(?:1[5-9]|2\d)\d\d)"
_NUMBER = r"(?<![\d/.:-])(?<![$€£])"
_END = r"(?![\d/])"

_FORMS = tuple(
    (name, re.compile(form, re.IGNORECASE))
    for name, form in (
        (
            "ymd",
            rf"{_NUMBER}{_YEAR}\s?(?P<sep>[-./])\s?(?P<month>\d{{1,2}})\s?(?P=sep)\s?"
            rf"(?P<day>\d{{1,2}})(?=T\d\d|{_END})",
        ),
        ("day", rf"{_NUMBER}{_DAY}\s?[-,]?\s?(?:of\s)?(?P<month>{MONTH})\b\.?\s?[-,]?\s?{_YEAR}\b"),
        (
            "month",
            rf"(?<![a-z])(?P<month>{MONTH})\b\.?\s?-?\s?{_DAY}(?:\s?,\s?|\s?-\s?|\s){_YEAR}\b",
        ),
        ("odd", rf"(?<![a-z])(?P<month>[a-z]{{5,10}})\s{_DAY},?\s{_YEAR}\b"),
        ("short", rf"(?<![a-z])(?P<month>{MONTH})\s?-\s?{_DAY}-(?P<year>\d\d)\b"),
        (
            "numbers",
            rf"{_NUMBER}(?P<a>\d{{1,2}})\s?(?P<sep>[-./])\s?(?P<b>\d{{1,2}})\s?(?P=sep)\s?"
            rf"(?P<year>(?:1[89]|2\d)\d\d){_END}",
        ),
        (
            "numbers",
            rf"{_NUMBER}(?P<a>\d{{1,2}})\s?/\s?(?P<b>\d{{1,2}})\s?/\s?(?P<year>\d\d){_END}",
        ),
    )
)
MONTH_ALONE = re.compile(rf"^\W*(?P<month>{MONTH})\.?,?\s+{_YEAR}\W*$", re.IGNORECASE)
_ANY_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. ``values`` holds one ISO date, two where day and month may be
    either way round (month first, then day first), or none where no such day exists."""

    start: int
    end: int
    values: tuple[str, ...]
    words: str


def iso(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None if the calendar has no such day.

    >>> iso(2013, 2, 31) is None
    True
    """
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name, abbreviated or with one slip of the pen; else None.

    >>> month_number("Sept."), month_number("Novemer"), month_number("morning")
    (9, 11, None)
    """
    plain = word.lower().rstrip(".")
    if plain in _SHORT:
        return _SHORT[plain]
    for number, month in enumerate(MONTHS, 1):
        if plain == month:
            return number
        if len(plain) > 5 and DamerauLevenshtein.distance(plain, month, score_cutoff=1) == 1:
            return number
    return None


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 70 else 1900)


def _values(form: str, match: re.Match[str]) -> tuple[str, ...] | None:
    year = _full_year(match["year"])
    if form == "numbers":
        a, b = int(match["a"]), int(match["b"])
        both = (iso(year, a, b), iso(year, b, a))
        return tuple(dict.fromkeys(value for value in both if value))
    month = int(match["month"]) if form == "ymd" else month_number(match["month"])
    if month is None:
        return None
    value = iso(year, month, int(match["day"]))
    return (value,) if value else ()


def _all_found(text: str, start: int, stop: int) -> Iterator[FoundDate]:
    for form, pattern in _FORMS:
        for match in pattern.finditer(text, start, stop):
            values = _values(form, match)
            if values is not None:
                yield FoundDate(match.start(), match.end(), values, match.group())


def find_dates(text: str, start: int = 0, stop: int | None = None) -> list[FoundDate]:
    """Every full date in ``text[start:stop]``, in order, without overlaps.

    >>> [found.values for found in find_dates("Posted 11 / 27 / 2005, updated 4.5.2006")]
    [('2005-11-27',), ('2006-04-05', '2006-05-04')]
    """
    stop = len(text) if stop is None else stop
    if not _ANY_DIGIT.search(text, start, stop):
        return []
    ordered = sorted(_all_found(text, start, stop), key=lambda d: (d.start, -d.end))
    kept = ordered[:1]
    for _, found in pairwise(ordered):
        if found.start >= kept[-1].end:
            kept.append(found)
    return kept


def parsed_date(written: str) -> FoundDate | None:
    """The date that a metadata value states, with ISO precision as short as it is given.

    >>> parsed_date("D:20130412093000+02'00'").values
    ('2013-04-12',)
    >>> parsed_date("2013-04").values
    ('2013-04',)
    """
    words = written.strip()
    compact = re.match(
        r"(?:D:)?((?:1[5-9]|2\d)\d\d)(\d\d)(\d\d)(?!\d)|D:(\d{4})(\d\d)(\d\d)", words
    )
    if compact:
        year, month, day = (int(part) for part in compact.groups() if part)
        value = iso(year, month, day)
        return FoundDate(0, len(words), (value,) if value else (), words)
    short = re.fullmatch(r"((?:1[5-9]|2\d)\d\d)(-(?:0[1-9]|1[0-2]))?", words)
    if short:
        return FoundDate(0, len(words), (words,), words)
    found = find_dates(words)
    return found[0] if found else None


_URL_FORMS = (
    re.compile(r"(?<![\d])((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)"),
    re.compile(rf"/((?:19|20)\d\d)[/-]({MONTH})[/-](\d{{1,2}})(?!\d)", re.IGNORECASE),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)"),
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)")


def url_date(url: str) -> str | None:
    """The date that an address holds, if it is plainly one; month precision is possible.

    >>> url_date("http://harbour.example/2013/apr/12/fire"), url_date("http://x.example/2013/04/a")
    ('2013-04-12', '2013-04')
    """
    for pattern in _URL_FORMS:
        for match in pattern.finditer(url):
            year, month, day = match.groups()
            number = int(month) if month.isdigit() else month_number(month)
            value = iso(int(year), number, int(day)) if number else None
            if value:
                return value
    match_month = _URL_MONTH.search(url)
    return f"{match_month[1]}-{match_month[2]}" if match_month else None
