"""The trained networks as the files that ship: changes of the encoder's matrices, and the rest."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.export_encoder import quantise
from training.indicators.examples import CODES
from training.indicators.network import Embedding, Network, Several
from wherefrom.language.alleging import LARGEST, LAYERS, MATRICES, PIECES
from wherefrom.language.load import piece_vectors
from wherefrom.language.onnx_file import Tensor

NETWORKS, CHANGES = CODES.with_name("networks.onnx"), CODES.with_name("changes.npz")
MATRIX = re.compile(  # of a network's layer: what is merged where it is used
    r"networks\.(?P<network>\d+)\.layers\.(?P<layer>\d+)\.parts\.(?P<part>\w+)\.weight"
    r"_(?P<what>quantized|scale|zero_point)"
)


def kept(
    networks: Sequence[Network], base: Mapping[str, tuple[Tensor, Tensor]]
) -> dict[str, NDArray[np.int8]]:
    """By how many steps each number lies from the encoder's own, as it is written.

    A step is the encoder's, of that column: most changes are of few, and pack well.
    """
    found: dict[str, NDArray[np.int8]] = {}
    every = [layer for network in networks for layer in network.layers]
    for n, layer in enumerate(every):
        for name in MATRICES:
            whole, step = base[f"{n % len(LAYERS)}.{name}"]
            learnt = layer.parts[name].weight.detach().numpy().astype(np.float64)
            near = np.clip(np.rint(learnt / step), -LARGEST, LARGEST)
            found[f"{n}.{name}"] = (near - whole).astype(np.int8)
    return found


def write(
    embedding: Embedding,
    networks: Sequence[Network],
    base: Mapping[str, tuple[Tensor, Tensor]],
) -> None:
    """The changes, and the networks without the matrices that are changed; prints the digests."""
    np.savez_compressed(CHANGES, **kept(networks, base))
    axes = {"ids": {1: "tokens"}, "near": {1: "tokens"}}
    with tempfile.TemporaryDirectory() as scratch:
        source, small = Path(scratch) / "float.onnx", Path(scratch) / "int8.onnx"
        torch.onnx.export(
            Several(embedding, networks).eval(),
            (torch.ones((1, 9), dtype=torch.int64),),
            str(source),
            input_names=["ids"],
            output_names=["scores", "near"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantise(source, small)
        model = onnx.load(str(small))
    model = without_matrices(model, len(networks) * len(LAYERS))
    NETWORKS.write_bytes(model.SerializeToString(deterministic=True))
    for file in (CHANGES, CODES, NETWORKS):
        print(f"{file.name}: sha256 {hashlib.sha256(file.read_bytes()).hexdigest()}")


def without_matrices(model: onnx.ModelProto, layers: int) -> onnx.ModelProto:
    """``model`` without the encoder's vectors of word pieces and without what ``alleging.merged``
    gives of its ``layers``, named as it names it.

    Raises:
        SystemExit: the vectors are not the encoder's, or a matrix is missing.
    """
    names: dict[str, str] = {}
    for tensor in list(model.graph.initializer):
        if found := MATRIX.fullmatch(tensor.name):
            layer = int(found["network"]) * len(LAYERS) + int(found["layer"])
            names[tensor.name] = f"{layer}.{found['part']}_{found['what']}"
            model.graph.initializer.remove(tensor)
        elif tensor.name == PIECES:
            if (numpy_helper.to_array(tensor) != piece_vectors()).any():
                raise SystemExit("the vectors of word pieces are not those of the encoder")
            model.graph.initializer.remove(tensor)
    for node in model.graph.node:
        for n, name in enumerate(node.input):
            node.input[n] = names.get(name, name)
    if len(names) != 18 * layers:
        raise SystemExit(f"{len(names)} tensors of the changed matrices were found")
    return model
