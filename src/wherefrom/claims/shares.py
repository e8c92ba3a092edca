"""Fractions of a whole: *half of*, *two-thirds*, *one in five*, in percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wherefrom.claims.numerals import alternatives
from wherefrom.data.load import words

WHOLE = r"(?=\s+(?:of|the|its|his|her|their|our|all|those|these)\b(?!\s+an?\b))"
NO_SHARE = re.compile(
    r"\b(?:first|second|other|better|last|latter|top|bottom|and an?|final)[\s-]*\Z", re.I
)


@cache
def _pattern() -> re.Pattern[str]:
    table = words("numbers")
    counts = alternatives(w for w, n in table["words"].items() if 0 < n < 10)
    names = [w for w in table["fractions"] if w not in {"half", "halves"}]
    one = alternatives(w for w in names if not w.endswith("s"))
    more = alternatives(w for w in names if w.endswith("s"))
    tens = alternatives(table["words"])
    return re.compile(
        rf"(?<![\w-])(?:(?P<half>half){WHOLE}|(?<=between\s)(?P<half2>half)(?=\s+and\b)"
        rf"|(?:an?|one)[\s-]+(?P<one>{one}){WHOLE}"
        rf"|(?P<count>{counts})\s?-?\s?(?P<more>{more})\b"
        rf"|(?:one|1)\s+in\s+(?:every\s+)?(?P<in>{tens}|\d{{1,2}})(?=\s+[a-z])"
        rf"|(?P<over>{tens}|\d{{1,2}})\s+out\s+of\s+every\s+(?P<every>{tens}|\d{{1,3}}))",
        re.IGNORECASE,
    )


def shares(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """(start, end, percent) of each fraction of a whole between ``start`` and ``end``."""
    table = words("numbers")["fractions"]
    for match in _pattern().finditer(text, start, end):
        if NO_SHARE.search(text[max(0, match.start() - 10) : match.start()]):
            continue
        if match["half"] or match["half2"]:
            share = 0.5
        elif match["one"]:
            share = float(table[match["one"].casefold()])
        elif match["count"]:
            share = _number(match["count"]) * float(table[match["more"].casefold()])
        elif match["in"]:
            share = 1 / max(_number(match["in"]), 1.0)
        else:
            share = _number(match["over"]) / max(_number(match["every"]), 1.0)
        if share <= 1:
            yield match.start(), match.end(), round(100 * share, 2)


def _number(word: str) -> float:
    return float(word) if word.isdigit() else float(words("numbers")["words"][word.casefold()])
