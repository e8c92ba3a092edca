"""Statements that do not answer the question their group asks leave it.

A group is alike on average, which names and a topic in common may bring about. A reader goes by
the question shown: whether the other statement speaks of all that it asks, and is like the whole
of the statement it was taken from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.alike import SCALE, Spoken
from wherefrom.claims.firmness import probabilities
from wherefrom.claims.gloss import gloss
from wherefrom.claims.nearness import Nearness
from wherefrom.content import content_words
from wherefrom.data.load import words
from wherefrom.model import Reply

MOST_PARTS = 8  # of one group; what fits none of that many questions stands alone
ENOUGH = 0.6  # likeness beyond which words are as good as the same
STEM = 4  # letters by which a word of the question is known in its statement (*sank*, *sink* not)
AT_ONCE = 4_000_000  # pairs of words compared at a time (16 MB)
LEAST = 1e-4  # probability, so that its logit stays finite

Floats = NDArray[np.float64]
Rows = Mapping[int, Sequence[Reply]]  # the reply to one question, by row of its statement


def fitting(
    near: Nearness, together: Sequence[int], rows: Rows, texts: Sequence[str], *, least: float
) -> Iterator[list[int]]:
    """``together``, rows of ``near``, in parts that answer the question each part asks.

    The best worded question of all is asked first; those that fit it by less than ``least``, 0
    to 1, are asked the best of what is left. ``texts`` are the statements' words, by row.
    Without the vectors of words nothing can be told, and all stay together.
    """
    if near.spoken is None or least <= 0 or len(together) < 2:
        yield list(together)
        return
    fits = fit(near, together, rows, texts)
    left = np.arange(len(together))
    for _ in range(MOST_PARTS):
        if len(left) < 2:
            break
        here = fits[np.ix_(left, left)]
        asking = _asking([rows[together[int(at)]][0] for at in left], here.mean(axis=1))
        kept = here[asking] >= least
        yield [together[int(at)] for at in left[kept]]
        left = left[~kept]
    yield from ([together[int(at)]] for at in left)


def fit(near: Nearness, group: Sequence[int], rows: Rows, texts: Sequence[str]) -> Floats:
    """That each of ``group`` (column) answers the question of each (row): (n, n), 0 to 1."""
    weights = np.array(words("linking")["fit"], dtype=float)
    found = 1 / (1 + np.exp(-(evidence(near, group, rows, texts) @ weights)))
    np.fill_diagonal(found, 1.0)
    return np.asarray(found)


def evidence(near: Nearness, group: Sequence[int], rows: Rows, texts: Sequence[str]) -> Floats:
    """What tells whether each of ``group`` (column) answers the question of each: (n, n, 4).

    1, the logit of their link, how far the question's words are covered, how alike the wholes
    are; eval.fitting fits the weights.
    """
    spoken = near.spoken
    if spoken is None:
        raise ValueError("the vectors of words are needed")
    link = np.clip(probabilities(near, group, rows), LEAST, 1 - LEAST)
    asked = [_of_question(texts[row], rows[row][0]) for row in group]
    whole, covered = _covered(spoken, group, asked)
    alike = (np.minimum(covered, ENOUGH), np.minimum(np.minimum(whole, whole.T), ENOUGH))
    return np.stack([np.ones_like(link), np.log(link / (1 - link)), *alike], axis=-1)


def asked_of_both(
    near: Nearness, rows: Sequence[int], replies: Sequence[Reply], texts: Sequence[str]
) -> float:
    """How far each of two statements speaks of what the other's question asks: the lesser.

    About -0.2 to 1; 1 where there are no vectors of words to tell by.
    """
    if near.spoken is None:
        return 1.0
    asked = [_of_question(text, reply) for text, reply in zip(texts, replies, strict=True)]
    covered = _covered(near.spoken, rows, asked)[1]
    return float(min(covered[0, 1], covered[1, 0]))


def _asking(replies: Sequence[Reply], middle: Floats) -> int:
    """The place of the reply whose question is asked of all; ``middle`` is how well each fits."""
    question = gloss(replies, dict(zip((r.statement for r in replies), middle, strict=True)))
    own = [i for i, r in enumerate(replies) if question in (r.question, r.verbatim)]
    return max(own, key=lambda i: (middle[i], -i))


def _of_question(text: str, reply: Reply) -> NDArray[np.bool_]:
    """Which content words of a statement its question asks about; all where none is found."""
    asked = set(content_words(gloss([reply], {reply.statement: 0.0})))
    stems = {word[:STEM] for word in asked if len(word) >= STEM}
    said = content_words(text)
    found = [w in asked or (len(w) >= STEM and w[:STEM] in stems) for w in said]
    return np.array(found if any(found) else [True] * max(1, len(said)))


def _covered(
    spoken: Spoken, group: Sequence[int], asked: Sequence[NDArray[np.bool_]]
) -> tuple[Floats, Floats]:
    """Likeness to each of ``group`` (column) of each one's words, and of those ``asked``: (n, n).

    Means over words weighted by rarity, about -0.2 to 1, of the most alike word there.
    """
    at = [np.arange(spoken.starts[row], spoken.starts[row + 1]) for row in group]
    there = _vectors(spoken, np.concatenate(at))
    lengths = np.array([len(part) for part in at])
    begins = np.cumsum(lengths) - lengths
    whole, covered = np.empty((2, len(group), len(group)))
    for place, part in enumerate(at):
        best = np.empty((len(part), len(group)), dtype=np.float32)
        step = max(1, AT_ONCE // len(there))
        for start in range(0, len(part), step):
            pairs = _vectors(spoken, part[start : start + step]) @ there.T
            best[start : start + step] = np.maximum.reduceat(pairs, begins, axis=1)
        rare = spoken.rarity[part].astype(np.float64)
        whole[place] = np.average(best, axis=0, weights=rare)
        mask = asked[place]
        covered[place] = np.average(best[mask], axis=0, weights=rare[mask])
    return whole, covered


def _vectors(spoken: Spoken, at: NDArray[np.intp]) -> NDArray[np.float32]:
    return spoken.vectors[at].astype(np.float32) * np.float32(1 / SCALE)
