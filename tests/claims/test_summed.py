from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.model import Grouping, Reply

Answered = Callable[..., list[Reply]]


def amounts(found: list[Reply]) -> list[tuple[str, float | None]]:
    return [(r.value, r.low) for r in found if r.kind == "number"]


@pytest.mark.parametrize(
    ("text", "told", "total"),
    [
        ("Police said two women and one man died at the bank.", "two women and one man", 3),
        ("The blast killed two women and a man.", "two women and a man", 3),
        ("Two men and three women were arrested in Lode.", "Two men and three women", 5),
    ],
)
def test_persons_counted_one_by_one_are_added_up(
    answered: Answered, text: str, told: str, total: float
) -> None:
    assert amounts(answered(text)) == [(told, total)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The blast killed two soldiers and wounded a man.", ("two", 2)),
        ("Two women and several men were killed.", ("Two", 2)),
        ("Two women were killed.", ("Two", 2)),
    ],
)
def test_nothing_is_added_that_is_not_counted(
    answered: Answered, text: str, amount: tuple[str, float]
) -> None:
    assert amounts(answered(text))[0] == amount


def test_a_sum_agrees_with_the_total(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("Police said two women and one man died in the bank in Lode.", None),
        ("Three people died in the bank in Lode, police said.", None),
    )
    killed = [c for c in found.claims if c.asked.key == "killed"]
    assert [len(a.statements) for c in killed for a in c.answers] == [2]
