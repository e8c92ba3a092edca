"""Slips put into values that real texts hold, by rule: what notices are measured on.

Each planter gives, for one text, the places where it can put a slip and the
words it would put there. None uses the rules it measures: a place is one by
its form alone, so that what the rules shy away from counts as missed.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator

Slip = tuple[int, int, str]  # start, end, what is put there
Planter = Callable[[str, dt.date | None], Iterator[Slip]]
MONTHS = tuple(calendar.month_name)[1:]
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{MONTH})(?=\W)")
MONTH_DAY = re.compile(rf"\b(?P<month>{MONTH}) (?P<day>\d{{1,2}})\b(?!\s?[-–,.]\d)")
WEEKDAYS = tuple(calendar.day_name)
NAMED = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),? (?:(?P<m>{MONTH}) (?P<d>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>{MONTH}))\b(?:,? (?P<year>20\d\d|19\d\d))?"
)
YEARS = re.compile(r"\b(?P<one>(?:19|20)\d\d)(?:\s?[-–]\s?|(?<=\d) to )(?P<two>(?:19|20)\d\d)\b")
BETWEEN = re.compile(
    r"\bbetween (?P<one>\d[\d,]*)(?: (?:percent|people))? and (?P<two>\d[\d,]*)\b"
    r"(?![.:]\d|\s?[ap]\.?m)"
)
DAYS = re.compile(rf"\b{MONTH} (?P<one>\d{{1,2}})(?:\s?[-–]\s?| to )(?P<two>\d{{1,2}})\b")
YEAR = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|{MONTH}(?: \d{{1,2}},?)?) (?P<year>20[01]\d|19[6-9]\d)\b(?!\s?[-–])"
)
PAST = re.compile(
    rf"\b(?:was|were|killed|died|struck|arrested|opened|closed|left|took|began)\b[^.;:,\n]{{0,40}}"
    rf"\b(?:on |in )(?:the )?(?:\d{{1,2}} )?{MONTH}(?: \d{{1,2}},?)? (?P<year>20[01]\d|19[89]\d)\b"
)
OF_THE = re.compile(
    r"\b(?P<one>\d{1,4}|two|three|four|five|six|seven|eight|nine|ten) of the (?P<two>\d{1,4}"
    r"|three|four|five|six|seven|eight|nine|ten|twelve)\b(?= [a-z])(?! percent)"
)
ROUGHLY = re.compile(
    r"(?:about|least|than|nearly|almost|some|over|around|to|other|,\d*|/\d*|roughly|-|[\d.])\s*\Z",
    re.I,
)
PEOPLE = re.compile(r"\b(?P<n>\d{1,3}) (?:people|workers|passengers|victims|students|protesters)\b")
AGED = re.compile(r"\b(?P<name>[A-Z][a-z]+ [A-Z][a-z]+), (?P<age>\d\d),")
OLD = re.compile(r"\b(?P<age>\d\d)-year-old (?:man|woman|boy|girl|mother|father|student)\b")
SHARE = re.compile(
    r"\b(?P<n>\d\d)(?:%| percent| per cent| pct) of (?:the )?(?:people|residents|voters|workers"
    r"|women|men|children|students|respondents|households)\b"
)
MAGNITUDE = re.compile(
    r"\b(?:magnitude(?: of)? (?P<a>\d\.\d)\b|(?P<b>\d\.\d)[- ]magnitude\b)"
    r"(?=[^.\n]{0,40}(?:quake|tremor|aftershock|Richter))"
)
CLOCK = re.compile(r"\bat \d{1,2}:(?P<minute>[0-5]\d) ?(?:[ap]\.?m|GMT|local)")
WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def backwards(text: str, _: dt.date | None) -> Iterator[Slip]:
    """The two ends of a range change places."""
    for pattern in (YEARS, BETWEEN, DAYS):
        for m in pattern.finditer(text):
            one, two = (int(m[n].replace(",", "")) for n in ("one", "two"))
            if one < two:
                yield m.start("one"), m.end("two"), _turned(m)


def _turned(m: re.Match[str]) -> str:
    between = m.string[m.end("one") : m.start("two")]
    return m["two"] + between + m["one"]


def impossible(text: str, _: dt.date | None) -> Iterator[Slip]:
    """A day becomes the 31st of a short month."""
    for pattern in (DAY_MONTH, MONTH_DAY):
        for m in pattern.finditer(text):
            if _month(m["month"]) in (2, 4, 6, 9, 11):
                yield m.start("day"), m.end("day"), "31"


def _month(word: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(word[:3]))


def misnamed(text: str, day: dt.date | None) -> Iterator[Slip]:
    """A day of the week that fits its date becomes the one three days on."""
    for m in NAMED.finditer(text):
        year = int(m["year"]) if m["year"] else day.year if day else 0
        month, number = _month(m["m"] or m["m2"]), int(m["d"] or m["d2"])
        if not year or not 1 <= number <= calendar.monthrange(year, month)[1]:
            continue
        true = dt.date(year, month, number).weekday()
        if WEEKDAYS[true] == m["weekday"]:
            yield m.start("weekday"), m.end("weekday"), WEEKDAYS[(true + 3) % 7]


def century(text: str, day: dt.date | None) -> Iterator[Slip]:
    """2013 becomes 1013, 2103 or 3013; 1998 becomes 1098, 2998 or 1198."""
    for m in YEAR.finditer(text):
        year = m["year"]
        if day is not None and int(year) <= day.year:
            yield m.start("year"), m.end("year"), ("1" if year[0] == "2" else "2") + year[1:]
            yield (
                m.start("year"),
                m.end("year"),
                year[0] + ("1" if year[1] == "0" else "0") + year[2:],
            )


def after(text: str, day: dt.date | None) -> Iterator[Slip]:
    """The year of a day or month that is told as past becomes the next but one."""
    for m in PAST.finditer(text):
        if day is not None and int(m["year"]) <= day.year:
            yield m.start("year"), m.end("year"), str(day.year + 2)


def another_age(text: str, _: dt.date | None) -> Iterator[Slip]:
    """A later mention of a full name gets an age with its figures changed round, or nine more."""
    for m in AGED.finditer(text):
        again = re.compile(rf"\b{m['name']}\b(?=,? [a-z])").search(text, m.end())
        age = m["age"]
        other = age[::-1] if age[0] != age[1] and age[1] != "0" else str(int(age) + 9)
        if again and abs(int(other) - int(age)) > 1:
            comma = "" if text[again.end()] == "," else ","
            yield again.end(), again.end(), f", {other}{comma}"


def too_old(text: str, _: dt.date | None) -> Iterator[Slip]:
    """An age has one figure too many."""
    for m in OLD.finditer(text):
        yield m.start("age"), m.end("age"), "2" + m["age"]


def part(text: str, _: dt.date | None) -> Iterator[Slip]:
    """*5 of the 12* becomes *12 of the 5*."""
    for m in OF_THE.finditer(text):
        if _value(m["one"]) < _value(m["two"]):
            yield m.start("one"), m.end("two"), _turned(m)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else WORDS.index(word) + 2


def parts(text: str, _: dt.date | None) -> Iterator[Slip]:
    """After *9 people*, men and women who are ten."""
    for m in PEOPLE.finditer(text):
        n = int(m["n"])
        if n > 4 and not ROUGHLY.search(text[: m.start()][-16:]):
            yield m.end(), m.end(), f", {n // 2} men and {n - n // 2 + 1} women,"


def share(text: str, _: dt.date | None) -> Iterator[Slip]:
    """A share of people has one figure too many."""
    for m in SHARE.finditer(text):
        yield m.start("n"), m.end("n"), "1" + m["n"]


def magnitude(text: str, _: dt.date | None) -> Iterator[Slip]:
    """A quake's magnitude loses its point."""
    for m in MAGNITUDE.finditer(text):
        name = "a" if m["a"] else "b"
        yield m.start(name), m.end(name), m[name].replace(".", "")


def clock(text: str, _: dt.date | None) -> Iterator[Slip]:
    """A minute that no clock shows."""
    for m in CLOCK.finditer(text):
        yield m.start("minute"), m.end("minute"), "7" + m["minute"][1]


PLANTERS: dict[str, Planter] = {
    "backwards range": backwards,
    "impossible date": impossible,
    "wrong weekday": misnamed,
    "slip of a century": century,
    "after publication": after,
    "another age": another_age,
    "too old": too_old,
    "part above whole": part,
    "parts and sum": parts,
    "share above 100": share,
    "magnitude": magnitude,
    "no such time": clock,
}
