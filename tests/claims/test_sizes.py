"""Sums, lengths and times of another order are asked apart."""

from __future__ import annotations

import pytest

from wherefrom.claims.sizes import by_size
from wherefrom.model import Reply


def sum_of(low: float | None, unit: str = "EUR", high: float | None = None) -> Reply:
    high = low if high is None else high
    return Reply("s", "number", "money", str(low), 0, 4, "How much?", True, low, high, unit)


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ([[sum_of(2e6)], [sum_of(2.5e6)], [sum_of(9e7)]], [[0, 1], [2]]),
        ([[sum_of(1e6)], [sum_of(3e6)], [sum_of(9e6)]], [[0, 1, 2]]),
        ([[sum_of(2e6)], [sum_of(2e6), sum_of(2.6e7, "ZAR")], [sum_of(9e8)]], [[0, 1], [2]]),
        ([[sum_of(2e6)], [sum_of(2.6e7, "ZAR")]], [[0, 1]]),
        ([[sum_of(2e6)], [sum_of(2e6)], [sum_of(9e8)], [sum_of(5, high=90)]], [[0, 1, 3], [2]]),
        ([[sum_of(5, high=90)]], [[0]]),
    ],
)
def test_amounts_of_one_order_stay_together(
    told: list[list[Reply]], parts: list[list[int]]
) -> None:
    assert list(by_size(range(len(told)), dict(enumerate(told)))) == parts
