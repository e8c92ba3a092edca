"""Answers to where somebody lived: one place, and wider ones that may hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wherefrom.model import Reply, Statement

HOME = "home of "
WORD = r"[A-Z][\w'’-]+"


def widened(replies: Sequence[Reply], statements: Sequence[Statement]) -> list[Reply]:
    """``replies`` with those ``approximate`` whose place any of ``statements`` puts others in.

    >>> from wherefrom.model import Reply
    >>> county = Reply("a", "what", "home of ann lee", "Brine", 0, 5, "Where did Ann Lee live?")
    >>> widened([county], [])[0].approximate
    False
    """
    wide = {r.value for r in replies if r.approximate}
    values = {r.value for r in replies}
    for value in sorted(values - wide) if len(values) > 1 else ():
        if any(holds_places(value, s.text) for s in statements):
            wide.add(value)
    return [replace(r, approximate=r.value in wide) for r in replies]


def same_home(one: str, two: str) -> bool:
    """Whether one place is the other, told with less (*Lode*, *Lode, Brine County*).

    >>> same_home("Lode, Brine County", "Lode"), same_home("Lode", "Upper Lode")
    (True, False)
    """
    a, b = (tuple(p.strip().casefold() for p in place.split(",")) for place in (one, two))
    return a[0] in b or b[0] in a


def may_be_one(one: str, two: str) -> bool:
    """Whether two places may be one or lie in one another, by their names alone.

    >>> may_be_one("Lode", "Upper Lode"), may_be_one("Lode", "Brine")
    (True, False)
    """
    a, b = (set(place.casefold().replace(",", "").split()) for place in (one, two))
    return same_home(one, two) or a <= b or b <= a


def holds_places(place: str, text: str) -> bool:
    """Whether ``text`` names something as lying in ``place``: it then says little of where."""
    wide = re.escape(place.split(",")[0])
    within = rf"(?:{WORD}, |(?:Street|Avenue|Road|St\.|Ave\.) in ){wide}\b"
    return re.search(within, text) is not None
