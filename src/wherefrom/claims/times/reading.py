"""Reading all expressions of time of a text, in order, each resolved where it can be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from spacy.tokens import Doc

from wherefrom.claims.times import clock, days, lasting, longer, quarters, weekdays
from wherefrom.claims.times.here import Here, Reading
from wherefrom.claims.times.shapes import Match, matches
from wherefrom.claims.times.timex import Timex
from wherefrom.claims.times.tokens import tokens
from wherefrom.model import Span

READERS: dict[str, Callable[[days.Parts, Here], Reading | None]] = {
    read.__name__: read
    for read in (
        days.iso, days.day, days.month, days.year,
        weekdays.weekday, weekdays.named_day, weekdays.part, weekdays.holiday,
        clock.clock,
        longer.unit, longer.beside, longer.shifted, longer.season, longer.decade, longer.century,
        longer.whole, longer.week_of, longer.weekend, longer.year_end,
        quarters.year_ago, quarters.quarter, quarters.the_quarter, quarters.half_year,
        quarters.fiscal,
        lasting.lasting, lasting.repeated, lasting.phrase, lasting.no_time,
    )
}  # fmt: skip
CLOCKS = ("clock", "hour", "dotted", "joined", "noon", "half", "zone")
DAYS = ("weekday", "month", "dom", "year", "named_day")


def timexes(text: str, published: str | None, parse: Doc | None = None) -> tuple[Timex, ...]:
    """The dates, times, durations and sets in ``text``, in order, without overlap.

    ``published`` (an ISO date or longer, or None) is what *Friday* and *last
    month* are resolved against; *the following day* is against the date before
    it. ``parse``, the parse of ``text``, tells past from future; without it a
    few words before do.
    """
    here = Here(text, _day(published), parse)
    for match in matches(tokens(text)):
        here.at(match.start, match.end)
        reading = READERS[match.shape.read](match.parts, here)
        if reading is not None:
            here.before.append(_timex(match, reading))
    return tuple(here.before)


def _day(published: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None  # only a month or a year, or nothing, is known
    return day if dt.MINYEAR + LEEWAY < day.year < dt.MAXYEAR - LEEWAY else None


LEEWAY = 999  # years from either end of the calendar, so that no step leaves it


def _timex(match: Match, reading: Reading) -> Timex:
    return Timex(
        match.start,
        match.end,
        reading.kind,
        reading.value,
        reading.mod,
        reading.basis,
        reading.against,
        _over(match, DAYS),
        _over(match, CLOCKS) if match.shape.read == "clock" else None,
    )


def _over(match: Match, names: tuple[str, ...]) -> Span | None:
    held = [match.places[name] for name in names if name in match.places]
    return Span(min(h[0] for h in held), max(h[1] for h in held)) if held else None
