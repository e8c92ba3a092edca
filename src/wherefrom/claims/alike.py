"""Words in context, compared each with the one most like it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

SCALE = 127  # of the stored numbers, each -1 to 1 before
AT_ONCE = 8_000_000  # pairs of words compared at a time (32 MB)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of ``n`` statements: ``vectors`` (m, d), ``weights`` (m), ``starts`` (n + 1).

    Statement i has the rows ``starts[i]`` to ``starts[i + 1]``, at least one.
    """

    vectors: NDArray[np.int8]
    weights: NDArray[np.float32]
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
        weights: list[float] = []
        for text in texts:
            weights += [rare[w] for w in text] or [1.0]
        return cls(vectors, np.array(weights, dtype=np.float32), starts)

    def block(self, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.float32]:
        """Likeness of ``rows`` to ``columns``, the better direction: (rows, columns)."""
        there = self._taken(columns)
        out = np.empty((len(rows), len(columns)), dtype=np.float32)
        most = max(1, AT_ONCE // max(1, len(there.weights)) // 12)
        for at in range(0, len(rows), most):
            out[at : at + most] = _better(self._taken(rows[at : at + most]), there)
        return out

    def _taken(self, rows: Sequence[int]) -> _Taken:
        at = np.asarray(rows, dtype=np.intp)
        lengths = self.starts[at + 1] - self.starts[at]
        begins = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.intp)
        flat = np.repeat(self.starts[at] - begins, lengths) + np.arange(lengths.sum())
        return _Taken(
            self.vectors[flat].astype(np.float32) * np.float32(1 / SCALE),
            self.weights[flat],
            begins,
        )


@dataclass(frozen=True, slots=True)
class _Taken:
    vectors: NDArray[np.float32]
    weights: NDArray[np.float32]
    begins: NDArray[np.intp]


def _better(one: _Taken, two: _Taken) -> NDArray[np.float32]:
    pairs = one.vectors @ two.vectors.T  # (words of one, words of two)
    best_of_two = np.maximum.reduceat(pairs, two.begins, axis=1)  # (words of one, statements)
    forth = np.add.reduceat(best_of_two * one.weights[:, None], one.begins, axis=0)
    forth /= np.add.reduceat(one.weights, one.begins)[:, None]
    best_of_one = np.maximum.reduceat(pairs, one.begins, axis=0)  # (statements, words of two)
    back = np.add.reduceat(best_of_one * two.weights, two.begins, axis=1)
    back /= np.add.reduceat(two.weights, two.begins)
    return np.asarray(np.maximum(forth, back), dtype=np.float32)
