"""The likeliest sequences of tags, where some tags may not follow others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
NEVER = -1e9


def best_paths(
    scores: Floats, outside: NDArray[np.bool_], step: Floats, begin: Floats
) -> NDArray[np.int64]:
    """The tags of the best path (Viterbi 1967) through each row of ``scores``.

    ``scores`` is (rows, words, tags); ``step`` (tags, tags) scores tag after
    tag, ``begin`` (tags,) the first. Where ``outside`` (rows, words) is true
    the tag is 0 whatever the scores. Returns (rows, words).

    >>> free = np.zeros((3, 3), dtype=np.float32)
    >>> outside = np.array([[False, True, False]])
    >>> best_paths(np.eye(3, dtype=np.float32)[None], outside, free, free[0])
    array([[0, 0, 2]])
    """
    barred = np.where(outside[:, :, None] & (np.arange(scores.shape[2]) > 0), NEVER, scores)
    rows, words, tags = barred.shape
    total = begin + barred[:, 0]
    back = np.zeros((words, rows, tags), dtype=np.int64)
    for k in range(1, words):
        every = total[:, :, None] + step
        back[k] = every.argmax(axis=1)
        total = every.max(axis=1) + barred[:, k]
    out = np.zeros((rows, words), dtype=np.int64)
    out[:, -1] = total.argmax(axis=1)
    for k in range(words - 1, 0, -1):
        out[:, k - 1] = back[k, np.arange(rows), out[:, k]]
    return out
