"""Why two statements stand in one claim."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from wherefrom.claims.nearness import Nearness
from wherefrom.content import content_words
from wherefrom.model import Link, Statement

STEEPNESS = (
    9.0  # of the logistic from likeness to probability: 0.5 at the threshold, 0.9 at 0.25 above
)


def links(
    near: Nearness, rows: Sequence[int], statements: Sequence[Statement], threshold: float
) -> Iterator[Link]:
    """Each statement with the one before it that it is most like."""
    likeness = near.block(rows, rows)
    for at in range(1, len(rows)):
        best = int(np.argmax(likeness[at, :at]))
        one, two = statements[rows[best]], statements[rows[at]]
        if one.id == two.id:
            continue
        value = float(likeness[at, best])
        probability = 1 / (1 + math.exp(-STEEPNESS * (value - threshold)))
        yield Link((one.id, two.id), round(probability, 3), _why(one, two, value))


def _why(one: Statement, two: Statement, value: float) -> str:
    shared = sorted(set(content_words(one.text)) & set(content_words(two.text)))
    if shared:
        return f"Alike in meaning ({value:.2f}); both say: {', '.join(shared[:8])}."
    return f"Alike in meaning ({value:.2f}), in different words."
