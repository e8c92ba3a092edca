"""Quoted questions that nobody could check make none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.thinness import checkable
from wherefrom.model import Reply

Answered = Callable[..., list[Reply]]


@pytest.mark.parametrize(
    "words",
    [
        "You remember",
        "It’s […] uncommon",
        "however you pray",
    ],
)
def test_too_little_is_quoted_to_be_checked(words: str) -> None:
    assert checkable(f"Is it so that “{words}”?") == ""


def test_who_told_the_quoted_words_is_left_out() -> None:
    asked = checkable("Is this so: “the ferry sank off Lode, said Ann Lee”?")
    assert asked == "Is this so: “the ferry sank off Lode”?"


def test_words_that_tell_enough_stay_as_they_are() -> None:
    asked = "Is it so that somebody or something “died on the way down”?"
    assert checkable(asked) == asked


@pytest.mark.parametrize("mark", ["'", "’"])
def test_either_apostrophe_is_understood(answered: Answered, mark: str) -> None:
    found = answered(f"They{mark}re planning a new harbour wall in Lode.")
    assert not any(f"{mark}re planning" in r.question for r in found)


def test_revealing_something_asks_nothing(answered: Answered) -> None:
    found = answered("The records would reveal something.")
    assert not any(r.well_formed and "something" in r.question for r in found)
