"""The words of time, with their classes and values, as ``data/times.yml`` gives them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wherefrom.data.load import words

Values = Mapping[str, Any]  # class of a word -> its value there

MONTHS: dict[str, int] = {
    word.casefold(): number for word, number in words("times")["words"]["month"].items()
}
DAYS: dict[str, int] = {
    word: number - 1
    for word, number in words("times")["words"]["weekday"].items()
    if word.endswith("day")
}
OLDEST, LATEST = 1400, 2199  # years that four figures may be
BARE = range(1900, 2050)  # and those that need no word before them
CENTURY_OF_SHORT = 30  # '29 is 2029, '30 is 1930


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``folded`` words of any case, ``exact`` ones that need the capital they are listed with."""

    folded: Mapping[str, Values]
    exact: Mapping[str, Values]

    def of(self, word: str) -> Values:
        """The classes of ``word`` and its value in each; empty for a word of no class."""
        capital = word[:1] + word[1:].casefold()
        found = self.folded.get(word.casefold(), {}), self.exact.get(capital, {})
        return {**found[0], **found[1]} if found[1] else found[0]


@cache
def lexicon() -> Lexicon:
    """The words of ``times.yml``; words that shapes name are classes of their own, with ``=``."""
    table = words("times")
    folded: dict[str, dict[str, Any]] = defaultdict(dict)
    exact: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, entries in table["words"].items():
        for word, value in entries.items():
            (exact if word[:1].isupper() else folded)[word][name] = value
    for word in named_words(table):
        folded[word.casefold()]["=" + word] = word
    return Lexicon(dict(folded), dict(exact))


def named_words(table: Mapping[str, Any]) -> list[str]:
    """The words that shapes and their parts name outright."""
    texts = [shape["shape"] for shape in table["shapes"]] + list(table["pieces"].values())
    texts += [phrase for phrases in table["phrases"].values() for phrase in phrases]
    plain = [re.sub(r"\{[^}]*\}|<[^>]*>|[()|?]", " ", text) for text in texts]
    sides = [w for s in table["shapes"] for side in SIDES for w in s.get(side, ())]
    plain += [w[1:] for w in sides if w.startswith("=")]
    return sorted({word for text in plain for word in text.split()})


SIDES = ("after", "before", "not_after", "not_before")


def of_figures(text: str) -> Values:
    """The classes and values of a number in figures: an amount, a year, a day, an hour."""
    plain = text.replace(",", "")
    value = float(plain)
    found: dict[str, Any] = {"number": int(value) if value.is_integer() else value}
    if "," in text:
        return found
    if "." in text:
        hour, minute = text.split(".")
        if len(minute) == 2 and len(hour) < 3 and int(hour) < 25 and int(minute) < 60:
            found["dotted"] = (int(hour), int(minute))
    elif len(text) < 3:
        found |= _of_few_figures(int(text))
    elif len(text) == 4:
        found |= _of_four_figures(text)
    return found


def _of_few_figures(number: int) -> Values:
    day = {"dom": number} if 0 < number < 32 else {}
    return day | ({"hour": number} if number < 25 else {})


def _of_four_figures(text: str) -> Values:
    number, found = int(text), dict[str, Any]()
    if OLDEST <= number <= LATEST:
        found["year"] = text
    if number in BARE:
        found["bare_year"] = text
    if number < 2400 and number % 100 < 60:
        found["joined"] = (number // 100, number % 100)
    return found


def of_ordinal(number: int) -> Values:
    """The classes and values of *3rd* or *third*."""
    return {"ordinal": number, **({"nth": number} if 0 < number < 32 else {})}


def of_short_year(figures: str) -> str:
    """The year that *'98* is."""
    return ("20" if int(figures) < CENTURY_OF_SHORT else "19") + figures


def of_spoken(numbers: list[int]) -> Values:
    """The classes and values of number words in a row: *twenty four*, *nineteen ninety-one*.

    >>> of_spoken([20, 4]), of_spoken([19, 90, 1])["year"], of_spoken([2, 1000])["number"]
    ({'number': 24}, '1991', 2000)
    """
    if len(numbers) > 1 and 13 <= numbers[0] <= 20 and 10 <= (rest := sum(numbers[1:])) < 100:
        year = str(numbers[0] * 100 + rest)
        return {"year": year, "bare_year": year, "number": int(year)}
    total = run = 0
    for number in numbers:
        if number == 1000:
            total, run = total + max(run, 1) * 1000, 0
        elif number == 100:
            run = max(run, 1) * 100
        else:
            run += number
    value = total + run
    found: dict[str, Any] = {"number": value}
    if len(numbers) > 1 and value in range(2000, 2100):
        found["year"] = str(value)
    return found
