"""Reading times of day, with the day that stands beside them or before."""

from __future__ import annotations

from wherefrom.claims.times.days import Parts, day, mod_of
from wherefrom.claims.times.here import Here, Reading
from wherefrom.claims.times.playing import on_a_game_clock
from wherefrom.claims.times.weekdays import named_day, weekday

SAYING = {"half", "zone", "noon", "dom", "weekday", "named_day"}


def clock(parts: Parts, here: Here) -> Reading | None:
    """*9 a.m. Tuesday*, *18:00 UTC*, *noon Saturday*, *at 1353 (1023 GMT)*."""
    told = _told(parts)
    plain = not parts.keys() & SAYING  # *with 3:24 left* does not say that it is a time of day
    if told is None or (plain and on_a_game_clock(here)):
        return None
    on = _day(parts, here)
    if on is None or "X" in on.value:
        return Reading("TIME", ("XXXX-XX-XX" if on is None else on.value) + told, mod_of(parts))
    return Reading("TIME", on.value[:10] + told, mod_of(parts), on.basis, on.against)


def _told(parts: Parts) -> str | None:
    zone = parts.get("zone", "")
    if "noon" in parts:
        return f"T{parts['noon']}{zone}"
    hour, minute = next(
        (parts[name] for name in ("clock", "dotted", "joined") if name in parts),
        (parts.get("hour", 0), 0),
    )
    if "half" in parts:
        if hour > 12 or hour == 0:
            return None if hour == 0 else f"T{hour:02d}:{minute:02d}{zone}"
        hour = hour % 12 + parts["half"]
    return f"T{hour:02d}:{minute:02d}{zone}" if hour < 24 else None


def _day(parts: Parts, here: Here) -> Reading | None:
    if "dom" in parts:
        return day(parts, here)
    if "weekday" in parts:
        return weekday({"weekday": parts["weekday"]}, here)
    if "named_day" in parts:
        return named_day({"named_day": parts["named_day"]}, here)
    near = here.near(("D",))
    if near is not None and here.start - near.end < SAME_PASSAGE:
        return here.after(near, near.value[:10])
    return None if here.day is None else here.date(here.day.isoformat())


SAME_PASSAGE = 600  # characters: farther off, a time of day is one of the day of publication
