"""From runs to passages: runs that follow each other on both sides with little between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from wherefrom.trace.seeds import SEED, Run
from wherefrom.trace.spelled import Keys

GAP = 14  # words between two runs of one passage: changed words, a clause cut out or put in
NEAR = 4  # words; so short a gap is bridged by any run
DRIFT = 3  # words more on one side of a gap than on the other; more is told as two passages
GAP_COST = 0.5  # words of the shorter run that each word of a longer gap takes to be bridged
LOOK_BACK = 24  # passages a run may continue: in a text full of repetitions there are too many

Chain = list[Run]
Places = npt.NDArray[np.int64]


def chains(runs: Sequence[Run], left: Keys, right: Keys) -> list[Chain]:
    """``runs``, in order, joined into passages: in one order on both sides, with little between.

    ``left`` and ``right`` are the keys of the two texts' words.
    """
    open_chains: list[Chain] = []
    found: list[Chain] = []
    for run in runs:
        open_chains = [c for c in open_chains[-LOOK_BACK:] if _gap(c[-1], run)[0] <= GAP]
        near = [c for c in open_chains if _joins(c[-1], run, left, right)]
        if near:
            min(near, key=lambda c: _cost(_gap(c[-1], run))).append(run)
        else:
            open_chains.append([run])
            found.append(open_chains[-1])
    return found


def _gap(before: Run, after: Run) -> tuple[int, int]:
    """Words between two runs, left and right; negative where they overlap."""
    return after[0] - before[0] - before[2], after[1] - before[1] - before[2]


def _cost(gap: tuple[int, int]) -> tuple[int, int]:
    return (abs(gap[0] - gap[1]), max(gap))


def _joins(before: Run, after: Run, left: Keys, right: Keys) -> bool:
    """Whether two runs are one passage: the shorter one outweighs the words between them."""
    gap = _gap(before, after)
    if min(gap) <= -SEED or max(gap) > GAP or abs(gap[0] - gap[1]) > DRIFT:
        return False
    if max(gap) <= NEAR:
        return True
    i, j = before[0] + before[2], before[1] + before[2]
    common = LCSseq.similarity(left[i : after[0]].tolist(), right[j : after[1]].tolist())
    return GAP_COST * (max(gap) - 2 * common) < min(before[2], after[2])


def matched(chain: Chain, left: Keys, right: Keys) -> tuple[Places, Places]:
    """The places of the words that are the same in the runs of a passage, rising on both sides."""
    parts = []
    end = (0, 0)
    for i, j, n in chain:
        skip = max(0, end[0] - i, end[1] - j)  # words the run before has already
        parts.append((np.arange(i + skip, i + n), np.arange(j + skip, j + n)))
        end = (i + n, j + n)
    on_left, on_right = (np.concatenate(side) for side in zip(*parts, strict=True))
    same = left[on_left] == right[on_right]
    return on_left[same], on_right[same]
