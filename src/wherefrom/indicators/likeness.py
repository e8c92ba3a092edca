"""Codes of sentences by a trained network, and how its word is weighed with the rules' word.

The network (``language/alleging.py``) knows the codes of the shipped schemes;
a user's codebook has its rules alone.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

TRAINED = ("ilo-2012", "ilo-2025", "palermo")
WHY = "the sentence is like sentences that were labelled so (trained network)"
# Set on reports that neither the rules nor the network had been made on (training/README.md).
RULE = 3.0  # log odds that a rule which applies adds to the network's
LEAST = 0.0  # their sum from which a code is given
SLOPE, SHIFT = 0.47, -0.55  # from that sum to how often it is right
ABOUT_WORK = -1.3  # log odds from which a sentence is read by the network


@cache
def _weights() -> NDArray[np.float64]:
    text = files("wherefrom.indicators").joinpath("weights.json").read_text(encoding="utf-8")
    return np.array(json.loads(text)["alleges"], dtype=np.float64)


def worth_reading(vectors: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which statements, by their ``vectors`` (n, 384), may allege any code at all: (n,).

    Summed in double precision and rounded, so that threads and processors agree.
    """
    weights = _weights()
    if vectors.shape[1] != len(weights) - 1:
        return np.ones(len(vectors), dtype=np.bool_)  # of another encoder than it was fitted on
    odds = np.round(vectors.astype(np.float64) @ weights[:-1] + weights[-1], 3)
    return np.asarray(odds >= ABOUT_WORK)


def probability(score: float, ruled: bool) -> float | None:
    """How likely a code is by the network's ``score`` and a rule; None where it is not given.

    >>> probability(-4.0, True), probability(-1.0, False), probability(2.0, True)
    (None, None, 0.858)
    """
    together = score + RULE * ruled
    if together < LEAST:
        return None
    return round(1 / (1 + math.exp(-(SLOPE * together + SHIFT))), 3)
