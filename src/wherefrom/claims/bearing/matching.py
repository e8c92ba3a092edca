"""The words of an allegation, each beside the word of a statement that is most like it.

Words are compared as vectors in their context (Khattab and Zaharia 2020), so that *drowned* meets
*were lost at sea*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.bearing.terms import asks, term
from wherefrom.content import content_words

SCALE = 127  # of the stored numbers, each -1 to 1 before
AT_ONCE = 50_000  # words of statements compared at a time (25 MB)


@dataclass(frozen=True, slots=True)
class Heard:
    """An allegation as the encoder hears it: ``vector`` (d,), and ``words`` (k, w) int8.

    ``words`` are those of its content words in order, or one row of zeros.
    """

    vector: NDArray[np.float32]
    words: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of n statements: ``vectors`` (m, w) int8, ``weights`` (m,), ``starts`` (n + 1,).

    Statement i has the rows ``starts[i]`` to ``starts[i + 1]``, at least one.
    """

    vectors: NDArray[np.int8]
    weights: NDArray[np.float32]
    starts: NDArray[np.intp]


def words_of(texts: Sequence[str], rarity: Mapping[str, float], vectors: NDArray[np.int8]) -> Words:
    """The words of ``texts`` with their ``vectors``, weighted by the ``rarity`` of their terms.

    Raises:
        ValueError: there are other than as many vectors as words.
    """
    said = [content_words(text) for text in texts]
    starts = np.array([0, *accumulate(max(1, len(words)) for words in said)], dtype=np.intp)
    if starts[-1] != len(vectors):
        raise ValueError(f"{len(vectors)} vectors for {starts[-1]} words")
    weights: list[float] = []
    for words in said:
        weights += [rarity.get(term(w), 0.0) for w in words] or [0.0]
    return Words(vectors, np.array(weights, dtype=np.float32), starts)


@dataclass(frozen=True, slots=True)
class Matched:
    """Each statement's likeness to the allegation, word by word, 0 to 1: (n,) each.

    ``told`` is how far it has the allegation's words, ``around`` how far it has
    them together with its neighbours, ``own`` how far the allegation has its words.
    """

    told: NDArray[np.float64]
    around: NDArray[np.float64]
    own: NDArray[np.float64]


def matched(
    text: str,
    heard: Heard,
    words: Words,
    rarity: Mapping[str, float],
    unheard: float,
    around: NDArray[np.intp],
) -> Matched:
    """``text`` beside every statement; ``unheard`` is the rarity of a term nobody has.

    ``around`` (n, 2) are the rows before and after each statement.
    """
    asked = content_words(text)
    weights = [0.0 if asks(w) else rarity.get(term(w), unheard) for w in asked] or [0.0]
    weight = np.array(weights)
    best, own = _best(heard.words, words, weight > 0)
    near = np.maximum(best, best[:, around].max(axis=2))
    total = max(float(weight.sum()), 1e-6)
    return Matched(weight @ best / total, weight @ near / total, own)


def _best(
    asked: NDArray[np.int8], words: Words, telling: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(k, n): the likeness of each asked word's best; (n,): of each statement's words to theirs."""
    n = len(words.starts) - 1
    best, own = np.zeros((len(asked), n)), np.zeros(n)
    one = asked.astype(np.float32) / SCALE
    at = 0
    while at < n:
        last = max(at + 1, int(np.searchsorted(words.starts, words.starts[at] + AT_ONCE)) - 1)
        begin, end = words.starts[at], words.starts[last]
        pairs = one @ (words.vectors[begin:end].astype(np.float32) / SCALE).T
        begins = words.starts[at:last] - begin
        best[:, at:last] = np.maximum.reduceat(pairs, begins, axis=1)
        weight = words.weights[begin:end]
        most = pairs[telling].max(axis=0, initial=0.0) * weight
        whole = np.maximum(np.add.reduceat(weight, begins), 1e-6)
        own[at:last] = np.add.reduceat(most, begins) / whole
        at = last
    return np.clip(best, 0, 1), np.clip(own, 0, 1)
