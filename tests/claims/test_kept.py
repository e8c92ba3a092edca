"""Likeness that is kept is the likeness that is worked out, whatever was compared before."""

from __future__ import annotations

import numpy as np
import pytest

from wherefrom.claims import kept
from wherefrom.claims.kept import Kept
from wherefrom.claims.nearness import Nearness, nearness
from wherefrom.content import content_words
from wherefrom.model import Statement

WORDS = ["heron", "sank", "grey", "nets", "torn", "night", "harbour", "ferry", "storm", "roof"]
N = 160


@pytest.fixture
def near() -> Nearness:
    """Statements of words in context, in no order."""
    chance = np.random.default_rng(3)
    texts = [" ".join(chance.choice(WORDS, size=chance.integers(1, 12))) for _ in range(N)]
    said = [
        Statement(f"s{n}", f"d{n}", 0, len(t), t, "assertion", "asserted", ())
        for n, t in enumerate(texts)
    ]
    n_words = sum(max(1, len(content_words(text))) for text in texts)
    spoken = chance.integers(-127, 128, size=(n_words, 128)).astype(np.int8)
    vectors = chance.standard_normal((N, 16)).astype(np.float32)
    return nearness(said, vectors, spoken, lexical=0.2)


@pytest.fixture
def counted(monkeypatch) -> list[int]:
    """How many pairs were worked out, time by time."""
    found: list[int] = []
    work = Nearness._block

    def noting(self, rows, columns):
        found.append(len(rows) * len(columns))
        return work(self, rows, columns)

    monkeypatch.setattr(Nearness, "_block", noting)
    return found


def test_two_statements_are_as_alike_in_any_company(near):
    rows = list(range(N))
    whole = near._block(rows, rows)
    assert (whole == whole.T).all()
    assert (near._block(rows[:5], rows[7:9]) == whole[:5, 7:9]).all()
    assert (near._block(rows[70:], rows[3:4]) == whole[70:, 3:4]).all()
    ones, others = (at.ravel() for at in np.meshgrid(rows, rows[::7]))
    assert (near._pairs(ones, others) == whole[ones, others]).all()


def test_what_is_kept_is_what_is_worked_out(near):
    rows = list(range(N))
    whole = near._block(rows, rows)
    with near.kept.holding(rows[:100]):
        assert (near.block(rows[:9], rows[:60]) == whole[:9, :60]).all()
        assert (near.block(rows[:100], rows[:100]) == whole[:100, :100]).all()
        ones, others = np.array([3, 99]), np.array([44, 5])
        assert (near.pairs(ones, others) == whole[ones, others]).all()


def test_a_group_with_one_more_is_compared_with_that_one_only(near, counted):
    rows = list(range(100))
    with near.kept.holding(rows):
        near.block(rows, rows)
    more = [*rows, 150]
    counted.clear()
    with near.kept.holding(more):
        found = near.block(more, more)
    assert counted == [101]
    assert (found == near._block(more, more)).all()


def test_two_groups_joined_are_compared_with_each_other_only(near, counted):
    one, two = list(range(90)), list(range(90, 150))
    for rows in (one, two):
        with near.kept.holding(rows):
            near.block(rows, rows)
    counted.clear()
    with near.kept.holding([*one, *two]):
        near.block([*one, *two], [*one, *two])
    assert sum(counted) <= 60 * 150


def test_statements_of_another_group_are_compared_anew(near):
    with near.kept.holding(list(range(60))):
        assert (near.block([1], [100]) == near._block([1], [100])).all()
    assert near.kept.open is None


def test_groups_that_were_not_compared_for_long_are_let_go(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 60 * 60 * 2)
    held = Kept(6)
    for begin in (0, 100, 200):
        with held.holding(list(range(begin, begin + 60))):
            pass
    assert [min(table.place) for table in held._tables] == [100, 200]
