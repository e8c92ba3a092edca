"""Training: cross entropy against the annotators and, for a pupil, its teacher's shares."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.batches import UNKNOWN, Batch, Cutter, batches
from training.attribution.network import Tagger
from training.attribution.reading import figures


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int
    rate: float  # of the encoder
    rate_new: float  # of what begins at chance
    seed: int
    chain: bool  # role tags are learnt as a chain, else word by word
    paced_for: int  # epochs over which the rates would fall to zero
    size: int = 3000  # word pieces in a batch
    decay: float = 0.01


def parts(model: Tagger, batch: Batch) -> tuple[Tensor, Tensor, Tensor | None]:
    """Scores for cues, flat tags, and roles per annotated cue."""
    hidden = model.read(batch.pieces, batch.labels, batch.mask, batch.first, batch.heads)
    roles = None
    if len(batch.window):
        seen = model.drop(hidden[batch.window])
        roles = model.roles(seen, batch.cue, batch.near, batch.words[batch.window])
    hidden = model.drop(hidden)
    return model.cues(hidden), model.flat(hidden), roles


def _entropy(scores: Tensor, tags: Tensor) -> Tensor:
    flat = scores.float().flatten(0, 1)
    return functional.cross_entropy(flat, tags.flatten(), ignore_index=UNKNOWN)


def loss_of(model: Tagger, batch: Batch, *, chain: bool) -> Tensor:
    """Cues twice, the role tags, and a little of the flat tags."""
    cues, flat, roles = parts(model, batch)
    loss = 2 * _entropy(cues, batch.cue_tags) + 0.3 * _entropy(flat, batch.flat_tags)
    if roles is not None:
        if chain:
            loss = loss + 2 * model.steps.surprise(roles, batch.role_tags)
        else:
            loss = loss + _entropy(roles, batch.role_tags)
    return loss


def rates(model: Tagger, plan: Plan, steps: int) -> tuple[torch.optim.Optimizer, object]:
    """AdamW over encoder and new parts, warmed up and then down to zero."""
    model.encoder.word.weight.requires_grad_(False)
    model.encoder.position.weight.requires_grad_(False)
    if model.encoder.distance is not None:
        model.encoder.distance.weight.requires_grad_(False)
    old = [
        p
        for n, p in model.encoder.named_parameters()
        if p.requires_grad and not n.startswith("labels")
    ]
    ids = {id(p) for p in old}
    new = [p for p in model.parameters() if p.requires_grad and id(p) not in ids]
    groups = [{"params": old, "lr": plan.rate}, {"params": new, "lr": plan.rate_new}]
    best = torch.optim.AdamW(groups, weight_decay=plan.decay, fused=True)
    warm = max(1, steps // 15)

    def share(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

    return best, torch.optim.lr_scheduler.LambdaLR(best, share)


def epochs(
    model: Tagger, cutter: Cutter, numbers: Sequence[int], plan: Plan
) -> Iterator[tuple[int, float]]:
    """Train; after each epoch its number and mean loss."""
    torch.manual_seed(plan.seed)
    count = sum(1 for _ in batches(cutter, numbers, plan.seed * 1000, plan.size))
    best, rate = rates(model, plan, math.ceil(count * plan.paced_for * 1.02))
    for epoch in range(plan.epochs):
        model.train()
        total, seen, begun = 0.0, 0, time.monotonic()
        for batch in batches(cutter, numbers, plan.seed * 1000 + epoch, plan.size):
            with torch.autocast("cpu", torch.bfloat16):
                loss = loss_of(model, batch, chain=plan.chain)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            best.step()
            best.zero_grad(set_to_none=True)
            rate.step()
            total, seen = total + loss.item(), seen + 1
            if seen % 50 == 0:
                took = time.monotonic() - begun
                print(
                    f"  {seen}/{count} loss {total / seen:.4f} {took / seen:.2f} s/step", flush=True
                )
        yield epoch, total / seen


def keep(model: Tagger, path: Path) -> None:
    """The weights of ``model`` at ``path``."""
    import safetensors.torch

    safetensors.torch.save_file({k: v.contiguous() for k, v in model.state_dict().items()}, path)


def teach(
    model: Tagger, cutter: Cutter, numbers: Sequence[int], plan: Plan, dev: Cutter, out: Path
) -> None:
    """Train by ``plan``, printing the figures on PolNeAR dev after each epoch."""
    for epoch, loss in epochs(model, cutter, numbers, plan):
        found = figures(model, dev, range(len(dev.articles)))
        line = " ".join(f"{k} {v:.3f}" for k, v in found.items() if k.endswith(("exact_f", "_f")))
        print(f"epoch {epoch + 1} loss {loss:.4f} {line}", flush=True)
        keep(model, out)
