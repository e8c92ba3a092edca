from __future__ import annotations

from itertools import pairwise, permutations
from random import Random

import pytest

from wherefrom.trace import succession as module
from wherefrom.trace.succession import MAX_TEXTS, succession

FIRST = "Port Alder is a harbour town in Orvia. It has one quay and a ferry to the islands."
SECOND = f"{FIRST} The old lighthouse was rebuilt by the town after the storm of 2019."
THIRD = f"{SECOND} Since 2024 two ferries sail each day, and a school of seamanship has opened."


def likeliest(steps) -> tuple[float, dict[tuple[int, int], float]]:
    """The odds of the best order of all and of the best with each text before each other."""
    every = {
        order: sum(steps[a][b] for a, b in pairwise(order))
        for order in permutations(range(len(steps)))
    }
    best = {
        (i, j): max(odds for order, odds in every.items() if order.index(i) < order.index(j))
        for i, j in permutations(range(len(steps)), 2)
    }
    return max(every.values()), best


def test_revisions_are_put_in_order_however_they_come():
    assert succession([SECOND, THIRD, FIRST]).order == (2, 0, 1)
    assert succession([FIRST, SECOND, THIRD]).order == (0, 1, 2)
    assert succession([]).order == ()
    assert succession([FIRST]).order == (0,)


def test_many_revisions_are_put_in_order_too_but_of_no_two_is_it_said():
    built = [f"Quay{'x' * k} was built by the town." for k in range(MAX_TEXTS + 2)]
    texts = [" ".join([FIRST, *built[:k]]) for k in range(MAX_TEXTS + 2)]
    found = succession(texts)
    assert found.order == tuple(range(MAX_TEXTS + 2))
    assert found.second_is_later(0, 1) is None


def test_of_two_revisions_in_their_chain_it_is_said_which_is_later():
    found = succession([SECOND, THIRD, FIRST])
    assert found.second_is_later(2, 1) is True
    assert found.second_is_later(1, 2) is False


def test_revisions_alike_in_all_do_not_say_which_is_later():
    assert succession([FIRST, FIRST, FIRST]).second_is_later(0, 2) is None


@pytest.mark.parametrize("seed", range(5))
def test_the_order_is_the_best_of_all_orders(seed):
    drawn = Random(seed)
    steps = [[drawn.uniform(-5, 5) for _ in range(5)] for _ in range(5)]
    most, before = likeliest(steps)
    order = module._likeliest(steps)
    assert module._odds_of(order, steps) == pytest.approx(most)
    assert module._likeliest_before(steps) == pytest.approx(before)
