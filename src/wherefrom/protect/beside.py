"""What the words beside a name say of its bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words

NEAR = 60  # characters that are looked at on either side
ADULT = 18


@dataclass(frozen=True, slots=True)
class Beside:
    """``office`` held, ``role`` told, and for a relative where the other name ends or begins."""

    office: str | None = None
    role: str | None = None
    of: int | None = None


def beside(text: str, start: int, end: int) -> Beside:
    """What stands beside the name at ``start`` to ``end`` of ``text``."""
    before = _last_sentence(text[max(0, start - NEAR) : start])
    after = _first_sentence(text[end : end + NEAR])
    office = _office(before, after)
    relative = _relative(text, start, end, before, after)
    if relative is not None:
        return Beside(office, "Relative", relative if relative >= 0 else None)
    return Beside(office, _role(before, after))


def _last_sentence(words_before: str) -> str:
    return re.split(r"[.!?](?=\s+[A-Z\"“])|\n", words_before)[-1]


def _first_sentence(words_after: str) -> str:
    return re.split(r"[.!?](?=\s|\Z)|\n", words_after)[0]


def _office(before: str, after: str) -> str | None:
    if found := _shape("offices", r"\b({any})\.?[ ]\Z").search(before):
        return found[1]
    if found := _shape(
        "offices",
        r"\A,[ ](?:an?|the|its|their|who[ ]is(?:[ ](?:an?|the))?)[ ](?:[\w-]+[ ]){{0,3}}?({any})\b",
    ).match(after):
        return found[1]
    found = _shape("offices", r"\A[ ]is[ ](?:an?|the)[ ](?:[\w-]+[ ]){{0,2}}?({any})\b").match(
        after
    )
    return found[1] if found else None


def _relative(text: str, start: int, end: int, before: str, after: str) -> int | None:
    """Where the name of whose relative this is ends or begins; -1 if nobody is named; None: none."""
    kin = _shape("relatives", r"(?:(?P<whose>['’]s?)[ ])?(?:[\w-]+[ ]){{0,2}}?\b(?:{any}),?[ ]\Z")
    if found := kin.search(before):
        whose = found.start("whose") if found["whose"] else -1
        return start - len(before) + whose if whose >= 0 else -1
    kin = _shape(
        "relatives",
        r"\A,?[ ](?:who[ ]is[ ])?(?:the|his|her|their|an?)[ ](?:[\w-]+[ ]){{0,2}}?(?:{any})\b(?P<of>[ ]of[ ](?=[A-Z]))?",
    )
    if found := kin.match(after):
        return end + found.end("of") if found["of"] else -1
    del text
    return None


def _role(before: str, after: str) -> str | None:
    if found := re.match(r"[ ]?[,(][ ]?(?:aged?[ ])?(\d{1,2})\b", after):
        if int(found[1]) < ADULT:
            return "Minor"
    if found := re.search(r"\b(\d{1,2})-year-old[ ](?:[\w-]+[ ]){0,3}\Z", before):
        if int(found[1]) < ADULT:
            return "Minor"
    for role, shape in _roles():
        if shape.search(before[-40:]) or shape.search(after[:40]):
            return role
    return None


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (role, re.compile(rf"\b(?:{_any(forms)})\b", re.IGNORECASE))
        for role, forms in words("identifiers")["roles"].items()
    )


@cache
def _shape(name: str, pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.format(any=_any(words("identifiers")[name])), re.IGNORECASE)


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))
