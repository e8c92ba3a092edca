"""The words of a text that carry its meaning."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from wherefrom.data.load import words

WORD = re.compile(r"[^\W_][\w.'’-]*[^\W_]|[^\W_]")

REMEMBERED = 65_536  # texts whose words are kept: one statement is compared with many


@cache
def common() -> frozenset[str]:
    """Words that carry no meaning of their own, in lower case."""
    return frozenset(words("common_words")["common"])


def content_words(text: str) -> list[str]:
    """The words of ``text`` that carry meaning, lower case, in order.

    >>> content_words("The boat was held.")
    ['boat', 'held']
    """
    return list(_content_words(text))


@lru_cache(maxsize=REMEMBERED)
def _content_words(text: str) -> tuple[str, ...]:
    usual = common()
    return tuple(word for found in WORD.findall(text) if (word := found.casefold()) not in usual)


def content_places(text: str) -> list[tuple[int, int]]:
    """Where ``content_words`` stand in ``text``, as half-open offsets."""
    return [m.span() for m in WORD.finditer(text) if m[0].casefold() not in common()]
