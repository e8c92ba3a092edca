"""Sentences and their words as vectors, by the int8 encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from wherefrom.content import content_places

DIMENSIONS = 384  # of a sentence
WORD_DIMENSIONS = 128  # of a word
SCALE = 127  # of a word's numbers, each -1 to 1 before


@dataclass(frozen=True, slots=True)
class Encoded:
    """``n`` texts: ``vectors`` float32 (n, 384), length 1; ``words`` int8 (words of all, 128).

    A text's words are those of ``content_words``, in order; one without any
    has a single row of zeros, and so has a word beyond the encoder's reach.
    """

    vectors: NDArray[np.float32]
    words: NDArray[np.int8]


class OnnxEncoder:
    """The int8 sentence encoder.

    Sentences go in one at a time: int8 vectors depend on what else is in the
    batch (cosine down to 0.965), and alone they are also quickest.
    """

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of ``texts``: float32, (number of texts, 384), each of length 1.

        A text without words has the vector of the empty text, not zeros.
        """
        return self.read(texts).vectors

    def read(self, texts: Sequence[str]) -> Encoded:
        """Vectors of ``texts`` and of their words, in context (Khattab and Zaharia 2020)."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        words = [np.empty((0, WORD_DIMENSIONS), dtype=np.int8)]
        for row, text in enumerate(texts):
            encoded = self.pieces(text)
            vector, pieces = self._session.run(["vector", "words"], _asked(encoded))
            vectors[row] = vector[0]
            words.append(_of_words(text, encoded, pieces[0]))
        return Encoded(vectors, np.concatenate(words))

    def pieces(self, text: str) -> Encoding:
        """``text`` in word pieces, as far as the encoder reaches."""
        return self._tokenizer.encode(text)


def _asked(encoded: Encoding) -> dict[str, NDArray[np.int64]]:
    ids = np.array([encoded.ids], dtype=np.int64)
    return {"ids": ids, "mask": np.ones_like(ids)}


def _of_words(text: str, encoded: Encoding, pieces: NDArray[np.float32]) -> NDArray[np.int8]:
    """The mean of each content word's pieces, of length 1: int8 (words or 1, 128)."""
    places = content_places(text)
    rows = np.zeros((max(1, len(places)), WORD_DIMENSIONS), dtype=np.float32)
    at = 0
    for row, (start, end) in enumerate(places):
        while at < len(encoded.offsets) and encoded.offsets[at][1] <= start:
            at += 1
        last = at
        while last < len(encoded.offsets) and encoded.offsets[last][0] < end:
            if encoded.offsets[last][1] > start:
                rows[row] += pieces[last]
            last += 1
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    whole = np.rint(rows / np.maximum(lengths, 1e-9) * SCALE)
    return np.asarray(whole, dtype=np.int8)
