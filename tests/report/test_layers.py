from __future__ import annotations

import itertools
import random

import pytest

from wherefrom.report.layers import layered, placed, ranks_of


def test_columns_follow_the_longest_way_and_a_circle_shares_one():
    lines = [("o", "a"), ("o", "b"), ("a", "b"), ("b", "c"), ("c", "b")]
    assert ranks_of(["o", "a", "b", "c"], lines, {}) == {"o": 0, "a": 1, "b": 2, "c": 2}


def test_a_report_without_an_origin_stands_right_of_the_origins():
    assert ranks_of(["o", "r"], [], {"r": 1}) == {"o": 0, "r": 1}


def test_lines_that_can_run_side_by_side_do_not_cross():
    lines = [("a", "y"), ("b", "x"), ("c", "z")]
    found = layered({"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 1}, lines)
    assert found.crossings() == 0


def test_two_that_give_to_the_same_two_cross_once():
    lines = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
    assert layered({"a": 0, "b": 0, "x": 1, "y": 1}, lines).crossings() == 1


def test_a_long_line_stops_in_every_column_it_passes():
    found = layered({"o": 0, "m": 1, "r": 2}, [("o", "r"), ("o", "m")])
    (long,) = [route for route in found.routes if route.number == 0]
    assert len(long.stops) == 3
    assert long.stops[1] in found.columns[1]


def test_a_line_to_the_left_is_turned_and_one_within_a_column_is_a_bow():
    found = layered({"a": 0, "b": 1, "c": 1}, [("b", "a"), ("b", "c")])
    assert [(r.stops, r.turned) for r in found.routes] == [(("a", "b"), True)]
    assert found.bows == (1,)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_overlaps_and_order_never_worsens(seed):
    chance = random.Random(seed)
    keys = [f"n{n}" for n in range(chance.randint(2, 30))]
    ranks = {key: chance.randint(0, 3) for key in keys}
    lines = [tuple(chance.sample(keys, 2)) for _ in range(len(keys))]
    heights = {key: float(chance.choice((24, 40, 120))) for key in keys}
    found = layered(ranks, lines)
    at = placed(found, heights, 10.0)
    for column in found.columns:
        for above, below in itertools.pairwise(column):
            least = (heights.get(above, 0) + heights.get(below, 0)) / 2 + 10
            assert at[below] - at[above] >= least - 1e-6
    assert min(at[key] - heights.get(key, 0) / 2 for key in at) == pytest.approx(0)
    assert layered(ranks, lines) == found
