"""Reading days, months and years that are named, with the year they leave out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from wherefrom.claims.times.calendar import day_of, exists
from wherefrom.claims.times.here import Here, Reading
from wherefrom.claims.times.timex import Timex

Parts = Mapping[str, Any]
EDGES = ("edge", "edge_er")
DAY_FIRST = re.compile(r"\b(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/\d{2}")


def mod_of(parts: Parts) -> str:
    """START, MID or END where only an edge of it is meant; APPROX where it is."""
    return next((parts[name] for name in (*EDGES, "about") if name in parts), "")


def step_of(parts: Parts) -> int | None:
    """-1, 0 or 1 for *last*, *this* and *next*."""
    return next((parts[name] for name in ("next", "last", "past", "this") if name in parts), None)


def iso(parts: Parts, _here: Here) -> Reading | None:
    """*2031-03-05*."""
    return _in_figures(*parts["iso"])


def _in_figures(year: int, month: int, number: int) -> Reading | None:
    if not exists(year, month, number):
        return None
    return Reading("DATE", f"{year:04d}-{month:02d}-{number:02d}")


def day(parts: Parts, here: Here) -> Reading | None:
    """A day of a month: *Friday, Oct. 23*, *3 March 2031*, *3/25/31*."""
    if "slashed" in parts:
        return _slashed(parts["slashed"], here.text)
    month, number = parts["month"], parts["dom"]
    year = _stated_year(parts)
    if not exists(year, month, number):
        return None
    ending = f"-{month:02d}-{number:02d}"
    if year is not None:
        return Reading("DATE", f"{year:04d}{ending}", mod_of(parts))
    if (told := _year_told(here, month, number)) is not None:
        year, near = told
        return here.after(near, f"{year:04d}{ending}", mod_of(parts))
    found = year_of(here, month, number)
    if found is None:
        return Reading("DATE", f"XXXX{ending}", mod_of(parts))
    year = found if exists(found, month, number) else _leap(found)
    return here.date(f"{year:04d}{ending}", mod_of(parts))


def _leap(year: int) -> int:
    """The latest leap year up to ``year``: 29 February has no other."""
    return next(y for y in range(year, year - 9, -1) if exists(y, 2, 29))


def _stated_year(parts: Parts) -> int | None:
    text = parts.get("year") or parts.get("short_year")
    return int(text) if text else None


def _slashed(figures: tuple[int, ...], text: str) -> Reading | None:
    """Month first, as agencies of the United States write, unless that cannot be.

    Nor where another day of ``text`` is written with the day first (*25/12/2031*).
    """
    month, number, year = figures
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    if month > 12 or (number <= 12 and DAY_FIRST.search(text)):
        month, number = number, month
    return _in_figures(year, month, number)


LONG_AGO = 200  # days before publication from which a full date makes its passage history
BORN = re.compile(r"\bborn,? (?:on )?(?:[A-Z][a-z]+day,? )?\Z", re.I)
NEAR_BIRTH = 30  # characters before a day in which *born* may stand
BACK = 60  # days back that a passage of history may step without telling the year


def _year_told(here: Here, month: int, number: int) -> tuple[int, Timex] | None:
    """The year of a day in a passage that tells of another year, and the date that says so."""
    near = here.near(("D",))
    told = None if near is None or near.basis == "published" else day_of(near.value)
    if near is None or told is None or _of_a_birth(here, near):
        return None
    if here.day is not None and abs((here.day - told).days) < LONG_AGO:
        return None
    for year in (told.year, told.year + 1):
        if exists(year, month, number) and (dt.date(year, month, number) - told).days >= -BACK:
            later = here.day is not None and dt.date(year, month, number) > here.day
            return None if later else (year, near)
    return None


def _of_a_birth(here: Here, told: Timex) -> bool:
    """*Born March 29, 1928; died December 19*: what follows is told of a life, not of that year."""
    return BORN.search(here.text, max(0, told.start - NEAR_BIRTH), told.start) is not None


def year_of(here: Here, month: int, number: int | None = None) -> int | None:
    """The year of a day or month that is named without one: by the verb, else the nearest."""
    day = here.day
    if day is None:
        return None
    asked, now = (month, number or day.day), (day.month, day.day)
    if asked == now:
        return day.year
    if _just_over(asked, day):
        return day.year - (asked > now)
    ahead = (month - day.month) % 12 if asked > now or month != day.month else 12
    soon = SOON if number else SOON - 1
    if here.tense == "future" or (ahead <= soon and here.tense != "past") or ahead <= soon - 1:
        coming = True
    else:
        coming = here.tense != "past" and ahead <= NEAR
    if coming:
        return day.year + (asked < now)
    return day.year - (asked > now)


def _just_over(asked: tuple[int, int], day: dt.date) -> bool:
    """Whether the day is one of the last few weeks before ``day``."""
    month, number = asked
    for year in (day.year, day.year - 1):
        if exists(year, month, number) and 0 <= (day - dt.date(year, month, number)).days < RECENT:
            return True
    return False


RECENT = 28  # days back up to which a day is never the next year's
SOON = 3  # months ahead up to which a day is the coming one; told as past, a month less
NEAR = 5  # and without a verb that tells


def month(parts: Parts, here: Here) -> Reading | None:
    """*March 2031*, *last March*, *March this year*, *in March*."""
    number, mod, step = parts["month"], mod_of(parts), step_of(parts)
    if (stated := _stated_year(parts)) is not None:
        return Reading("DATE", f"{stated:04d}-{number:02d}", mod)
    if "same" in parts and (near := here.reference()) is not None:
        return here.told(near, f"{near.day.year:04d}-{number:02d}", mod)
    if here.day is None:
        return Reading("DATE", f"XXXX-{number:02d}", mod)
    if step is None:
        year = year_of(here, number) or here.day.year
    elif "=year" in parts or "of_year" in parts:
        year = here.day.year + step
    else:
        year = _stepped_year(here.day, number, step)
    return here.date(f"{year:04d}-{number:02d}", mod)


def _stepped_year(day: dt.date, number: int, step: int) -> int:
    """The year of *last*, *this* or *next March*."""
    if step < 0:
        return day.year - (number >= day.month or (day.month - number) % 12 <= 1)
    return day.year + (number <= day.month) if step > 0 else day.year


def year(parts: Parts, _here: Here) -> Reading | None:
    """*in 2031*, *the end of 2031*, *'31*."""
    return Reading("DATE", parts.get("year") or parts["short_year"], mod_of(parts))
