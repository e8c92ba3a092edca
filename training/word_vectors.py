"""Word vectors beside the sentence vector: a second output of the shipped encoder.

    python training/word_vectors.py [--out DIR]

Run after export_encoder.py. The encoder's last states are projected from 384 to 128 numbers by
their own principal directions (no labels, nothing learned but these), measured on the sentences
of ../shared/data/cases; the sentence vector stays as it is, bit for bit.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/wherefrom/language/models/minilm-l6-int8"
CASES = ROOT.parent / "shared/data/cases"
WIDTH, KEPT = 384, 128
EVERY = 5  # lines of the cases that are read
LONGEST = 128  # tokens
WORDS, PROJECTION = "words", "word_projection"


def last_states(model: onnx.ModelProto) -> str:
    """The name of the last layer's output: what the last normalisation gives."""
    return str([n for n in model.graph.node if n.op_type == "LayerNormalization"][-1].output[0])


def with_output(model: onnx.ModelProto, name: str, width: int) -> onnx.ModelProto:
    shape = ["batch", "tokens", width]
    model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    return model


def states(model: onnx.ModelProto, tokenizer: Tokenizer) -> NDArray[np.float32]:
    """Unit states of the tokens of every fifth line of the cases: (tokens, 384)."""
    name = last_states(model)
    session = onnxruntime.InferenceSession(
        with_output(model, name, WIDTH).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    found = []
    lines = (
        line for path in sorted(CASES.rglob("*.txt")) for line in path.read_text().splitlines()
    )
    for line in [line for line in lines if len(line.split()) > 4][::EVERY]:
        ids = np.array([tokenizer.encode(line).ids], dtype=np.int64)
        (here,) = session.run([name], {"ids": ids, "mask": np.ones_like(ids)})
        found.append(here[0, 1:-1])
    every = np.concatenate(found)
    return np.asarray(every / np.linalg.norm(every, axis=1, keepdims=True), dtype=np.float32)


def directions(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The first 128 principal directions, uncentred: (384, 128), signs fixed."""
    _, turned = np.linalg.eigh((vectors.T @ vectors).astype(np.float64))
    kept = turned[:, ::-1][:, :KEPT]
    signs = np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(KEPT)])
    return np.asarray(kept * signs, dtype=np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT)
    path = parser.parse_args().out / "model.onnx"
    tokenizer = Tokenizer.from_file(str(path.with_name("tokenizer.json")))
    tokenizer.enable_truncation(max_length=LONGEST)
    if any(output.name == WORDS for output in onnx.load(str(path)).graph.output):
        raise SystemExit(f"{path.name} has word vectors already; export it anew first")
    projection = directions(states(onnx.load(str(path)), tokenizer))
    model = onnx.load(str(path))
    model.graph.initializer.append(numpy_helper.from_array(projection, PROJECTION))
    node = helper.make_node("MatMul", [last_states(model), PROJECTION], [WORDS], name=WORDS)
    model.graph.node.append(node)
    with_output(model, WORDS, KEPT)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))
    content = path.read_bytes()
    print(f"{path.name}: {len(content):,} bytes, {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
