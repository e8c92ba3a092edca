"""Times of a game: what its clock shows is no time of day, its quarters are none of a year."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.claims.times.here import Here
from wherefrom.data.load import words

AROUND = 120  # characters on either side in which the game is told of


def on_a_game_clock(here: Here) -> bool:
    """*with 3:24 left*, *at 12:44 of the first period*, *ran it in 2:04:33*: no time of day."""
    rest = here.text[here.end : here.end + AROUND]
    if _listed("after", r"\s*(?:minutes?\s+|mins?\s+)?(?:still\s+)?", r"\b").match(rest):
        return True
    before = here.text[max(0, here.start - AROUND) : here.start]
    return _listed("before", r"\b", r"\s+\Z").search(before) is not None


def of_a_game(here: Here) -> bool:
    """*scored in the third quarter*: of a game, unless business is told of."""
    start = max(0, here.start - AROUND, here.text.rfind("\n", 0, here.start))
    around = here.text[start : here.end + AROUND].split("\n")[0]
    if _listed("business", r"\b", r"\b").search(around):
        return False
    return _listed("play", r"\b", r"\b").search(around) is not None


@cache
def _listed(part: str, before: str, after: str) -> re.Pattern[str]:
    said = "|".join(re.escape(word) for word in words("playing")[part]["words"])
    return re.compile(f"{before}(?:{said}){after}", re.I)
