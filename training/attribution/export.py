"""The trained network as two int8 ONNX files, checked against what was trained."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.attribution.network import Tagger, near_cues
from wherefrom.language.load import piece_vectors, session
from wherefrom.language.onnx_file import tensors, with_tensors
from wherefrom.language.tagger import PIECE_VECTORS

LEAST_COSINE = 0.9  # on chance input; the figures on PolNeAR dev decide
OUT = Path(__file__).parents[2] / "src/wherefrom/language/models/attribution-tagger"


class Multiply(nn.Module):
    """A linear layer whose weights lie the way MatMul reads them, so that the quantiser sees it."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.weight = nn.Parameter(linear.weight.detach().T.contiguous(), requires_grad=False)
        self.bias = nn.Parameter(linear.bias.detach(), requires_grad=False)

    def forward(self, x: Tensor) -> Tensor:
        """As ``nn.Linear``."""
        return torch.matmul(x, self.weight) + self.bias


def multiplied(module: nn.Module) -> nn.Module:
    """``module`` with every linear layer replaced."""
    for name, child in list(module.named_children()):
        if isinstance(child, nn.Linear):
            setattr(module, name, Multiply(child))
        else:
            multiplied(child)
    return module


class Reader(nn.Module):
    """One window: words and the scores of cues."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(
        self, pieces: Tensor, labels: Tensor, first: Tensor, heads: Tensor
    ) -> tuple[Tensor, Tensor]:
        """All (1, ...); see ``Tagger.read``."""
        words = self.tagger.read(pieces, labels, torch.ones_like(pieces).float(), first, heads)
        return words, self.tagger.cues(words)


class OfCues(nn.Module):
    """Scores of roles for some cues of one window."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.roles = tagger.roles
        self.step, self.begin = (t.detach() for t in tagger.steps.weights())

    def forward(self, words: Tensor, cue: Tensor, near: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """``words`` (1, n, width), ``cue`` and ``near`` (cues, n); also the chain's weights."""
        mask = torch.ones(1, words.shape[1])
        tags = self.roles(words.expand(cue.shape[0], -1, -1), cue, near, mask)
        return tags, self.step * 1.0, self.begin * 1.0


def _example(n: int = 12, cues: int = 3) -> tuple[tuple[Tensor, ...], Tensor, Tensor]:
    torch.manual_seed(0)
    pieces = torch.randint(1000, 2000, (1, n + 4))
    labels = torch.randint(0, 3, (1, n + 4, 6))
    first = torch.arange(1, n + 1)[None]
    heads = torch.randint(0, n, (1, n))
    cue = torch.zeros(cues, n)
    cue[torch.arange(cues), torch.arange(cues) + 2] = 1
    return (pieces, labels, first, heads), cue, near_cues(cue)


def _quantised(module: nn.Module, given: tuple[Tensor, ...], spec: dict[str, object]) -> bytes:
    names = spec["inputs"], spec["outputs"]
    with tempfile.TemporaryDirectory() as folder:
        raw, ready, small = (str(Path(folder) / n) for n in ("raw", "ready", "small"))
        torch.onnx.export(
            module,
            given,
            raw,
            input_names=names[0],
            output_names=names[1],
            dynamic_axes=spec["axes"],
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(raw, ready, skip_symbolic_shape=True)
        quantize_dynamic(
            ready,
            small,
            per_channel=True,
            reduce_range=True,  # 7 bits: 8 overflow on processors without VNNI
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        model = onnx.load(small)
        del model.metadata_props[:]
        return model.SerializeToString()


READER = {
    "inputs": ["pieces", "labels", "first", "heads"],
    "outputs": ["words", "cues"],
    "axes": {
        "pieces": {1: "pieces"},
        "labels": {1: "pieces"},
        "first": {1: "words"},
        "heads": {1: "words"},
        "words": {1: "words"},
        "cues": {1: "words"},
    },
}
ROLES = {
    "inputs": ["words", "cue", "near"],
    "outputs": ["tags", "step", "begin"],
    "axes": {
        "words": {1: "words"},
        "cue": {0: "cues", 1: "words"},
        "near": {0: "cues", 1: "words"},
        "tags": {0: "cues", 1: "words"},
    },
}


def export(model: Tagger, tokenizer: bytes, out: Path = OUT) -> None:
    """Write reader.onnx, roles.onnx and tokenizer.json to ``out`` and print their digests."""
    model.eval()
    given, cue, near = _example()
    with torch.no_grad():
        words, cues = Reader(model)(*given)
        tags = OfCues(model)(words, cue, near)[0]
        multiplied(model)
        files = {
            "reader.onnx": without_pieces(_quantised(Reader(model), given, READER)),
            "roles.onnx": _quantised(OfCues(model), (words, cue, near), ROLES),
            "tokenizer.json": tokenizer,
        }
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
        print(
            f'        ("{name}", "{hashlib.sha256(content).hexdigest()}"),  # {len(content)} bytes'
        )
    _check(out, given, cue, near, (words, cues, tags))


def without_pieces(reader: bytes) -> bytes:
    """``reader`` without the vectors of word pieces, which stay the encoder's in training.

    Raises:
        SystemExit: they are not the encoder's.
    """
    if (tensors(reader, PIECE_VECTORS)[PIECE_VECTORS] != piece_vectors()).any():
        raise SystemExit("the vectors of word pieces are not those of the sentence encoder")
    model = onnx.load_from_string(reader)
    own = [tensor for tensor in model.graph.initializer if tensor.name == PIECE_VECTORS]
    model.graph.initializer.remove(own[0])
    return model.SerializeToString(deterministic=True)


def _check(
    out: Path, given: tuple[Tensor, ...], cue: Tensor, near: Tensor, want: tuple[Tensor, ...]
) -> None:
    reader = with_tensors((out / "reader.onnx").read_bytes(), {PIECE_VECTORS: piece_vectors()})
    run = [session(reader), session(out / "roles.onnx")]
    fed = dict(zip(READER["inputs"], (t.numpy() for t in given), strict=True))
    words, cues = run[0].run(None, fed)
    (tags,) = run[1].run(["tags"], {"words": words, "cue": cue.numpy(), "near": near.numpy()})
    for name, mine, theirs in zip(
        ("words", "cues", "tags"), (words, cues, tags), want, strict=True
    ):
        a, b = mine.ravel(), theirs.numpy().ravel()
        cosine = float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))
        print(f"{name}: cosine to float32 {cosine:.4f}")
        assert cosine > LEAST_COSINE, name
