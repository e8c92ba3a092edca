"""The network that is trained: the encoder's last two layers, then a look at the words per code.

The encoder's matrices stay as they ship and are changed by products of narrow ones. Learning is
in bfloat16 wherever it is no matter of what is learnt: most of its time goes in moving numbers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from wherefrom.language.alleging import LAYERS, MATRICES
from wherefrom.language.onnx_file import tensors

HEADS, WIDTH = 12, 384
NORMS = {"norm": "attention_output_LayerNorm", "last": "output_LayerNorm"}
EPSILON = 1e-12
MASKED = -1e4  # added to attention scores of padding


class Changed(nn.Module):
    """A matrix that stays, the product of two narrow ones that is learnt, and a constant."""

    def __init__(self, matrix: NDArray[np.float64], constant: Tensor, rank: int) -> None:
        super().__init__()
        whole = torch.from_numpy(matrix.astype(np.float32))
        self.matrix = nn.Parameter(whole.bfloat16(), requires_grad=False)
        self.constant = nn.Parameter(constant)
        rows, columns = matrix.shape
        self.a = nn.Parameter(torch.randn(rows, rank) / math.sqrt(rows))
        self.b = nn.Parameter(torch.zeros(rank, columns))

    def forward(self, x: Tensor) -> Tensor:
        a, b = self.a.to(x.dtype), self.b.to(x.dtype)
        return torch.addmm(self.constant.to(x.dtype), x, self.matrix) + (x @ a) @ b


class Whole(nn.Module):
    """One matrix in place of the three: of the form that is shipped, its numbers no matter."""

    def __init__(self, learnt: Changed) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.rand(learnt.matrix.shape))
        self.constant = learnt.constant

    def forward(self, x: Tensor) -> Tensor:
        return x @ self.weight + self.constant


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self, parts: Mapping[str, nn.Module]) -> None:
        super().__init__()
        self.parts = nn.ModuleDict(parts)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        parts, flat = self.parts, x.reshape(-1, WIDTH)

        def split(name: str) -> Tensor:
            parted: Tensor = parts[name](flat).view(batch, length, HEADS, WIDTH // HEADS)
            return parted.transpose(1, 2)

        scores = split("query") @ split("key").transpose(2, 3) / math.sqrt(WIDTH // HEADS)
        seen = (torch.softmax(scores + bias, -1) @ split("value")).transpose(1, 2)
        flat = self.normed("norm", flat + parts["out"](seen.reshape(-1, WIDTH)))
        flat = self.normed("last", flat + parts["down"](functional.gelu(parts["up"](flat))))
        return flat.view(batch, length, WIDTH)

    def normed(self, name: str, x: Tensor) -> Tensor:
        norm = self.parts[name]
        weight, bias = norm.weight.to(x.dtype), norm.bias.to(x.dtype)
        return functional.layer_norm(x, (WIDTH,), weight, bias, EPSILON)


class Network(nn.Module):
    """States (batch, tokens, 384) to scores (batch, codes), log odds, and where each looked."""

    def __init__(self, layers: list[Layer], codes: int, last: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.drop = nn.Dropout(last)
        self.asked = nn.Parameter(torch.randn(codes, WIDTH) * 0.02)
        self.told = nn.Parameter(torch.randn(codes, WIDTH) * 0.02)
        self.base = nn.Parameter(torch.zeros(codes) - 2.5)

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        bias = ((1 - mask)[:, None, None, :] * MASKED).to(states.dtype)
        for layer in self.layers:
            states = layer(states, bias)
        states = self.drop(states.float())
        near = torch.softmax(states @ self.asked.T + (1 - mask)[:, :, None] * MASKED, 1)
        return (near * (states @ self.told.T)).sum(1) + self.base, near


def layers(encoder: bytes, matrices: Mapping[str, NDArray[np.float64]], rank: int) -> list[Layer]:
    """The encoder's last two layers, each matrix ready to be changed."""
    found = []
    for n, layer in enumerate(LAYERS):
        start = f"encoder_layer_{layer}_"
        kept = {
            name.removeprefix(start): torch.from_numpy(tensor.copy())
            for name, tensor in tensors(encoder, start).items()
        }
        parts: dict[str, nn.Module] = {
            name: Changed(matrices[f"{n}.{name}"], kept[f"{there}_bias"], rank)
            for name, there in MATRICES.items()
        }
        for name, there in NORMS.items():
            parts[name] = nn.LayerNorm(WIDTH, EPSILON)
            weights = {"weight": kept[f"{there}_weight"], "bias": kept[f"{there}_bias"]}
            parts[name].load_state_dict(weights)
        found.append(Layer(parts))
    return found


class Several(nn.Module):
    """One sentence at a time, as it is shipped: the mean of what several networks give.

    States (1, tokens, 384) to scores (1, codes) and where they looked (1, tokens, codes).
    """

    def __init__(self, networks: Sequence[Network]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, given: Tensor) -> tuple[Tensor, Tensor]:
        mask = torch.ones(given.shape[:2])
        told = [network(given, mask) for network in self.networks]
        scores = torch.stack([scores for scores, _ in told]).mean(0)
        return scores, torch.stack([near for _, near in told]).mean(0)


def whole(network: Network) -> Network:
    """``network`` with one matrix where there were three, as it is shipped."""
    for layer in network.layers:
        parts = layer.parts
        for name in MATRICES:
            parts[name] = Whole(parts[name])
    return network
