"""What stands in place of a detail: the decade of an age, the month of a day, the kind of thing."""

from __future__ import annotations

import re

from wherefrom.model import Identifier, Level
from wherefrom.protect.codes import PARTNERS

LEVELS: dict[Level, str] = {
    "names": "names, numbers and addresses only",
    "standard": "and ages, days of birth, and details beside a protected name",
    "strict": "and every exact day, small place, calling, household and workplace",
}
WORDS = {
    "email": "e-mail", "phone": "telephone", "handle": "name on a site", "number": "number",
    "address": "address", "place": "place", "occupation": "occupation", "family": "household",
    "body": "workplace", "name": "name", "url": "address",
}  # fmt: skip
ALWAYS = {"age"}  # from the standard level on
_SITE = re.compile(r"(?:https?://)?[\w.-]+")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*")
_ISO = re.compile(r"\b(\d{4})-(\d{2})")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def generalised(identifier: Identifier, words: str, level: Level) -> str:
    """What is shown in place of ``words``, in brackets, so that a reader sees that it was replaced.

    >>> generalised(Identifier(0, 2, "age", ""), "24", "standard")
    '[20s]'
    """
    if identifier.kind == "age":
        return f"[{_decade(int(words))}]"
    if identifier.kind == "url":
        site = _SITE.match(words)
        return f"{site[0]}/[address]" if site else "[address]"
    if identifier.kind == "date":
        return f"[{_period(words, level, born='birth' in identifier.why)}]"
    return f"[{WORDS[identifier.kind]}]"


def _decade(age: int) -> str:
    if age < 10:
        return "under 10"
    if age >= 90:
        return "90 or more"
    return "teens" if age < 20 else f"{age // 10 * 10}s"


def _period(words: str, level: Level, *, born: bool) -> str:
    year, month = _YEAR.search(words), _MONTH.search(words)
    if born:
        return f"{year[1][:3]}0s" if year else "date"
    if level == "strict":
        return year[1] if year else "date"
    if iso := _ISO.search(words):
        return f"{MONTHS[(int(iso[2]) - 1) % 12]} {iso[1]}"
    name = next((m for m in MONTHS if month and m.startswith(month[1])), None)
    return " ".join(p for p in (name, year and year[1]) if p) or "date"


def applies(identifier: Identifier, level: Level, *, near: bool) -> bool:
    """Whether ``identifier`` is replaced at ``level``; ``near`` a protected name or not."""
    if identifier.kind == "thing":
        return False
    if identifier.direct or identifier.why == PARTNERS:
        return True
    if level == "names":
        return False
    always = identifier.kind in ALWAYS or "birth" in identifier.why
    return always or near or level == "strict"
