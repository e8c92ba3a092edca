"""The words of a document as reuse is measured on: folded, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import Document

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
QUOTED = re.compile(r'"[^"\n]{8,600}?"|“[^”\n]{8,600}?”|(?<!\w)\'[^\'\n]{25,600}?\'(?!\w)')


@dataclass(frozen=True, slots=True)
class Wording:
    """Folded words of one document; the tuples run in parallel, one item a word.

    ``quoted`` marks words between quotation marks, ``given`` names and numbers,
    which the facts dictate to whoever writes, ``counted`` the words that are no
    standing text or formula (data/boilerplate.yml).
    """

    document: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    given: tuple[bool, ...]
    counted: tuple[bool, ...]


@cache
def _boilerplate() -> re.Pattern[str]:
    groups: dict[str, list[str]] = words("boilerplate")
    patterns = [pattern for name in sorted(groups) for pattern in groups[name]]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def fold(word: str) -> str:
    """A word as it is compared: lower case, apostrophes dropped.

    >>> fold("Don't")
    'dont'
    """
    return word.replace("'", "").casefold()


def wording(document: Document) -> Wording:
    """The words of ``document`` outside its furniture, web addresses uncounted."""
    text = document.text.replace("’", "'").replace("‘", "'")
    furniture = sorted((f.start, f.end) for f in document.furniture)
    found = [m for m in WORD.finditer(text) if not _inside(m.start(), furniture)]
    quoted = [m.span() for m in QUOTED.finditer(text)]
    standing = [m.span() for m in _boilerplate().finditer(text)]
    return Wording(
        document.id,
        tuple(fold(m.group()) for m in found),
        tuple(m.start() for m in found),
        tuple(m.end() for m in found),
        tuple(_inside(m.start(), quoted) for m in found),
        tuple(not m.group()[0].islower() for m in found),
        tuple(not _inside(m.start(), standing) for m in found),
    )


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether ``at`` lies in one of the sorted, non-overlapping ``spans``."""
    k = bisect_left(spans, (at + 1, 0)) - 1
    return k >= 0 and spans[k][0] <= at < spans[k][1]
