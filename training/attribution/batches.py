"""Windows of articles as tensors, many of about one length to a batch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.attribution.articles import Article
from training.attribution.network import near_cues
from wherefrom.language.words import LONGEST, PIECES

ROLE_OF = {"source": (1, 2), "content": (3, 4)}  # B, I among the role tags
FLAT_OF = {"source": (1, 2), "cue": (3, 4), "content": (5, 6)}
UNKNOWN = -100  # a label that no loss looks at


@dataclass(frozen=True, slots=True)
class Piece:
    """One window: word pieces, the first of each word, labels, heads, and its attributions."""

    article: int
    start: int
    end: int
    pieces: list[int]
    of_word: list[int]
    first: list[int]
    heads: list[int]
    labels: list[list[int]]
    attributions: list[dict[str, list[int]]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some windows; of cues: which window, where, and what belongs to each."""

    pieces: Tensor
    labels: Tensor
    mask: Tensor
    first: Tensor
    heads: Tensor
    words: Tensor  # mask over words
    cue_tags: Tensor
    flat_tags: Tensor
    window: Tensor
    cue: Tensor
    near: Tensor
    role_tags: Tensor
    rows: list[Piece]


class Cutter:
    """Cuts articles into windows; word pieces are looked up once."""

    def __init__(self, tokenizer: Tokenizer, articles: Sequence[Article]) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.articles = articles
        self.open, self.close = tokenizer.encode("").ids
        unknown = tokenizer.token_to_id("[UNK]") or tokenizer.token_to_id("<unk>")
        known: dict[str, list[int]] = {}
        self.words: list[list[list[int]]] = []
        for article in articles:
            for word in article.words:
                if word not in known:
                    ids = tokenizer.encode(word, add_special_tokens=False).ids[:PIECES]
                    known[word] = ids or [unknown]
            self.words.append([known[word] for word in article.words])

    def windows(self, number: int, skip: int = 0) -> Iterator[Piece]:
        """The windows of one article; the first ends after ``skip`` words, if so many."""
        ends = self.articles[number].ends
        start = last = 0
        room = skip or LONGEST
        for end in ends:
            if end - start > room and last > start:
                yield self.cut(number, start, last)
                start, room = last, LONGEST
            while end - start > LONGEST:
                yield self.cut(number, start, start + LONGEST)
                start += LONGEST
            last = end
        if last > start:
            yield self.cut(number, start, last)

    def cut(self, number: int, start: int, end: int) -> Piece:
        """The words ``start`` to ``end`` of one article."""
        article, inside = self.articles[number], range(start, end)
        pieces, of_word, first = [self.open], [0], []
        for k in inside:
            first.append(len(pieces))
            ids = self.words[number][k]
            pieces += ids
            of_word += [k - start] * len(ids)
        found = []
        for a in article.attributions:
            mine = {role: [k - start for k in a[role] if k in inside] for role in a}
            if mine["cue"]:
                found.append(mine)
        return Piece(
            article=number,
            start=start,
            end=end,
            pieces=[*pieces, self.close],
            of_word=[*of_word, end - start - 1],
            first=first,
            heads=[h - start if h in inside else k - start for k, h in _heads(article, inside)],
            labels=article.labels[start:end],
            attributions=found,
        )


def _heads(article: Article, inside: range) -> Iterator[tuple[int, int]]:
    for k in inside:
        yield k, article.heads[k]


def _mark(row: Tensor, words: Sequence[int], begin: int, inner: int, *, over: bool = True) -> None:
    before = -2
    for k in words:
        if over or row[k] == 0:
            row[k] = inner if k == before + 1 else begin
            before = k


def gather(rows: list[Piece]) -> Batch:
    """``rows`` padded to one length."""
    b, n = len(rows), max(len(r.pieces) for r in rows)
    w = max(len(r.first) for r in rows)
    cues = [(i, a) for i, r in enumerate(rows) for a in r.attributions]
    pieces = torch.zeros(b, n, dtype=torch.long)
    labels = torch.zeros(b, n, 6, dtype=torch.long)
    mask, words = torch.zeros(b, n), torch.zeros(b, w)
    first, heads = torch.zeros(b, w, dtype=torch.long), torch.zeros(b, w, dtype=torch.long)
    cue_tags = torch.full((b, w), UNKNOWN)
    flat = torch.full((b, w), UNKNOWN)
    for i, r in enumerate(rows):
        length, m = len(r.pieces), len(r.first)
        pieces[i, :length] = torch.tensor(r.pieces)
        labels[i, :length] = torch.tensor(r.labels)[torch.tensor(r.of_word)]
        mask[i, :length] = 1
        words[i, :m] = 1
        first[i, :m] = torch.tensor(r.first)
        heads[i, :m] = torch.tensor(r.heads)
        cue_tags[i, :m] = 0
        flat[i, :m] = 0
        for a in sorted(r.attributions, key=lambda a: -len(a["content"])):
            _mark(flat[i], a["content"], *FLAT_OF["content"], over=False)
        for role in ("source", "cue"):
            for a in r.attributions:
                _mark(flat[i], a[role], *FLAT_OF[role])
        for a in r.attributions:
            _mark(cue_tags[i], a["cue"], 1, 2)
    cue = torch.zeros(len(cues), w)
    roles = torch.full((len(cues), w), UNKNOWN)
    for j, (i, a) in enumerate(cues):
        cue[j, a["cue"]] = 1
        roles[j, : len(rows[i].first)] = 0
        for role in ("content", "source"):
            _mark(roles[j], a[role], *ROLE_OF[role])
    window = torch.tensor([i for i, _ in cues], dtype=torch.long)
    near = near_cues(cue) if cues else torch.zeros(0, w, dtype=torch.long)
    return Batch(
        pieces, labels, mask, first, heads, words, cue_tags, flat, window, cue, near, roles, rows
    )


def batches(
    cutter: Cutter, numbers: Sequence[int], seed: int | None, size: int = 3000
) -> Iterator[Batch]:
    """All windows of the articles ``numbers`` in batches of about ``size`` word pieces.

    With a ``seed`` the windows begin at chance places and come in a chance order.
    """
    draw = random.Random(seed)
    rows = [
        row
        for k in numbers
        for row in cutter.windows(k, 0 if seed is None else draw.randint(20, LONGEST))
    ]
    rows.sort(key=lambda r: len(r.pieces) + (0 if seed is None else draw.uniform(0, 12)))
    held: list[Piece] = []
    out: list[list[Piece]] = []
    for row in rows:
        if held and (len(held) + 1) * len(row.pieces) > size:
            out.append(held)
            held = []
        held.append(row)
    out.append(held)
    if seed is not None:
        draw.shuffle(out)
    for some in out:
        yield gather(some)
