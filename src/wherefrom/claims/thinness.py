"""Quoted words that are too few, or break in or off, so that nobody could check them."""

from __future__ import annotations

import re

from wherefrom.claims.lexicon import listed
from wherefrom.content import content_words

QUOTED = re.compile(r"“([^”]*)”")
SHORT_FORM = re.compile(r"(?<=\w)['’](?:s|m|re|ve|ll|d|t)\b")
MIDDLE = re.compile(
    r"(?:(?:however|until|unless|than|if|out|up)\b(?! of)|(?:\w+ ){0,3}(?:which|whom|whose)\b)",
    re.I,
)
TELLER = re.compile(
    r",\s+(?:(?:he|she|they|it|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}) (?:said|says|added|adds)"
    r"|(?:said|says|added|adds) (?:he|she|they|[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4}))\Z"
)
PASSIVE = re.compile(  # *was a brick* is none
    r"\b(?:was|were|been|being)\s+(?:\S+\s+)?\w{2,}(?:ed|en|wn|lt|nt|ld|id|ade|ung|ught)\b", re.I
)
FEWEST = 2  # words that carry meaning; of what was done to somebody one tells all: *were not paid*


def checkable(question: str) -> str:
    """``question`` about quoted words, without who told them; empty where too little is quoted.

    >>> checkable("Is it so that “You remember”?")
    ''
    >>> checkable("Is it so that “the ferry sank off Lode, said Ann Lee”?")
    'Is it so that “the ferry sank off Lode”?'
    >>> checkable("Is it so that “They were […] paid”?")
    'Is it so that “They were […] paid”?'
    """
    quoted = QUOTED.search(question)
    if quoted is None:
        return question
    words = TELLER.sub("", quoted[1])
    if MIDDLE.match(words) or _meaning(words) < (1 if PASSIVE.search(words) else FEWEST):
        return ""
    return question[: quoted.start(1)] + words + question[quoted.end(1) :]


def _meaning(words: str) -> int:
    plain = SHORT_FORM.sub("", words.replace("[…]", " "))
    return len({w for w in content_words(plain) if w not in listed("thin")})
