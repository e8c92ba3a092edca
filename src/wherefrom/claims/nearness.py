"""How alike statements are: their words in context, and rare words in common.

The likeness of two statements is that of the words of one, each to the word of
the other that is most like it (Khattab and Zaharia 2020), weighted by how rare
it is in the case; of the two directions the better one counts, so that a short
statement is like a longer one that says the same and more.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from wherefrom.claims.alike import Spoken
from wherefrom.claims.kept import Kept
from wherefrom.content import content_words
from wherefrom.model import Statement

FEW = 128  # statements up to which a dense table of their words is quicker than a sparse one
AT_ONCE = 50_000  # pairs whose words in common are counted at a time
DIGITS = 6  # kept of a likeness: in the last bits the order in which it was added up shows

Rows = Sequence[int] | NDArray[np.intp]


@dataclass(slots=True)
class Last:
    """The likeness of the statements last compared: a claim asks for parts of it again."""

    place: dict[int, int] = field(default_factory=dict)
    likeness: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 0)))

    def keep(self, rows: Sequence[int], likeness: NDArray[np.float64]) -> None:
        """Hold ``likeness``, that of each two of ``rows``."""
        self.place = {row: at for at, row in enumerate(rows)}
        self.likeness = likeness.copy()

    def part(self, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.float64] | None:
        """Likeness of ``rows`` to ``columns``, None unless all are held."""
        place = self.place
        try:
            one, two = [place[row] for row in rows], [place[row] for row in columns]
        except KeyError:
            return None
        return np.asarray(self.likeness[np.array(one, dtype=np.intp)[:, None], two])


@dataclass(frozen=True, slots=True)
class Nearness:
    """Vectors and words of ``n`` statements, aligned by row; each row has length 1.

    Without ``spoken``, the vectors of the words, whole sentences are compared.
    """

    vectors: NDArray[np.float32]
    words: csr_array
    lexical: float
    spoken: Spoken | None = None
    last: Last = field(default_factory=Last)
    kept: Kept = field(default_factory=lambda: Kept(DIGITS))

    def block(self, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.float64]:
        """Likeness of ``rows`` to ``columns``: (len(rows), len(columns)), about -0.2 to 1.0."""
        held = self.kept.block(rows, columns, self._block)
        if held is None:
            held = self.last.part(rows, columns)
        if held is not None:
            return held
        likeness = self._block(rows, columns)
        if rows == columns:
            self.last.keep(rows, likeness)
        return likeness

    def _block(self, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.float64]:
        if self.spoken is None:
            return self.rough(rows, columns)
        return self._with_words(self.spoken.block(rows, columns), rows, columns)

    def pairs(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> NDArray[np.float64]:
        """Likeness of each of ``ones`` to the one of ``others`` at its place: (n,)."""
        held = self.kept.pairs(ones, others, self._pairs)
        return self._pairs(ones, others) if held is None else held

    def _pairs(self, ones: NDArray[np.intp], others: NDArray[np.intp]) -> NDArray[np.float64]:
        out = np.empty(len(ones))
        for at in range(0, len(ones), AT_ONCE):
            one, two = ones[at : at + AT_ONCE], others[at : at + AT_ONCE]
            if self.spoken is None:
                meaning = np.einsum("pd,pd->p", self.vectors[one], self.vectors[two])
            else:
                meaning = self.spoken.pairs(one, two)
            shared = np.asarray(self.words[one].multiply(self.words[two]).sum(axis=1)).ravel()
            out[at : at + AT_ONCE] = (1 - self.lexical) * meaning + self.lexical * shared
        return np.round(out, DIGITS)

    def rough(self, rows: Rows, columns: Rows) -> NDArray[np.float64]:
        """``block`` by whole sentences: quick, to find what is worth comparing."""
        return self._with_words(self.vectors[rows] @ self.vectors[columns].T, rows, columns)

    def _with_words(self, meaning: NDArray[Any], rows: Rows, columns: Rows) -> NDArray[np.float64]:
        likeness = meaning.astype(np.float64)
        likeness *= 1 - self.lexical
        if len(rows) + len(columns) <= FEW:
            likeness += self.lexical * self._few_in_common(rows, columns)
        else:
            likeness += self.lexical * (self.words[rows] @ self.words[columns].T).toarray()
        return np.round(likeness, DIGITS, out=likeness)

    def _few_in_common(self, rows: Rows, columns: Rows) -> NDArray[np.float64]:
        table = self._table([*rows, *columns])
        return np.asarray(table[: len(rows)] @ table[len(rows) :].T)

    def _table(self, rows: Rows) -> NDArray[np.float64]:
        """The words of a few ``rows`` by their weights, without what a sparse table costs."""
        at = np.asarray(rows)
        begins, ends = self.words.indptr[at], self.words.indptr[at + 1]
        lengths = ends - begins
        flat = np.repeat(ends - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
        words, column = np.unique(self.words.indices[flat], return_inverse=True)
        table = np.zeros((len(at), len(words)))
        table[np.repeat(np.arange(len(at)), lengths), column] = self.words.data[flat]
        return table

    def digest(self, row: int) -> bytes:
        """Sixteen bytes that two statements share when they are alike in every word."""
        here = slice(self.words.indptr[row], self.words.indptr[row + 1])
        held = self.vectors[row]
        if self.spoken is not None:
            if here.start == here.stop:
                return row.to_bytes(16)  # without a word it is like no other
            held = self.spoken.vectors[self.spoken.starts[row] : self.spoken.starts[row + 1]]
        said = (held, self.words.indices[here], self.words.data[here])
        return blake2b(b"".join(part.tobytes() for part in said), digest_size=16).digest()

    def shared(self, rows: Sequence[int]) -> NDArray[np.int64]:
        """How many content words each two of ``rows`` have in common: (n, n)."""
        if len(rows) <= FEW:
            few = (self._table(rows) > 0).astype(np.float32)
            return np.asarray(few @ few.T).astype(np.int64)
        words = (self.words[rows] > 0).astype(np.int64)
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
    known: dict[str, str] = {}  # each word is held once, however many statements have it
    texts = [[known.setdefault(w, w) for w in content_words(s.text)] for s in statements]
    spread = Counter(word for text in texts for word in set(text))
    spoken = None if words is None else Spoken.of(texts, spread, words)
    return Nearness(vectors, _weighted(texts, spread), lexical, spoken)


def _weighted(texts: Sequence[Sequence[str]], spread: Counter[str]) -> csr_array:
    """Each statement's words by their weights, as unit rows: (n, words)."""
    column = {word: i for i, word in enumerate(sorted(spread))}
    data, indices, starts = array("f"), array("i"), array("i", [0])
    for text in texts:
        count = Counter(text)
        weight = shares_of(text, spread, len(texts))
        for word in sorted(weight):
            indices.append(column[word])
            data.append(weight[word] * count[word])
        starts.append(len(indices))
    shape = (len(texts), max(1, len(column)))
    weights = np.frombuffer(data, dtype=np.float32).astype(np.float64)
    where, begins = (np.frombuffer(part, dtype=np.intc) for part in (indices, starts))
    return csr_array((weights, where, begins), shape=shape)


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
