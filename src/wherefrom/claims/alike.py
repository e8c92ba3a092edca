"""Words in context, compared each with the one most like it; and words in common."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

SCALE = 127  # of the stored numbers, each -1 to 1 before
AT_ONCE = 8_000_000  # pairs of words compared at a time (32 MB)
MEAN_WORDS = 12  # of a statement, about: how many statements make AT_ONCE
NO_WORD = -1

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of ``n`` statements; statement i has the rows ``starts[i]`` to ``starts[i + 1]``.

    ``vectors`` (m, d) are the words in context; ``rarity`` (m) weighs them there. ``ids`` (m)
    number the words as such, and ``shares`` (m) are their weights in their statement, so that
    the products of equal words' shares add up to 1 for two statements of the same words.
    """

    vectors: NDArray[np.int8]
    rarity: Floats
    ids: NDArray[np.int32]
    shares: Floats
    starts: NDArray[np.intp]

    @classmethod
    def of(
        cls, texts: Sequence[Sequence[str]], spread: Mapping[str, int], vectors: NDArray[np.int8]
    ) -> Spoken:
        """``texts`` are the statements' words, ``spread`` how many statements have each.

        Raises:
            ValueError: there are other than as many vectors as words.
        """
        starts = np.array([0, *accumulate(max(1, len(text)) for text in texts)], dtype=np.intp)
        if starts[-1] != len(vectors):
            raise ValueError(f"{len(vectors)} vectors for {starts[-1]} words")
        number = {word: at for at, word in enumerate(sorted(spread))}
        rare = {w: math.log((len(texts) + 1) / (n + 0.5)) for w, n in spread.items()}
        rarity = np.ones(len(vectors), dtype=np.float32)
        ids = np.full(len(vectors), NO_WORD, dtype=np.int32)
        shares = np.zeros(len(vectors), dtype=np.float32)
        for start, text in zip(starts.tolist(), texts, strict=False):
            weight = shares_of(text, spread, len(texts))
            for at, word in enumerate(text, start):
                rarity[at], ids[at], shares[at] = rare[word], number[word], weight[word]
        return cls(vectors, rarity, ids, shares, starts)

    def block(self, rows: Sequence[int], columns: Sequence[int], lexical: float) -> Floats:
        """Likeness of ``rows`` to ``columns``: (rows, columns).

        ``lexical``, 0 to 1, is how far words in common count against words of like meaning.
        """
        there = self._taken(columns)
        out = np.empty((len(rows), len(columns)), dtype=np.float32)
        most = max(1, AT_ONCE // max(1, len(there.rarity)) // MEAN_WORDS)
        for at in range(0, len(rows), most):
            out[at : at + most] = _compared(self._taken(rows[at : at + most]), there, lexical)
        return out

    def _taken(self, rows: Sequence[int]) -> _Taken:
        at = np.asarray(rows, dtype=np.intp)
        lengths = self.starts[at + 1] - self.starts[at]
        begins = np.cumsum(lengths) - lengths
        flat = np.repeat(self.starts[at] - begins, lengths) + np.arange(lengths.sum())
        return _Taken(
            self.vectors[flat].astype(np.float32) * np.float32(1 / SCALE),
            self.rarity[flat],
            self.ids[flat],
            self.shares[flat],
            begins,
        )


def shares_of(text: Sequence[str], spread: Mapping[str, int], n: int) -> dict[str, float]:
    """What each word of ``text`` is worth wherever it stands in it.

    Log frequency times inverse document frequency, of length 1 (Salton and Buckley 1988), and a
    word that stands there twice has half of its weight at each place.
    """
    count = Counter(text)
    weight = {
        w: (1 + math.log(k)) * (math.log((1 + n) / (1 + spread[w])) + 1) for w, k in count.items()
    }
    length = math.sqrt(sum(v * v for v in weight.values())) or 1.0
    return {w: weight[w] / length / count[w] for w in count}


@dataclass(frozen=True, slots=True)
class _Taken:
    vectors: Floats
    rarity: Floats
    ids: NDArray[np.int32]
    shares: Floats
    begins: NDArray[np.intp]


def _compared(one: _Taken, two: _Taken, lexical: float) -> Floats:
    pairs = one.vectors @ two.vectors.T  # (words of one, words of two)
    best_of_two = np.maximum.reduceat(pairs, two.begins, axis=1)  # (words of one, statements)
    forth = np.add.reduceat(best_of_two * one.rarity[:, None], one.begins, axis=0)
    forth /= np.add.reduceat(one.rarity, one.begins)[:, None]
    best_of_one = np.maximum.reduceat(pairs, one.begins, axis=0)  # (statements, words of two)
    back = np.add.reduceat(best_of_one * two.rarity, two.begins, axis=1)
    back /= np.add.reduceat(two.rarity, two.begins)
    meaning = np.maximum(forth, back)
    return np.asarray((1 - lexical) * meaning + lexical * _in_common(one, two), dtype=np.float32)


def _in_common(one: _Taken, two: _Taken) -> Floats:
    """Summed shares of the words that both have, 0 to 1: (statements, statements)."""
    rows, columns = np.nonzero(one.ids[:, None] == two.ids[None, :])
    out = np.zeros((len(one.begins), len(two.begins)), dtype=np.float32)
    of_row = np.searchsorted(one.begins, rows, side="right") - 1
    of_column = np.searchsorted(two.begins, columns, side="right") - 1
    np.add.at(out, (of_row, of_column), one.shares[rows] * two.shares[columns])
    return out
