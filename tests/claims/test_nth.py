"""How many there were at the least, by the place of one in the row."""

from __future__ import annotations

from collections.abc import Callable

from wherefrom.model import Grouping, Reply

DAY = "2031-03-04"


def test_the_sixth_says_that_there_were_six_at_the_least(
    answered: Callable[..., list[Reply]],
) -> None:
    (reply,) = [r for r in answered("The sixth aftershock shook Lode.") if r.kind == "number"]
    assert (reply.key, reply.low, reply.high) == ("aftershock", 6.0, None)
    assert reply.question == "How many aftershocks were there?"


def test_a_place_in_another_row_counts_nothing(answered: Callable[..., list[Reply]]) -> None:
    for text in ("The second aftershock shook Lode.", "A third attack on Lode is feared."):
        assert all(r.kind != "number" or r.low != 3.0 for r in answered(text))


def test_three_and_the_sixth_conflict(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("Three strong aftershocks shook the island of Lode on Monday.", DAY),
        ("The sixth aftershock shook the island of Lode on Monday.", DAY),
    )
    (claim,) = [c for c in found.claims if c.asked and c.asked.key == "aftershock"]
    assert len(claim.conflicts) == 1
