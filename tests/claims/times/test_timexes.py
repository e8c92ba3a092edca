"""Expressions of time: where they are, what they mean, what they were resolved against."""

from __future__ import annotations

import time

import pytest

from wherefrom.claims.times.reading import timexes
from wherefrom.language.load import parse

WEDNESDAY = "2031-03-05"


def read(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.kind, t.value) for t in timexes(text, published)]


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("2031-02-14", "DATE", "2031-02-14"),
        ("2/14/31", "DATE", "2031-02-14"),
        ("14 February 2031", "DATE", "2031-02-14"),
        ("the 14th of February", "DATE", "2031-02-14"),
        ("Friday, Feb. 14", "DATE", "2031-02-14"),
        ("March 2029", "DATE", "2029-03"),
        ("last June", "DATE", "2030-06"),
        ("June last year", "DATE", "2030-06"),
        ("the end of 2029", "DATE", "2029"),
        ("nineteen ninety-one", "DATE", "1991"),
        ("last Friday", "DATE", "2031-02-28"),
        ("next Friday", "DATE", "2031-03-07"),
        ("Friday night", "TIME", "2031-02-28TNI"),
        ("last night", "TIME", "2031-03-04TNI"),
        ("tomorrow morning", "TIME", "2031-03-06TMO"),
        ("9 a.m. Tuesday", "TIME", "2031-03-04T09:00"),
        ("noon Saturday", "TIME", "2031-03-01T12:00"),
        ("18:00 UTC", "TIME", "2031-03-05T18:00Z"),
        ("last week", "DATE", "2031-W09"),
        ("this month", "DATE", "2031-03"),
        ("next year", "DATE", "2032"),
        ("the weekend", "DATE", "2031-W09-WE"),
        ("six weeks ago", "DATE", "2031-W04"),
        ("two years ago", "DATE", "2029"),
        ("a year ago", "DATE", "2030"),
        ("the third quarter of 2030", "DATE", "2030-Q3"),
        ("next year's first quarter", "DATE", "2032-Q1"),
        ("the first half of 2030", "DATE", "2030-H1"),
        ("fiscal 2030", "DATE", "2030"),
        ("last summer", "DATE", "2030-SU"),
        ("the winter of 1994", "DATE", "1994-WI"),
        ("the 1990s", "DATE", "199"),
        ("the late '80s", "DATE", "198"),
        ("the 11th century", "DATE", "10"),
        ("the week of March 17", "DATE", "2031-W12"),
        ("Christmas Day", "DATE", "2030-12-25"),
        ("Thanksgiving", "DATE", "2030-11-28"),
        ("now", "DATE", "PRESENT_REF"),
        ("recent years", "DATE", "PAST_REF"),
        ("the near future", "DATE", "FUTURE_REF"),
        ("three days", "DURATION", "P3D"),
        ("a two-year", "DURATION", "P2Y"),
        ("2 1/2 years", "DURATION", "P2Y6M"),
        ("half an hour", "DURATION", "PT30M"),
        ("two decades", "DURATION", "P20Y"),
        ("several months", "DURATION", "PXM"),
        ("the past five days", "DURATION", "P5D"),
        ("twenty-four hours", "DURATION", "PT24H"),
        ("every month", "SET", "P1M"),
        ("each Thursday", "SET", "XXXX-WXX-4"),
        ("daily", "SET", "P1D"),
    ],
)
def test_an_expression_has_its_kind_and_value(words: str, kind: str, value: str) -> None:
    found = read(f"The ferry, they say, sailed in {words}.")
    assert [(k, v) for _, k, v in found] == [(kind, value)]
    assert found[0][0] in words


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The boat sank on 1 March. The following day the crew left.",
            ["2031-03-01", "2031-03-02"],
        ),
        ("It sank on 3 May 2029. Two months later a court met.", ["2029-05-03", "2029-07"]),
        ("It sank in 2029. Later that year it was raised.", ["2029", "2029"]),
        ("It sank on 30 December 2028. On 4 January it was raised.", ["2028-12-30", "2029-01-04"]),
        ("Sales in the fourth quarter rose from a year earlier.", ["2030-Q4", "2029-Q4"]),
        ("It sank on 3 May 2029. That night two men left.", ["2029-05-03", "2029-05-03TNI"]),
    ],
)
def test_what_leans_on_a_date_before_it_is_resolved_against_that(
    text: str, values: list[str]
) -> None:
    found = timexes(text, WEDNESDAY)
    assert [t.value for t in found] == values
    assert found[1].basis == "text"
    assert found[1].against is not None
    assert (found[1].against.start, found[1].against.end) == (found[0].start, found[0].end)


