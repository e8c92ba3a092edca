"""The word list of citations as patterns, built once (data/reference_words.yml)."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.data.load import words


def _either(group: str) -> str:
    entries = sorted(words("reference_words")[group], key=lambda entry: (-len(entry), entry))
    return "|".join(f"(?:{entry})" for entry in entries)


@cache
def opening(group: str) -> re.Pattern[str]:
    """An entry of ``group`` at the start of a fragment, with the blank after it."""
    return re.compile(rf"\s*(?:{_either(group)})(?![\w])[\s,:]*", re.IGNORECASE)


@cache
def anywhere(group: str) -> re.Pattern[str]:
    """An entry of ``group`` as whole words."""
    return re.compile(rf"(?<![\w-])(?:{_either(group)})(?![\w-])", re.IGNORECASE)


@cache
def page() -> re.Pattern[str]:
    """*p. 12*, *paras 4-6*, *at 14*: what it is called and which."""
    return re.compile(
        rf"(?<![\w-])(?P<sort>{_either('pages')})\s?"
        r"(?P<which>\d+(?:\.\d+)*[a-z]?(?:\(\w{1,3}\))*(?:\s?[-–]\s?\d+)?(?:,\s?\d+(?:\s?[-–]\s?\d+)?)*|[ivxlc]+)(?![\w])",
        re.IGNORECASE,
    )
