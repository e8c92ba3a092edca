"""The network that is trained: the encoder's last two layers, then a look at the words per code."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

LAYERS, HEADS, WIDTH = (4, 5), 12, 384
EPSILON = 1e-12
MASKED = -1e4  # added to attention scores of padding


class Layer(nn.Module):
    """One transformer layer with the published weights, normalised after each half."""

    def __init__(self, weights: dict[str, Tensor], at: str, drop: float) -> None:
        super().__init__()
        self.query = _linear(weights, f"{at}.attention.self.query")
        self.key = _linear(weights, f"{at}.attention.self.key")
        self.value = _linear(weights, f"{at}.attention.self.value")
        self.out = _linear(weights, f"{at}.attention.output.dense")
        self.up = _linear(weights, f"{at}.intermediate.dense")
        self.down = _linear(weights, f"{at}.output.dense")
        self.norm = _norm(weights, f"{at}.attention.output.LayerNorm")
        self.last = _norm(weights, f"{at}.output.LayerNorm")
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def split(layer: nn.Module) -> Tensor:
            parted: Tensor = layer(x).view(batch, length, HEADS, WIDTH // HEADS)
            return parted.transpose(1, 2)

        scores = split(self.query) @ split(self.key).transpose(2, 3) / math.sqrt(WIDTH // HEADS)
        shares = self.drop(torch.softmax(scores + bias, -1))
        seen = (shares @ split(self.value)).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.drop(self.out(seen)))
        return self.last(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """States (batch, tokens, 384) to scores (batch, codes), log odds, and where each looked."""

    def __init__(self, weights: dict[str, Tensor], codes: int, *, drop: float, last: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(weights, f"encoder.layer.{n}", drop) for n in LAYERS)
        self.drop = nn.Dropout(last)
        self.asked = nn.Parameter(torch.randn(codes, WIDTH) * 0.02)
        self.told = nn.Parameter(torch.randn(codes, WIDTH) * 0.02)
        self.base = nn.Parameter(torch.zeros(codes) - 2.5)

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        bias = (1 - mask)[:, None, None, :] * MASKED
        for layer in self.layers:
            states = layer(states, bias)
        states = self.drop(states)
        near = torch.softmax(states @ self.asked.T + (1 - mask)[:, :, None] * MASKED, 1)
        return (near * (states @ self.told.T)).sum(1) + self.base, near


def _linear(weights: dict[str, Tensor], name: str) -> nn.Linear:
    weight = weights[f"{name}.weight"]
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.load_state_dict({"weight": weight, "bias": weights[f"{name}.bias"]})
    return layer


def _norm(weights: dict[str, Tensor], name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(WIDTH, EPSILON)
    layer.load_state_dict({"weight": weights[f"{name}.weight"], "bias": weights[f"{name}.bias"]})
    return layer
