"""Statements that do not answer the question their group asks leave it.

A group is alike on average, which names and a topic in common may bring about. A reader goes by
the question shown: whether the other statement speaks of all that it asks, and is like the whole
of the statement it was taken from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.alike import SCALE, Spoken
from wherefrom.claims.firmness import probabilities
from wherefrom.claims.gloss import ANSWERED, gloss, worded
from wherefrom.claims.many import MANY, chances, speaking
from wherefrom.claims.nearness import Nearness
from wherefrom.content import content_words
from wherefrom.data.load import words
from wherefrom.model import Reply

MOST_PARTS = 8  # of one group; what fits none of that many questions stands alone
MOST_ASKED = MANY  # of one group; of a larger one only the question asked is compared with all
ENOUGH = 0.6  # likeness beyond which words are as good as the same
STEM = 4  # letters by which a word of the question is known in its statement (*sank*, *sink* not)
AT_ONCE = 4_000_000  # pairs of words compared at a time (16 MB)
LEAST = 1e-4  # probability, so that its logit stays finite

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Rows = Mapping[int, Sequence[Reply]]  # the reply to one question, by row of its statement


@dataclass(frozen=True, slots=True)
class Fitted:
    """Rows that answer one question; ``fits`` (n, n) is how well, where that was worked out."""

    rows: list[int]
    fits: Floats | None = None


def fitting(
    near: Nearness, together: Sequence[int], rows: Rows, texts: Sequence[str], *, least: float
) -> Iterator[list[int]]:
    """The rows of each of ``fitted``."""
    yield from (part.rows for part in fitted(near, together, rows, texts, least=least))


def fitted(
    near: Nearness, together: Sequence[int], rows: Rows, texts: Sequence[str], *, least: float
) -> Iterator[Fitted]:
    """``together``, rows of ``near``, in parts that answer the question each part asks.

    The best worded question of all is asked first; those that fit it by less than ``least``, 0
    to 1, are asked the best of what is left. ``texts`` are the statements' words, by row.
    Without the vectors of words nothing can be told, and all stay together.
    """
    if near.spoken is None or least <= 0 or len(together) < 2:
        yield Fitted(list(together))
        return
    if len(together) > MOST_ASKED:
        every = None
        middle, fits = _one_by_one(near, together, rows, texts)
    else:
        every = fit(near, together, rows, texts)
        middle, fits = _all_at_once(every)
    left = np.arange(len(together))
    for _ in range(MOST_PARTS):
        if len(left) < 2:
            break
        asking = _asking([rows[together[int(at)]][0] for at in left], middle(left))
        kept = fits(left, asking) >= least
        inside = left[kept]
        known = None if every is None else every[np.ix_(inside, inside)]
        yield Fitted([together[int(at)] for at in inside], known)
        left = left[~kept]
    yield from (Fitted([together[int(at)]]) for at in left)


def _all_at_once(
    found: Floats,
) -> tuple[Callable[[Places], Floats], Callable[[Places, int], Floats]]:
    """How well each of some fits the others, and how well they fit the question of one."""
    return lambda left: found[np.ix_(left, left)].mean(axis=1), lambda left, at: found[
        left[at], left
    ]


def _one_by_one(
    near: Nearness, group: Sequence[int], rows: Rows, texts: Sequence[str]
) -> tuple[Callable[[Places], Floats], Callable[[Places, int], Floats]]:
    """The same for a large group, where only the question that is asked is compared with all."""
    speak = speaking(len(group))

    def link(left: Places, others: Places) -> Floats:
        one, other = (at.ravel() for at in np.meshgrid(left, others, indexing="ij"))
        at = np.asarray(group, dtype=np.intp)
        pairs = (one, other, near.pairs(at[one], at[other]))
        found = chances(near, group, rows, pairs)
        found[one == other] = 0.0
        return found.reshape(len(left), len(others))

    def fits(left: Places, at: int) -> Floats:
        one = int(left[at])
        there = [group[int(i)] for i in left]
        forth = _terms(near, [group[one]], there, rows, texts)
        back = _terms(near, there, [group[one]], rows, texts)[0][:, 0]
        whole = np.minimum(forth[0][0], back)
        found = _probable(link(left[at : at + 1], left)[0], forth[1][0], whole)
        found[at] = 1.0
        return found

    def middle(left: Places) -> Floats:
        some = np.intersect1d(left, speak)
        found: Floats = link(left, some if len(some) else left[speaking(len(left))]).mean(axis=1)
        return found

    return middle, fits


def fit(near: Nearness, group: Sequence[int], rows: Rows, texts: Sequence[str]) -> Floats:
    """That each of ``group`` (column) answers the question of each (row): (n, n), 0 to 1."""
    link = probabilities(near, group, rows)
    whole, covered = _terms(near, group, group, rows, texts)
    found = _probable(link, covered, np.minimum(whole, whole.T))
    np.fill_diagonal(found, 1.0)
    return found


def _probable(link: Floats, covered: Floats, whole: Floats) -> Floats:
    weights = words("linking")["fit"]
    score = weights[0] + weights[1] * _logit(link)
    score += weights[2] * np.minimum(covered, ENOUGH) + weights[3] * np.minimum(whole, ENOUGH)
    return np.asarray(1 / (1 + np.exp(-score)))


def _logit(link: Floats) -> Floats:
    held = np.clip(link, LEAST, 1 - LEAST)
    return np.asarray(np.log(held / (1 - held)))


def evidence(near: Nearness, group: Sequence[int], rows: Rows, texts: Sequence[str]) -> Floats:
    """What tells whether each of ``group`` (column) answers the question of each: (n, n, 4).

    1, the logit of their link, how far the question's words are covered, how alike the wholes
    are; eval.fitting fits the weights.
    """
    link = _logit(probabilities(near, group, rows))
    whole, covered = _terms(near, group, group, rows, texts)
    alike = (np.minimum(covered, ENOUGH), np.minimum(np.minimum(whole, whole.T), ENOUGH))
    return np.stack([np.ones_like(link), link, *alike], axis=-1)


def _terms(
    near: Nearness, group: Sequence[int], others: Sequence[int], rows: Rows, texts: Sequence[str]
) -> tuple[Floats, Floats]:
    """How alike the whole of each of ``group`` is to ``others``, and its question: (n, m) each."""
    if near.spoken is None:
        raise ValueError("the vectors of words are needed")
    asked = [_of_question(texts[row], rows[row][0]) for row in group]
    return _covered(near.spoken, group, asked, others)


def asked_of_both(
    near: Nearness, rows: Sequence[int], replies: Sequence[Reply], texts: Sequence[str]
) -> float:
    """How far each of two statements speaks of what the other's question asks: the lesser.

    About -0.2 to 1; 1 where there are no vectors of words to tell by.
    """
    if near.spoken is None:
        return 1.0
    asked = [_of_question(text, reply) for text, reply in zip(texts, replies, strict=True)]
    covered = _covered(near.spoken, rows, asked, rows)[1]
    return float(min(covered[0, 1], covered[1, 0]))


def _asking(replies: Sequence[Reply], middle: Floats) -> int:
    """The place of the reply whose question is asked of all; ``middle`` is how well each fits."""
    # Not as they are shown: who asks is to depend on the sense, not on whose words are quoted.
    replies = [replace(r, verbatim="") if r.well_formed else r for r in replies]
    held = middle / ANSWERED  # the sense counts less here than where the question is shown
    question = gloss(replies, dict(zip((r.statement for r in replies), held, strict=True)))
    own = [i for i, r in enumerate(replies) if question in (r.question, r.verbatim)]
    return max(own, key=lambda i: (middle[i], -i))


def _of_question(text: str, reply: Reply) -> NDArray[np.bool_]:
    """Which content words of a statement its question asks about; all where none is found."""
    asked = set(content_words(reply.question if reply.well_formed else worded(reply)))
    stems = {word[:STEM] for word in asked if len(word) >= STEM}
    said = content_words(text)
    found = [w in asked or (len(w) >= STEM and w[:STEM] in stems) for w in said]
    return np.array(found if any(found) else [True] * max(1, len(said)))


def _covered(
    spoken: Spoken,
    group: Sequence[int],
    asked: Sequence[NDArray[np.bool_]],
    others: Sequence[int],
) -> tuple[Floats, Floats]:
    """Likeness to each of ``others`` (column) of each one's words, and of those ``asked``: (n, m).

    Means over words weighted by rarity, about -0.2 to 1, of the most alike word there.
    """
    there, of_there = _words_of(spoken, others)
    them = _vectors(spoken, there).T
    mine, of_mine = _words_of(spoken, group)
    best = np.empty((len(mine), len(others)), dtype=np.float32)
    step = max(1, AT_ONCE // len(there))
    for start in range(0, len(mine), step):
        pairs = _vectors(spoken, mine[start : start + step]) @ them
        best[start : start + step] = np.maximum.reduceat(pairs, of_there, axis=1)
    rare = spoken.rarity[mine].astype(np.float64)
    weighed = best * rare[:, None]
    whole = np.add.reduceat(weighed, of_mine) / np.add.reduceat(rare, of_mine)[:, None]
    in_question = np.concatenate(asked)
    weighed[~in_question] = 0.0
    rare[~in_question] = 0.0
    return whole, np.add.reduceat(weighed, of_mine) / np.add.reduceat(rare, of_mine)[:, None]


def _words_of(spoken: Spoken, rows: Sequence[int]) -> tuple[Places, Places]:
    """The words of statements one after another, and where those of each begin."""
    at = np.asarray(rows, dtype=np.intp)
    lengths = spoken.starts[at + 1] - spoken.starts[at]
    begins = np.cumsum(lengths) - lengths
    return np.repeat(spoken.starts[at] - begins, lengths) + np.arange(lengths.sum()), begins


def _vectors(spoken: Spoken, at: NDArray[np.intp]) -> NDArray[np.float32]:
    return spoken.vectors[at].astype(np.float32) * np.float32(1 / SCALE)
