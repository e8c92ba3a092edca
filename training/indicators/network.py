"""The network that is trained: the encoder's six layers, then a look at the words per code.

It sets out from the published weights. The embeddings stay as the encoder has them, so that their
matrix, half of the encoder's file, need not be shipped again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from wherefrom.language.alleging import LAYERS, MATRICES
from wherefrom.language.load import MAX_TOKENS

HEADS, WIDTH = 12, 384
NORMS = {"norm": "attention.output.LayerNorm", "last": "output.LayerNorm"}
DOTTED = {  # where the published weights have what ``MATRICES`` names in the encoder's file
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "up": "intermediate.dense",
    "down": "output.dense",
}
EPSILON = 1e-12
MASKED = -1e4  # added to attention scores of padding


class Matrix(nn.Module):
    """A matrix that lies the way MatMul reads it, so that the quantiser sees it, and a constant."""

    def __init__(self, weight: Tensor, constant: Tensor) -> None:
        super().__init__()
        self.weight = nn.Parameter(weight)
        self.constant = nn.Parameter(constant)

    def forward(self, x: Tensor) -> Tensor:
        return x @ self.weight + self.constant


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self, parts: Mapping[str, nn.Module], drop: float) -> None:
        super().__init__()
        self.parts = nn.ModuleDict(parts)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        parts, drop = self.parts, self.drop

        def split(name: str) -> Tensor:
            parted: Tensor = parts[name](x).view(batch, length, HEADS, WIDTH // HEADS)
            return parted.transpose(1, 2)

        scores = split("query") @ split("key").transpose(2, 3) / math.sqrt(WIDTH // HEADS)
        near = drop(torch.softmax(scores + bias, -1))
        seen = (near @ split("value")).transpose(1, 2).reshape(batch, length, WIDTH)
        x = parts["norm"](x + drop(parts["out"](seen)))
        told: Tensor = parts["last"](x + drop(parts["down"](functional.gelu(parts["up"](x)))))
        return told


class Embedding(nn.Module):
    """Word pieces (batch, tokens) to what the first layer takes (batch, tokens, 384)."""

    def __init__(self, word: Tensor, place: Tensor, norm: nn.LayerNorm) -> None:
        super().__init__()
        self.word = nn.Parameter(word)
        self.place = nn.Parameter(place)
        self.norm = norm
        self.requires_grad_(False)

    def forward(self, ids: Tensor) -> Tensor:
        told: Tensor = self.norm(functional.embedding(ids, self.word) + self.place[: ids.shape[1]])
        return told


class Network(nn.Module):
    """What the embeddings give (batch, tokens, 384) to scores (batch, codes), log odds.

    Beside them where each code looked, (batch, tokens, codes).
    """

    def __init__(self, layers: Sequence[Layer], codes: int, drop: float, last: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.drop, self.last = nn.Dropout(drop), nn.Dropout(last)
        self.asked = nn.Parameter(torch.randn(codes, WIDTH) * 0.02)
        self.told = nn.Parameter(torch.randn(codes, WIDTH) * 0.02)
        self.base = nn.Parameter(torch.zeros(codes) - 2.5)

    def forward(self, given: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        bias = (1 - mask)[:, None, None, :] * MASKED
        states = self.drop(given)
        for layer in self.layers:
            states = layer(states, bias)
        return self.looked(self.last(states.float()), mask)

    @torch.autocast("cpu", enabled=False)
    def looked(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores, and where each code looked."""
        near = torch.softmax(states @ self.asked.T + (1 - mask)[:, :, None] * MASKED, 1)
        return (near * (states @ self.told.T)).sum(1) + self.base, near


def layers(published: Mapping[str, Tensor], drop: float) -> list[Layer]:
    """The encoder's layers as they were published."""
    found = []
    for layer in LAYERS:
        start = f"encoder.layer.{layer}"
        parts: dict[str, nn.Module] = {}
        for name in MATRICES:
            there = f"{start}.{DOTTED[name]}"
            weight = published[f"{there}.weight"].T.contiguous()
            parts[name] = Matrix(weight.clone(), published[f"{there}.bias"].clone())
        for name, there in NORMS.items():
            parts[name] = nn.LayerNorm(WIDTH, EPSILON)
            kept = {w: published[f"{start}.{there}.{w}"] for w in ("weight", "bias")}
            parts[name].load_state_dict(kept)
        found.append(Layer(parts, drop))
    return found


def embedding(published: Mapping[str, Tensor], encoder: bytes) -> Embedding:
    """The encoder's, the vectors of word pieces as its file holds them."""
    start = "embeddings_word_embeddings_weight"
    written = onnx.load_from_string(encoder).graph.initializer
    given = {one.name: one for one in written if one.name.startswith(start)}
    steps, zero, step = (
        numpy_helper.to_array(given[f"{start}_{what}"]).astype(np.float32)
        for what in ("quantized", "zero_point", "scale")
    )
    word = torch.from_numpy((steps - zero) * step)
    place = published["embeddings.position_embeddings.weight"][:MAX_TOKENS]
    norm = nn.LayerNorm(WIDTH, EPSILON)
    kept = {w: published[f"embeddings.LayerNorm.{w}"] for w in ("weight", "bias")}
    norm.load_state_dict(kept)
    return Embedding(word, place + published["embeddings.token_type_embeddings.weight"][0], norm)


class Several(nn.Module):
    """One sentence at a time, as it is shipped: the mean of what several networks give.

    Word pieces (1, tokens) to scores (1, codes) and where they looked (1, tokens, codes).
    """

    def __init__(self, embedding: Embedding, networks: Sequence[Network]) -> None:
        super().__init__()
        self.embedding = embedding
        self.networks = nn.ModuleList(networks)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        given = self.embedding(ids)
        mask = torch.ones(given.shape[:2])
        told = [network(given, mask) for network in self.networks]
        scores = torch.stack([scores for scores, _ in told]).mean(0)
        return scores, torch.stack([near for _, near in told]).mean(0)
