"""Reading days, months and years: named in full, in part, or by how far they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from wherefrom.claims.times.calendar import day_of, exists, moved, stepped
from wherefrom.claims.times.here import Here, Reading

Parts = Mapping[str, Any]
EDGES = ("edge", "edge_er")
DEIXIS = ("last", "past", "this", "next", "following", "same")


def mod_of(parts: Parts) -> str:
    """START, MID or END where only an edge of it is meant; APPROX where it is."""
    return next((parts[name] for name in (*EDGES, "about") if name in parts), "")


def step_of(parts: Parts) -> int | None:
    """-1, 0 or 1 for *last*, *this* and *next*."""
    return next((parts[name] for name in ("next", "last", "past", "this") if name in parts), None)


def iso(parts: Parts, here: Here) -> Reading | None:
    year, month, day = parts["iso"]
    return (
        Reading("DATE", f"{year:04d}-{month:02d}-{day:02d}") if exists(year, month, day) else None
    )


def day(parts: Parts, here: Here) -> Reading | None:
    """A day of a month: *Friday, Oct. 23*, *3 March 2031*, *3/25/31*."""
    if "slashed" in parts:
        return _slashed(parts["slashed"], here)
    number = parts["dom"] if "dom" in parts else parts.get("nth")
    if "month" not in parts:
        return _of_this_month(number, here)
    return _dated(parts, here, parts["month"], number)


def _dated(parts: Parts, here: Here, month: int, number: int) -> Reading | None:
    year = _stated_year(parts)
    if not exists(year, month, number):
        return None
    ending = f"-{month:02d}-{number:02d}"
    if year is not None:
        return Reading("DATE", f"{year:04d}{ending}", mod_of(parts))
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


def _slashed(figures: tuple[int, ...], here: Here) -> Reading | None:
    """Month first, as agencies of the United States write, unless that cannot be."""
    month, number, year = figures
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    if month > 12:
        month, number = number, month
    return (
        Reading("DATE", f"{year:04d}-{month:02d}-{number:02d}")
        if exists(year, month, number)
        else None
    )


def _of_this_month(number: int, here: Here) -> Reading | None:
    near = here.reference(("D", "M"))
    if near is None or not exists(near.day.year, near.day.month, number):
        return None
    return here.told(near, near.day.replace(day=number).isoformat())


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


def year(parts: Parts, here: Here) -> Reading | None:
    return Reading("DATE", parts.get("year") or parts["short_year"], mod_of(parts))


def weekday(parts: Parts, here: Here) -> Reading | None:
    """*Friday*, *last Friday night*, *the following Friday*."""
    number, part = parts["weekday"], parts.get("part")
    kind = "TIME" if part else "DATE"
    ending = f"T{part}" if part else ""
    if "following" in parts or "same" in parts:
        step = parts.get("following", parts.get("same"))
        near = here.reference(("D",))
        if near is not None and (step != 1 or near.timex is not None):
            found = _weekday_from(near.day, number, step)
            return here.told(near, found.isoformat() + ending, mod_of(parts), kind)
    if here.day is None:
        return Reading(kind, f"XXXX-WXX-{number}{ending}", mod_of(parts))
    step = step_of(parts)
    found = _weekday_from(here.day, number, step) if step else _weekday_by_verb(here, number)
    return here.date(found.isoformat() + ending, mod_of(parts), kind)


def _weekday_from(day: dt.date, number: int, step: int) -> dt.date:
    """The next such day after ``day``, the last before it, or for 0 the last up to it."""
    if step > 0:
        return day + dt.timedelta(days=(number - day.isoweekday() - 1) % 7 + 1)
    if step < 0:
        return day - dt.timedelta(days=(day.isoweekday() - number - 1) % 7 + 1)
    return day - dt.timedelta(days=(day.isoweekday() - number) % 7)


def _weekday_by_verb(here: Here, number: int) -> dt.date:
    day = here.day
    assert day is not None  # noqa: S101
    if here.tense == "future":
        return day + dt.timedelta(days=(number - day.isoweekday()) % 7)
    return day - dt.timedelta(days=(day.isoweekday() - number) % 7)


def named_day(parts: Parts, here: Here) -> Reading | None:
    """*yesterday*, *tomorrow morning*, *tonight*."""
    part = parts.get("part") or parts.get("tonight")
    kind, ending = ("TIME", f"T{part}") if part else ("DATE", "")
    if here.day is None:
        return None
    found = moved(here.day, parts["named_day"] + parts.get("shift", 0), "D")
    return None if found is None else here.date(found.isoformat() + ending, mod_of(parts), kind)


def part(parts: Parts, here: Here) -> Reading | None:
    """*this morning*, *last night*, *the next morning*, *that night*."""
    step = parts.get("following", step_of(parts))
    ending = "T" + parts["part"]
    if "following" in parts or "same" in parts:
        near = here.reference(("D",))
    else:
        near = None if here.day is None else here.reference(())
    if near is None:
        return None
    found = stepped(near.day, step or 0, "D")
    return None if found is None else here.told(near, found + ending, mod_of(parts), "TIME")


def holiday(parts: Parts, here: Here) -> Reading | None:
    """*Christmas*, *last Thanksgiving Day*."""
    name = parts["holiday"]
    if here.day is None:
        return Reading("DATE", "XXXX" if name == "TG" else f"XXXX-{name}")
    step = step_of(parts)
    years = [here.day.year + i for i in (-1, 0, 1)]
    found = [d for y in years if (d := _holiday(name, y)) is not None]
    past = [d for d in found if d <= here.day]
    coming = [d for d in found if d >= here.day]
    if step == 1 or (step in {None, 0} and here.tense == "future"):
        return here.date(coming[0].isoformat())
    return here.date(past[-1].isoformat())


def _holiday(name: str, year: int) -> dt.date | None:
    if name == "TG":  # the fourth Thursday of November
        return dt.date(year, 11, 22 + (3 - dt.date(year, 11, 1).weekday()) % 7)
    return day_of(f"{year}-{name}")
