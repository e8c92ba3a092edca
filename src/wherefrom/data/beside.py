"""Whether a name in a text stands beside words that make it a source (citing.yml)."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.data.load import words

# Why a mention is there that stands in no attribution; the last three name a published work.
OUTLET = "an outlet named beside a cue"
HELD = "what it publishes, named beside a cue"
AUTHORED = "a work that names its author"
SHOWN = "it is said on a show or site of their own"
WORKS = (HELD, AUTHORED, SHOWN)

REACH = 40  # characters looked at on either side


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = words("citing")
    before = rf"\b(?:{'|'.join(lists['before'])})\W{{0,3}}(?:the\s+)?$"
    after = rf"^\W{{0,4}}(?:{'|'.join(lists['after'])})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def after_cue(text: str, start: int) -> bool:
    """Whether words before ``start`` make what stands there a source: *told the*, *citing*."""
    return bool(_cues()[0].search(text[max(0, start - REACH) : start]))


def before_cue(text: str, end: int) -> bool:
    """Whether words after ``end`` make what stands before them a source: *reported*."""
    return bool(_cues()[1].match(text[end : end + REACH]))


def beside_cue(text: str, start: int, end: int) -> bool:
    """Whether the name at ``start`` to ``end`` stands next to a cue that makes it a source."""
    return after_cue(text, start) or before_cue(text, end)


@cache
def _own_word() -> re.Pattern[str]:
    own = "|".join(words("citing")["own_word"])
    return re.compile(rf"^\W{{0,4}}(?:{own})\b", re.IGNORECASE)


def speaks_of_itself(text: str, end: int) -> bool:
    """Whether the words after ``end`` are said by an outlet of itself only: *has learned*."""
    return bool(_own_word().match(text[end : end + REACH]))
