"""What a tagger finds in articles, and what the ruler says to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import torch

from eval.shared import ruler
from training.attribution.articles import DATA, Article
from training.attribution.batches import Batch, Cutter, Piece, batches
from training.attribution.network import Tagger, near_cues
from wherefrom.language.paths import best_paths
from wherefrom.language.tagger import cue_runs

Found = dict[str, list[tuple[int, int]]]  # characters per role
Marked = dict[str, list[int]]  # words per role


def fragments(words: Sequence[int], article: Article, start: int) -> list[tuple[int, int]]:
    """Word numbers of a window as character spans, neighbours together."""
    out: list[tuple[int, int]] = []
    before = -2
    for k in words:
        s, e = article.spans[start + k]
        if k == before + 1:
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
        before = k
    return out


@torch.no_grad()
def read(
    model: Tagger, batch: Batch, least: float = 0.5
) -> list[tuple[Piece, dict[str, list[int]]]]:
    """Every attribution of ``batch``, in words of its window."""
    hidden = model.read(batch.pieces, batch.labels, batch.mask, batch.first, batch.heads)
    shares = model.cues(hidden).float().softmax(-1)
    where, cues = [], []
    for i, row in enumerate(batch.rows):
        for run in cue_runs(shares[i, : len(row.first)].numpy(), least):
            where.append(i)
            one = torch.zeros(hidden.shape[1])
            one[run] = 1
            cues.append(one)
    if not cues:
        return []
    cue = torch.stack(cues)
    index = torch.tensor(where)
    seen = batch.words[index]
    scores = model.roles(hidden[index], cue, near_cues(cue), seen).float().numpy()
    step, begin = (t.numpy() for t in model.steps.weights())
    tags = best_paths(scores, (cue > 0).numpy(), step, begin)
    out = []
    for i, marked, row_cue in zip(where, tags, cue, strict=True):
        marked = marked[: len(batch.rows[i].first)]
        found = {
            "source": np.flatnonzero(np.isin(marked, (1, 2))).tolist(),
            "cue": np.flatnonzero(row_cue.numpy()).tolist(),
            "content": np.flatnonzero(np.isin(marked, (3, 4))).tolist(),
        }
        out.append((batch.rows[i], found))
    return out


def figures(
    model: Tagger, cutter: Cutter, numbers: Iterable[int], least: float = 0.5
) -> dict[str, float]:
    """Exact-span F1 and article F on PolNeAR dev, by the ruler."""
    model.eval()
    stems: dict[str, int] = {}
    for k in numbers:
        stems.setdefault(cutter.articles[k].name.rsplit("_", 1)[0], k)
    found: dict[str, list[Found]] = defaultdict(list, {stem: [] for stem in stems})
    with torch.autocast("cpu", torch.bfloat16):
        for batch in batches(cutter, sorted(stems.values()), None):
            for row, words in read(model, batch, least):
                article = cutter.articles[row.article]
                spans = {r: fragments(w, article, row.start) for r, w in words.items()}
                found[article.name.rsplit("_", 1)[0]].append(spans)
    polnear: Any = DATA / "polnear"
    score = ruler("score_attribution")
    out: dict[str, float] = score.score_tokens(polnear / "dev_tokens.jsonl", found)
    out |= score.score_ann(polnear / "dev" / "attributions", found)
    return out
