"""Dates and times in words."""

from __future__ import annotations

import pytest

from wherefrom.claims.times.dates import dates
from wherefrom.claims.times.telling import tells_when
from wherefrom.language.load import parse
from wherefrom.model import Span


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The boat sank on 3 March 2031.", None, "2031-03-03"),
        ("The boat sank on March 3, 2031.", None, "2031-03-03"),
        ("The boat sank on 2031 - 03 - 03.", None, "2031-03-03"),
        ("The boat sank in March 2031.", None, "2031-03"),
        ("The boat sank in 2021.", None, "2021"),
        ("The boat sank on Monday.", "2031-03-05", "2031-03-03"),
        ("The boat sank yesterday.", "2031-03-05", "2031-03-04"),
        ("The hearing is due on Friday.", "2031-03-05", "2031-03-07"),
        ("The law is to be voted on Friday.", "2031-03-05", "2031-03-07"),
        ("The boat sank on 28 December.", "2031-01-02", "2030-12-28"),
        ("The boat sank on Monday.", None, "XXXX-W-1"),
        ("The boat sank at 4.30am.", None, "T04:30"),
        ("The boat sank at 1:53 p.m. local time.", None, "T13:53"),
        ("The boat sank at 1353 (1023 GMT).", None, "T13:53"),
    ],
)
def test_a_date_is_read_with_its_precision(text: str, published: str | None, value: str) -> None:
    found = dates(text, Span(0, len(text)), published)
    assert found[0].value == value
    assert text[found[0].start : found[0].end] in text


@pytest.mark.parametrize(
    "text",
    [
        "About 200,000 people live there.",
        "It is about 940 miles away.",
        "Nobody knows when.",
        "On 31 June",
    ],
)
def test_an_amount_is_no_time(text: str) -> None:
    assert dates(text, Span(0, len(text)), "2031-03-05") == ()


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The boat sank on 3 March 2031.", True),
        ("The boat sank, the hospital said on 3 March 2031.", False),
        ("The boat is detained until 3 March 2031.", False),
    ],
)
def test_when_it_was_said_is_not_when_it_was(text: str, tells: bool) -> None:
    (found,) = dates(text, Span(0, len(text)), None)
    assert tells_when(text, found) is tells


def test_a_day_and_its_time_are_both_kept() -> None:
    text = "The boat sank at 9 a.m. on Tuesday."
    clock, day = dates(text, Span(0, len(text)), "2031-03-05")
    assert (clock.value, clock.precision, clock.timex) == ("T09:00", "minute", "2031-03-04T09:00")
    assert (day.value, day.precision, day.basis) == ("2031-03-04", "day", "published")
    assert [text[d.start : d.end] for d in (clock, day)] == ["9 a.m.", "Tuesday"]


@pytest.mark.parametrize(
    ("text", "value", "precision", "timex"),
    [
        ("It sank in the first quarter of 2031.", "2031", "year", "2031-Q1"),
        ("It sank last summer.", "2030", "year", "2030-SU"),
        ("It sank last week.", "2031-03", "month", "2031-W10"),
        ("It sank on Friday night.", "2031-03-07", "day", "2031-03-07TNI"),
        ("It sank last month.", "2031-02", "month", "2031-02"),
    ],
)
def test_a_date_is_as_precise_as_a_day_month_or_year_can_tell(
    text: str, value: str, precision: str, timex: str
) -> None:
    (found,) = dates(text, Span(0, len(text)), "2031-03-12")
    assert (found.value, found.precision, found.timex) == (value, precision, timex)


@pytest.mark.parametrize(
    "text", ["It took three days.", "It runs daily.", "Now it is over.", "It was in the 1990s."]
)
def test_durations_sets_and_decades_are_no_dates(text: str) -> None:
    assert dates(text, Span(0, len(text)), "2031-03-12") == ()


def test_a_date_outside_the_statement_is_not_its_own() -> None:
    text = "It sank on 3 May 2029. The next day it was raised."
    (found,) = dates(text, Span(23, len(text)), None)
    assert (found.value, found.basis) == ("2029-05-04", "text")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill failed to pay its crew for February.", "2031-02"),
        ("The mill plans to pay its crew in February.", "2032-02"),
    ],
)
def test_what_somebody_failed_to_do_is_past(text: str, value: str) -> None:
    (found,) = dates(text, Span(0, len(text)), "2031-03-13", parse(text))
    assert found.value == value
