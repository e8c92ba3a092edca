"""The dates and clock times of statements, from the expressions of time of their document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from wherefrom.claims.times.calendar import day_of as first_day_of
from wherefrom.claims.times.calendar import moved, value_of
from wherefrom.claims.times.reading import timexes
from wherefrom.claims.times.timex import Timex
from wherefrom.model import DatePrecision, DateValue, Span

PLAIN = re.compile(r"(?:\d{4}|XXXX(?=-\d))(?:-\d\d(?:-\d\d)?)?")
PARTLY = re.compile(r"(\d{4})-(?:Q\d|H\d|SP|SU|FA|WI)")
WEEK = re.compile(r"\d{4}-W\d\d(?:-WE)?")
WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T.*)?")
CLOCK = re.compile(r".*(T\d\d:\d\d)Z?")
PRECISIONS: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}
LONGEST = 120  # characters of one expression


def dates(
    text: str, span: Span, published: str | None, parse: Doc | None = None
) -> tuple[DateValue, ...]:
    """Dates and clock times in ``span`` of ``text``, in order; see ``timexes``."""
    return dates_in(timexes(text, published, parse), span)


def dates_in(read: Sequence[Timex], span: Span) -> tuple[DateValue, ...]:
    """The dates and clock times among ``read``, in order, that lie in ``span``.

    A day with a time of day is two: the day, and *T09:30*. Quarters and
    seasons are given by their year and weeks by their month, with the whole as
    ``timex``. Durations, sets and words such as *now* are none.
    """
    first = bisect_left(read, span.start - LONGEST, key=lambda t: t.start)
    found: list[DateValue] = []
    for timex in read[first:]:
        if timex.start >= span.end:
            break
        if timex.kind in {"DATE", "TIME"}:
            found += (d for d in _of(timex) if span.start <= d.start and d.end <= span.end)
    return tuple(sorted(found, key=lambda d: d.start))


def _of(timex: Timex) -> Iterator[DateValue]:
    clock = CLOCK.fullmatch(timex.value)
    if clock is not None:
        if timex.day is not None and (day := _date(timex.value[:10])) is not None:
            yield _value(timex, timex.day, day)
        place = timex.clock or Span(timex.start, timex.end)
        yield _value(timex, place, clock[1])
    elif (day := _date(timex.value)) is not None:
        yield _value(timex, Span(timex.start, timex.end), day)


def _value(timex: Timex, place: Span, value: str) -> DateValue:
    precision: DatePrecision = PRECISIONS.get(len(value), "day")
    if value.startswith("T"):
        precision = "minute"
    elif "W" in value:
        precision = "weekday"
    return DateValue(
        place.start, place.end, value, precision, timex.basis, timex.against, timex.value, timex.mod
    )


def _date(value: str) -> str | None:
    """The date, as precise as a day, month or year can tell it."""
    bare = value.split("T")[0]
    if PLAIN.fullmatch(bare):
        return bare
    if partly := PARTLY.fullmatch(bare):
        return partly[1]
    if weekday := WEEKDAY.fullmatch(value):
        return f"XXXX-W-{weekday[1]}"
    return _month_of_week(bare) if WEEK.fullmatch(bare) else None


def _month_of_week(value: str) -> str | None:
    """The month that a week lies in, or None where it lies in two."""
    monday = first_day_of(value[:8])
    sunday = None if monday is None else moved(monday, 6, "D")
    if monday is None or sunday is None or monday.month != sunday.month:
        return None
    return value_of(monday, "M")
