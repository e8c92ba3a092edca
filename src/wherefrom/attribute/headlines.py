"""Headline style: ``Police: two held`` and ``Ten dead - officials``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

LONGEST = 7  # words a headline's source may have
_TIME = re.compile(r"\d")


def headlines(reading: Reading) -> Iterator[Voicing]:
    """Sources set off by a colon before, or a dash or colon after, a short statement."""
    for piece in reading.pieces:
        words = [i for i in range(piece.start, piece.end) if not reading.parse[i].is_space]
        for k, i in enumerate(words):
            text = reading.parse[i].text
            if text == ":" and 1 <= k <= LONGEST and k < len(words) - 2:
                yield from _split(words[:k], words[k + 1 :], i, reading)
                break
        for k in range(len(words) - 2, max(2, len(words) - 2 - LONGEST), -1):
            if reading.parse[words[k]].text in {"-", "–", "—", "--", ":", "|"}:
                yield from _split(words[k + 1 :], words[:k], words[k], reading)
                break


def _split(source: list[int], content: list[int], mark: int, reading: Reading) -> Iterator[Voicing]:
    source = [i for i in source if not reading.parse[i].is_punct]
    if not source or len(content) < 2 or reading.quote_of[mark] >= 0:
        return
    text = reading.parse[source[0] : source[-1] + 1].text
    if not _is_source(text) or _TIME.search(text):
        return
    yield Voicing(
        "headline", frozenset(source), frozenset({mark}), frozenset(content), source[-1], True, 0.7
    )


def _is_source(text: str) -> bool:
    """True for words that are nothing but a known kind of source."""
    if len(text.split()) > 4:
        return False
    last = text.split()[-1].casefold()
    known = (
        listed("source_kinds", "official")
        | listed("source_kinds", "outlet")
        | listed("anonymous", "headline")
        | listed("roles", "office")
        | listed("roles", "private")
        | listed("roles", "spokesperson")
    )
    return last in known or bool(pattern("source_kinds", "official").fullmatch(text))
