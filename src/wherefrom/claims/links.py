"""Why two statements stand in one claim, and how probable it is that they do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.content import content_words
from wherefrom.data.load import words
from wherefrom.model import Claim, Link, ReplyKind, Statement

Places = NDArray[np.intp]
Floats = NDArray[np.float64]
MOST_SHARED = 6  # words of both; more say no more


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements of one claim, and what speaks for their belonging together."""

    one: Statement
    two: Statement
    kind: ReplyKind
    likeness: float  # about -0.2 to 1
    agree: bool  # whether both give one answer
    shared: tuple[str, ...]  # content words of both, sorted


def pairs(
    likeness: NDArray[np.float64], statements: Sequence[Statement], claim: Claim
) -> Iterator[Pair]:
    """Each of ``statements``, those of ``claim``, with the one before it that it is most like.

    ``likeness`` is that of each two of them: (n, n).
    """
    given = {s: a.id for a in claim.answers for s in (*a.statements, *a.compatible)}
    kind: ReplyKind = claim.asked.kind if claim.asked else "proposition"
    for at, two in enumerate(statements[1:], 1):
        best = int(np.argmax(likeness[at, :at]))
        one = statements[best]
        if one.id != two.id:
            shared = sorted(set(content_words(one.text)) & set(content_words(two.text)))
            agree = given.get(one.id) == given.get(two.id)
            yield Pair(one, two, kind, float(likeness[at, best]), agree, tuple(shared))


def links(
    likeness: NDArray[np.float64], statements: Sequence[Statement], claim: Claim
) -> Iterator[Link]:
    """The pairs of ``claim`` with their probability and reason."""
    for pair in pairs(likeness, statements, claim):
        yield Link((pair.one.id, pair.two.id), probability(pair), _why(pair))


def links_along(
    along: tuple[Places, Places, Floats], statements: Sequence[Statement], claim: Claim
) -> Iterator[Link]:
    """``links`` where not every two were compared: places, lower first, and their likeness."""
    ones, others, likeness = along
    order = np.lexsort((ones, -likeness, others))
    first = np.unique(others[order], return_index=True)[1]
    given = {s: a.id for a in claim.answers for s in (*a.statements, *a.compatible)}
    kind: ReplyKind = claim.asked.kind if claim.asked else "proposition"
    for at in order[first].tolist():
        one, two = statements[int(ones[at])], statements[int(others[at])]
        if one.id != two.id:
            shared = sorted(set(content_words(one.text)) & set(content_words(two.text)))
            agree = given.get(one.id) == given.get(two.id)
            pair = Pair(one, two, kind, float(likeness[at]), agree, tuple(shared))
            yield Link((one.id, two.id), probability(pair), _why(pair))


def probability(pair: Pair) -> float:
    """That both answer one question, 0 to 1: logistic, fitted by eval.linking on labelled cases."""
    return round(sigmoid(float(np.dot(weights(pair.kind), features(pair)))), 3)


def weights(kind: ReplyKind) -> Sequence[float]:
    """Weights of ``features`` for links of ``kind``."""
    table: Mapping[str, Sequence[float]] = words("linking")["weights"]
    return table.get(kind) or table["other"]


def features(pair: Pair) -> tuple[float, float, float, float]:
    """What the probability rests on: 1, likeness, whether they agree, words of both (up to 1)."""
    return 1.0, pair.likeness, float(pair.agree), min(len(pair.shared), MOST_SHARED) / MOST_SHARED


def sigmoid(x: float) -> float:
    """
    >>> sigmoid(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def _why(pair: Pair) -> str:
    alike = f"Alike in meaning ({pair.likeness:.2f})"
    if pair.shared:
        return f"{alike}; both say: {', '.join(pair.shared[:8])}."
    return f"{alike}, in different words."
