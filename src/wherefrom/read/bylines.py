"""Who wrote it: byline lines and the persons in them."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.data.load import words
from wherefrom.read.credits import is_wire

HEAD_LINES = 8
TAIL_LINES = 4
LONGEST = 110  # characters of a byline

_LABEL = (
    r"(?:by|words by|story by|text by|report(?:ed|ing)? by|written by|posted by|published by"
    r"|from|author|authors|reporter)\s*:?\s+"
)
_BYLINE = re.compile(rf"^\W*(?P<label>{_LABEL})(?P<who>\S.*)$", re.IGNORECASE)
_PARTICLE = r"(?:al|bin|da|de|del|den|der|di|dos|du|el|ibn|la|le|ten|van|von|y|Mc|Mac|O')"
_TOKEN = r"(?:[^\W\d_][\w’'-]*\.?|[A-Z]\.)"
_PERSON = re.compile(
    rf"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev)\.?\s+)?{_TOKEN}(?:\s+(?:{_PARTICLE}\s+)*{_TOKEN}){{1,4}}$"
)
_SPLIT = re.compile(r"\s*(?:,|;|\||/|•|·|\band\b|&|\bwith\b)\s*", re.IGNORECASE)
_CUT = re.compile(
    r"\s+(?:for|of|in|at|from|on|reporting)\s+.*$|\s*\(.*?\)|\s*<.*?>|\s*[\w.-]+@[\w.-]+|\s*@\w+.*$",
    re.IGNORECASE,
)
_LINE_OF_PERSON = re.compile(r"^\W*(?P<who>[A-Z][^\n,|]{3,40}),\s(?P<rest>[^\n.]{2,60})$")


@cache
def _bodies() -> frozenset[str]:
    return frozenset(words("wires")["bodies"])


def _cased(name: str) -> str:
    return name.title() if name.isupper() or name.islower() else name


def is_person(name: str) -> bool:
    """Whether ``name`` reads as a person's: two to five capitalised words, no body's last word.

    >>> is_person("Maren Oldby"), is_person("Harbour News Staff"), is_person("Reuters")
    (True, False, False)
    """
    if is_wire(name) or not _PERSON.match(name):
        return False
    parts = name.lower().replace(".", "").split()
    capital = all(part[0].isupper() for part in name.split() if not re.fullmatch(_PARTICLE, part))
    return capital and not any(part in _bodies() for part in parts)


def persons_in(who: str) -> tuple[str, ...]:
    """The persons that a byline's words name, in order.

    >>> persons_in("MAREN OLDBY and Tove Lisk in Brine Harbour, Harbour Post")
    ('Maren Oldby', 'Tove Lisk')
    """
    names = []
    for part in _SPLIT.split(who):
        name = _cased(_CUT.sub("", part).strip(" .:-–—"))
        if is_person(name) and name not in names:
            names.append(name)
    return tuple(names)


def _places(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans[:HEAD_LINES] + [s for s in spans[-TAIL_LINES:] if s not in spans[:HEAD_LINES]]


def bylines(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Byline lines near head and end of ``text``: start, end, persons (none for a wire)."""
    found = []
    for start, end in _places(text):
        line = text[start:end].rstrip()
        if len(line) > LONGEST:
            continue
        match = _BYLINE.match(line)
        if not match or match["who"].rstrip()[-1:] in "?!:":
            continue
        if match["label"].lower().startswith("from") and not is_wire(match["who"]):
            continue
        people = persons_in(match["who"])
        wires = any(is_wire(part.strip(" .")) for part in _SPLIT.split(match["who"]))
        staff = match["who"].lower().strip(" .").rsplit(" ", 1)[-1] in _bodies()
        if people or wires or staff:
            found.append((start, start + len(line), people))
    return found
