"""One claim made of the statements that stand together, with the links between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.answering import answered
from wherefrom.claims.called import UNNAMED
from wherefrom.claims.contraries import contraries
from wherefrom.claims.covering import told
from wherefrom.claims.fitting import fit
from wherefrom.claims.gloss import gloss
from wherefrom.claims.holders import PERIODS
from wherefrom.claims.links import links, links_along
from wherefrom.claims.many import MANY, middle, nearest
from wherefrom.claims.opposites import opposites
from wherefrom.claims.ready import Ready
from wherefrom.claims.traits import trait
from wherefrom.ids import content_id
from wherefrom.model import Asked, Claim, Link, Reply, Statement

PLACED = {"day", "time", "place"}  # of a blank quoted with words around it readers make little
ALONE = np.ones((1, 1))
TOLD = 2.0  # what it is worth that the others speak of what is asked, against being like them
DIGITS = 6  # of how well a statement speaks for the others: the last bits are no reason

Rows = Mapping[int, Sequence[Reply]]  # the replies to one question, by row of their statement


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, and why its statements stand together."""

    claim: Claim
    links: tuple[Link, ...]


def made(
    ready: Ready,
    asked: Asked,
    together: Sequence[int],
    rows: Rows,
    *,
    shown: bool = False,
    fits: NDArray[np.float64] | None = None,
) -> Made | None:
    """The claim of the rows ``together``, None where there is nothing to show.

    A claim that something is so may stand on one document; other questions need
    two, or the claims would repeat each document sentence by sentence. ``shown``
    says that somebody ruled on it: then it stays as it was ruled. ``fits``
    (n, n) is how well each answers the question of each, where that is known.
    """
    held = {ready.statements[i].document for i in together}
    if asked.kind != "proposition" and len(held) < 2 and not shown:
        return None
    replies: Sequence[Reply] = [r for i in together for r in rows[i]]
    if asked.kind == "proposition" and not asked.key and not shown:
        replies = contraries(opposites(replies))
    if not shown and not _asked(asked, replies):
        return None  # nobody could tell from the words quoted what is asked
    part = [ready.statements[i] for i in together]
    if len(part) > MANY:
        speaks = np.round(middle(ready.near, together), DIGITS)
        claim = _claim(asked, replies, part, speaks, ready)
        along = nearest(ready.near, together)
        return Made(claim, tuple(links_along(along, part, claim)))
    likeness = ready.near.block(together, together) if len(part) > 1 else ALONE
    speaks = likeness.mean(axis=1)
    if must_fit(asked) and len(part) > 1 and ready.near.spoken is not None:
        speaks = _answered(ready, asked, together, rows, fits).mean(axis=1)
    claim = _claim(asked, replies, part, np.round(speaks, DIGITS), ready)
    if trait(asked.key).only_apart and not claim.conflicts and not shown:
        return None
    return Made(claim, tuple(links(likeness, part, claim)))


def _answered(
    ready: Ready,
    asked: Asked,
    together: Sequence[int],
    rows: Rows,
    fits: NDArray[np.float64] | None,
) -> NDArray[np.float64]:
    """How well each (column) answers what each (row) asks: (n, n)."""
    if asked.kind == "proposition":
        return TOLD * told(ready.near, together, rows, ready.texts)
    return fit(ready.near, together, rows, ready.texts) if fits is None else fits


def must_fit(asked: Asked) -> bool:
    """Whether the key says so little that statements must fit the question in words as well.

    Everything lasts some time; how many were killed is asked by the key itself.
    """
    if asked.kind == "proposition":
        return not asked.key
    return asked.kind == "number" and asked.key in PERIODS


def _asked(asked: Asked, replies: Sequence[Reply]) -> bool:
    """Whether anybody could tell what is asked: some question does more than quote."""
    if asked.kind == "number":
        return any(r.well_formed or r.verbatim for r in replies)
    if asked.kind in PLACED or asked.key:
        return any(r.well_formed for r in replies)
    if len(replies) == 1 and replies[0].alone is None:
        return False
    return any(r.well_formed or (r.verbatim and "“" not in r.question) for r in replies)


def _claim(
    asked: Asked,
    replies: Sequence[Reply],
    statements: Sequence[Statement],
    speaks: NDArray[np.float64],
    ready: Ready,
) -> Claim:
    # How well a statement speaks for the others: how like it they are, or answer its question.
    weight = dict(zip((s.id for s in statements), speaks.tolist(), strict=True))
    first = min(s.id for s in statements)
    claim_id = content_id("c", asked.kind, asked.key, first)
    answers, conflicts = answered(claim_id, replies, ready.case, ready.days)
    held = len({s.document for s in statements})
    asking = [r for r in replies if UNNAMED not in r.key] or replies
    return Claim(claim_id, gloss(asking, weight), held, answers, conflicts, asked)
