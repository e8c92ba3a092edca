"""*At least*, *up to*, *about*: the words round a number that open or blur it."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.claims.numerals import alternatives
from wherefrom.data.load import words

LASTING = {"year", "month", "day", "s"}  # *over seven years* is a time, not a bound
SPELLS = re.compile(r"\s+(?:seasons|games|weekends|summers|winters|terms|rounds|sessions)\b", re.I)
REACH = 34  # characters before a number that hold its bound


@cache
def _before() -> dict[str, re.Pattern[str]]:
    bounds = words("numbers")["bounds"]
    about = alternatives(bounds["about"])
    loose = rf"(?:\s+(?:{about}|an?|the|another|just|only|at))*\s*\Z"
    return {
        kind: re.compile(rf"(?<!\w)(?:{alternatives(entries)}){loose}", re.I)
        for kind, entries in bounds.items()
    }


@cache
def _after() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?:\s+[a-z]+)?\s*(?:{alternatives(entries)})(?![\w-])", re.I)
        for kind, entries in words("numbers")["bounds_after"].items()
    }


def bound(text: str, start: int, end: int, unit: str | None) -> str | None:
    """``at_least``, ``at_most`` or ``about``, or None where nothing is said."""
    before = text[max(0, start - REACH) : start]
    for kind in ("at_most", "at_least", "about"):  # *no more than* holds *more than*
        if _before()[kind].search(before):
            if kind == "at_least" and _is_throughout(before, text, end, unit):
                return None
            return kind
    after = text[end : end + 30]
    if re.match(r"\+|\s?-\s?plus\b", after):
        return "at_least"
    return next((kind for kind, pattern in _after().items() if pattern.match(after)), None)


def _is_throughout(before: str, text: str, end: int, unit: str | None) -> bool:
    """*Over six seasons*, *above 20 feet*: in the course of, not more than."""
    over = re.search(r"(?<!just )(?<!well )\bover(?:\s+(?:the|an?|next|last|past))*\s*\Z", before)
    if over is None or re.match(r"[\s-]*old\b", text[end:]):
        return False
    return unit in LASTING or SPELLS.match(text, end) is not None
