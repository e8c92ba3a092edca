"""What was done to one text to make another of it: passages put in or cut, words respelt.

A careful reader of two revisions asks what each change looks like: a passage
was added, a misspelling mended. Each is counted both ways, so that neither text
is taken to be the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from wherefrom.data.load import words
from wherefrom.trace.slips import is_slip

TOKEN = re.compile(r"\w+|[^\w\s]|\n")
PASSAGE = 8  # words without a break; fewer are a phrase
LEAST_LETTERS = 4  # in a shorter word one stroke makes another word


@dataclass(frozen=True, slots=True)
class Edits:
    """How much only one of two texts has: (n in the second alone, n in the first alone).

    ``passages`` of PASSAGE words or more; ``mended`` words, which the other one
    misspells.
    """

    passages: tuple[int, int]
    mended: tuple[int, int]

    def turned(self) -> Edits:
        """The same with the texts exchanged."""
        return Edits(self.passages[::-1], self.mended[::-1])


def tokens(text: str) -> tuple[str, ...]:
    """Words, marks and line ends of ``text``, folded."""
    return tuple(TOKEN.findall(text.casefold()))


def edits(first: tuple[str, ...], second: tuple[str, ...]) -> Edits:
    """What makes ``second`` of ``first``, both as ``tokens`` gives them.

    Turning the texts round gives ``turned``: the alignment is always made from
    the one to the other in the same way.
    """
    if second < first:
        return _edits(second, first).turned()
    return _edits(first, second)


def _edits(first: Sequence[str], second: Sequence[str]) -> Edits:
    put_in = cut = mended = spoilt = 0
    for kind, i, j, m, n in SequenceMatcher(None, first, second).get_opcodes():
        put_in += kind == "insert" and _is_passage(second[m:n])
        cut += kind == "delete" and _is_passage(first[i:j])
        if kind == "replace":
            for was, became in _exchanged(first[i:j], second[m:n]):
                mended += is_mended(was, became)
                spoilt += is_mended(became, was)
    return Edits((put_in, cut), (mended, spoilt))


def _is_passage(run: Sequence[str]) -> bool:
    return sum(token[0].isalnum() for token in run) >= PASSAGE


def _exchanged(was: Sequence[str], became: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words that stand for one another where as many words replace as were replaced."""
    left, right = ([t for t in side if t.isalpha()] for side in (was, became))
    if len(left) == len(right):
        yield from zip(left, right, strict=True)


def is_mended(was: str, became: str) -> bool:
    """Whether ``was`` is a slip of the pen for the usual word ``became``.

    >>> is_mended("succesful", "successful"), is_mended("successful", "succesful")
    (True, False)
    """
    if min(len(was), len(became)) < LEAST_LETTERS or was in usual_words():
        return False
    return became in usual_words() and is_slip(was, became)


@cache
def usual_words() -> frozenset[str]:
    """The words of data/usual_words.yml."""
    return frozenset(words("usual_words")["usual"].split())
