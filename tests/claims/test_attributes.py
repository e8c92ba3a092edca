"""Where a person lives and what colour a thing is, and when two such answers conflict."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.answers import agreeing
from wherefrom.claims.attributes import attributes
from wherefrom.claims.homes import widened
from wherefrom.language.load import parse
from wherefrom.model import Grouping, Reply

Grouped = Callable[..., Grouping]
DAY = "2031-03-04"


def told(text: str) -> dict[str, tuple[str, bool]]:
    doc = document("d", text)
    read = parse(text)
    found = [r for s in stated(doc) for r in attributes(read, s)]
    return {r.key: (r.value, r.approximate) for r in found}


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("Ann Lee, 59, of Lode, was hurt on Monday.", "home of ann lee", "Lode"),
        ("Ann B. Lee, 59, of Lode, was hurt on Monday.", "home of ann lee", "Lode"),
        ("Police met Ann Lee, 59, of Upper Lode.", "home of ann lee", "Upper Lode"),
        ("Brine Harbour resident Ann Lee saw it.", "home of ann lee", "Brine Harbour"),
        ("Ann Lee, who lived in Upper Lode, was hurt.", "home of ann lee", "Upper Lode"),
        ("Ann Lee was hurt. Lee, who lives in Lode, fell.", "home of ann lee", "Lode"),
    ],
)
def test_a_home_is_told_of_the_whole_name(text: str, key: str, place: str) -> None:
    assert told(text)[key][0] == place


def test_a_place_that_holds_others_says_little_of_where() -> None:
    text = "Ann Lee, 59, of Brine, was hurt. She had walked to Upper Lode, Brine, on Monday."
    assert told(text)["home of ann lee"] == ("Brine", True)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("She was hit by a silver sedan.", "silver"),
        ("She was hit by a gray 2013 Toyota Camry.", "grey"),
        ("Witnesses saw a dark blue van.", "blue"),
    ],
)
def test_vehicles_of_any_name_have_one_colour(text: str, colour: str) -> None:
    assert told(text)["colour of vehicle"][0] == colour


@pytest.mark.parametrize(
    "text",
    ["The silver medal went to the driver.", "A red car hit a blue van.", "He lived in fear."],
)
def test_what_is_no_attribute_of_one_thing_is_none(text: str) -> None:
    assert told(text) == {}


def home(statement: str, place: str, *, wide: bool = False) -> Reply:
    return Reply(statement, "what", "home of ann lee", place, 0, 1, "Where?", approximate=wide)


def test_a_wide_place_joins_the_one_home_and_counts_for_none_of_several() -> None:
    brine = home("w", "Brine", wide=True)
    (one,) = agreeing([home("a", "Lode"), home("b", "Lode, Brine"), brine])
    assert {r.statement for r in one.replies} == {"a", "b", "w"}
    several = agreeing([home("a", "Lode"), home("b", "Quay"), brine])
    assert [[r.statement for r in a.compatible] for a in several] == [["w"], ["w"]]


def test_a_place_is_wide_where_any_report_puts_others_in_it() -> None:
    near = stated(document("d", "It happened in Upper Lode, Brine, on Monday."))
    found = widened([home("a", "Quay"), home("b", "Brine")], near)
    assert [r.approximate for r in found] == [False, True]


def conflicts(grouping: Grouping) -> list[tuple[set[str], str]]:
    return [
        ({a.value for a in claim.answers if a.id in c.answers}, c.why)
        for claim in grouping.claims
        for c in claim.conflicts
    ]


def test_two_homes_and_two_colours_conflict_and_the_reason_names_both(grouped: Grouped) -> None:
    found = conflicts(
        grouped(
            ("Ann Lee, 59, of Lode, was hit by a grey van on Harbour Road.", DAY),
            ("Ann Lee, 59, of Quay, was hit by a white van on Harbour Road.", DAY),
        )
    )
    assert sorted(sorted(values) for values, _ in found) == [["Lode", "Quay"], ["grey", "white"]]
    assert all(all(value in why for value in values) for values, why in found)


def test_part_of_a_town_and_the_town_are_no_conflict(grouped: Grouped) -> None:
    found = grouped(
        ("Ann Lee, 59, of Lode, was hit by a grey van on Harbour Road.", DAY),
        ("Ann Lee, 59, of Upper Lode, was hit by a grey van on Harbour Road.", DAY),
    )
    assert conflicts(found) == []
