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
        ("It shook for about a minute.", 60, 60, "s", None),
        ("They live about a mile and a half away.", 2414.016, 2414.016, "m", None),
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
    ("text", "low", "high", "unit"),
    [
        ("It lies 36 miles out.", 57936.384, 57936.384, "m"),
        ("It lies 58 km out.", 58000, 58000, "m"),
        ("She is six-foot-2 tall.", 1.8796, 1.8796, "m"),
        ("He fell about 60m from a ridge.", 60, 60, "m"),
        ("The app has 60m users.", 6e7, 6e7, None),
        ("The farm covers 9 acres.", 36421.74, 36421.74, "m2"),
        ("A 200-pound man left.", 90.718, 90.718, "kg"),
        ("They seized 200 pounds of copper.", 90.718, 90.718, "kg"),
        ("They seized 200 pounds.", 200, 200, "GBP"),
        ("It was 95 degrees Fahrenheit.", 35, 35, "celsius"),
        ("It was 35°C.", 35, 35, "celsius"),
        ("Winds of 100 mph hit Lode.", 160.9344, 160.9344, "km/h"),
        ("The aid came to US$1.2m.", 1.2e6, 1.2e6, "USD"),
        ("The debt is £3bn.", 3e9, 3e9, "GBP"),
        ("He paid Rs 5 lakh.", 5e5, 5e5, "INR"),
        ("They lost Rs 2 crore.", 2e7, 2e7, "INR"),
        ("A loan (Dh472.72bn) was agreed.", 4.7272e11, 4.7272e11, "AED"),
        ("They gave 5m EUR.", 5e6, 5e6, "EUR"),
        ("Hundreds of thousands of dollars went.", 2e5, 999999, "USD"),
        ("It took half an hour.", 1800, 1800, "s"),
        ("It took two and a half hours.", 9000, 9000, "s"),
        ("They waited several minutes.", 180, 540, "s"),
        ("It ran for two decades.", 20, 20, "year"),
        ("More than half of the homes fell.", 50, None, "percent"),
        ("Two - thirds of homes fell.", 66.67, 66.67, "percent"),
        ("A third of the boats sank.", 33.33, 33.33, "percent"),
        ("One in five pupils was ill.", 20, 20, "percent"),
        ("Up to 70 boats sank.", None, 70, None),
        ("Boats sank, 40 or more of them.", 40, None, None),
        ("Two hundred and fifty boats sank.", 250, 250, None),
        ("More than two dozen boats sank.", 24, None, None),
        ("A handful of boats sank.", 3, 9, None),
        ("A couple of boats sank.", 2, 2, None),
        ("Tens of thousands of boats sank.", 20000, 99999, None),
        ("Several hundred boats sank.", 300, 900, None),
        ("The quake was put at a magnitude of 5.9.", 5.9, 5.9, "magnitude"),
    ],
)
def test_equal_amounts_compare_equal(
    read: Read, text: str, low: float | None, high: float | None, unit: str | None
) -> None:
    found = first(read, text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It cost $5-7 million.", 5e6, 7e6, "USD"),
        ("It cost between $5 million and $7 million.", 5e6, 7e6, "USD"),
        ("They found from 3 to 5 boats.", 3, 5, None),
        ("Five or six boats sank.", 5, 6, None),
        ("It lies 2 to 3 miles out.", 3218.688, 4828.032, "m"),
        ("Between half and two-thirds of the homes fell.", 50, 66.67, "percent"),
        ("Children aged 5 to 9 were ill.", 5, 9, "year"),
    ],
)
def test_both_ends_of_a_range_share_unit_and_scale(
    read: Read, text: str, low: float, high: float, unit: str | None
) -> None:
    (found,) = quantities(read(text), Span(0, len(text)))
    assert (found.low, found.high, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Zora Quill, 34, of Harbour Street, said so.", 34, 34),
        ("The driver, 26, was held.", 26, 26),
        ("His two brothers, 17 and 22, were held.", 17, 17),
        ("He was in his early thirties.", 30, 33),
        ("She was 77.", 77, 77),
        ("A six-month-old boy was ill.", 0.5, 0.5),
        ("The victim, a teacher from Lode, was 61.", 61, 61),
        ("The boy who fired the air rifle is thirteen.", 13, 13),
    ],
)
def test_an_age_is_in_years(read: Read, text: str, low: float, high: float) -> None:
    found = next(q for q in quantities(read(text), Span(0, len(text))) if q.of == "age")
    assert (found.low, found.high, found.unit) == (low, high, "year")


