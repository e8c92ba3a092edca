"""Weights by which codes are seen where no rule applies: ``python -m training.indicators``.

One logistic regression a code on the sentence encoder's vectors, trained on the tuned two thirds
of eval/data/indicators and on its further sentences; the held-out third is never read. Written as
plain JSON, 4 decimals, to src/wherefrom/indicators/weights.json. Needs nothing beyond the package.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import scipy.optimize
from numpy.typing import NDArray

from eval import indicators_set
from wherefrom.language.load import encoder
from wherefrom.language.registry import digests

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "wherefrom" / "indicators" / "weights.json"
PENALTY = 0.1  # of the squared weights; cross-validated by report among 0.03, 0.1 and 0.3
FEWEST = 8  # sentences that allege a code; fewer teach nothing


def examples() -> list[tuple[str, frozenset[str]]]:
    """Sentences with their codes: those that may be trained on."""
    told = [r for r in indicators_set.reports() if not r.held_out]
    found = [(s.text, s.codes) for s in indicators_set.sentences(told)]
    with (indicators_set.DATA / "further.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        found += [(row["text"], frozenset(row["codes"].split())) for row in rows]
    return found


def fitted(vectors: NDArray[np.float64], given: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights and, last, the constant."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = vectors @ weights[:-1] + weights[-1]
        wrong = 1 / (1 + np.exp(-z)) - given
        told = float((np.logaddexp(0, z) - given * z).sum())
        told += 0.5 * PENALTY * float(weights[:-1] @ weights[:-1])
        return told, np.append(vectors.T @ wrong + PENALTY * weights[:-1], wrong.sum())

    start = np.zeros(vectors.shape[1] + 1)
    found: Any = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B")
    weights: NDArray[np.float64] = found.x
    return weights


def main() -> None:
    told = examples()
    vectors = encoder().read([text for text, _ in told]).vectors.astype(np.float64)
    counts = {
        c: sum(c in codes for _, codes in told) for c in sorted({x for _, s in told for x in s})
    }
    weights = {}
    for code in (c for c, n in counts.items() if n >= FEWEST):
        given = np.array([float(code in codes) for _, codes in told])
        weights[code] = [round(float(w), 4) for w in fitted(vectors, given)]
    body = {"models": list(digests()), "sentences": len(told), "weights": weights}
    TARGET.write_text(json.dumps(body, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(weights)} codes from {len(told)} sentences")


if __name__ == "__main__":
    main()
