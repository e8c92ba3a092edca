"""Statements that have nothing but names in common with the others of their group leave it.

*Lee entered the talks* and *Lee is said to want Marn back* are alike by whom they tell of; what
is told of them is not, and no reader would say that both answer one question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from wherefrom.claims.nearness import Nearness
from wherefrom.content import content_words

STEM = 4  # letters by which two forms of a word are known for one (*sank*, *sinking* are not)
NAME = re.compile(r"(?<=[\w,;:’'\"“] )[A-Z][\w’'-]+")  # a capital that begins no sentence
HEADLINE = 0.6  # share of words with a capital above which a capital says nothing
ALIKE = 0.57  # likeness from which two statements need no word in common
REMEMBERED = 16_384


def sharing(near: Nearness, rows: Sequence[int], texts: Sequence[str]) -> list[int]:
    """The places in ``rows`` of those that belong to the others; the rest stand alone.

    They share a word besides names with another, or are as like one as ALIKE. ``texts`` are the
    statements' words, by row.
    """
    names = frozenset[str]().union(*(names_of(texts[row]) for row in rows))
    own = [_stems(texts[row]) - names for row in rows]
    told = Counter(stem for stems in own for stem in stems)
    return [
        at
        for at, stems in enumerate(own)
        if any(told[stem] > 1 for stem in stems) or _alike(near, rows, at)
    ]


def _alike(near: Nearness, rows: Sequence[int], at: int) -> bool:
    likeness = np.asarray(near.block([rows[at]], rows))[0].copy()
    likeness[at] = 0.0
    return bool(likeness.max() >= ALIKE)


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in content_words(text))


@lru_cache(maxsize=REMEMBERED)
def names_of(text: str) -> frozenset[str]:
    """How the names in ``text`` begin, but for one that begins a sentence."""
    words = [word for word in text.split() if word[:1].isalpha()]
    if sum(word[0].isupper() for word in words) > HEADLINE * len(words):
        return frozenset()
    return frozenset(name.casefold()[:STEM] for name in NAME.findall(text))
