"""Words brought to one form, so that *two workers died* and *2 dead* share something."""

from __future__ import annotations

import re
from functools import cache

from wherefrom.claims.nearness import content_words
from wherefrom.data.load import words

SHORTEST = 4  # letters that an ending leaves at the least
ENDINGS = ("ingly", "edly", "ing", "ed", "ies", "es", "ly", "s", "e", "y")  # longest first
FIGURE = re.compile(r"\d[\d,.]*")


@cache
def _asking() -> frozenset[str]:
    return frozenset(words("bearing")["asking"])


@cache
def _number_words() -> dict[str, str]:
    return {word: str(n) for word, n in words("numbers")["words"].items()}


@cache
def _states() -> dict[str, str]:
    """Words of one state of people (*dead*, *died*, *toll*) under one name."""
    return {w: state for state, ws in words("properties")["states"].items() for w in ws}


@cache
def term(word: str) -> str:
    """The form under which a lower-case ``word`` is compared.

    Numbers become figures, words of one state its name, others lose their ending.

    >>> term("ten"), term("1,200"), term("deaths"), term("evacuated") == term("evacuating")
    ('10', '1200', 'killed', True)
    """
    word = re.sub(r"['’]s?\Z", "", word)
    if word in _number_words():
        return _number_words()[word]
    if FIGURE.fullmatch(word):
        return word.replace(",", "").rstrip(".")
    return _states().get(word) or _states().get(_stem(word)) or _stem(word)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def is_number(term_: str) -> bool:
    """Whether a term is a figure."""
    return FIGURE.fullmatch(term_) is not None


def terms(text: str) -> tuple[str, ...]:
    """The terms of ``text`` that carry meaning, each once, in order; words that ask are none."""
    carrying = (w for w in content_words(text) if w not in _asking())
    return tuple(dict.fromkeys(term(w) for w in carrying))
