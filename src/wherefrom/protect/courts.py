"""Names as courts write them: initials, parties in capitals, *A v. B*, *alias*.

Initials and single letters count in texts of courts only; elsewhere they are seldom anybody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wherefrom.data.load import words
from wherefrom.protect.letters import NAME, UPPER

PARTY = "a party to a case"
INITIALS = "initials"
ALIAS = "another name of somebody"
LEAST = 3  # words of a court's language that make a text one of a court's
_INITIALS = re.compile(
    rf"(?<![\w.@])(?:{UPPER}\.(?:[ \t-]?{UPPER}\.){{1,3}}|{UPPER}{{2,3}}(?=[ ]\())"
)
_QUOTED = rf"[“\"'‘]?(?P<name>{NAME})"
_ALIAS = re.compile(
    rf"(?:\ba/k/a|\ba\.k\.a\.?|\balias|\balso[ ]known[ ]as|(?<=\w)[ ]@)[ ]{_QUOTED}"
)
_OTHERS = re.compile(r"[\s,]+(?:and|&)[\s]+(?:others?|another)\b.*|[\s,]+et[ ]al\b.*", re.I | re.S)
_WORD = rf"(?:{UPPER}(?:\.{UPPER})*\.|{UPPER}[\w'’-]*)"
_ONE = rf"{_WORD}(?:[ \t]+(?:(?:al|bin|van|von|de|del|da|der|di)[ \t]+)?{_WORD}){{0,4}}"
_SIDE = rf"{_ONE}(?:[ \t]+(?i:and[ ]others?|et[ ]al\.?))?"
_AGAINST = re.compile(
    rf"(?:(?P<case>(?i:\bcase[ ]of)[ ])|^|[(“\"])(?P<one>{_SIDE})"
    rf"[ \t]*,?[ \t]+(?i:v|vs|versus)\.?[ \t]+(?P<two>{_ONE})",
    re.MULTILINE,
)
Place = tuple[int, int, str]


def court_names(text: str) -> Iterator[Place]:
    """Start and end of each such name in ``text``, and what tells it."""
    for found in _ALIAS.finditer(text):
        yield *found.span("name"), ALIAS
    if is_of_a_court(text):
        yield from _against(text)
        yield from _beside_a_party(text)
        yield from _initials(text)


def _against(text: str) -> Iterator[Place]:
    for found in _AGAINST.finditer(text):
        # In *Case of A v. B* the other side is a state.
        for side in ("one",) if found["case"] else ("one", "two"):
            name = _alone(found[side])
            if _is_somebody(name):
                yield found.start(side), found.start(side) + len(name), PARTY


def _beside_a_party(text: str) -> Iterator[Place]:
    for shape in _shapes():
        for found in shape.finditer(text):
            if _is_somebody(found["name"]):
                yield *found.span("name"), PARTY


def _initials(text: str) -> Iterator[Place]:
    for found in _INITIALS.finditer(text):
        if found[0].casefold().replace(" ", "") not in words("courts")["abbreviations"]:
            yield *found.span(), INITIALS


def is_of_a_court(text: str) -> bool:
    """Whether ``text`` is a judgment, an order or the like."""
    return len({m[0].casefold() for m in _language().finditer(text[:20_000])}) >= LEAST


def _alone(side: str) -> str:
    return _OTHERS.sub("", side).rstrip(" ,")


def _is_somebody(name: str) -> bool:
    """Not a state, a body, or words of the court's own."""
    every = {w.strip(".,()’'").casefold() for w in name.split()}
    return not every & _nobodies()


@cache
def _nobodies() -> frozenset[str]:
    return frozenset(words("courts")["nobodies"])


@cache
def _language() -> re.Pattern[str]:
    every = "|".join(map(re.escape, words("courts")["language"]))
    return re.compile(rf"\b(?:{every})\b", re.IGNORECASE)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    lists = words("courts")
    parties = "|".join(map(re.escape, lists["parties"]))
    kin = "|".join(map(re.escape, words("identifiers")["relatives"]))
    letter = rf"(?P<name>{UPPER}\.?)(?=[,.;)’'\s])"
    before = rf"\b(?i:{parties}|witness|witnesses|{kin})(?:[ ](?:no\.?[ ]?)?\d{{1,2}})?"
    honour = r"(?:(?:late|Shri|Sri|Smt|Km|Dr|Mr|Mrs|Ms)\.?[ ])?"
    between = r"(?:[ \t]*(?:,|\.{2,}|…|[–—-])?[ \t]*|\s*(?:\([^()\n]*\)\s*)?)"
    return (
        # TAMSIN BROWNLEE, Appellant; or with dots, dashes or a line between
        re.compile(rf"^[ \t]*(?P<name>{_ONE}){between}(?i:{parties})\b", re.MULTILINE),
        re.compile(rf"\band[ ](?P<name>{_ONE}),?[ ](?i:{parties})\b"),
        re.compile(rf"{before},?[ ]{letter}"),
        re.compile(rf"\b(?:Mr|Mrs|Ms|Miss)\.?[ ]{letter}"),
        re.compile(rf"\b[PDC]W[-. ]?\d{{1,2}},?[ ]{honour}(?P<name>{NAME})"),
        re.compile(rf"\b(?i:[sdw]/o|son[ ]of|daughter[ ]of|wife[ ]of)[ ]{honour}(?P<name>{NAME})"),
        re.compile(rf"\b(?i:witnesses)[ ](?P<name>{NAME})"),
    )  # fmt: skip
