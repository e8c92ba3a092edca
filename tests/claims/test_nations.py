"""Of what nationality a named person is said to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.attributes import attributes
from wherefrom.claims.called import UNNAMED
from wherefrom.claims.comparing import same_people
from wherefrom.language.load import parse
from wherefrom.model import Grouping

DAY = "2031-03-04"


def told(text: str) -> dict[str, str]:
    doc = document("d", text)
    found = [r for s in stated(doc) for r in attributes(parse(text), s)]
    return {r.key: r.value for r in found if r.key.startswith("nationality of ")}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Norwegian climber Ann Lee fell on Monday.", "Norwegian"),
        ("Ann Lee, a New Zealander living in Lode, fell on Monday.", "New Zealand"),
        ("Ann Lee fell on Friday. The Norwegian was walking to a hut.", "Norwegian"),
        ("Ann Lee was a Norwegian climber.", "Norwegian"),
    ],
)
def test_a_nationality_is_told_of_the_person(text: str, people: str) -> None:
    assert told(text) == {"nationality of ann lee": people}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee fell in the Norwegian mountains.",
        "The Norwegian climber fell on Monday.",
        "Norwegian officials met Ann Lee.",
        "Ann Lee, a Norwegian-born climber, fell on Monday.",
        "Ann Lee met the Norwegian prime minister.",
        "Ann Lee hit Bo Roe, and the Norwegian fell.",
    ],
)
def test_what_is_not_told_of_one_named_person_is_none(text: str) -> None:
    assert not [key for key in told(text) if UNNAMED not in key]


def test_a_part_of_a_people_is_the_people() -> None:
    assert same_people("English", "British")
    assert not same_people("Norwegian", "British")


def test_two_nationalities_of_one_person_conflict(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("The Norwegian climber Ann Lee fell from a ridge on Monday.", DAY),
        ("Ann Lee, a Swedish climber, was found dead near a hut.", DAY),
    )
    (claim,) = [c for c in found.claims if c.asked and c.asked.key == "nationality of ann lee"]
    assert claim.gloss == "What nationality was Ann Lee?"
    assert claim.conflicts[0].kind == "conflict"


def test_who_died_is_of_the_nationality_that_a_report_without_the_name_tells(
    grouped: Callable[..., Grouping],
) -> None:
    found = grouped(
        ("A 36-year-old Norwegian climber died on Mount Lode, police said.", DAY),
        ("Ann Lee, 36, died in a fall from a ridge of Mount Lode.", DAY),
        ("Ann Lee died on Mount Lode. Ann Lee, a Swedish climber, lived in Brine.", DAY),
        ("The Norwegian waiter of an inn in Brine served soup.", DAY),
    )
    (claim,) = [c for c in found.claims if c.asked and c.asked.key.startswith("nationality of ")]
    assert claim.gloss == "What nationality was Ann Lee?"
    assert sorted((a.value, len(a.statements)) for a in claim.answers) == [
        ("Norwegian", 1),
        ("Swedish", 1),
    ]
