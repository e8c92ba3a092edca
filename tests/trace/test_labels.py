from itertools import product

from wherefrom.trace.labels import States, join_apart, join_where, joined


def test_what_comes_to_the_same_goes_on_together():
    states: States = {(0, 1, 2, 3): 0b1111}
    join_where(0b0011, states, [(0, 1)])
    join_where(0b1100, states, [(1, 0)])
    assert states == {(0, 0, 2, 3): 0b1111}


def test_rows_go_apart_only_where_keys_were_not_one_already():
    states: States = {(0, 0, 2): 0b1111}
    for rows in range(16):
        join_apart(rows, states, 0, 1, ())
    assert states == {(0, 0, 2): 0b1111}


def test_two_named_ones_are_never_made_one():
    states: States = {(0, 1, 2): 0b11}
    join_apart(0b01, states, 0, 2, named=(0, 1))
    join_apart(0b11, states, 1, 2, named=(0, 1))
    assert states == {(0, 1, 0): 0b01, (0, 1, 1): 0b10}


def test_the_rows_of_all_ways_together_are_those_there_were():
    pairs = [(0, 1), (2, 3), (1, 3), (0, 4)]
    rows = [sum(1 << r for r in range(16) if r >> k & 1) for k in range(4)]
    states: States = {(0, 1, 2, 3, 4): (1 << 16) - 1}
    for (a, b), on in zip(pairs, rows, strict=True):
        join_where(on, states, [(a, b)])
    one_by_one: States = {}
    for row, chosen in enumerate(product((False, True), repeat=4)):
        there = [pair for pair, is_on in zip(pairs, reversed(chosen), strict=True) if is_on]
        labels = joined((0, 1, 2, 3, 4), there)
        one_by_one[labels] = one_by_one.get(labels, 0) | 1 << row
    assert states == one_by_one
