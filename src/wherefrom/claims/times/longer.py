"""Reading weeks, months, quarters, seasons, years, decades: by name or by how far they are."""

from __future__ import annotations

import datetime as dt

from wherefrom.claims.times.calendar import SEASONS, day_of, stepped, value_of
from wherefrom.claims.times.days import Parts, mod_of, step_of
from wherefrom.claims.times.days import day as named
from wherefrom.claims.times.here import Here, Reading
from wherefrom.claims.times.quarters import a_year_ago

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
        return None  # hours and minutes: where they are on the clock is not known
    step = int(number) * parts.get("back", parts.get("shift", 1))
    if "back" in parts or parts.get("from_now"):
        return _from(parts, here, here.day, step, of)
    if of == "Y" and step == -1:
        return a_year_ago(parts, here)
    near = here.reference()
    if near is None or (near.timex is None and step > 0):
        return Reading("DATE", "XXXX-XX-XX", mod_of(parts))  # later than nothing that is told
    value = stepped(near.day, step, "Y" if of in {"DE", "CE"} else of)
    return None if value is None else here.told(near, value, mod_of(parts))


def _from(parts: Parts, here: Here, day: dt.date | None, step: int, of: str) -> Reading | None:
    if day is None:
        return None
    if of == "Y" and step == -1:
        return a_year_ago(parts, here)
    step, of = (step * 10, "Y") if of == "DE" else (step * 100, "Y") if of == "CE" else (step, of)
    value = stepped(day, step, of)
    return None if value is None else here.date(value, mod_of(parts))


def season(parts: Parts, here: Here) -> Reading | None:
    """*last summer*, *the winter of 1994*."""
    name, step = parts["season"], step_of(parts)
    if "year" in parts:
        return Reading("DATE", f"{parts['year']}-{name}", mod_of(parts))
    if here.day is None:
        return Reading("DATE", f"XXXX-{name}", mod_of(parts))
    year = here.day.year
    begins = dt.date(year, SEASONS[name], 1)
    ahead = begins > here.day
    if step == -1 or (step is None and here.tense == "past"):
        year -= ahead
        if step == -1 and name != "WI" and 0 <= (here.day - begins).days < 60:
            year -= 1
    elif step == 1 or (step is None and here.tense == "future"):
        year += not ahead
    return here.date(f"{year:04d}-{name}", mod_of(parts))


def decade(parts: Parts, _here: Here) -> Reading | None:
    """*the 1960s*, *the late '80s*, *the nineties*."""
    value = parts.get("decade") or f"19{parts['spoken_decade']}"
    return Reading("DATE", value, mod_of(parts))


def century(parts: Parts, _here: Here) -> Reading | None:
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


def year_end(_parts: Parts, here: Here) -> Reading | None:
    """*year-end*, *the end of the year*."""
    if here.day is None:
        return None
    return here.date(str(here.day.year), "END")
