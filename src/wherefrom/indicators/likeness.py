"""Codes of statements that no rule reaches, by their vectors: a small trained classifier.

Its weights (``training/indicators.py``) are for the shipped schemes; a user's
codebook has its rules alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

TRAINED = ("ilo-2012", "ilo-2025", "palermo")
LEAST = 0.5  # probability from which a code is given on likeness alone
WHY = "the whole is like statements that were labelled so (trained classifier)"


@cache
def weights() -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """The codes, and a row of weights for each with its constant last."""
    text = files("wherefrom.indicators").joinpath("weights.json").read_text(encoding="utf-8")
    given: dict[str, Any] = json.loads(text)["weights"]
    return tuple(given), np.array([given[code] for code in given], dtype=np.float64)


def likely(vector: NDArray[np.float32]) -> Mapping[str, float]:
    """Codes with the probability that a statement of this ``vector`` alleges them, from LEAST on.

    Summed in double precision and rounded, so that threads and processors agree.
    """
    codes, rows = weights()
    if len(vector) != rows.shape[1] - 1:
        return {}  # of another encoder than the weights were trained on
    z = rows[:, :-1] @ vector.astype(np.float64) + rows[:, -1]
    found = zip(codes, np.round(1 / (1 + np.exp(-z)), 3).tolist(), strict=True)
    return {code: p for code, p in found if p >= LEAST}
