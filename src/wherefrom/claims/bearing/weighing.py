"""From likeness to probability: two logistic models whose weights are in data/bearing.yml."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.bearing.likeness import MEASURES
from wherefrom.data.load import words

BEST = 3  # statements whose likeness tells whether anything in the case is what was asked
MOST = ("meaning", "word_meaning", "word_meaning_around", "words", "words_around")
OF_CASE = ("surest", *MOST, "names_lacking", "words_unheard")


@cache
def _weights(model: str, names: tuple[str, ...]) -> NDArray[np.float64]:
    table = words("bearing")["weights"][model]
    return np.array([*(table[name] for name in names), table["constant"]])


def logit(like: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,): log odds that each statement bears on the allegation; ``like`` is (n, MEASURES)."""
    weights = _weights("statement", MEASURES)
    return np.asarray(like @ weights[:-1] + weights[-1], dtype=np.float64)


def probability(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log odds as probabilities, 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float64)


def case_likeness(like: NDArray[np.float64], logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """(OF_CASE,): what the best statements together tell of the case.

    ``like`` and ``logits`` are those of at least one statement.
    """
    top = np.argsort(-logits, kind="stable")[:BEST]
    best = dict(zip(MEASURES, like[top].T, strict=True))
    most = [float(best[name].max()) for name in MOST]
    lacking = float(best["names_lacking"].min())
    return np.array([logits[top[0]], *most, lacking, float(best["words_unheard"][0])])


def case_probability(like: NDArray[np.float64], logits: NDArray[np.float64]) -> float:
    """Probability (0 to 1) that the case says anything to the allegation; 0 without statements."""
    if not len(logits):
        return 0.0
    weights = _weights("case", OF_CASE)
    found = case_likeness(like, logits) @ weights[:-1] + weights[-1]
    return float(probability(np.array([found]))[0])
