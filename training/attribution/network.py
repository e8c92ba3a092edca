"""The tagger's network: one encoder pass over a window, then a small pass per cue.

1. ``Encoder`` (BERT or MPNet) reads the word pieces; each piece also gets its
   word's labels from the parse, through embeddings that begin at zero.
2. ``words`` takes the first piece of each word, adds its syntactic head's.
3. ``cues`` (O, B, I) finds the cues; ``flat`` (O, B/I of three roles) is an
   extra task that is not shipped.
4. ``Roles`` reads the window once per cue, told where that cue is, and says
   which words are its source and its content: O, B/I-source, B/I-content. So
   attributions nest, cross sentences and come in pieces at no extra cost.
   ``Steps`` knows which tag may follow which, and how gladly.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from wherefrom.language.tagger import BUCKETS, distances
from wherefrom.language.words import SIZES

CUE_TAGS, FLAT_TAGS, ROLE_TAGS = 3, 7, 5


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of an encoder."""

    layers: int
    heads: int
    width: int
    inner: int
    epsilon: float
    vocabulary: int
    positions: int
    first_position: int  # MPNet counts from 2
    relative: bool  # MPNet's bias by distance


MINILM = Shape(6, 12, 384, 1536, 1e-12, 30522, 512, 0, relative=False)
MPNET = Shape(12, 12, 768, 3072, 1e-5, 30527, 514, 2, relative=True)


