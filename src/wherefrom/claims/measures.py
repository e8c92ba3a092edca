"""Units, currencies and scales that depend on the words around them."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.claims.numerals import alternatives
from wherefrom.data.load import words

MILLIONS_OF = re.compile(r"\s+(?:people|[a-z]+s)\b")
NOT_PLURAL = re.compile(r"\s+(?:across|towards|backwards|forwards|its|his|this|was|is|as|as|has)\b")
WEIGHS = re.compile(r"\bweigh\w*\s+(?:\w+\s+){0,2}\Z", re.I)
MAGNITUDE_AFTER = re.compile(r"[\s-]*(?:magnitude|on the (?:[Mm]oment|[Rr]ichter))")
MAGNITUDE_BEFORE = re.compile(
    r"\b(?:magnitudes?|measur\w+|registering|force of|Richter scale)\b[\s\w-]*\Z", re.I
)
QUAKE_AFTER = re.compile(
    r"(?:\s?-\s?|\s)(?:(?:strength|degree|point|strong)\s)?(?:under(?:sea|water)\s)?"
    r"(?:earthquake|quake|temblor|tremor|aftershock)\b",
    re.I,
)
QUAKE_BEFORE = re.compile(
    r"(?:earthquake|quake|temblor|tremor|aftershock)s?\s(?:of|was)\s(?:about |around )?\Z", re.I
)
WARM = re.compile(
    r"\b(?:temperatures?|heat|cold|weather|degrees|warm\w*|hot\w*|thermometer)\b", re.I
)
FAR = 45  # characters before a number where *magnitude* still speaks of it


def unit_and_factor(text: str, match: re.Match[str]) -> tuple[str | None, float, float]:
    """The unit of a number, and what it is (less an offset) multiplied with to be in it."""
    table = words("numbers")
    told = match["unit"] or match["punit"] or match["aunit"] or ""
    word = " ".join(re.sub(r"\s?-\s?", " ", told).casefold().split())
    if told.isupper() and word in table["small_only"]:
        return None, 1.0, 0.0
    if not told and (letter := _degrees(text, match)):
        return "celsius", *((1.0, 0.0) if letter == "C" else (0.55555556, 32.0))
    scaled = bool(match["scale"] or match["sign"])
    word = word.upper() if word.upper() in table["currencies"] else word
    if match["sign"] or (word in table["currencies"] and _is_money(word, text, match, scaled)):
        sign = (match["sign"] or "").replace("euro", "Euro")
        factor = 0.01 if word in {"cent", "cents", "pence"} else 1.0
        return table["currencies"].get(sign) or table["currencies"][word], factor, 0.0
    if word in {"pound", "pounds"}:
        return "kg", 0.45359, 0.0
    if word in table["temperatures"]:
        offset, factor = table["temperatures"][word]
        return "celsius", float(factor), float(offset)
    if word in table["units"] and not _is_ordinal(word, match):
        unit, factor = table["units"][word]
        return unit, float(factor), 0.0
    return None, 1.0, 0.0


def _is_money(word: str, text: str, match: re.Match[str], scaled: bool) -> bool:
    if word in words("numbers")["not_money"]:
        return scaled
    if word not in {"pound", "pounds"} or match["scale"]:
        return True
    hyphen = re.search(r"-\s?pounds?\Z", match[0], re.I) is not None
    heavy = WEIGHS.search(text[max(0, match.start() - 40) : match.start() + 1].rstrip("0123456789"))
    stuff = re.match(r"\s+of\s+(?!taxpayers|money|cash|debt)[a-z]", text[match.end() :])
    return not (hyphen or heavy or stuff)


def _is_ordinal(word: str, match: re.Match[str]) -> bool:
    """*Two second-half goals*: the unit is no unit."""
    joined = match[0][: -len(word)].endswith("-")
    return word == "second" and not joined and match["value"].casefold() not in {"1", "one"}


def in_metres(text: str, match: re.Match[str]) -> bool:
    """*60m* is a length unless money or something in the plural follows (*60m users*)."""
    if (match["scale"] or "").casefold() != "m" or match["sign"] or match["unit"]:
        return False
    after = text[match.end() :]
    return MILLIONS_OF.match(after) is None or NOT_PLURAL.match(after) is not None


def _degrees(text: str, match: re.Match[str]) -> str | None:
    """*Temperatures reached 104F (40C)*: the letter of the scale."""
    letter = re.match(r"\s?°?\s?([FC])(?!\w)", text[match.end() :])
    near = text[max(0, match.start() - 90) : match.start()]
    return letter[1] if letter and WARM.search(near) else None


def is_magnitude(text: str, start: int, end: int, value: float | None) -> bool:
    """*magnitude-6.1*, *a 6.4-magnitude quake*, *put the magnitude at 5.9*, *it was 6.1*."""
    if value is None or not 0 < value < 10:
        return False
    if MAGNITUDE_AFTER.match(text, end):
        return True
    before = text[max(0, start - FAR) : start]
    if re.search(r"\bmagnitudes?\s*-?\s*(?:of\s+)?(?:at least\s+)?\Z", before, re.I):
        return True
    decimal = "." in text[start:end]
    if decimal and (QUAKE_BEFORE.search(before) or QUAKE_AFTER.match(text, end)):
        return True
    if decimal and MAGNITUDE_BEFORE.search(before):
        return True
    told = r"magnitude\b[^.\n]{0,30}\d\.\d[^\n]{0,90}\b(?:it|at) (?:was|at)?\s*\Z"
    return decimal and re.search(told, text[max(0, start - 160) : start], re.I) is not None


@cache
def _per() -> re.Pattern[str]:
    names = alternatives(words("numbers")["per"])
    times = "second|minute|hour|day|night|week|month|quarter|year|season|game"
    return re.compile(
        rf"(?:\s+(?:of\s+)?[a-z]+){{0,3}}?\s*(?:/|\bper\s+|-\s?per\s?-\s?)(?P<per>{names})\b"
        rf"|\)?(?:\s*-?\s*|\s+[a-z]+\s+)(?:an?|each|every)[\s-]+(?P<a>{times})\b(?!\s(?:earlier|later|ago|before|after|old))"
        r"|\s+(?P<ly>daily|weekly|monthly|yearly|annually|hourly)\b",
        re.I,
    )


def per(text: str, end: int) -> str | None:
    """What the amount that ends at ``end`` is for one of: *a month*, *per game*."""
    found = _per().match(text, end, min(len(text), end + 60))
    if found is None:
        return None
    named: str = words("numbers")["per"][(found["per"] or found["a"] or found["ly"]).casefold()]
    return named
