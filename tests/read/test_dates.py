import doctest

import pytest

from wherefrom.read import dates
from wherefrom.read.dates import find_dates, month_number, parsed_date, url_date


def values(text: str) -> list[tuple[str, ...]]:
    return [found.values for found in find_dates(text)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12 April 2013", "2013-04-12"),
        ("April 12, 2013", "2013-04-12"),
        ("Apr. 12th, 2013", "2013-04-12"),
        ("APRIL 12 2013", "2013-04-12"),
        ("12th of April 2013", "2013-04-12"),
        ("2013-04-12T09:00:00Z", "2013-04-12"),
        ("2013 - 04 - 12", "2013-04-12"),
        ("2013.04.12 09:01 AM", "2013-04-12"),
        ("04 / 13 / 2013", "2013-04-13"),
        ("13/4/13", "2013-04-13"),
        ("Novemer 27, 2013", "2013-11-27"),
        ("November 27-2013", "2013-11-27"),
        ("Dec - 19-05", "2005-12-19"),
    ],
)
def test_a_date_is_found_however_it_is_written(written: str, value: str):
    assert values(f"Posted {written} by") == [(value,)]


def test_both_orders_are_kept_where_either_may_be_meant():
    assert values("04 / 05 / 2013") == [("2013-04-05", "2013-05-04")]


def test_a_day_that_no_calendar_has_is_found_without_a_value():
    assert values("31 February 2013 and 32/13/2013") == [(), ()]


@pytest.mark.parametrize(
    "text",
    ["in 2013", "a 9/11 moment", "morning 12, 2013", "version 1.2.3", "12,000 people", "£1/2/13"],
)
def test_numbers_that_are_no_dates_stay_unfound(text: str):
    assert values(text) == []


def test_metadata_dates_may_be_as_short_as_a_year():
    found = [parsed_date(words) for words in ("2013", "2013-04", "D:20130412", "2013-04-12 10:00")]
    assert [f.values[0] for f in found if f] == ["2013", "2013-04", "2013-04-12", "2013-04-12"]
    assert parsed_date("yesterday") is None


def test_an_impossible_metadata_date_has_no_value():
    found = parsed_date("2013-02-31T10:00:00Z")
    assert found is not None
    assert found.values == ()


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("http://a.example/2013/04/12/fire", "2013-04-12"),
        ("http://a.example/news/2013/sep/16/fire", "2013-09-16"),
        ("http://a.example/20130909/fire", "2013-09-09"),
        ("http://a.example/fire-2013-04-24-204500", "2013-04-24"),
        ("http://a.example/2008/12/fire.html", "2008-12"),
        ("http://a.example/news/05/nov/1266.html", None),
        ("http://a.example/story/10311656/fire", None),
        ("http://a.example/stories/2013/38/fire", None),
    ],
)
def test_an_address_gives_a_date_only_where_it_plainly_is_one(url: str, value: str | None):
    assert url_date(url) == value


def test_months_are_read_with_one_slip_but_no_more():
    assert [month_number(word) for word in ("Febuary", "sept.", "monday")] == [2, 9, None]


def test_the_examples_hold():
    assert doctest.testmod(dates).failed == 0
