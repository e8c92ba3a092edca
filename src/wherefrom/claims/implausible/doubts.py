"""What a rule doubts, the words round it, and the numbers and days that texts write."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import Document

REACH = 300  # characters: a sentence is looked at no further than this on either side
ENDS = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: n for n, word in enumerate((*ONES, *TEENS), 1)}
ROUND = {word: 10 * n for n, word in enumerate(TENS, 2)}
SPELLED = rf"(?>(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(ONES)}))?|{'|'.join([*TEENS, *ONES])})"
FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
NUMBER = rf"(?:{FIGURE}|\b{SPELLED}\b)"
MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
YEAR = r"(?:1[5-9]|20)\d\d"
DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """The words ``start`` to ``end`` of a text, the notice's kind, and why they cannot be right."""

    start: int
    end: int
    kind: str
    why: str


def number(word: str) -> float:
    """The value of one match of NUMBER.

    >>> number("1,200"), number("thirty-four"), number("nine")
    (1200.0, 34.0, 9.0)
    """
    if word[0].isdigit():
        return float(word.replace(",", ""))
    parts = re.split(r"[ -]", word.casefold())
    return float(sum(ROUND.get(p, 0) or SMALL[p] for p in parts))


def month(word: str) -> int:
    """1 to 12 for one match of MONTH."""
    return MONTHS.index(word[:3].casefold()) + 1


def on(year: int, month_: int, day: int) -> dt.date | None:
    """The day, or None where no calendar has it."""
    try:
        return dt.date(year, month_, day)
    except ValueError:
        return None


def long(day: dt.date) -> str:
    """A day in words: *3 March 2013*."""
    return f"{day.day} {day:%B} {day.year}"


def published(document: Document) -> dt.date | None:
    """The day of publication where it is known to the day."""
    value = document.published.value
    return dt.date.fromisoformat(value[:10]) if value and len(value) >= 10 else None


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence round ``start`` to ``end`` begins and ends."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    for match in ENDS.finditer(text, first, start):
        first = match.end()
    after = ENDS.search(text, end, last)
    return first, after.start() + 1 if after else last


@cache
def listed(*names: str) -> re.Pattern[str]:
    """The word lists ``names`` of implausible.yml, as one pattern of whole words."""
    table = words("implausible")
    entries = [entry for name in names for entry in table[name]]
    return re.compile(rf"\b(?:{'|'.join(entries)})\b", re.IGNORECASE)
