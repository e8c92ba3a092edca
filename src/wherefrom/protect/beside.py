"""What the words beside a name say of its bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words

NEAR = 60  # characters that are looked at on either side
NEARER = 40
ADULT = 18
_ARTICLE = r"(?:an?|the|its|their|who[ ]is(?:[ ](?:an?|the))?)[ ]"
_WHOSE = r"(?:the|his|her|their|an?)[ ]"
_OF = r"(?P<of>[ ]of[ ](?=[A-Z]))?"
_AGED = re.compile(r"[ ]?[,(][ ]?(?:aged?[ ])?(\d{1,2})\b")
_YEARS_OLD = re.compile(r"\b(\d{1,2})-year-old[ ](?:[\w-]+[ ]){0,3}\Z")


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
    relative = _relative(start, end, before, after)
    if relative is not None:
        return Beside(office, "Relative", relative if relative >= 0 else None)
    return Beside(office, _role(before, after))


def _last_sentence(words_before: str) -> str:
    return re.split(r"[.!?](?=\s+[A-Z\"“])|\n", words_before)[-1]


def _first_sentence(words_after: str) -> str:
    return re.split(r"[.!?](?=\s|\Z)|\n", words_after)[0]


def _office(before: str, after: str) -> str | None:
    for shape, words_there in (
        (r"\b({any})\.?[ ]\Z", before),
        (rf"\A,[ ]{_ARTICLE}(?:[\w-]+[ ]){{{{0,3}}}}?({{any}})\b", after),
        (r"\A[ ]is[ ](?:an?|the)[ ](?:[\w-]+[ ]){{0,2}}?({any})\b", after),
    ):
        if found := _shape("offices", shape).search(words_there):
            return found[1]
    return None


def _relative(start: int, end: int, before: str, after: str) -> int | None:
    """Where the name of whose relative this is ends or begins; -1: of somebody; None: no kin."""
    kin = r"(?:(?P<whose>['’]s?)[ ])?(?:[\w-]+[ ]){{0,2}}?\b(?:{any}),?[ ]\Z"
    if found := _shape("relatives", kin).search(before):
        return start - len(before) + found.start("whose") if found["whose"] else -1
    kin = rf"\A,?[ ](?:who[ ]is[ ])?{_WHOSE}(?:[\w-]+[ ]){{{{0,2}}}}?(?:{{any}})\b{_OF}"
    if found := _shape("relatives", kin).search(after):
        return end + found.end("of") if found["of"] else -1
    return None


def _role(before: str, after: str) -> str | None:
    stated = _AGED.match(after) or _YEARS_OLD.search(before)
    if stated and int(stated[1]) < ADULT:
        return "Minor"
    for role, shape in _roles():
        if shape.search(before[-NEARER:]) or shape.search(after[:NEARER]):
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
