"""Of what make and model year a vehicle was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.attributes import attributes
from wherefrom.language.load import parse
from wherefrom.model import Grouping

DAY = "2031-03-04"


def told(text: str) -> dict[str, str]:
    doc = document("d", text)
    found = [r for s in stated(doc) for r in attributes(parse(text), s)]
    return {r.key: r.value for r in found if "vehicle" in r.key and "colour" not in r.key}


def test_make_and_model_year_are_told_together() -> None:
    found = told("She was hit by a gray 2030 Toyota Camry near the harbour.")
    assert found == {"make of vehicle": "Toyota Camry", "model year of vehicle": "2030"}


@pytest.mark.parametrize(
    "text",
    [
        "The Ford Foundation paid for it.",
        "A Toyota Camry hit a Honda Civic near the harbour.",
        "She was hit by a car in 2030.",
    ],
)
def test_what_is_no_one_vehicle_has_no_make(text: str) -> None:
    assert told(text) == {}


def test_the_make_is_asked_for_only_where_reports_differ(grouped: Callable[..., Grouping]) -> None:
    one = ("Ann Lee was hit by a gray 2030 Toyota Camry on Harbour Road.", DAY)
    two = ("Ann Lee was hit by a gray 2030 Honda Civic on Harbour Road.", DAY)

    def makes(*texts: tuple[str, str]) -> list[str]:
        claims = grouped(*texts).claims
        return [c.gloss for c in claims if c.asked and c.asked.key == "make of vehicle"]

    assert makes(one, two) == ["What make was the vehicle?"]
    assert makes(one, one) == []