class Drop(nn.Module):
    """Dropout with masks cut from one pool: drawing them anew takes longer than all the rest."""

    pool: Tensor

    def __init__(self, p: float, size: int = 1 << 24) -> None:
        super().__init__()
        self.p = p
        keep = (torch.rand(size) >= p).to(torch.bfloat16) / (1 - p)
        self.register_buffer("pool", keep, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0:
            return x
        n = x.numel()
        if n >= self.pool.numel():
            return functional.dropout(x, self.p)
        at = int(torch.randint(self.pool.numel() - n, (1,)))
        return x * self.pool[at : at + n].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """A transformer layer, normalised after each half as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float, drop: Drop) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.last = nn.LayerNorm(width, epsilon)
        self.drop = drop

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(batch, length, width); ``bias`` broadcasts to (batch, heads, length, length)."""
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        # The fused kernel's backward pass is several times slower than this on a CPU.
        q = q * (1 / math.sqrt(d // self.heads))
        scores = torch.matmul(q, k.transpose(-1, -2)) + bias.to(q.dtype)
        seen = torch.matmul(scores.softmax(-1, dtype=q.dtype), v)
        x = self.norm(x + self.drop(self.out(seen.transpose(1, 2).reshape(b, n, d))))
        return self.last(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT or MPNet over word pieces, with the parse's labels added to the embeddings."""

    def __init__(self, shape: Shape, drop: Drop) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.labels = nn.ModuleList(nn.Embedding(size, shape.width) for size in SIZES)
        for table in self.labels:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        one = (shape.width, shape.heads, shape.inner, shape.epsilon, drop)
        self.layers = nn.ModuleList(Layer(*one) for _ in range(shape.layers))
        self.distance = nn.Embedding(32, shape.heads) if shape.relative else None
        self.drop = drop

    def forward(self, pieces: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Pieces (batch, length), labels (batch, length, 6), mask (batch, length) of ones."""
        n = pieces.shape[1]
        places = torch.arange(n) + self.shape.first_position
        x = self.word(pieces) + self.position(places)
        for k, table in enumerate(self.labels):
            x = x + table(labels[:, :, k])
        x = self.drop(self.norm(x))
        bias = ((1 - mask) * -1e4)[:, None, None, :]
        if self.distance is not None:
            bias = bias + self.distance(mpnet_buckets(n)).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, bias)
        return x


def mpnet_buckets(n: int) -> Tensor:
    """MPNet's bucket of every pair of places: (n, n)."""
    gap = torch.arange(n)[:, None] - torch.arange(n)[None, :]
    side = (gap < 0).long() * 16
    gap = gap.abs()
    far = 8 + (torch.log(gap.clamp(min=1) / 8) / math.log(128 / 8) * 8).long()
    return side + torch.where(gap < 8, gap, far.clamp(max=15))


class Roles(nn.Module):
    """Source and content of one cue, over the words of its window."""

    def __init__(self, width: int, drop: Drop, own: int = 256, layers: int = 2) -> None:
        super().__init__()
        self.enter = nn.Linear(width, own)
        self.cue = nn.Linear(width, own)
        self.near = nn.Embedding(BUCKETS, own)
        self.is_cue = nn.Embedding(2, own)
        self.norm = nn.LayerNorm(own)
        self.layers = nn.ModuleList(Layer(own, 4, 2 * own, 1e-5, drop) for _ in range(layers))
        self.tags = nn.Linear(own, ROLE_TAGS)

    def forward(self, words: Tensor, cue: Tensor, near: Tensor, mask: Tensor) -> Tensor:
        """Words (cues, length, width), cue (cues, length) of ones, near (cues, length) buckets."""
        share = cue / cue.sum(1, keepdim=True)
        mean = torch.matmul(share[:, None, :].to(words.dtype), words)
        x = self.enter(words) + self.cue(mean) + self.near(near) + self.is_cue(cue.long())
        x = self.norm(x)
        bias = ((1 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.tags(x)


class Steps(nn.Module):
    """A linear-chain CRF over role tags (Lafferty, McCallum and Pereira 2001).

    Without it, words are judged one by one and a long content comes in shreds.
    """

    def __init__(self, tags: int = ROLE_TAGS) -> None:
        super().__init__()
        self.step = nn.Parameter(torch.zeros(tags, tags))
        self.begin = nn.Parameter(torch.zeros(tags))
        barred = torch.zeros(tags, tags)
        for inner in range(2, tags, 2):  # I follows its own B or I only
            barred[:, inner] = -1e4
            barred[inner - 1 : inner + 1, inner] = 0
        first = torch.zeros(tags)
        first[2::2] = -1e4
        self.register_buffer("barred", barred)
        self.register_buffer("barred_first", first)

    def weights(self) -> tuple[Tensor, Tensor]:
        """Scores of tag after tag (tags, tags), and of the first tag (tags,)."""
        return self.step + self.barred, self.begin + self.barred_first

    def surprise(self, scores: Tensor, tags: Tensor) -> Tensor:
        """Minus log-likelihood per word of ``tags`` (rows, length); negative tags are padding."""
        scores, mask = scores.float(), tags >= 0
        step, begin = self.weights()
        known = tags.clamp(min=0)
        own = scores.gather(2, known[:, :, None])[:, :, 0] * mask
        moved = step[known[:, :-1], known[:, 1:]] * mask[:, 1:]
        path = own.sum(1) + moved.sum(1) + begin[known[:, 0]]
        total = begin + scores[:, 0]
        for k in range(1, scores.shape[1]):
            after = torch.logsumexp(total[:, :, None] + step, 1) + scores[:, k]
            total = torch.where(mask[:, k, None], after, total)
        return (torch.logsumexp(total, 1) - path).sum() / mask.sum()


class Tagger(nn.Module):
    """The whole network."""

    def __init__(self, shape: Shape, drop: float = 0.1) -> None:
        super().__init__()
        self.drop = Drop(drop)
        self.encoder = Encoder(shape, self.drop)
        self.head = nn.Linear(shape.width, shape.width)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)
        self.cues = nn.Linear(shape.width, CUE_TAGS)
        self.flat = nn.Linear(shape.width, FLAT_TAGS)
        self.roles = Roles(shape.width, self.drop)
        self.steps = Steps()

    def read(
        self, pieces: Tensor, labels: Tensor, mask: Tensor, first: Tensor, heads: Tensor
    ) -> Tensor:
        """Words: (batch, words, width), from the first piece of each and its syntactic head's."""
        x = self.encoder(pieces, labels, mask)
        width = x.shape[-1]
        words = x.gather(1, first[:, :, None].expand(-1, -1, width))
        above = words.gather(1, heads[:, :, None].expand(-1, -1, width))
        return words + self.head(above)


def near_cues(cue: Tensor) -> Tensor:
    """Bucket of each word's distance to its cue, as the tagger counts it: (cues, length)."""
    return torch.from_numpy(distances(cue.numpy()))
