"""Outlets by the names reports give them: *CBS* for *CBS New York*, *WCVB-TV* for *WCVB*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from wherefrom.data.load import words
from wherefrom.model import Document, Source

EQUAL = 1.0  # the same name, general words apart
KNOWN = 1 << 14  # names remembered: one is compared with every publisher of a case
LEADING = 0.7  # how surely a shorter name that leads a longer one means it


@cache
def _general() -> frozenset[str]:
    return frozenset(words("citing")["general"])


@lru_cache(maxsize=KNOWN)
def name_words(name: str) -> tuple[str, ...]:
    """A name's telling words, folded.

    >>> name_words("The WCVB - TV")
    ('wcvb',)
    >>> name_words("MLB.com")
    ('mlb',)
    """
    folded = re.sub(r"[^\w\s]", " ", re.sub(r"['’]s\b", "", name.casefold()))
    every = tuple(folded.split())
    return tuple(word for word in every if word not in _general()) or every


def same_outlet(a: str, b: str) -> float:
    """How surely two names mean one outlet, 0 to 1.

    >>> same_outlet("CBS", "CBS New York")
    0.7
    >>> same_outlet("Daily Harbour", "Harbour Gazette")
    0.0
    """
    left, right = name_words(a), name_words(b)
    if left == right or "".join(left) == "".join(right):
        return EQUAL
    short, long = sorted((left, right), key=len)
    if long[: len(short)] == short and sum(map(len, short)) >= 3:
        return LEADING
    return LEADING if len(short) > 1 and long[-len(short) :] == short else 0.0


def publisher_names(
    publisher: str, documents: Iterable[Document], sources: Mapping[str, Source]
) -> tuple[str, ...]:
    """Every name a publisher of the case goes by, a bare web address apart."""
    names = {d.publisher for d in documents if d.publisher}
    if publisher in sources:
        names |= {sources[publisher].name, *sources[publisher].aliases}
    return tuple(sorted(name for name in names if not re.fullmatch(r"\S+\.\w{2,}/?\S*", name)))


def held_under(source: Source, names_of: Mapping[str, Sequence[str]]) -> tuple[str | None, float]:
    """The publisher of the case that a cited outlet is, and how surely; None where none is."""
    best: tuple[float, str] | None = None
    for publisher, names in names_of.items():
        score = max(
            (same_outlet(a, b) for a in (source.name, *source.aliases) for b in names), default=0.0
        )
        if score > 0 and (best is None or (score, publisher) > best):
            best = (score, publisher)
    return (best[1], best[0]) if best else (None, 0.0)
