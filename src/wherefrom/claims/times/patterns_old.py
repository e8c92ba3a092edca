"""Reading the dates and times of a passage, resolved against the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from wherefrom.model import DateValue, Span

MONTH_NAMES = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",),
    ("jun", "june"), ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"),
    ("oct", "october"), ("nov", "november"), ("dec", "december"),
)  # fmt: skip
MONTHS = {name: i + 1 for i, names in enumerate(MONTH_NAMES) for name in names}
DAYS = {
    name: i
    for i, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
AHEAD = re.compile(
    r"\b(?:will|scheduled|due|next|plans?|until|planned|upcoming|expected|coming|heading into"
    r"|ahead of|to (?:be|resume|play|face|meet|begin|start|open|take|hold|vote|return))\b",
    re.I,
)
PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w.]){pattern}(?!\w)", re.I))
    for name, pattern in (
        ("iso", r"(?P<year>\d{4})\s?-\s?(?P<m>\d\d)\s?-\s?(?P<day>\d\d)"),
        (
            "mdy",
            MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*,?\s+(?P<year>(?:1[5-9]|20)\d\d))?",
        ),
        (
            "dmy",
            r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
            + MONTH
            + r"(?:\s*,?\s+(?P<year>(?:1[5-9]|20)\d\d))?",
        ),
        ("my", MONTH + r"\s*,?\s+(?:of\s+)?(?P<year>(?:1[5-9]|20)\d\d)"),
        ("month", r"(?:in|since|last|early|late|this)\s+" + MONTH),
        ("weekday", r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"),
        (
            "relative",
            r"(?P<relative>today|yesterday|tomorrow|tonight|last night"
            r"|this morning|this afternoon|this evening)",
        ),
        (
            "year",
            r"(?:in|since|of|by|from|until|during|december|year)\s+(?P<year>(?:1[89]|20)\d\d)",
        ),
        ("clock", r"(?P<hour>\d{1,2})\s?(?:[:.]\s?(?P<minute>\d\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)"),
        (
            "clock24",
            r"(?:at|around|about|by)\s+(?P<hour>[01]?\d|2[0-3])"
            r"(?::(?P<minute>[0-5]\d)|(?P<joined>[0-5]\d)(?=\s?(?:hours|hrs|local|gmt|\()))",
        ),
        (
            "bracketed",
            r"(?<=\()(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)(?=\s?(?:gmt|utc|local))",
        ),
    )
)


def dates(text: str, span: Span, published: str | None) -> tuple[DateValue, ...]:
    """Dates and clock times in ``span`` of ``text``, in order, without overlap.

    A day of the week is the last such day up to ``published`` (an ISO date, or
    None: then the day's name is all that is known, as ``XXXX-W-n``). Clock
    times are given as ``THH:MM``.
    """
    day = _day(published)
    found: list[DateValue] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(text, span.start, span.end):
            if any(f.start < match.end() and match.start() < f.end for f in found):
                continue
            value = _value(name, match, day, text)
            if value is not None:
                found.append(DateValue(match.start(), match.end(), value))
    return tuple(sorted(found, key=lambda d: d.start))


def _day(published: str | None) -> dt.date | None:
    if published is None or len(published) < 10:
        return None
    return dt.date.fromisoformat(published[:10])


def _value(name: str, match: re.Match[str], day: dt.date | None, text: str) -> str | None:
    got = match.groupdict()
    if name in {"clock", "clock24", "bracketed"}:
        return _clock(got)
    if name == "weekday":
        ahead = AHEAD.search(text[max(0, match.start() - 40) : match.start()]) is not None
        return _weekday(got["weekday"], day, ahead=ahead)
    if name == "relative":
        return _relative(got["relative"].casefold(), day)
    if name == "year":
        return got["year"]
    month = int(got["m"]) if got.get("m") else MONTHS[got["month"].casefold().rstrip(".")]
    year = int(got["year"]) if got.get("year") else _year(month, got.get("day"), day)
    if got.get("day") is None:
        return f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}"
    number = int(got["day"])
    try:
        dt.date(year or 2000, month, number)  # 2000 has a 29 February
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}-{number:02d}" if year else f"XXXX-{month:02d}-{number:02d}"


def _year(month: int, number: str | None, day: dt.date | None) -> int | None:
    """The year of a date without one: the latest that is not far after publication."""
    if day is None:
        return None
    later = (month, int(number or 1)) > (day.month, day.day)
    return day.year - 1 if later and month - day.month > 2 else day.year


def _clock(got: dict[str, str | None]) -> str | None:
    hour, minute = int(got["hour"] or 0), int(got.get("minute") or got.get("joined") or 0)
    half = (got.get("half") or "").casefold()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _weekday(stem: str, day: dt.date | None, *, ahead: bool) -> str:
    number = DAYS[stem.casefold() + "day"]
    if day is None:
        return f"XXXX-W-{number + 1}"
    if ahead:
        return (day + dt.timedelta(days=(number - day.weekday()) % 7)).isoformat()
    return (day - dt.timedelta(days=(day.weekday() - number) % 7)).isoformat()


def _relative(word: str, day: dt.date | None) -> str | None:
    if day is None:
        return None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return (day + dt.timedelta(days=shift)).isoformat()


def spans(values: tuple[DateValue, ...]) -> Iterator[Span]:
    """The places of ``values``, so that their digits are not read as amounts."""
    return (Span(v.start, v.end) for v in values)


SAID_THEN = re.compile(
    r"\b(?:said|says|told|announced|reported|added|wrote|confirmed|stated)\b[^.,;:]{0,24}\Z", re.I
)
BOUNDING = re.compile(r"\b(?:until|till|through|by|before|since|after)\s+\Z", re.I)


def tells_when(text: str, date: DateValue) -> bool:
    """Whether ``date`` in ``text`` is when something was done.

    Not where it is when it was said (*the hospital said on Monday*), nor where
    it bounds how long it lasts (*detained until 30 April*).
    """
    before = text[max(0, date.start - 40) : date.start]
    return SAID_THEN.search(before) is None and BOUNDING.search(before) is None
