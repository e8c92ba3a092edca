"""How alike statements are: their words in context, and rare words in common.

The likeness of two statements is that of the words of one, each to the word of
the other that is most like it (Khattab and Zaharia 2020), weighted by how rare
it is in the case; of the two directions the better one counts, so that a short
statement is like a longer one that says the same and more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from wherefrom.claims.alike import Spoken, shares_of
from wherefrom.content import content_words
from wherefrom.model import Statement

DIGITS = 6  # kept of a likeness: the last bits depend on how many are compared at once


@dataclass(frozen=True, slots=True)
class Nearness:
    """Vectors and words of ``n`` statements, aligned by row; each row has length 1.

    Without ``spoken``, the vectors of the words, whole sentences are compared.
    """

    vectors: NDArray[np.float32]
    words: csr_array
    lexical: float
    spoken: Spoken | None = None

    def block(self, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.float64]:
        """Likeness of ``rows`` to ``columns``: (len(rows), len(columns)), about -0.2 to 1.0."""
        if self.spoken is None:
            return self.rough(rows, columns)
        likeness = self.spoken.block(rows, columns, self.lexical)
        return np.asarray(np.round(likeness.astype(np.float64), DIGITS))

    def rough(self, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.float64]:
        """The same by whole sentences: quick, to find what is worth comparing."""
        meaning = self.vectors[list(rows)] @ self.vectors[list(columns)].T
        shared = np.asarray((self.words[list(rows)] @ self.words[list(columns)].T).toarray())
        likeness = (1 - self.lexical) * meaning.astype(np.float64) + self.lexical * shared
        return np.asarray(np.round(likeness, DIGITS))

    def shared(self, rows: Sequence[int]) -> NDArray[np.int64]:
        """How many content words each two of ``rows`` have in common: (n, n)."""
        words = (self.words[list(rows)] > 0).astype(np.int64)
        return np.asarray((words @ words.T).toarray())


def nearness(
    statements: Sequence[Statement],
    vectors: NDArray[np.float32],
    words: NDArray[np.int8] | None = None,
    *,
    lexical: float,
) -> Nearness:
    """Nearness over ``statements``.

    ``vectors`` (n, d) are aligned with them, of length 1 each; ``words`` are
    those of their content words in order, one row of zeros for a statement
    without any.
    """
    texts = [content_words(s.text) for s in statements]
    spread = Counter(word for text in texts for word in set(text))
    spoken = None if words is None else Spoken.of(texts, spread, words)
    return Nearness(vectors, _weighted(texts, spread), lexical, spoken)


def _weighted(texts: Sequence[Sequence[str]], spread: Counter[str]) -> csr_array:
    """Each statement's words by their weights, as unit rows: (n, words)."""
    column = {word: i for i, word in enumerate(sorted(spread))}
    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for text in texts:
        count = Counter(text)
        weight = shares_of(text, spread, len(texts))
        for word in sorted(weight):
            indices.append(column[word])
            data.append(weight[word] * count[word])
        starts.append(len(indices))
    shape = (len(texts), max(1, len(column)))
    return csr_array((np.array(data, dtype=np.float32), indices, starts), shape=shape)
