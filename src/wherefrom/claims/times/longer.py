"""Reading weeks, months, quarters, seasons, years, decades: by name or by how far they are."""

from __future__ import annotations

import datetime as dt

from wherefrom.claims.times.calendar import day_of, stepped, unit_of, value_of
from wherefrom.claims.times.days import Parts, mod_of, step_of
from wherefrom.claims.times.days import day as named
from wherefrom.claims.times.here import Here, Reading

ORDINARY = {"D", "W", "WE", "M", "Q", "Y", "DE", "CE"}


def unit(parts: Parts, here: Here) -> Reading | None:
    """*last week*, *this year*, *next month*."""
    step = parts.get("following", step_of(parts))
    if here.day is None or step is None:
        return None
    value = stepped(here.day, step, parts["period"])
    return None if value is None else here.date(value, mod_of(parts))


def beside(parts: Parts, here: Here) -> Reading | None:
    """*the following day*, *that year*, *the same month*: next to or in the date before."""
    step = parts.get("following", parts.get("same"))
    finer = {"D": ("D",), "W": ("D", "W"), "WE": ("D", "W"), "M": ("D", "M")}
    near = here.reference(finer.get(parts["period"], ("D", "W", "M", "Q", "S", "Y")))
    if near is None or step is None:
        return None
    value = stepped(near.day, step, parts["period"])
    return None if value is None else here.told(near, value, mod_of(parts))


def shifted(parts: Parts, here: Here) -> Reading | None:
    """*two months ago* from the day of publication, *a year later* from the date before."""
    number, of = parts.get("number", 1), parts.get("unit", parts.get("one_unit"))
    if of == "FN":
        number, of = number * 2, "W"
    if number != int(number) or of not in ORDINARY:
        return _small(parts, here, number, of)
    step = int(number) * parts.get("back", parts.get("shift", 1))
    if "back" in parts or parts.get("from_now"):
        return _from(parts, here, here.day, step, of)
    near = here.reference()
    if near is None:
        return None
    if of == "Y" and step == -1:
        return _year_ago(parts, here)
    value = stepped(near.day, step, "Y" if of in {"DE", "CE"} else of)
    return None if value is None else here.told(near, value, mod_of(parts))


def _small(parts: Parts, here: Here, number: float, of: str) -> Reading | None:
    """Hours and minutes: where they are on the clock is not known."""
    return None


def _from(parts: Parts, here: Here, day: dt.date | None, step: int, of: str) -> Reading | None:
    if day is None:
        return None
    if of == "Y" and step == -1:
        return _year_ago(parts, here)
    step, of = (step * 10, "Y") if of == "DE" else (step * 100, "Y") if of == "CE" else (step, of)
    value = stepped(day, step, of)
    return None if value is None else here.date(value, mod_of(parts))


QUARTERLY = 700  # characters within which *a year ago* is a year before a quarter that is told of


def _year_ago(parts: Parts, here: Here) -> Reading | None:
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
    if here.day is None:
        return None
    return here.date(f"{here.day.year + (step_of(parts) or 0):04d}-H{number}")


def season(parts: Parts, here: Here) -> Reading | None:
    """*last summer*, *the winter of 1994*."""
    name, step = parts["season"], step_of(parts)
    if "year" in parts:
        return Reading("DATE", f"{parts['year']}-{name}", mod_of(parts))
    if here.day is None:
        return Reading("DATE", f"XXXX-{name}", mod_of(parts))
    begins = day_of(f"{here.day.year}-{name}")
    assert begins is not None  # noqa: S101
    year = here.day.year
    ahead = begins > here.day
    if "of_year" in parts:
        year += step or 0
    elif step == -1 or (step is None and here.tense == "past"):
        year -= ahead
        if step == -1 and name != "WI" and 0 <= (here.day - begins).days < 60:
            year -= 1
    elif step == 1 or (step is None and here.tense == "future"):
        year += not ahead
    return here.date(f"{year:04d}-{name}", mod_of(parts))


def decade(parts: Parts, here: Here) -> Reading | None:
    """*the 1960s*, *the late '80s*, *the nineties*."""
    value = parts.get("decade") or f"19{parts['spoken_decade']}"
    return Reading("DATE", value, mod_of(parts))


def century(parts: Parts, here: Here) -> Reading | None:
    """*the 11th century*."""
    return Reading("DATE", f"{parts['ordinal'] - 1:02d}", mod_of(parts))


def week_of(parts: Parts, here: Here) -> Reading | None:
    """*the week of March 6*."""
    on = named(parts, here)
    start = None if on is None else day_of(on.value)
    if on is None or start is None:
        return None
    return Reading("DATE", value_of(start, "W"), "", on.basis, on.against)


def whole(parts: Parts, here: Here) -> Reading | None:
    """*the year*, *the full year*, *the week*: the current one, or the one just told of."""
    if here.day is None:
        return None
    return here.date(value_of(here.day, parts["period"]), mod_of(parts))


def weekend(parts: Parts, here: Here) -> Reading | None:
    """*the weekend*: the last one, or the coming one where the verb tells of the future."""
    if here.day is None:
        return None
    begun = here.day.isoweekday() > 5 or here.tense == "future"
    value = stepped(here.day, 0 if begun else -1, "WE")
    return None if value is None else here.date(value, mod_of(parts))


def year_end(parts: Parts, here: Here) -> Reading | None:
    """*year-end*, *the end of the year*."""
    if here.day is None:
        return None
    return here.date(str(here.day.year), "END")


def fiscal(parts: Parts, here: Here) -> Reading | None:
    """*fiscal 1989*, *the current fiscal year*."""
    if "year" in parts:
        return Reading("DATE", parts["year"])
    if here.day is None:
        return None
    return here.date(str(here.day.year + (step_of(parts) or 0)))


def same_as(parts: Parts, here: Here) -> Reading | None:
    """*the same period*, *then*: the date told of before."""
    near = here.near()
    return None if near is None or unit_of(near.value) is None else here.after(near, near.value)
