"""Statements that are like no other of their group leave it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np

from wherefrom.claims.fitting import Fitted
from wherefrom.claims.nearness import Nearness
from wherefrom.claims.strays import without_strays

ALIKE = np.array([[1.0, 0.8, 0.3], [0.8, 1.0, 0.4], [0.3, 0.4, 1.0]])


def parts(whole: Fitted, least: float) -> list[Fitted]:
    near = SimpleNamespace(block=lambda ones, others: ALIKE[np.ix_(ones, others)])
    return list(without_strays(cast("Nearness", near), whole, least=least))


def test_who_is_like_none_stands_alone() -> None:
    assert [one.rows for one in parts(Fitted([0, 1, 2]), 0.5)] == [[0, 1], [2]]
    assert [one.rows for one in parts(Fitted([0, 1, 2]), 0.35)] == [[0, 1, 2]]
    assert [one.rows for one in parts(Fitted([0, 2]), 0.5)] == [[0], [2]]
    assert [one.rows for one in parts(Fitted([2]), 0.5)] == [[2]]


def test_how_well_the_others_fit_is_kept() -> None:
    fits = np.array([[1.0, 0.6, 0.2], [0.7, 1.0, 0.3], [0.1, 0.2, 1.0]])
    first = parts(Fitted([0, 1, 2], fits), 0.5)[0]
    assert first.fits is not None
    assert first.fits.tolist() == [[1.0, 0.6], [0.7, 1.0]]
