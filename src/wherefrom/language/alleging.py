"""Which codes a sentence seems to allege, by small trained networks.

Several networks read each sentence, and the mean of their scores is taken. Each is
the encoder's six layers, trained further, and for each code a look at the words that tell
of it. Kept of their matrices is by how much they differ from the encoder's; the vectors of
word pieces are the encoder's own. Method, data and figures: the card beside the model's file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding

from wherefrom.language.encoder import OnnxEncoder
from wherefrom.language.onnx_file import Tensor, tensors

LAYERS = range(6)  # of the encoder
MATRICES = {
    "query": "attention_self_query",
    "key": "attention_self_key",
    "value": "attention_self_value",
    "out": "attention_output_dense",
    "up": "intermediate_dense",
    "down": "output_dense",
}
PIECES = "embedding.word_quantized"  # the encoder's vectors of word pieces, in the networks' file
LARGEST = 64  # of a weight, in steps: 7 bits, so that no sum overflows on older processors
LEAST = -4.0  # scores below are not kept: no other evidence lifts them to an allegation
DIGITS = 2  # of a score, so that processors agree
ENOUGH, WIDEST = 0.6, 8  # of the attention that the words shown hold, and how many they may be


@dataclass(frozen=True, slots=True)
class Told:
    """One code that a text seems to allege.

    ``score`` is a log odds; from ``at`` up to ``till`` are the words of the text
    that the network looked at most for this code, in characters. Both are 0
    where it looked at no word.
    """

    code: str
    score: float
    at: int
    till: int


@dataclass(frozen=True, slots=True)
class Alleging:
    """The encoder, which parts words into pieces, the networks, and the codes in their order."""

    encoder: OnnxEncoder
    networks: onnxruntime.InferenceSession
    codes: tuple[str, ...]

    def read(self, text: str) -> tuple[Told, ...]:
        """The codes that ``text``, one sentence, may allege, in the order of the networks."""
        encoded = self.encoder.pieces(text)
        scores, near = self.networks.run(None, {"ids": np.array([encoded.ids], dtype=np.int64)})
        rounded = [round(float(score), DIGITS) for score in scores[0]]
        kept = [n for n, score in enumerate(rounded) if score >= LEAST]
        if not kept:
            return ()
        looked = {n: _looked_at(encoded, near[0, :, n]) for n in kept}
        return tuple(Told(self.codes[n], rounded[n], *looked[n]) for n in kept)


def _looked_at(encoded: Encoding, near: NDArray[np.float32]) -> tuple[int, int]:
    """The words round the one on which attention ``near`` (pieces,) rests most, in characters."""
    shares: dict[int, float] = {}
    spans: dict[int, tuple[int, int]] = {}
    for word, (start, end), share in zip(encoded.word_ids, encoded.offsets, near, strict=True):
        if word is not None:
            shares[word] = shares.get(word, 0.0) + float(share)
            spans[word] = spans.get(word, (start, end))[0], end
    words = sorted(shares)
    if not words:
        return 0, 0
    weights = [round(shares[word] / sum(shares.values()), 3) for word in words]
    first, last = _widened(weights)
    return spans[words[first]][0], spans[words[last]][1]


def _widened(weights: Sequence[float]) -> tuple[int, int]:
    """The first and last place of a run round the heaviest that holds enough of all.

    >>> _widened([0.1, 0.5, 0.3, 0.1])
    (1, 2)
    """
    first = last = max(range(len(weights)), key=lambda n: (weights[n], -n))
    while last - first + 1 < min(WIDEST, len(weights)):
        if sum(weights[first : last + 1]) >= ENOUGH:
            break
        before = weights[first - 1] if first else -1.0
        after = weights[last + 1] if last + 1 < len(weights) else -1.0
        first, last = (first - 1, last) if before > after else (first, last + 1)
    return first, last


def base(encoder: bytes) -> dict[str, tuple[NDArray[np.int8], NDArray[np.float32]]]:
    """The matrices of the encoder's layers, out of its file: ``0.query`` and so on.

    Whole numbers, and for each column how much one of them is.
    """
    found: dict[str, tuple[NDArray[np.int8], NDArray[np.float32]]] = {}
    for layer in LAYERS:
        given = tensors(encoder, f"encoder_layer_{layer}_")
        for name, there in MATRICES.items():
            whole = f"encoder_layer_{layer}_{there}_weight"
            steps = given[f"{whole}_scale"].astype(np.float32)
            found[f"{layer}.{name}"] = given[f"{whole}_quantized"].astype(np.int8), steps
    return found


def changes(file: Path) -> dict[str, NDArray[np.int8]]:
    """By how many steps each matrix is changed, number by number."""
    with np.load(file, allow_pickle=False) as kept:
        return {name: kept[name] for name in sorted(kept.files)}


def merged(
    matrices: Mapping[str, tuple[NDArray[np.int8], NDArray[np.float32]]],
    changed: Mapping[str, NDArray[np.int8]],
) -> dict[str, Tensor]:
    """``matrices`` as they are ``changed``, as int8 with a scale for each column.

    There are as many changed layers as the networks have together: the second
    network's first is ``6.query`` and so on, a change of ``0.query``.
    """
    found: dict[str, Tensor] = {}
    for name in sorted(changed):
        layer, _, part = name.partition(".")
        whole, scale = matrices[f"{int(layer) % len(LAYERS)}.{part}"]
        found[f"{name}_quantized"] = whole + changed[name]
        found[f"{name}_scale"] = scale
        found[f"{name}_zero_point"] = np.zeros(len(scale), dtype=np.int8)
    return found


def codes_of(text: str) -> tuple[str, ...]:
    """The names of the network's codes, from its JSON list."""
    listed: Sequence[str] = json.loads(text)
    return tuple(listed)
