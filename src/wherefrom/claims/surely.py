"""Statements that something is so, or is not, that surely answer the question of their group."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.covering import Floats, told
from wherefrom.claims.fitting import Fitted
from wherefrom.claims.making import Rows
from wherefrom.claims.many import MANY
from wherefrom.claims.ready import Ready
from wherefrom.claims.sharing import sharing


def sure(ready: Ready, whole: Fitted, rows: Rows) -> Iterator[Fitted]:
    """``whole`` in parts: those who deny, and two sentences of one report, must fit better.

    ``rows`` are the replies by row of their statement; where ``whole`` does not tell how well its
    statements fit, only what they share is looked at.
    """
    for agreed in _without_doubtful_denials(ready, whole, rows):
        yield from _belonging(ready, agreed, rows)


def _without_doubtful_denials(ready: Ready, whole: Fitted, rows: Rows) -> Iterator[Fitted]:
    """A *no* beside a *yes* is shown as a conflict: it must be to the same question."""
    negated = np.array([rows[row][0].negated for row in whole.rows])
    fewer = negated if 2 * negated.sum() <= len(negated) else ~negated
    if whole.fits is None or not fewer.any() or fewer.all():
        yield whole
        return
    doubted = _best(whole.fits, fewer) < ready.settings.least_fit_of_denials
    if len(whole.rows) <= MANY and not _denied_outright(ready, whole):
        speak = told(ready.near, whole.rows, rows, ready.texts)
        doubted |= _best(speak, fewer) < ready.settings.least_told_of_denials
    out = np.flatnonzero(fewer)[doubted]
    kept = np.setdiff1d(np.arange(len(fewer)), out)
    for places in (kept, out) if len(out) else (kept,):
        yield whole.some(places)


def _denied_outright(ready: Ready, whole: Fitted) -> bool:
    """*Lode Seafoods denies it*: who denies says what is denied, however little of it."""
    return any(ready.statements[row].modality == "denied" for row in whole.rows)


def _best(found: Floats, fewer: NDArray[np.bool_]) -> Floats:
    """How well each of ``fewer`` and that of the others which is nearest to it go together."""
    both: Floats = np.minimum(found, found.T)[np.ix_(fewer, ~fewer)].max(axis=1)
    return both


def _belonging(ready: Ready, whole: Fitted, replies: Rows) -> Iterator[Fitted]:
    """``whole`` without those that have only names in common with the others.

    A report seldom says one thing twice: two sentences of it must be the surer to answer one
    question. Those of two reports tell of one event to begin with, but two alone must be alike.
    """
    rows = whole.rows
    if _doubtful_pair(ready, whole, replies):
        yield from (Fitted([row]) for row in rows)
        return
    kept = sharing(ready.near, rows, ready.texts) if len(rows) > 1 else range(len(rows))
    if len(kept) == len(rows):
        yield whole
        return
    if kept:
        yield whole.some(np.array(kept))
    yield from (Fitted([row]) for at, row in enumerate(rows) if at not in kept)


def _doubtful_pair(ready: Ready, whole: Fitted, replies: Rows) -> bool:
    """Of two alone, either is all that speaks for the other; of more, another may be between."""
    if len(whole.rows) != 2 or whole.fits is None:
        return False
    one, two = whole.rows
    agreed = replies[one][0].negated == replies[two][0].negated  # a denial has other words
    alike = float(ready.near.block([one], [two])[0, 0])
    if agreed and alike < ready.settings.least_alike_of_two:
        return True
    one_report = ready.statements[one].document == ready.statements[two].document
    return one_report and bool(whole.fits.min() < ready.settings.least_fit_in_one_report)
