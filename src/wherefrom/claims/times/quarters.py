"""Reading quarters, half-years and fiscal years, and *a year ago* beside a quarter."""

from __future__ import annotations

import datetime as dt

from wherefrom.claims.times.calendar import stepped
from wherefrom.claims.times.days import Parts, mod_of, step_of
from wherefrom.claims.times.here import Here, Reading
from wherefrom.claims.times.playing import of_a_game

QUARTERLY = 700  # characters within which *a year ago* is a year before a quarter that is told of


def a_year_ago(parts: Parts, here: Here) -> Reading | None:
    """*a year ago*: where a quarter is told of, the same quarter of the year before."""
    near = here.near(("Q",))
    if near is not None and here.start - near.end < QUARTERLY:
        return here.after(near, f"{int(near.value[:4]) - 1:04d}{near.value[4:]}", mod_of(parts))
    if here.day is None:
        return None
    return here.date(str(here.day.year - 1), mod_of(parts))


def year_ago(parts: Parts, here: Here) -> Reading | None:
    """*the year-ago quarter*, *the same month a year ago*, *the year-earlier period*."""
    if parts.get("period") == "M" and (near := here.near(("M",))) is not None:
        return here.after(near, _a_year_back(near.value))
    near = here.near(("Q",))
    if near is not None:
        year = int(near.value[:4])
        return here.after(near, f"{year - 1:04d}{near.value[4:]}")
    if here.day is None:
        return None
    return here.date(_a_year_back(stepped(here.day, -1, "Q")))


def _a_year_back(value: str | None) -> str:
    return "" if value is None else f"{int(value[:4]) - 1:04d}{value[4:]}"


def quarter(parts: Parts, here: Here) -> Reading | None:
    """*the third quarter*, *first-quarter 1990*, *next year's first quarter*."""
    if parts["ordinal"] > 4:
        return None
    number, step = parts["ordinal"], step_of(parts)
    if "year" in parts:
        return Reading("DATE", f"{parts['year']}-Q{number}", mod_of(parts))
    if step is None and "back_year" not in parts and of_a_game(here):
        return None
    if here.day is None:
        return Reading("DATE", f"XXXX-Q{number}", mod_of(parts))
    year = here.day.year
    if step is not None:
        year += step
    elif "back_year" in parts:
        year = year - 1 if number <= _quarter(here.day) else year - 2
    elif (ahead := number - _quarter(here.day)) > 1 or (ahead == 1 and here.tense == "past"):
        year -= here.tense != "future"
    return here.date(f"{year:04d}-Q{number}", mod_of(parts))


def _quarter(day: dt.date) -> int:
    return (day.month + 2) // 3


def the_quarter(parts: Parts, here: Here) -> Reading | None:
    """*the quarter*: the one told of before, else the last that was over at publication."""
    near = here.near(("Q",))
    if "year" in parts:
        return Reading("DATE", parts["year"] + (near.value[4:] if near else ""))
    if near is not None and "latest" not in parts:
        return here.after(near, near.value)
    if here.day is None:
        return None
    value = stepped(here.day, -1, "Q")
    return None if value is None else here.date(value)


def half_year(parts: Parts, here: Here) -> Reading | None:
    """*the first half of 1989*, *the second half*."""
    number = 1 if parts.get("ordinal") == 1 else 2
    if "year" in parts:
        return Reading("DATE", f"{parts['year']}-H{number}")
    if here.day is None or (step_of(parts) is None and of_a_game(here)):
        return None
    return here.date(f"{here.day.year + (step_of(parts) or 0):04d}-H{number}")


def fiscal(parts: Parts, here: Here) -> Reading | None:
    """*fiscal 1989*, *the current fiscal year*."""
    if "year" in parts:
        return Reading("DATE", parts["year"])
    if here.day is None:
        return None
    return here.date(str(here.day.year + (step_of(parts) or 0)))
