"""Statements that do not answer the question their group asks leave it.

A group is alike on average, which names and a topic in common may bring about. A reader goes by
the question shown: whether the other statement speaks of all that it asks, and is like the whole
of the statement it was taken from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from wherefrom.claims.covering import Floats, Places, Rows, covered
from wherefrom.claims.firmness import probabilities
from wherefrom.claims.gloss import ANSWERED, asking
from wherefrom.claims.many import MANY, chances, speaking
from wherefrom.claims.nearness import Nearness
from wherefrom.data.load import words
from wherefrom.model import Reply

MOST_PARTS = 8  # of one group; what fits none of that many questions stands alone
MOST_ASKED = MANY  # of one group; of a larger one only the question asked is compared with all
ENOUGH = 0.6  # likeness beyond which words are as good as the same
LEAST = 1e-4  # probability, so that its logit stays finite


@dataclass(frozen=True, slots=True)
class Fitted:
    """Rows that answer one question; ``fits`` (n, n) is how well, where that was worked out."""

    rows: list[int]
    fits: Floats | None = None

    def some(self, at: Places) -> Fitted:
        """Those in the places ``at``."""
        fits = None if self.fits is None else self.fits[np.ix_(at, at)]
        return Fitted([self.rows[int(i)] for i in at], fits)


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
    whole = Fitted(list(together))
    if len(together) > MOST_ASKED:
        middle, fits = _one_by_one(near, together, rows, texts)
    else:
        every = fit(near, together, rows, texts)
        whole = Fitted(whole.rows, every)
        middle, fits = _all_at_once(every)
    left = np.arange(len(together))
    for _ in range(MOST_PARTS):
        if len(left) < 2:
            break
        asks = _asking([rows[together[int(at)]][0] for at in left], middle(left))
        kept = fits(left, asks) >= least
        yield whole.some(left[kept])
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
        forth = covered(near, [group[one]], there, rows, texts)
        back = covered(near, there, [group[one]], rows, texts)[0][:, 0]
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
    whole, asked = covered(near, group, group, rows, texts)
    found = _probable(link, asked, np.minimum(whole, whole.T))
    np.fill_diagonal(found, 1.0)
    return found


def _probable(link: Floats, asked: Floats, whole: Floats) -> Floats:
    weights = words("linking")["fit"]
    score = weights[0] + weights[1] * _logit(link)
    score += weights[2] * np.minimum(asked, ENOUGH) + weights[3] * np.minimum(whole, ENOUGH)
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
    whole, asked = covered(near, group, group, rows, texts)
    alike = (np.minimum(asked, ENOUGH), np.minimum(np.minimum(whole, whole.T), ENOUGH))
    return np.stack([np.ones_like(link), link, *alike], axis=-1)


def _asking(replies: Sequence[Reply], middle: Floats) -> int:
    """The place of the reply whose question is asked of all; ``middle`` is how well each fits."""
    # Not as they are shown: who asks is to depend on the sense, not on whose words are quoted.
    replies = [replace(r, verbatim="") if r.well_formed else r for r in replies]
    # The sense counts less here than where the question is shown.
    return asking(replies, middle / ANSWERED)
