"""Answers as people type them."""

from __future__ import annotations

import pytest

from wherefrom.claims.ruled.values import read_value


@pytest.mark.parametrize(
    ("typed", "low", "high", "unit", "approximate"),
    [
        ("13", 13, 13, None, False),
        ("13 children", 13, 13, None, False),
        ("1,200", 1200, 1200, None, False),
        ("at least 12", 12, None, None, False),
        ("no more than 40 people", None, 40, None, False),
        ("40 to 60", 40, 60, None, False),
        ("between 40 and 60", 40, 60, None, False),
        ("about 2 million", 2e6, 2e6, None, True),
        ("twenty-three", 23, 23, None, False),
        ("5 km", 5000, 5000, "m", False),
        ("$5 million", 5e6, 5e6, "USD", False),
        ("0", 0, 0, None, False),
    ],
)
def test_an_amount_is_read(typed, low, high, unit, approximate) -> None:
    value = read_value("number", typed)
    assert value is not None
    assert (value.low, value.high, value.unit, value.approximate) == (low, high, unit, approximate)
    assert value.shown == typed


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [
        ("proposition", "No", "no"),
        ("day", "2031-03-04", "2031-03-04"),
        ("day", "2031", "2031"),
        ("day", "XXXX-03-04", "XXXX-03-04"),
        ("time", "9:05", "T09:05"),
        ("place", " Brine  Harbour ", "Brine Harbour"),
    ],
)
def test_other_answers_are_read(kind, typed, shown) -> None:
    value = read_value(kind, typed)
    assert value is not None
    assert value.shown == shown
    assert value.negated == (shown == "no")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("number", "many"),
        ("number", "13 of 40"),
        ("day", "4 March"),
        ("day", "2031-13-01"),
        ("time", "noon"),
        ("proposition", "perhaps"),
        ("place", "  "),
    ],
)
def test_what_answers_nothing_of_this_kind_is_refused(kind, typed) -> None:
    assert read_value(kind, typed) is None
