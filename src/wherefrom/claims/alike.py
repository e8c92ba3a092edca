"""Words in context, compared each with the one most like it.

Products of the stored numbers are whole numbers below 2**24, which single precision holds
exactly, and sums are taken in double precision: how like two statements are does not depend on
what else is compared with them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

SCALE = 127  # of the stored numbers, each -1 to 1 before
ROWS = 64  # statements compared with others at a time
AT_ONCE = 100_000  # pairs of words compared at a time where statements are paired: in the cache

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of ``n`` statements; statement i has the rows ``starts[i]`` to ``starts[i + 1]``.

    ``vectors`` (m, d) are the words in context; ``rarity`` (m) weighs them.
    """

    vectors: NDArray[np.int8]
    rarity: Floats
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
        rare = {w: math.log((len(texts) + 1) / (n + 0.5)) for w, n in spread.items()}
        rarity = np.ones(len(vectors), dtype=np.float32)
        for start, text in zip(starts.tolist(), texts, strict=False):
            for at, word in enumerate(text, start):
                rarity[at] = rare[word]
        return cls(vectors, rarity, starts)

    def block(self, rows: Sequence[int], columns: Sequence[int]) -> Doubles:
        """Likeness in meaning of ``rows`` to ``columns``, about 0 to 1: (rows, columns)."""
        out = np.empty((len(rows), len(columns)))
        mirrored = rows == columns  # each two are compared once
        for at in range(0, len(rows), ROWS):
            first = at if mirrored else 0
            one, two = self._taken(rows[at : at + ROWS]), self._taken(columns[first:])
            out[at : at + ROWS, first:] = _compared(one, two)
            if mirrored:
                out[at:, at : at + ROWS] = out[at : at + ROWS, at:].T
        return out

    def pairs(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> Doubles:
        """Likeness in meaning of each of ``ones`` to the one of ``others`` at its place: (n,).

        Pairs with equal numbers of words are compared together.
        """
        lengths = np.diff(self.starts)
        sizes = lengths[ones] * (lengths.max(initial=0) + 1) + lengths[others]
        order = np.argsort(sizes, kind="stable")
        out = np.empty(len(ones))
        for run in np.split(order, np.flatnonzero(np.diff(sizes[order])) + 1):
            words = int(lengths[ones[run[:1]]].sum() * lengths[others[run[:1]]].sum())
            for at in range(0, len(run), step := max(1, AT_ONCE // max(1, words))):
                here = run[at : at + step]
                out[here] = self._paired(ones[here], others[here])
        return out

    def _paired(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> Doubles:
        """``pairs`` where all of ``ones`` have as many words, and all of ``others``."""
        one, two = (
            self.starts[rows][:, None] + np.arange(self.starts[rows[0] + 1] - self.starts[rows[0]])
            for rows in (ones, others)
        )
        turned = self.vectors[two].astype(np.float32).transpose(0, 2, 1)
        words = self.vectors[one].astype(np.float32) @ turned  # (pairs, words of one, of two)
        forth, back = (self.rarity[rows].astype(np.float64) for rows in (one, two))
        there = np.einsum("pw,pw->p", words.max(axis=2), forth) / forth.sum(axis=1)
        here = np.einsum("pw,pw->p", words.max(axis=1), back) / back.sum(axis=1)
        return np.asarray(np.maximum(there, here) / SCALE**2)

    def _taken(self, rows: Sequence[int]) -> _Taken:
        at = np.asarray(rows, dtype=np.intp)
        lengths = self.starts[at + 1] - self.starts[at]
        begins = np.cumsum(lengths) - lengths
        flat = np.repeat(self.starts[at] - begins, lengths) + np.arange(lengths.sum())
        return _Taken(
            self.vectors[flat].astype(np.float32),
            self.rarity[flat].astype(np.float64),
            begins,
        )


@dataclass(frozen=True, slots=True)
class _Taken:
    vectors: Floats
    rarity: Doubles
    begins: NDArray[np.intp]


def _compared(one: _Taken, two: _Taken) -> Doubles:
    pairs = one.vectors @ two.vectors.T  # (words of one, words of two)
    best_of_two = np.maximum.reduceat(pairs, two.begins, axis=1)  # (words of one, statements)
    forth = np.add.reduceat(best_of_two * one.rarity[:, None], one.begins, axis=0)
    forth /= np.add.reduceat(one.rarity, one.begins)[:, None]
    best_of_one = np.maximum.reduceat(pairs, one.begins, axis=0)  # (statements, words of two)
    back = np.add.reduceat(best_of_one * two.rarity, two.begins, axis=1)
    back /= np.add.reduceat(two.rarity, two.begins)
    return np.asarray(np.maximum(forth, back) / SCALE**2)
