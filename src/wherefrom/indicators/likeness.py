"""Codes of sentences by a trained network, and how its word is weighed with the rules' word.

The network (``language/alleging.py``) knows the codes of the shipped schemes;
a user's codebook has its rules alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

TRAINED = ("ilo-2012", "ilo-2025", "palermo")
WHY = "the sentence is like sentences that were labelled so (trained network)"
# Set on reports that neither the rules nor the network had been made on (training/README.md).
RULE = 1.0  # log odds that a rule which applies adds to the network's
LEAST = -0.25  # their sum from which a code is given
SLOPE, SHIFT = 0.62, -0.02  # from that sum to how often it is right
UNLIKELY = -5.0  # log odds of a code that the network read the sentence for and did not name
# What is labelled so by what it means (eval/data/indicators/README.md, "What is labelled").
SAME = (
    ("deception", "means_deception"),
    ("abuse_of_vulnerability", "means_abuse_of_vulnerability"),
)
COERCION, THREATS = "means_coercion", "intimidation_and_threats"
ALSO = {
    COERCION: ("debt_bondage", "restriction_of_movement", "retention_of_identity_documents"),
    "means_force": ("physical_and_sexual_violence",),
}
# Coercion in other ways is told of by threats; else there must be much that speaks for it.
THREATENED, ALONE = -1.0, 0.0
# Log odds, by its vector, that a statement alleges anything. Those under LOW are not read by the
# network; where fewer than SHARE of a document's are HIGH, it is about other things, and only those
# that are HIGH are read, but for documents of FEW statements. Measured: docs/indicators.md.
LOW, HIGH, SHARE, FEW = -2.75, -1.0, 0.1, 8


@cache
def _weights() -> NDArray[np.float64]:
    text = files("wherefrom.indicators").joinpath("weights.json").read_text(encoding="utf-8")
    return np.array(json.loads(text)["alleges"], dtype=np.float64)


def odds(vector: NDArray[np.float32]) -> float:
    """Log odds that a statement, by its ``vector`` (384,), alleges any code at all.

    Summed in double precision and rounded, so that threads and processors agree.
    """
    weights = _weights()
    if len(vector) != len(weights) - 1:
        return HIGH  # of another encoder than it was fitted on: all is read
    return round(float(vector.astype(np.float64) @ weights[:-1] + weights[-1]), 3)


def worth_reading(vectors: NDArray[np.float32]) -> list[bool]:
    """Which of a document's statements, by their ``vectors`` (n, 384), the network is to read."""
    found = [odds(vector) for vector in vectors]
    about = len(found) <= FEW or sum(one >= HIGH for one in found) >= SHARE * len(found)
    return [one >= (LOW if about else HIGH) for one in found]


def together(scores: Mapping[str, float], ruled: Collection[str]) -> dict[str, tuple[float, str]]:
    """For each code of a sentence what speaks for it, and the code whose words tell of it.

    ``scores`` are the network's, of the codes that it named; ``ruled`` are codes
    of rules that apply. Some codes are also others, by what they mean: whoever
    holds papers coerces, who deceives has deception for means.
    """
    known = {*scores, *ruled, *(code for pair in SAME for code in pair), *ALSO}
    found = {code: scores.get(code, UNLIKELY) + RULE * (code in ruled) for code in sorted(known)}
    for one, other in SAME:
        found[one] = found[other] = (found[one] + found[other]) / 2
    told = {code: (strength, code) for code, strength in found.items()}
    coerced = found.get(COERCION, UNLIKELY)
    threatened = found.get(THREATS, UNLIKELY) >= LEAST and coerced >= THREATENED
    if not threatened and coerced < ALONE:
        told[COERCION] = (UNLIKELY, COERCION)
    elif threatened:
        told[COERCION] = (max(coerced, LEAST), COERCION)
    for code, of in ALSO.items():
        best = max(of, key=lambda one: (found.get(one, UNLIKELY), one))
        told[code] = max(told[code], (found.get(best, UNLIKELY), best))
    return told


def probability(strength: float) -> float | None:
    """How often a code with that ``strength`` is right; None where it is not given.

    >>> probability(-0.3), probability(4.0)
    (None, 0.921)
    """
    if strength < LEAST:
        return None
    return round(1 / (1 + math.exp(-(SLOPE * strength + SHIFT))), 3)
