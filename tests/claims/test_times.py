"""Dates and times in words."""

from __future__ import annotations

import pytest

from wherefrom.claims.times import dates, tells_when
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
