"""Amounts that nothing of their kind has: a magnitude of 61, a wind of 4,000 km/h, 25:10."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.claims.implausible.doubts import FIGURE, Doubt, number
from wherefrom.model import Document

KIND = "implausible_amount"
N = rf"(?P<n>{FIGURE})"
END = r"(?!\w|[.,:]\d)"
QUAKE = r"(?:quakes?|earthquakes?|aftershocks?|tremors?|temblors?)"
WIND = (
    r"\b(?:winds?|gusts?)\s+(?:of\s+|reaching\s+|blowing\s+at\s+|gusting\s+(?:to|at)\s+)?"
    r"(?:up\s+to\s+|over\s+|about\s+)?"
)
STRONGEST = "no earthquake has been measured above magnitude 9.5"
MEASURED = rf"\b(?:magnitude|measur(?:ed|ing))(?:\s+(?:of|was|is|at|a))?\s+{N}{END}"
FORMS: tuple[tuple[re.Pattern[str], float, str], ...] = tuple(
    (re.compile(form, re.I), most, why)
    for form, most, why in (
        (rf"{MEASURED}(?=[^.\n]{{0,40}}\b(?:{QUAKE}|richter)\b)", 9.9, STRONGEST),
        (rf"\b{QUAKE}\b[^.\n]{{0,30}}\bmagnitude(?:\s+(?:of|was|is))?\s+{N}{END}", 9.9, STRONGEST),
        (rf"(?<![\w.,]){N}[- ]magnitude\s+{QUAKE}\b", 9.9, STRONGEST),
        (rf"(?<![\w.,]){N}\s+on\s+(?:the\s+)?(?:open-ended\s+)?richter\b", 9.9, STRONGEST),
        (
            rf"{WIND}{N}\s?(?:km/h|kph|kmh|kilomet(?:er|re)s\s+(?:per|an)\s+hour)",
            410.0,
            "no gust of wind has been measured above 408 km/h",
        ),
        (
            rf"{WIND}{N}\s?(?:mph|miles\s+(?:per|an)\s+hour)",
            255.0,
            "no gust of wind has been measured above 253 mph",
        ),
        (
            rf"\b{QUAKE}\b[^.\n]{{0,60}}\bdepth\s+of\s+(?:about\s+|only\s+)?{N}"
            r"\s?(?:km|kilomet(?:er|re)s)\b",
            800.0,
            "no earthquake has been located deeper than about 750 km",
        ),
    )
)
LAST_HOUR, LAST_MINUTE = 24, 59
CLOCK = re.compile(
    r"\b(?:at|around|about|by)\s+(?P<hour>\d{1,2})[:.](?P<minute>\d\d)"
    r"\s?(?P<half>[ap]\.?m\b|gmt|utc|local|hours|hrs)",
    re.I,
)


def doubts(document: Document) -> Iterator[Doubt]:
    """Amounts of ``document`` beyond anything measured, and times that no clock shows."""
    text = document.text
    for form, most, why in FORMS:
        for match in form.finditer(text):
            if number(match["n"]) > most:
                yield Doubt(*match.span(), KIND, why)
    for match in CLOCK.finditer(text):
        if int(match["hour"]) > LAST_HOUR or int(match["minute"]) > LAST_MINUTE:
            yield Doubt(match.start("hour"), match.end(), KIND, "no clock shows that time")
