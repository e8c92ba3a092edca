"""How a network learns: batches of sentences of like length, and all epochs of one training.

Learning is in bfloat16 where torch's autocast has it so; the numbers that are learnt are float32.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.indicators.network import Embedding, Network

EPOCHS, BATCH, POOL = 4, 32, 24
RATE, HEAD_RATE, DECAY = 1e-4, 3e-3, 0.01
WARM = 16  # a part of all steps, of so many, in which the rates rise


def batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Everything once in batches of like length, in random order."""
    order = torch.randperm(len(sizes)).tolist()
    pools = [order[n : n + BATCH * POOL] for n in range(0, len(order), BATCH * POOL)]
    like = [n for pool in pools for n in sorted(pool, key=lambda k: sizes[k])]
    parted = [like[n : n + BATCH] for n in range(0, len(like), BATCH)]
    yield from (parted[n] for n in torch.randperm(len(parted)).tolist())


def padded(given: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """The word pieces ``given`` as one tensor, and where it is filled."""
    longest = max(len(one) for one in given)
    out = torch.zeros(len(given), longest, dtype=torch.long)
    mask = torch.zeros(len(given), longest)
    for row, one in enumerate(given):
        out[row, : len(one)], mask[row, : len(one)] = torch.tensor(one), 1
    return out, mask


def trained(
    network: Network,
    embedding: Embedding,
    given: Sequence[Sequence[int]],
    labels: Tensor,
    seed: int,
) -> Network:
    """``network`` after all epochs, ready to read.

    ``given`` are sentences in word pieces; ``seed`` is that of their order.
    """
    torch.manual_seed(seed + 1)
    steps = EPOCHS * -(-len(given) // BATCH)
    rise = steps // WARM
    optimiser = torch.optim.AdamW(_groups(network), fused=True)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / rise, (steps - step) / (steps - rise))
    )
    network.train()
    for epoch in range(EPOCHS):
        told = 0.0
        for rows in batches([len(one) for one in given]):
            ids, mask = padded([given[n] for n in rows])
            with torch.autocast("cpu", torch.bfloat16):
                scores, _near = network(embedding(ids), mask)
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


def _groups(network: Network) -> list[dict[str, object]]:
    """What is learnt with which rate; only matrices decay."""
    of_layers = list(network.layers.parameters())
    head = [network.asked, network.told, network.base]
    return [
        {"params": [p for p in of_layers if p.dim() > 1], "lr": RATE, "weight_decay": DECAY},
        {"params": [p for p in of_layers if p.dim() == 1], "lr": RATE, "weight_decay": 0.0},
        {"params": head, "lr": HEAD_RATE, "weight_decay": DECAY},
    ]
