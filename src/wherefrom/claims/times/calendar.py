"""TIMEX3 values of days, weeks, months and longer, and steps from one to another.

Units are D, W, WE (weekend), M, Q, Y, DE (decade) and CE (century).
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange

MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
SEASONS = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}  # a month of each
VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|W(?P<week>\d\d)(?P<end>-WE)?|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)


def day_of(value: str) -> dt.date | None:
    """The first day of ``value``, or None where the calendar does not hold it."""
    match = VALUE.fullmatch(value)
    if match is None:
        return None
    year = int(match["year"])
    try:
        if match["week"]:
            return dt.date.fromisocalendar(year, int(match["week"]), 6 if match["end"] else 1)
        if match["quarter"]:
            return dt.date(year, 3 * int(match["quarter"]) - 2, 1)
        if match["season"]:
            return dt.date(year, SEASONS[match["season"]], 1)
        return dt.date(year, int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None


def unit_of(value: str) -> str | None:
    """The unit that ``value`` is one of: *2031-03* is an M."""
    match = VALUE.fullmatch(value)
    if match is None:
        return "DE" if re.fullmatch(r"\d{3}", value) else None
    if match["week"]:
        return "WE" if match["end"] else "W"
    if match["quarter"]:
        return "Q"
    if match["season"] or match["half"]:
        return "S"
    return "D" if match["day"] else "M" if match["month"] else "Y"


def value_of(day: dt.date, unit: str) -> str:
    """The value of the ``unit`` that ``day`` lies in.

    >>> value_of(dt.date(2031, 3, 5), "Q"), value_of(dt.date(2031, 3, 5), "W")
    ('2031-Q1', '2031-W10')
    """
    if unit in {"W", "WE"}:
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    length = {"CE": 2, "DE": 3, "Y": 4, "M": 7, "D": 10}[unit]
    return day.isoformat()[:length]


def moved(day: dt.date, number: int, unit: str) -> dt.date | None:
    """``day``, ``number`` units later; None beyond the calendar.

    >>> moved(dt.date(2031, 3, 31), -1, "M")
    datetime.date(2031, 2, 28)
    """
    try:
        if unit in {"D", "W", "WE"}:
            return day + dt.timedelta(days=number * (1 if unit == "D" else 7))
        months = day.year * 12 + day.month - 1 + number * MONTHS_OF[unit]
        year, month = divmod(months, 12)
        return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def stepped(day: dt.date, number: int, unit: str) -> str | None:
    """The value of the ``unit`` that is ``number`` units after that of ``day``."""
    there = moved(day, number, unit)
    return None if there is None else value_of(there, unit)


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year, in some year."""
    return 0 < month < 13 and 0 < day <= monthrange(year or 2000, month)[1]
