"""How alike statements are: sentence vectors, and rare words in common."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from wherefrom.model import Statement

FEW = 300  # pairs; up to here one at a time is quicker than setting up sparse arrays
FEWEST = 3  # documents that a name of the case stands in at the least
CAPITAL = 0.8  # share of its places where it must have a capital
WORD = re.compile(r"[^\W_][\w.'’-]*[^\W_]|[^\W_]")
COMMON = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "that",
        "this",
        "which",
        "who",
        "whom",
        "not",
        "no",
        "said",
        "says",
        "say",
        "according",
        "also",
        "after",
        "before",
        "into",
        "over",
        "under",
        "about",
        "than",
        "then",
        "there",
        "will",
        "would",
        "could",
        "may",
        "might",
    ]
)


@dataclass(frozen=True, slots=True)
class Nearness:
    """Vectors and words of ``n`` statements, aligned by row; each row has length 1."""

    vectors: NDArray[np.float32]
    words: csr_array
    lexical: float
    names: csr_array | None = None  # the names of the case, of which nearly all documents speak
    rest: csr_array | None = None  # the other words
    named: float = 1.0  # what is left of the likeness of two that share such names alone

    def block(self, rows: Sequence[int], columns: Sequence[int]) -> NDArray[np.float64]:
        """Likeness of ``rows`` to ``columns``: (len(rows), len(columns)), about -0.2 to 1.0."""
        meaning = self.vectors[list(rows)] @ self.vectors[list(columns)].T
        shared = _in_common(self.words, list(rows), list(columns))
        likeness = (1 - self.lexical) * meaning + self.lexical * shared
        if self.names is not None and self.rest is not None:
            by_name = _in_common(self.names, list(rows), list(columns)) > 0
            else_nothing = _in_common(self.rest, list(rows), list(columns)) == 0
            likeness = np.where(by_name & else_nothing, self.named * likeness, likeness)
        return np.asarray(likeness, dtype=np.float64)


def _in_common(
    words: csr_array, rows: Sequence[int], columns: Sequence[int]
) -> NDArray[np.float64]:
    """Weight of the words that each of ``rows`` shares with each of ``columns``."""
    if len(rows) * len(columns) > FEW:
        return np.asarray((words[rows] @ words[columns].T).toarray())
    held = {at: _row(words, at) for at in {*rows, *columns}}
    return np.array([[_dot(held[one], held[two]) for two in columns] for one in rows])


def _row(words: csr_array, at: int) -> dict[int, float]:
    part = slice(words.indptr[at], words.indptr[at + 1])
    return dict(zip(words.indices[part].tolist(), words.data[part].tolist(), strict=True))


def _dot(one: Mapping[int, float], two: Mapping[int, float]) -> float:
    """Summed word by word as sparse arrays do, to the same last bit."""
    total = 0.0
    for word, weight in one.items():
        if word in two:
            total += weight * two[word]
    return total


def nearness(
    statements: Sequence[Statement],
    vectors: NDArray[np.float32],
    *,
    lexical: float,
    share: float = 1.1,
    named: float = 1.0,
) -> Nearness:
    """Nearness over ``statements``; ``vectors`` are aligned with them, of length 1 each.

    Two that share nothing but names standing in ``share`` of the documents are ``named``
    times as alike.
    """
    texts = [content_words(s.text) for s in statements]
    words = _weighted(texts)
    columns = sorted({w for text in texts for w in text})
    known = case_names(statements, share=share)
    at = np.array([word in known for word in columns] or [False])
    return Nearness(vectors, words, lexical, _only(words, at), _only(words, ~at), named)


def case_names(statements: Sequence[Statement], *, share: float) -> frozenset[str]:
    """Words that stand in at least ``share`` of the documents, nearly always with a capital.

    They name what the whole case is about, so they tell no two statements apart.
    """
    held: dict[str, set[str]] = defaultdict(set)
    capital: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for statement in statements:
        for match in WORD.finditer(statement.text):
            word = match[0].casefold()
            held[word].add(statement.document)
            total[word] += 1
            capital[word] += match[0][:1].isupper()
    least = max(FEWEST, share * len({s.document for s in statements}))
    return frozenset(w for w in held if len(held[w]) >= least and capital[w] > CAPITAL * total[w])


def _only(words: csr_array, columns: NDArray[np.bool_]) -> csr_array:
    """``words`` with the weights of all but ``columns`` left out."""
    return csr_array(words.multiply(columns[np.newaxis, :]))


def in_context(near: Nearness, statements: Sequence[Statement], *, weight: float) -> Nearness:
    """``near`` with each vector coloured by the statements before and after it."""
    mixed = near.vectors.astype(np.float64)
    for i, (one, two) in enumerate(pairwise(statements)):
        if one.document == two.document:
            mixed[i] += weight * near.vectors[i + 1]
            mixed[i + 1] += weight * near.vectors[i]
    lengths = np.linalg.norm(mixed, axis=1, keepdims=True)
    unit = (mixed / np.maximum(lengths, 1e-9)).astype(np.float32)
    return replace(near, vectors=unit)


def content_words(text: str) -> list[str]:
    """The words of ``text`` that carry meaning, lower case, in order."""
    return [w for w in (m[0].casefold() for m in WORD.finditer(text)) if w not in COMMON]


def _weighted(texts: Sequence[Sequence[str]]) -> csr_array:
    """Unit rows of log frequency times inverse document frequency (Salton and Buckley 1988)."""
    counts = [Counter(words) for words in texts]
    spread = Counter(word for words in counts for word in words)
    column = {word: i for i, word in enumerate(sorted(spread))}
    data: list[float] = []
    indices: list[int] = []
    starts = [0]
    for words in counts:
        row = {
            column[w]: (1 + math.log(n)) * (math.log((1 + len(texts)) / (1 + spread[w])) + 1)
            for w, n in words.items()
        }
        length = math.sqrt(sum(v * v for v in row.values())) or 1.0
        for at in sorted(row):
            indices.append(at)
            data.append(row[at] / length)
        starts.append(len(indices))
    return csr_array((data, indices, starts), shape=(len(texts), max(1, len(column))))
