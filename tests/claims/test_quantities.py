"""Numbers, units and what is counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from wherefrom.claims.quantities import quantities
from wherefrom.model import Quantity, Span

Read = Callable[[str], Doc]


def first(read: Read, text: str) -> Quantity:
    return quantities(read(text), Span(0, len(text)))[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "of"),
    [
        ("The storm killed at least ten people.", 10, None, None, "killed"),
        ("Ten dead in the storm.", 10, 10, None, "killed"),
        ("The death toll rose to 12.", 12, 12, None, "killed"),
        ("It injured dozens of people.", 24, 99, None, "injured"),
        ("The island is home to 120,000 people.", 120000, 120000, None, "living"),
        ("A magnitude-6.1 quake struck the coast.", 6.1, 6.1, "magnitude", None),
        ("They stole jewels worth $2.5 million.", 2.5e6, 2.5e6, "USD", None),
        ("The heist was worth two million euros.", 2e6, 2e6, "EUR", None),
        ("He fell about 58 km away.", 58000, 58000, "m", None),
        ("Police recovered 80 percent of the haul.", 80, 80, "percent", None),
        ("A 34-year-old man was held.", 34, 34, "year", "age"),
        ("Twenty-one boats were lost.", 21, 21, None, "boat"),
        ("Two three-point plays followed.", 2, 2, None, "play"),
        ("He fell about 2, 000ft.", 609.6, 609.6, "m", None),
        ("The storm left half a million homeless.", 5e5, 5e5, None, "displaced"),
        ("They pay $27.5MM a year.", 2.75e7, 2.75e7, "USD", None),
        ("Quake Kills 10 in Lode", 10, 10, None, "killed"),
        ("Two residents were killed.", 2, 2, None, "killed"),
        ("He served four and a half months.", 4.5, 4.5, "month", None),
        ("She shot two co - workers.", 2, 2, None, "people"),
        ("Zora Quill has died at 75.", 75, 75, "year", "age"),
    ],
)
def test_an_amount_is_read(
    read: Read, text: str, low: float, high: float | None, unit: str | None, of: str | None
) -> None:
    found = first(read, text)
    assert (found.low, found.high, found.unit) == (low, high, unit)
    if of is not None:
        assert found.of == of


def test_a_range_is_one_quantity(read: Read) -> None:
    text = "The villages sustained between 40 and 80 percent damage."
    (found,) = quantities(read(text), Span(0, len(text)))
    assert (found.low, found.high, found.unit) == (40, 80, "percent")


def test_an_approximation_says_so(read: Read) -> None:
    assert first(read, "About 50 people were hurt.").approximate
    assert not first(read, "50 people were hurt.").approximate


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 the port closed.",
        "He drove a 4x4 home.",
        "Two - thirds of homes fell.",
        "They beat Lode 65-53 on Friday.",
        "He coached there (1994-96).",
        "She spoke on AM 570 last night.",
        "He made 8 of 14.",
        "Six of his points came late.",
        "A zero-day attack was found.",
        "18:07 (GMT+05:00)",
        "A six-figure deal was struck.",
        "They served 4-1 / 2 terms.",
    ],
)
def test_years_models_scores_and_names_are_no_amounts(read: Read, text: str) -> None:
    assert quantities(read(text), Span(0, len(text))) == ()
