"""Published weights into the encoder; names differ, values do not."""

from __future__ import annotations

from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor

from training.attribution.network import Encoder

BERT = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "last": "output.LayerNorm",
}
MPNET = BERT | {
    "q": "attention.attn.q",
    "k": "attention.attn.k",
    "v": "attention.attn.v",
    "out": "attention.attn.o",
    "norm": "attention.LayerNorm",
}


def fill(encoder: Encoder, path: Path) -> None:
    """Put the weights of the safetensors file at ``path`` into ``encoder``.

    Raises:
        KeyError: the file is not of that kind of encoder.
    """
    found = safetensors.torch.load_file(path)
    names = MPNET if encoder.shape.relative else BERT
    state = dict(encoder.state_dict())
    state["word.weight"] = found["embeddings.word_embeddings.weight"]
    place = found["embeddings.position_embeddings.weight"]
    if "embeddings.token_type_embeddings.weight" in found:
        place = place + found["embeddings.token_type_embeddings.weight"][0]
    state["position.weight"] = place
    if encoder.distance is not None:
        state["distance.weight"] = found["encoder.relative_attention_bias.weight"]
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = found[f"embeddings.LayerNorm.{part}"]
        for k in range(encoder.shape.layers):
            state |= _layer(found, names, k, part)
    encoder.load_state_dict(state)


def _layer(found: dict[str, Tensor], names: dict[str, str], k: int, part: str) -> dict[str, Tensor]:
    def of(name: str) -> Tensor:
        return found[f"encoder.layer.{k}.{names[name]}.{part}"]

    mine = {name: of(name) for name in ("out", "norm", "up", "down", "last")}
    mine["qkv"] = torch.cat([of("q"), of("k"), of("v")])
    return {f"layers.{k}.{name}.{part}": value for name, value in mine.items()}
