"""Days that no calendar has, and days of the week that their date does not fall on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from wherefrom.claims.implausible.doubts import (
    DAYS_IN,
    MONTH,
    YEAR,
    Doubt,
    long,
    month,
    on,
    published,
)
from wherefrom.model import Document

KIND = "implausible_date"
NEAR = 100  # days from publication within which a date without a year is the nearest such day
OLDEST = 1930  # days of the week are told of dates of living memory
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINAL = r"(?:st|nd|rd|th)?"
DAY_FIRST = rf"(?P<day>\d{{1,2}}){ORDINAL}\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?"
MONTH_FIRST = (
    rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}}){ORDINAL}(?:,?\s+(?P<year>{YEAR}))?"
)
WHOLE = (
    r"(?!\w|[.,:]\d|\s*(?:[%/:&–-]|(?:to|and|or|through|until)\s+(?:[A-Z]\w+\.?\s+)?\d)"
    r"|\s+(?:p\.?m|a\.?m)\b)"
)
NOT_DAYS = r"(?<![\w.,:/$£€#-])"
FORMS = tuple(
    re.compile(rf"{NOT_DAYS}{form}(?!\w|[.,:]\d|\s*%)", re.I) for form in (DAY_FIRST, MONTH_FIRST)
)
NAMED = tuple(
    re.compile(
        rf"(?<![-–/])\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+\(?(?:the\s+)?{form}{WHOLE}", re.I
    )
    for form in (DAY_FIRST, MONTH_FIRST)
)
SEVERAL = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)})\s*(?:,|[-–/]|to|and|or|through|until|till)?\s*(?:on\s+)?\Z", re.I
)
AFTER = re.compile(r"\s*(?:\(|local|gmt|utc|[ap]\.?m\b)", re.I)


def doubts(document: Document) -> Iterator[Doubt]:
    """Dates of ``document`` that cannot be, in the text's order within each kind."""
    yield from _impossible(document.text)
    yield from _misnamed(document)


def _impossible(text: str) -> Iterator[Doubt]:
    for form in FORMS:
        for match in form.finditer(text):
            day, n = int(match["day"]), month(match["month"])
            year = int(match["year"]) if match["year"] else None
            if 0 < day <= 31 and not _exists(day, n, year) and match["month"][0].isupper():
                name = dt.date(2000, n, 1).strftime("%B")
                longest = 28 if n == 2 and year else DAYS_IN[n - 1]
                when = f" of {year}" if n == 2 and year else ""
                yield Doubt(*match.span(), KIND, f"{name}{when} has {longest} days")


def _exists(day: int, n: int, year: int | None) -> bool:
    return day <= DAYS_IN[n - 1] if year is None else on(year, n, day) is not None


def _misnamed(document: Document) -> Iterator[Doubt]:
    text = document.text
    for form in NAMED:
        for match in form.finditer(text):
            day = _day(match, published(document))
            if day is None or day.year < OLDEST or SEVERAL.search(text[: match.start()][-24:]):
                continue
            told = WEEKDAYS.index(match["weekday"].capitalize())
            if day.weekday() == told or _elsewhere(text, match, day.weekday(), told):
                continue
            why = f"{long(day)} was a {WEEKDAYS[day.weekday()]}"
            yield Doubt(*match.span(), KIND, why)


def _day(match: re.Match[str], reference: dt.date | None) -> dt.date | None:
    """The day meant; without a year, the one nearest to publication, if it is near."""
    n, number = month(match["month"]), int(match["day"])
    if match["year"]:
        return on(int(match["year"]), n, number)
    if reference is None:
        return None
    near = [on(reference.year + shift, n, number) for shift in (-1, 0, 1)]
    found = min((d for d in near if d), key=lambda d: abs((d - reference).days), default=None)
    return found if found and abs((found - reference).days) <= NEAR else None


def _elsewhere(text: str, match: re.Match[str], is_day: int, told: int) -> bool:
    """*Sunday (4 March GMT)*: the same hour in another part of the world."""
    apart = (is_day - told) % 7 in (1, 6)
    return apart and ("(" in match[0] or AFTER.match(text, match.end()) is not None)
