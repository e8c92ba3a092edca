"""Statements that are silent on what their claim asks leave it.

*The ferry sank on Sunday*, *the hearing is on Friday*: told in like words of one event, and yet
nobody would say that the second answers when the ferry sank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from wherefrom.claims.covering import Floats, told
from wherefrom.claims.fitting import MOST_PARTS, Fitted
from wherefrom.claims.gloss import asking
from wherefrom.claims.making import DIGITS, TOLD, Rows
from wherefrom.claims.many import MANY
from wherefrom.claims.ready import Ready


def without_silent(ready: Ready, whole: Fitted, rows: Rows, *, least: float) -> Iterator[Fitted]:
    """``whole`` in parts that speak of what each part asks by ``least`` or more, 0 to 1.

    Of more than MANY, which are not all compared, all stay.
    """
    if not 1 < len(whole.rows) <= MANY or ready.near.spoken is None:
        yield whole
        return
    speak = told(ready.near, whole.rows, rows, ready.texts)
    left = np.arange(len(whole.rows))
    for _ in range(MOST_PARTS):
        if len(left) < 2:
            break
        here = speak[np.ix_(left, left)]
        asks = _asking([whole.rows[int(at)] for at in left], here, rows)
        kept = here[asks] >= least
        kept[asks] = True
        yield whole.some(left[kept])
        left = left[~kept]
    yield from (Fitted([whole.rows[int(at)]]) for at in left)


def mostly_telling(ready: Ready, whole: Fitted, rows: Rows, *, least: float) -> Iterator[Fitted]:
    """``whole``; without its silent ones where most of three or more are silent.

    *Two men swam ashore* is not what eight statements say of which six only name the men.
    """
    if not 2 < len(whole.rows) <= MANY or ready.near.spoken is None:
        yield whole
        return
    speak = told(ready.near, whole.rows, rows, ready.texts)
    asks = _asking(whole.rows, speak, rows)
    if np.median(np.delete(speak[asks], asks)) >= least:
        yield whole
    else:
        yield from without_silent(ready, whole, rows, least=least)


def _asking(some: Sequence[int], speak: Floats, rows: Rows) -> int:
    """The place among ``some`` of the one that asks; ``speak`` (n, n) is how far each tells."""
    replies = [rows[row][0] for row in some]
    return asking(replies, np.round(TOLD * speak.mean(axis=1), DIGITS))
