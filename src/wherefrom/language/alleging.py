"""Which codes a sentence seems to allege, by a small trained network on the encoder's states.

The network is the encoder's last two layers, trained further on labelled
sentences, and for each code a look at the words that tell of it. Method, data
and figures: the card beside the model's file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

STATES = "/LayerNormalization_8_output_0"  # in the encoder's file: what its fourth layer gives
LEAST = -4.0  # scores below are not kept: no other evidence lifts them to an allegation
DIGITS = 2  # of a score, so that processors agree


@dataclass(frozen=True, slots=True)
class Told:
    """One code that a text seems to allege.

    ``score`` is a log odds, and ``at`` is where in the text the word begins
    that the network looked at most for this code.
    """

    code: str
    score: float
    at: int


@dataclass(frozen=True, slots=True)
class Alleging:
    """The encoder up to its fourth layer, the two trained layers, and the codes in their order."""

    encoder: onnxruntime.InferenceSession
    tail: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    codes: tuple[str, ...]

    def read(self, text: str) -> tuple[Told, ...]:
        """The codes that ``text``, one sentence, may allege, in the order of the network."""
        encoded = self.tokenizer.encode(text)
        ids = np.array([encoded.ids], dtype=np.int64)
        (states,) = self.encoder.run([STATES], {"ids": ids, "mask": np.ones_like(ids)})
        scores, near = self.tail.run(None, {"states": states})
        return tuple(
            Told(code, round(float(score), DIGITS), _at(encoded, near[0, :, n]))
            for n, (code, score) in enumerate(zip(self.codes, scores[0], strict=True))
            if score >= LEAST
        )


def _at(encoded: Encoding, near: NDArray[np.float32]) -> int:
    """Where the word begins on which attention ``near`` (pieces,) rests most; 0 without words."""
    weight: dict[int, float] = {}
    for word, share in zip(encoded.word_ids, near, strict=True):
        if word is not None:
            weight[word] = weight.get(word, 0.0) + float(share)
    if not weight:
        return 0
    best = max(sorted(weight), key=lambda word: round(weight[word], 3))
    return next(s for w, (s, _) in zip(encoded.word_ids, encoded.offsets, strict=True) if w == best)


def with_output(model: bytes, name: str) -> bytes:
    """The bytes of an ONNX ``model`` with the tensor ``name`` among its outputs.

    Protocol buffers that are joined are merged field by field, so it is enough
    to add a graph that has nothing but that output (a float tensor).
    """
    value = _field(1, name.encode("ascii")) + _field(2, _field(1, b"\x08\x01"))
    return model + _field(7, _field(12, value))


def _field(number: int, body: bytes) -> bytes:
    if len(body) > 127:
        raise ValueError("only short fields are written here")
    return bytes([number << 3 | 2, len(body)]) + body


def codes_of(text: str) -> tuple[str, ...]:
    """The names of the network's codes, from its JSON list."""
    listed: Sequence[str] = json.loads(text)
    return tuple(listed)
