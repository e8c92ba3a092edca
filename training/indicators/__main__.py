"""Trains the coder's network and writes it: ``python -m training.indicators``.

The environment is that of training/export_encoder.py (torch). The encoder's states and matrices
are those of the shipped int8 file. Prints the digests for the registry. Threads and bfloat16
kernels differ between machines, so a second training gives other weights.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import scipy.optimize
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.export_encoder import quantise
from training.indicators.examples import CODES, elsewhere, examples, ordinary
from training.indicators.network import Changed, Network, Several, layers, whole
from wherefrom.language.alleging import LAYERS, base
from wherefrom.language.load import encoder
from wherefrom.language.registry import ENCODER, checked

# Chosen on reports left out.
EPOCHS, BATCH, POOL, RANK = 4, 32, 12, 16
SEEDS = (0, 7)  # of the networks' starts; the mean of what they give is shipped
RATE, HEAD_RATE, DROP, DECAY = 2e-3, 3e-3, 0.3, 0.01
PENALTY, OTHER = 1.0, 2.0  # of the squared weights of the test whether a statement
# alleges anything, and how much a sentence on other things counts in it
TAIL, CHANGES = CODES.with_name("tail.onnx"), CODES.with_name("changes.npz")
WEIGHTS = Path(__file__).parents[2] / "src/wherefrom/indicators/weights.json"
CACHE = Path(__file__).parents[2] / "build/indicators/states.npz"  # git ignores build
MATRIX = re.compile(  # of a network's layer: what is merged where it is used
    r"networks\.(?P<network>\d+)\.layers\.(?P<layer>\d+)\.parts\.(?P<part>\w+)\.weight"
    r"_(?P<what>quantized|scale|zero_point)"
)


def states_of(texts: Sequence[str]) -> list[tuple[NDArray[np.float32], NDArray[np.float16]]]:
    """Vector (384,) and fourth layer's states (tokens, 384) of each text, read once and kept."""
    known: dict[str, NDArray[np.float32] | NDArray[np.float16]] = {}
    if CACHE.exists():
        with np.load(CACHE, allow_pickle=False) as file:
            known = {name: file[name] for name in file.files}
    names = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    fresh = {n: t for n, t in zip(names, texts, strict=True) if f"{n}.states" not in known}
    for name, text in fresh.items():
        read = encoder().read([text], keep=lambda _: True)
        known[f"{name}.vector"] = read.vectors[0]
        known[f"{name}.states"] = read.states[text].astype(np.float16)
    if fresh:
        CACHE.parent.mkdir(parents=True, exist_ok=True)
        np.savez(CACHE, **known)
    return [(known[f"{n}.vector"], known[f"{n}.states"]) for n in names]


def batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Everything once in batches of like length, in random order."""
    order = torch.randperm(len(sizes)).tolist()
    pools = [order[n : n + BATCH * POOL] for n in range(0, len(order), BATCH * POOL)]
    like = [n for pool in pools for n in sorted(pool, key=lambda k: sizes[k])]
    parted = [like[n : n + BATCH] for n in range(0, len(like), BATCH)]
    yield from (parted[n] for n in torch.randperm(len(parted)).tolist())


def padded(given: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """``given`` (tokens, 384) as one tensor, and where it is filled."""
    longest = max(len(one) for one in given)
    out, mask = (
        torch.zeros(len(given), longest, given[0].shape[1]),
        torch.zeros(len(given), longest),
    )
    for row, one in enumerate(given):
        out[row, : len(one)], mask[row, : len(one)] = one, 1
    return out, mask


def trained(network: Network, given: Sequence[Tensor], labels: Tensor, seed: int) -> Network:
    """``network`` after all epochs, ready to read; ``seed`` is that of the order of sentences."""
    torch.manual_seed(seed + 1)
    changed = [p for p in network.layers.parameters() if p.requires_grad]
    head = [network.asked, network.told, network.base]
    groups = [{"params": changed, "lr": RATE}, {"params": head, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = EPOCHS * -(-len(given) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, HEAD_RATE], total_steps=steps, pct_start=0.1
    )
    network.train()
    for epoch in range(EPOCHS):
        told = 0.0
        for rows in batches([len(one) for one in given]):
            states, mask = padded([given[n] for n in rows])
            scores, _near = network(states.bfloat16(), mask)
            every = functional.binary_cross_entropy_with_logits(
                scores, labels[rows], reduction="none"
            )
            optimiser.zero_grad()
            every.sum(1).mean().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            pace.step()
            told += float(every.detach().sum())
        print(f"epoch {epoch + 1}: loss {told / len(given):.3f}", flush=True)
    return network.eval()


def kept(networks: Sequence[Network]) -> dict[str, NDArray[np.float16]]:
    """The narrow matrices, as they are written; the networks then hold the same numbers."""
    found: dict[str, NDArray[np.float16]] = {}
    every = [layer for network in networks for layer in network.layers]
    for n, layer in enumerate(every):
        for name, part in layer.parts.items():
            if isinstance(part, Changed):
                for letter in ("a", "b"):
                    narrow = getattr(part, letter).data
                    found[f"{n}.{name}.{letter}"] = narrow.numpy().astype(np.float16)
                    narrow.copy_(narrow.half().float())
    return found


def write(networks: Sequence[Network]) -> None:
    """The narrow matrices, and the networks without the matrices that they change."""
    np.savez_compressed(CHANGES, **kept(networks))
    axes = {"states": {1: "tokens"}, "near": {1: "tokens"}}
    with tempfile.TemporaryDirectory() as scratch:
        source, small = Path(scratch) / "float.onnx", Path(scratch) / "int8.onnx"
        torch.onnx.export(
            Several([whole(network) for network in networks]).eval(),
            (torch.randn(1, 9, 384),),
            str(source),
            input_names=["states"],
            output_names=["scores", "near"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantise(source, small)
        model = onnx.load(str(small))
    model = without_matrices(model, len(networks) * len(LAYERS))
    TAIL.write_bytes(model.SerializeToString(deterministic=True))
    for file in (CHANGES, CODES, TAIL):
        print(f"{file.name}: sha256 {hashlib.sha256(file.read_bytes()).hexdigest()}")


def without_matrices(model: onnx.ModelProto, layers: int) -> onnx.ModelProto:
    """``model`` without what ``alleging.merged`` gives of its ``layers``, named as it names it."""
    names: dict[str, str] = {}
    for tensor in list(model.graph.initializer):
        if found := MATRIX.fullmatch(tensor.name):
            layer = int(found["network"]) * len(LAYERS) + int(found["layer"])
            names[tensor.name] = f"{layer}.{found['part']}_{found['what']}"
            model.graph.initializer.remove(tensor)
    for node in model.graph.node:
        for n, name in enumerate(node.input):
            node.input[n] = names.get(name, name)
    if len(names) != 18 * layers:
        raise SystemExit(f"{len(names)} tensors of the changed matrices were found")
    return model


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


def start(codes: int, seed: int) -> Network:
    """What a network's training sets out from: for one ``seed`` the same numbers each time."""
    torch.manual_seed(seed)
    shipped = (checked(ENCODER) / "model.onnx").read_bytes()
    return Network(layers(shipped, base(shipped), RANK), codes, DROP)


def main() -> None:
    began = time.monotonic()
    codes = json.loads(CODES.read_text(encoding="utf-8"))
    told = examples() + [(text, frozenset[str]()) for text in ordinary()]
    texts = [text for text, _ in told]
    labels = torch.tensor([[float(c in found) for c in codes] for _, found in told])
    read = states_of(texts)
    given = [torch.from_numpy(states.astype(np.float32)) for _, states in read]
    print(f"{len(told)} sentences, {int((labels.sum(1) > 0).sum())} allege something", flush=True)
    write([trained(start(len(codes), seed), given, labels, seed) for seed in SEEDS])
    other = [vector for vector, _ in states_of(elsewhere())]
    vectors = np.stack([vector for vector, _ in read] + other).astype(np.float64)
    alleges = np.array([float(bool(found)) for _, found in told] + [0.0] * len(other))
    counts = np.array([1.0] * len(told) + [OTHER] * len(other))
    found = anything(vectors, alleges, counts)
    body = json.dumps({"alleges": found}, separators=(",", ":"))
    WEIGHTS.write_text(body + "\n", encoding="utf-8")
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
