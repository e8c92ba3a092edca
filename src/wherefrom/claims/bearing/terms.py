"""Words brought to one form, so that *two workers died* and *2 dead* share something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wherefrom.content import WORD, common
from wherefrom.data.load import words

SHORTEST = 4  # letters that an ending leaves at the least
ENDINGS = ("ingly", "edly", "ing", "ed", "ies", "es", "ly", "s", "e", "y")  # longest first
NEAR = 4  # characters before a word that tell whether it is the first of its sentence
BETWEEN = " \t\"“”'‘’("  # may stand between a sentence's end and the next one's first word
ENDS = (".", "!", "?", ":", "\n")
INFLECTED = ("s", "d", "es", "ed", "ing")
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
    return _state(word) or _stem(word)


def _state(word: str) -> str | None:
    """The state a word or its plain form tells: *died* is *die*, *killing* is *kill*."""
    bare = [word, *(word.removesuffix(ending) for ending in INFLECTED if word.endswith(ending))]
    bare += [f"{w}e" for w in bare[1:]]
    return next((_states()[w] for w in bare if w in _states()), None)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def asks(word: str) -> bool:
    """Whether a lower-case ``word`` only asks, or tells nothing of what is asked."""
    return word in _asking()


def is_number(term_: str) -> bool:
    """Whether a term is a figure."""
    return FIGURE.fullmatch(term_) is not None


def terms(text: str) -> tuple[str, ...]:
    """The terms of ``text`` that carry meaning, each once, in order; words that ask are none."""
    return tuple(dict.fromkeys(said for said, _ in spoken(text)))


def spoken(text: str) -> Iterator[tuple[str, bool | None]]:
    """Each term of ``text`` as it comes, and whether it has a capital there.

    None for the first word of a sentence, where a capital tells nothing.
    """
    for match in WORD.finditer(text):
        word = match[0].casefold()
        if word not in common() and not asks(word):
            yield term(word), None if _opens(text, match.start()) else match[0][:1].isupper()


def _opens(text: str, start: int) -> bool:
    """Whether the word at ``start`` is the first of a sentence or line."""
    before = text[max(0, start - NEAR) : start].strip(BETWEEN)
    return before[-1:] in ENDS if before else start <= NEAR
