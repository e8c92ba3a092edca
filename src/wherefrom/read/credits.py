"""Whole-document credits: a wire or another outlet in dateline, byline or source line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import Credit, CreditKind

DATELINE_REACH = 1800  # characters; a dateline stands before the story
LINE = 160  # characters; a source line is short
END = 300  # characters at the end of the text in which a credit may close a paragraph
LONGEST_NAME = 5  # words; more are a headline ("Sources: Harbour May Close On Monday")

_HINT = re.compile(r"[A-Z(©]")
_BY_NAME = (  # a wire of any country, told by the last word of its name
    r"(?:[A-Z][\w’'-]+ ){1,3}(?:Wire|Newswire|(?:News|Press) (?:Agency|Service)|Wire Service)"
)
_NAME = r"(?:the\s+)?[A-Z][\w’'&/-]*(?:\s+(?:[A-Z&][\w’'&/-]*|of|the|and|for|de|la))*"


@cache
def wire_names() -> tuple[str, ...]:
    """Names of wires, longest first."""
    listed = [name for group in words("wires")["wires"] for name in group["names"]]
    return tuple(sorted(set(listed), key=lambda name: (-len(name), name)))


@cache
def _only_marked() -> frozenset[str]:
    return frozenset(words("wires")["only_marked"])


@cache
def _wire(*, marked: bool) -> str:
    names = [name for name in wire_names() if marked or name not in _only_marked()]
    return "(?:" + "|".join([*map(re.escape, names), _BY_NAME]) + ")"


def is_wire(name: str) -> bool:
    """Whether ``name`` is that of a wire, however marked."""
    bare = name.strip()
    return bare.lower() in _lowered() or bool(re.fullmatch(_BY_NAME, bare))


@cache
def _lowered() -> frozenset[str]:
    return frozenset(name.lower() for name in wire_names())


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    wire = _wire(marked=True)
    place = r"[A-Z][A-Z.'’]+(?:[ -][A-Z.'’]+)*(?:,[^()\n]{1,40})?"
    return (
        re.compile(rf"\(\s?(?P<name>{wire})\s?\)\s*(?:[-–—:]|_)"),
        re.compile(rf"^[ \t\"“]*(?P<name>{_wire(marked=False)})\s*(?:[-–—]{{1,2}}|:)\s", re.M),
        re.compile(rf"^{place}\s*[,/–—-]+\s*(?P<name>{wire})\s*[-–—/:]", re.M),
        re.compile(rf"^{place}\s*\(\s?(?P<name>{_NAME})\s?\)\s*[-–—]", re.M),
        re.compile(rf"(?:\b\d\d(?::| ?[ap]m)\S*|\d{{4}})\s*/?.{{0,14}}\((?P<name>{wire})\)", re.M),
    )


@cache
def _source_lines() -> tuple[re.Pattern[str], ...]:
    wire, marked = _wire(marked=False), _wire(marked=True)
    flags = re.MULTILINE | re.IGNORECASE
    name = rf"(?-i:(?P<name>{_NAME}))"
    return (
        re.compile(
            r"^\W*(?:news )?(?:sources?|via|credits?|agenc(?:y|ies)|courtesy)\s?(?::|of\b)"
            rf"\s*{name}\W*$",
            flags,
        ),
        re.compile(rf"\(\s?(?:sources?|via|credits?)\s?:?\s{name}\s?\)", flags),
        re.compile(rf"(?:^|[-–—|,(])\s*via\s+(?:the\s+)?(?P<name>(?-i:{marked}))\b", flags),
        re.compile(
            r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?\s*,?\s*(?:by\s+)?"
            rf"(?P<name>(?-i:(?:The )?{marked}))\b",
            flags,
        ),
        re.compile(
            r"with (?:files|material|reporting|additional reporting) (?:from|by)\s+(?:the\s+)?"
            rf"{name}",
            flags,
        ),
        re.compile(
            r"\bthis (?:story|article|report|piece|text|post|item) (?:was |is |has been )?"
            r"(?:first |originally )?(?:appeared|published|ran|republished|reprinted|taken|provided"
            rf"|supplied)(?: with permission)? (?:in|on|by|from)\s+(?:the\s+)?{name}",
            flags,
        ),
        re.compile(
            r"\b(?:re-?published|reprinted|reproduced|syndicated)(?: with permission)?"
            rf" from\s+{name}",
            flags,
        ),
        re.compile(rf"^\W*(?P<name>(?-i:{wire}|AP|PA))\W*$", flags),
        re.compile(rf"[.”\"’]\s*(?:[-–—]+\s*|\()(?P<name>(?-i:{marked}))\)?\s*$(?!\n*\S)", flags),
    )


@cache
def _by_wire() -> re.Pattern[str]:
    return re.compile(
        r"^\W*(?:by|from|in|report(?:ed|ing)? by)?:?\s*"
        r"(?:[^\n]{0,60}?[,|/]\s*|[^\n]{0,40}? (?:of|for|in) )?"
        rf"(?P<name>(?-i:(?:The )?{_wire(marked=True)}))\b[^\n]{{0,30}}$",
        re.IGNORECASE,
    )


def _datelined(text: str) -> Iterator[Credit]:
    for pattern in _datelines():
        for match in pattern.finditer(text, 0, DATELINE_REACH):
            yield _credit(match, "dateline")


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Short lines, and the last words of a text that ends in a long one."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line and len(line) <= LINE:
            yield start, end
        elif line.strip() and not text[end:].strip():
            yield max(start, end - END), end
        start = end + 1


def _sourced(text: str) -> Iterator[Credit]:
    for start, end in _windows(text):
        if _HINT.search(text, start, end):
            for pattern in _source_lines():
                for match in pattern.finditer(text, start, end):
                    yield _credit(match, "source")


def _credit(match: re.Match[str], how: CreditKind) -> Credit:
    return Credit(match["name"], how, match.start("name"), match.end("name"))


def credit_in_byline(text: str, start: int, end: int) -> Credit | None:
    """The wire that the byline ``text[start:end]`` names, if any."""
    match = _by_wire().match(text[start:end])
    if not match:
        return None
    name = match["name"]
    return Credit(name, "byline", start + match.start("name"), start + match.end("name"))


def find_credits(text: str, bylines: list[tuple[int, int]]) -> tuple[Credit, ...]:
    """All credits of ``text``, in order, one for each place.

    Args:
        text: the document's text.
        bylines: spans of its bylines.
    """
    found = [*_datelined(text), *_sourced(text)]
    found += [c for span in bylines if (c := credit_in_byline(text, *span)) is not None]
    kept: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.start, -c.end, c.how)):
        if len(credit.name.split()) > LONGEST_NAME:
            continue
        if not kept or credit.start >= kept[-1].end:
            kept.append(credit)
    return tuple(kept)
