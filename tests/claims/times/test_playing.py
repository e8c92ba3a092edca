"""What a game's clock shows is no time of day, and its quarters are none of a year."""

from __future__ import annotations

import pytest

from wherefrom.claims.times.reading import timexes

DAY = "2031-03-05"


@pytest.mark.parametrize(
    "text",
    [
        "Pell cut the lead to one with 3:24 left.",
        "Marn scored at 12:44 of the first period.",
        "Lode led 3:10 into the match.",
        "She ran the race in 2:04:33.",
    ],
)
def test_a_game_clock_is_no_time_of_day(text: str) -> None:
    assert [t.value for t in timexes(text, DAY)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The match began at 3:24 on Monday.", "2031-03-03T03:24"),
        ("With 9:30 p.m. behind them the crew slept.", "2031-03-05T21:30"),
        ("Tremors were felt at 03:24:10 local time.", "2031-03-05T03:24"),
    ],
)
def test_a_time_of_day_stays_one(text: str, value: str) -> None:
    assert [t.value for t in timexes(text, DAY)][:1] == [value]


def test_a_quarter_of_a_game_is_none_of_a_year() -> None:
    assert timexes("Pell scored twice in the third quarter.", DAY) == ()
    assert timexes("They scored in the second half.", DAY) == ()
    business = timexes("The bank scored a profit in the third quarter.", DAY)
    assert [t.value for t in business] == ["2030-Q3"]
