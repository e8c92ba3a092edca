"""Reading days of the week, *yesterday* and the like, parts of days, and holidays."""

from __future__ import annotations

import datetime as dt

from wherefrom.claims.times.calendar import day_of, moved, stepped
from wherefrom.claims.times.days import Parts, mod_of, step_of
from wherefrom.claims.times.here import Here, Reading


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
    assert day is not None
    if here.tense in {"future", "set"}:
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
