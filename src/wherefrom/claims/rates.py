"""Amounts for a time or a head: *$23 million a season* answers another question than a sum."""

from __future__ import annotations

import re
from functools import lru_cache

PERIODS = "year|season|month|week|day|night|hour|minute|game|head|person|share|mile|unit|barrel"
BY_ADJECTIVE = {"annual": "year", "monthly": "month", "weekly": "week", "daily": "day"}
RATE = re.compile(
    rf"(?:\s[\w-]+){{0,2}}\s(?:per|a|an|each|every)\s(?P<period>{PERIODS})\b(?!-)"
    rf"|\s(?:\w+\s){{0,2}}(?P<adjective>{'|'.join(BY_ADJECTIVE)}|average)\b"
    r"|\s?(?P<adverb>annually|yearly|apiece|each)\b"
)
TIED = re.compile(r"\s(?:to|and|by|for|in|on|of)\s", re.I)  # *$3 to each person* is no rate
REMEMBERED = 4096


@lru_cache(maxsize=REMEMBERED)
def rate(text: str, end: int) -> str | None:
    """The time or head that the amount ending at ``end`` of ``text`` is for, None where for none.

    A season is a year. *each* where it is one of several things, *average* where only that is said.
    """
    found = RATE.match(text, end)
    if found is None:
        return None
    if found["period"]:
        period = "year" if found["period"] == "season" else found["period"]
        return None if TIED.search(text, end, found.start("period")) else period
    if found["adjective"]:
        return BY_ADJECTIVE.get(found["adjective"], "average")
    return "year" if found["adverb"] in {"annually", "yearly"} else "each"


def is_money(key: str) -> bool:
    """Whether a number of ``key`` is a sum of money, or one for each year, season or head."""
    return key == "money" or key.startswith("money a ")