@pytest.mark.parametrize("text", ["The victims were 61.", "The toll for the driver is 61."])
def test_how_many_there_were_is_no_age(read: Read, text: str) -> None:
    assert not [q for q in quantities(read(text), Span(0, len(text))) if q.of == "age"]


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed ten people.",
        "Ten dead in the storm.",
        "The death toll rose to ten.",
        "There were ten deaths.",
        "The storm claimed ten lives.",
        "The storm left ten dead.",
        "Ten people have died.",
        "Ten fishermen drowned.",
        "Ten nurses were killed.",
        "The storm caused ten fatalities.",
        "Ten people lost their lives.",
        "The storm claimed the lives of ten people.",
        "Ten workers were burnt to death.",
        "They put the number of dead at ten.",
    ],
)
def test_the_dead_are_one_key_however_they_are_told(read: Read, text: str) -> None:
    found = first(read, text)
    assert (found.low, found.of) == (10, "killed")


def test_a_kind_of_the_dead_is_told_apart_from_all(read: Read) -> None:
    assert first(read, "Three soldiers were killed.").who == "soldier"
    assert first(read, "Three people were killed.").who is None


def test_those_included_in_a_toll_share_its_key(read: Read) -> None:
    text = "Ten people were killed, including three children and two nurses."
    found = quantities(read(text), Span(0, len(text)))
    assert [(q.low, q.of, q.who) for q in found] == [
        (10, "killed", None), (3, "killed", "child"), (2, "killed", "nurse"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Police made 15 arrests.", "arrested"),
        ("15 people were taken into custody.", "arrested"),
        ("15 were hurt.", "injured"),
        ("The number of injured climbed to 15.", "injured"),
        ("Another 15 are missing.", "missing"),
        ("The storm left 15 homeless.", "displaced"),
        ("The storm destroyed 15 houses.", "home"),
        ("15 homes were destroyed.", "home"),
        ("The firm has 15 subscribers.", "user"),
    ],
)
def test_what_is_counted_is_one_key_however_it_is_told(read: Read, text: str, of: str) -> None:
    assert first(read, text).of == of


def test_a_change_is_two_amounts_and_no_range(read: Read) -> None:
    text = "The price rose from 12 dollars to 15 dollars."
    found = quantities(read(text), Span(0, len(text)))
    assert [(q.low, q.high) for q in found] == [(12, 12), (15, 15)]


def test_days_and_money_count_nobody(read: Read) -> None:
    assert first(read, "It was the worst toll in $5 million raids.").of != "killed"
    assert first(read, "In two days nine people were killed.").of is None


def test_a_part_an_increment_and_a_rate_say_so(read: Read) -> None:
    part, whole = quantities(read("12 of the 30 boats sank."), Span(0, 24))
    assert (part.low, part.part, whole.low, whole.part) == (12, True, 30, False)
    assert (part.of, whole.of) == (None, "boat")  # how many boats there are is 30, not 12
    assert first(read, "Another 12 boats sank.").increment
    assert first(read, "12 more boats sank.").increment
    assert first(read, "It costs $16 million a year.").per == "year"
    assert first(read, "They scored 16.8 points per game.").per == "game"


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("It was his third conviction.", 3, "conviction"),
        ("She was held for the second time.", 2, "time"),
        ("The club won its 16th straight match.", 16, "match"),
        ("He was the second climber to die there.", 2, "killed"),
    ],
)
def test_an_ordinal_may_count(read: Read, text: str, number: float, of: str) -> None:
    found = first(read, text)
    assert (found.low, found.high, found.of, found.ordinal) == (number, number, of, True)


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 the port closed.",
        "He drove a 4x4 home.",
        "They beat Lode 65-53 on Friday.",
        "He coached there (1994-96).",
        "She spoke on AM 570 last night.",
        "A zero-day attack was found.",
        "18:07 (GMT+05:00)",
        "A six-figure deal was struck.",
        "They served 4-1 / 2 terms.",
        "Sales rose in its third quarter.",
        "It was her second-half goal.",
        "He hit. 308, with ease.",
        "They met in week 3.",
        "It runs on Windows 7.",
        "Call 555-745-4811.",
        "See www.lode.example.com/news/story?id=2061565.",
        "He took Route 9.",
        "The 8 Block crew met on the roof.",
        "Many boats sank.",
        "It was published at 03.31 BST.",
        "She starred in “Million Dollar Mermaid”.",
    ],
)
def test_years_models_scores_and_names_are_no_amounts(read: Read, text: str) -> None:
    assert quantities(read(text), Span(0, len(text))) == ()
