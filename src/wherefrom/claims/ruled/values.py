"""An answer as a person types it, read as strictly as it must be to be counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import ReplyKind

DAY = re.compile(r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|XXXX-W-[1-7]")
TIME = re.compile(r"T?([01]?\d|2[0-3]):([0-5]\d)")
YES_OR_NO = {"yes": False, "no": True}
EXPECTED = {
    "proposition": "yes or no",
    "number": "an amount such as 13, at least 12, 40 to 60, about 2 million or 5 km",
    "day": "a day such as 2013-04-12, a month 2013-04, a year 2013, or XXXX-04-12",
    "time": "a time of day such as 14:30",
}


@dataclass(frozen=True, slots=True)
class Value:
    """What is counted of an answer: bounds of an amount, its unit where given, a yes or no."""

    shown: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximate: bool = False
    negated: bool = False


def read_value(kind: ReplyKind, typed: str) -> Value | None:
    """The answer that ``typed`` is to a question of ``kind``; None where it is none.

    >>> read_value("number", "at least 12 children")
    Value(shown='at least 12 children', low=12.0, high=None, unit=None, approximate=False, negated=False)
    >>> read_value("proposition", "perhaps") is None
    True
    """  # noqa: E501
    typed = " ".join(typed.split())
    if not typed:
        return None
    if kind == "proposition":
        negated = YES_OR_NO.get(typed.casefold())
        return None if negated is None else Value(typed.casefold(), negated=negated)
    if kind == "number":
        return _amount(typed)
    if kind == "day":
        return Value(typed) if DAY.fullmatch(typed) else None
    if kind == "time":
        clock = TIME.fullmatch(typed)
        return Value(f"T{int(clock[1]):02d}:{clock[2]}") if clock else None
    return Value(typed)


@cache
def _pattern() -> re.Pattern[str]:
    table = words("numbers")
    bounds = "|".join(
        f"(?P<{kind}>{_any(entries)})" for kind, entries in sorted(table["bounds"].items())
    )
    one = _any(table["words"])
    number = rf"\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{one})(?:[ -](?:{one}))?"
    scale, sign = _any(table["scales"]), _any(s for s in table["currencies"] if not s.islower())
    unit = _any([*table["units"], *(c for c in table["currencies"] if c.islower())])
    return re.compile(
        rf"(?:(?:{bounds}|between|from)\s+)?(?P<sign>{sign})?\s?(?P<low>{number})"
        rf"(?:\s?(?:-|–|to|and)\s?(?:{sign})?(?P<high>{number}))?"
        rf"(?:\s?(?P<scale>{scale})\b)?(?:\s?(?P<unit>{unit})(?!\w))?(?:\s+\D*)?",
        re.IGNORECASE,
    )


def _any(entries: Iterable[str]) -> str:
    known = sorted(entries, key=lambda e: (-len(e), e))
    return "|".join(re.escape(entry) for entry in known)


def _amount(typed: str) -> Value | None:
    found = _pattern().fullmatch(typed)
    if found is None:
        return None
    table = words("numbers")
    factor = float(table["scales"].get((found["scale"] or "").casefold(), 1))
    unit = table["currencies"].get(found["sign"] or "")
    word = (found["unit"] or "").casefold()
    if word in table["currencies"]:
        unit = table["currencies"][word]
    elif word in table["units"]:
        unit, times = table["units"][word]
        factor *= float(times)
    low: float | None = round(_number(found["low"]) * factor, 4)
    high = low if found["high"] is None else round(_number(found["high"]) * factor, 4)
    groups = found.groupdict()
    if groups.get("at_least"):
        high = None
    elif groups.get("at_most"):
        low = None
    return Value(typed, low, high, unit, groups.get("about") is not None)


def _number(text: str) -> float:
    if text[0].isdigit():
        return float(text.replace(",", ""))
    exact = words("numbers")["words"]
    return float(sum(exact[part] for part in re.split(r"[ -]", text.casefold())))