def test_the_basis_tells_own_words_from_the_day_of_publication() -> None:
    found = timexes("It sank on 3 May 2029, the mayor said on Monday.", WEDNESDAY)
    assert [(t.value, t.basis) for t in found] == [
        ("2029-05-03", "stated"),
        ("2031-03-03", "published"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court met on Friday.", "2031-02-28"),
        ("The court will meet on Friday.", "2031-03-07"),
        ("The council asked the court to meet on Friday.", "2031-03-07"),
        ("The hearing is scheduled for Friday.", "2031-03-07"),
        ("He could come home as early as Friday.", "2031-03-07"),
        ("The court met in October.", "2030-10"),
        ("The court will meet in October.", "2031-10"),
    ],
)
def test_the_verb_tells_past_from_future(text: str, value: str) -> None:
    (found,) = timexes(text, WEDNESDAY, parse(text))
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "A 52-year-old man and his 6-year-old son came.",
        "She may march on. The army did march in spring boots.",
        "They paid $2000 to 1,950 people.",
        "He fell, and the second man fell too.",
        "Three-quarters of it burned.",
        "On 31 June nobody came.",
    ],
)
def test_what_looks_like_a_time_is_none(text: str) -> None:
    assert read(text) == []


def test_a_duration_before_an_event_is_no_date() -> None:
    assert read("He left ten days before the vote.") == [("ten days", "DURATION", "P10D")]


def test_a_bend_of_the_value_is_kept() -> None:
    found = timexes("In early 2029, and for about five hours, at the end of May.", WEDNESDAY)
    assert [t.mod for t in found] == ["START", "APPROX", "END"]


def test_without_a_day_of_publication_what_is_not_known_is_left_open() -> None:
    assert read("On Monday, in March, on 3 May and yesterday.", None) == [
        ("Monday", "DATE", "XXXX-WXX-1"),
        ("March", "DATE", "XXXX-03"),
        ("3 May", "DATE", "XXXX-05-03"),
    ]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2031", "no date", ""])
def test_a_day_of_publication_at_the_edge_of_the_calendar_breaks_nothing(published: str) -> None:
    text = "Ninety thousand years ago, last century, two hundred decades later, next Friday."
    assert all(t.value for t in timexes(text, published))


@pytest.mark.parametrize(
    "words", ["1 ", "the late ", "twenty-", "a year ago ", "9:30:30:", "May 1, ", "'", "of the "]
)
def test_no_text_takes_long(words: str) -> None:
    text = (words * 40_000)[:40_000]
    began = time.process_time()
    timexes(text, WEDNESDAY)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They play at Lode on Saturday.", "2031-03-08"),
        ("Ann Lee is due in court on Monday.", "2031-03-10"),
        ("Ann Lee stopped Bo Ek to keep her title on Saturday.", "2031-03-01"),
        ("Ann Lee plans to keep her title on Saturday.", "2031-03-08"),
        ("Police said on Saturday that the mill was shut.", "2031-03-01"),
        ("Flames tear through mill Sunday", "2031-03-02"),
    ],
)
def test_the_verb_says_whether_a_weekday_was_or_is_to_come(text: str, value: str) -> None:
    assert [t.value for t in timexes(text, WEDNESDAY, parse(text))] == [value]


def test_days_are_read_as_the_text_writes_them_elsewhere() -> None:
    assert [v for _, _, v in read("It shut on 2/3/2029.")] == ["2029-02-03"]
    mixed = read("It shut on 25/12/2028 and opened on 2/3/2029.")
    assert [v for _, _, v in mixed] == ["2028-12-25", "2029-03-02"]


def test_the_year_of_a_birth_is_not_that_of_the_days_told_after_it() -> None:
    text = "Tom Quill, born March 29, 1951, in Brine; died February 19 at the Lode hospital."
    assert [value for _, _, value in read(text)] == ["1951-03-29", "2031-02-19"]
