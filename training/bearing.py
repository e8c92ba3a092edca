"""Fit the weights of src/wherefrom/data/bearing.yml: ``python -m training.bearing``.

Two logistic models on the labelled cases of eval.ask_gold.TUNED_ON, and on nothing else. The
first learns which statements bear on what is asked; against it stand the other statements of the
case and the likest ones of the other cases. The second learns whether anything in a case bears on
it; against it stand the other cases, and the case itself with all that bears on it taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.ask_gold import TUNED_ON, Asked, Query, asked_cases
from wherefrom.claims.bearing.allegation import read_allegation
from wherefrom.claims.bearing.likeness import MEASURES, likeness
from wherefrom.claims.bearing.weighing import OF_CASE, case_likeness
from wherefrom.pipeline.asking import hear

Rows = NDArray[np.float64]
LIKEST = 20  # statements of another case that a query is set against
# Each labelled statement is quoted in several documents' words, so that one claim gives many
# quotes; other cases are many and easy.
QUOTED, ELSEWHERE, ELSEWHERE_AT_ALL = 0.4, 0.3, 0.5  # weights
RIDGE = 1.0  # L2 penalty on all weights but the constant


@dataclass(frozen=True, slots=True)
class Beside:
    """One query beside one case: likeness of its statements, and which of them bear on it."""

    like: Rows
    query: Query
    home: bool

    @property
    def kept(self) -> NDArray[np.intp]:
        """Rows of the case that take part."""
        out = self.query.left_out if self.home else frozenset()
        return np.array([row for row in range(len(self.like)) if row not in out], dtype=np.intp)

    @property
    def relevant(self) -> frozenset[int]:
        return self.query.relevant if self.home else frozenset()

    @property
    def weight(self) -> float:
        return QUOTED if self.query.form == "quoted" else 1.0


def fitted(like: Rows, bears: Rows, weight: Rows) -> Rows:
    """Weights and constant of a logistic model, by Newton's method; (columns + 1,)."""
    x = np.column_stack([like, np.ones(len(like))])
    ridge = np.diag([*([RIDGE] * like.shape[1]), 1e-6])
    found = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ found)))
        slope = x.T @ (weight * (bears - p)) - ridge @ found
        curve = (x * (weight * p * (1 - p))[:, np.newaxis]).T @ x + ridge
        found += np.linalg.solve(curve, slope)
    return found


def beside(cases: Sequence[Asked]) -> Iterator[Beside]:
    """Every query beside every case."""
    for home in cases:
        for query in home.queries:
            heard = hear(query.text)
            for case in cases:
                allegation = read_allegation(query.text, case.pool.names)
                yield Beside(likeness(allegation, heard, case.pool), query, case is home)


def statement_model(pairs: Sequence[Beside]) -> Rows:
    """Weights of MEASURES and the constant."""
    likes, bears, weights = [], [], []
    for pair in pairs:
        rows = pair.kept
        if not pair.home:
            rows = np.argsort(-pair.like[:, 0], kind="stable")[:LIKEST]
        likes.append(pair.like[rows])
        bears.append(np.isin(rows, sorted(pair.relevant)).astype(float))
        weights.append(np.full(len(rows), pair.weight * (1.0 if pair.home else ELSEWHERE)))
    return fitted(np.concatenate(likes), np.concatenate(bears), np.concatenate(weights))


def case_model(pairs: Sequence[Beside], weights: Rows) -> Rows:
    """Weights of OF_CASE and the constant."""
    rows: list[tuple[Rows, float, float]] = []
    for pair in pairs:
        kept = pair.kept
        without = np.array([row for row in kept if row not in pair.relevant], dtype=np.intp)
        if pair.home:
            rows.append((_of_case(pair.like[kept], weights), 1.0, pair.weight))
            rows.append((_of_case(pair.like[without], weights), 0.0, pair.weight))
        else:
            share = pair.weight * ELSEWHERE_AT_ALL
            rows.append((_of_case(pair.like[kept], weights), 0.0, share))
    likes, bears, shares = zip(*rows, strict=True)
    return fitted(np.array(likes), np.array(bears), np.array(shares))


def _of_case(like: Rows, weights: Rows) -> Rows:
    return case_likeness(like, like @ weights[:-1] + weights[-1])


def main() -> None:
    pairs = list(beside(list(asked_cases(TUNED_ON))))
    statement = statement_model(pairs)
    for name, names, weights in (
        ("statement", MEASURES, statement),
        ("case", OF_CASE, case_model(pairs, statement)),
    ):
        print(f"{name}:")
        for measure, weight in zip([*names, "constant"], weights, strict=True):
            print(f"  {measure}: {weight:.3f}")


if __name__ == "__main__":
    main()
