"""Large groups, compared along those that are most alike."""

from __future__ import annotations

import numpy as np
import pytest

from eval.claims_made import made
from wherefrom.claims.firmness import probabilities
from wherefrom.claims.many import NEAREST, chances, middle, nearest, speaking
from wherefrom.claims.nearness import Nearness, nearness
from wherefrom.settings import Claims


@pytest.fixture(scope="module")
def told() -> tuple[Nearness, list[int], dict]:
    case = made(8)
    near = nearness(case.statements, case.vectors, case.words, lexical=0.2)
    row = {s.id: n for n, s in enumerate(case.statements)}
    rows = {row[r.statement]: [r] for r in case.replies if r.kind == "proposition"}
    return near, sorted(rows), rows


def test_the_best_link_of_each_is_nearly_always_among_those_compared(told):
    near, group, rows = told
    pairs = nearest(near, group)
    best = np.zeros(len(group))
    chance = chances(near, group, rows, pairs)
    for at in pairs[:2]:
        np.maximum.at(best, at, chance)
    every = probabilities(near, group, rows).max(axis=1)
    held = every >= Claims().least_link  # the others would leave a group in any case
    assert np.isclose(best[held], every[held], atol=1e-5).mean() > 0.95
    assert (best <= every + 1e-5).all()


def test_every_statement_but_the_first_is_compared_with_one_before_it(told):
    near, group, _ = told
    ones, others, likeness = nearest(near, group)
    assert (ones < others).all()
    assert set(others.tolist()) == set(range(1, len(group)))
    assert len(ones) <= 2 * NEAREST * len(group)
    assert likeness == pytest.approx(near.pairs(np.array(group)[ones], np.array(group)[others]))


def test_some_speak_for_all_evenly(told):
    near, group, _ = told
    assert speaking(3).tolist() == [0, 1, 2]
    assert speaking(1000)[[0, -1]].tolist() == [0, 999]
    spoken, whole = middle(near, group), near.block(group, group).mean(axis=1)
    assert np.corrcoef(spoken, whole)[0, 1] > 0.8
