"""Numbers that are no amounts: years, scores, clocks, names with a number, kinds."""

from __future__ import annotations

import re

MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
# Ordinals, fractions, clocks, web addresses, *4x4* and *8 of 14*, right after a number.
NOT_COUNTED = (
    r"(?:st|nd|rd|th)\b|\s?[:/]\s?\d|-\d\d-|\s?-\s?(?:thirds?|by)\b|\s?[x×]\s?\d"
    r"|[\s-]*of[\s-]*\d"
)
SCORE = re.compile(r"(?P<one>\d+)\s?[-–]\s?(?P<two>\d+)(?:\s?[-–]\s?\d+)?(?![\d,.]*\d)")
# *three-point plays* count plays of a kind, not points; persons and units are counted all the same.
KIND_OF = re.compile(r"\s?-\s?(?!(?:man|men|member|person|people|strong|magnitude)\b)[a-z]", re.I)


def no_amount(text: str, match: re.Match[str]) -> bool:
    """Years, addresses and *one of the men* are numbers but no amounts."""
    value, start = match["value"], match.start()
    end = start + len(match[0].rstrip(" -"))
    bare = not (match["sign"] or match["scale"] or match["unit"])
    if bare and re.fullmatch(r"(?:1[5-9]|20)\d\d", value):
        return True
    if value.casefold() == "zero":
        return True  # *a zero-day attack*; that there were none is a proposition
    if value.casefold() in {"one", "a couple", "many", "some"} and bare:
        return True
    if bare and (
        _is_named(text, start, end)
        or _is_score(text, start, end)
        or _only_tells_the_kind(text, end)
    ):
        return True
    if bare and re.search(rf"(?:\b(?:{MONTHS})\w*\.?\s+)\Z", text[:start][-12:], re.I):
        return True
    if re.search(
        r"(?:[x×]|-\s?by\s?-|\d[\s-]*of[\s-]*)\s?\Z", text[max(0, start - 8) : start], re.I
    ):
        return True
    if re.search(r"\d\s?/\s?\Z", text[max(0, start - 4) : start]):
        return True  # the lower half of a fraction
    if bare and re.match(r"\s+of\s+(?:the|them|his|her)\b", text[end:]):
        return True
    return bool(re.match(NOT_COUNTED, text[end:], re.I))


def _is_named(text: str, start: int, end: int) -> bool:
    """*AM 570*, *Route 9*, *Lode 65*: the number is part of a name, or a score after one."""
    named = re.search(
        r"(?:^|[\s,(])(?:[A-Z]{2,}|No\.|Route|Title|Channel|Flight|Article)\s\Z", text[:start][-12:]
    )
    alone = re.match(r"\s*(?:[,;.:)]|$|\s(?:and|in|on|at|of|the|to|has|have|last)\b)", text[end:])
    return named is not None and alone is not None


def _is_score(text: str, start: int, end: int) -> bool:
    """*65-53*, *1994-96* and *(58-3)*: two numbers that are no range of one amount."""
    for match in SCORE.finditer(text, max(0, start - 8), min(len(text), end + 12)):
        if match.start() <= start and end <= match.end():
            rises = float(match["one"]) < float(match["two"])
            counted = re.match(r"\s?-?\s?(?:[a-z]|%)", text[match.end() :]) is not None
            return not (rises and counted)
    return False


def _only_tells_the_kind(text: str, end: int) -> bool:
    aged = re.match(r"[\s-]*(?:years?[\s-]*)?old\b", text[end:], re.I)
    return aged is None and KIND_OF.match(text, end) is not None
