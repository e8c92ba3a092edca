"""Okapi BM25 (Robertson et al. 1994), the ranking that search engines start from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.75  # the usual values


class Bm25:
    """An index over texts given as lists of words."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.n = len(texts)
        self.lengths = np.array([len(words) for words in texts], dtype=np.float64)
        self.held: dict[str, list[tuple[int, int]]] = {}
        for row, words in enumerate(texts):
            for word, times in Counter(words).items():
                self.held.setdefault(word, []).append((row, times))

    def scores(self, query: Sequence[str]) -> NDArray[np.float64]:
        """(n,): how well each text fits ``query``; 0 where no word is shared."""
        out = np.zeros(self.n)
        mean = self.lengths.mean() or 1.0
        for word in query:
            holders = self.held.get(word, [])
            rarity = math.log(1 + (self.n - len(holders) + 0.5) / (len(holders) + 0.5))
            for row, times in holders:
                norm = K1 * (1 - B + B * self.lengths[row] / mean)
                out[row] += rarity * times * (K1 + 1) / (times + norm)
        return out
