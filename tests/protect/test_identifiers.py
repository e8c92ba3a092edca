"""Words that may give somebody away, found in invented texts."""

from __future__ import annotations

import pytest

from wherefrom.language.load import parse
from wherefrom.protect.codes import codes
from wherefrom.protect.identifiers import identifiers

COURT = (
    "CASE OF KASK v. VELMORA (Application no. 4411/07)\n"
    "1. The case was brought by Mr Jonas Kask and Mrs Ene Kask on 12 January 2007.\n"
    "2. They were represented by Mr P. Laurits. The Government were represented by Ms M. Holt.\n"
    "3. The first applicant was born in 1961 and lives in Qarsh. He is a fisherman.\n"
)


def found(text: str, kind: str) -> list[str]:
    every = identifiers(text, parse(text))
    return [text[i.start : i.end] for i in every if i.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Write to ana.reld@mill.example today.", "email", "ana.reld@mill.example"),
        ("@ana_reld : hello all", "handle", "@ana_reld"),
        ("as tamo1987 wrote there", "handle", "tamo1987"),
        ("Call +372 5551 2345 at night.", "phone", "+372 5551 2345"),
        ("Call (020) 555-0143 now.", "phone", "(020) 555-0143"),
        ("her passport number is K1234567.", "number", "K1234567"),
        ("licence VM-DL-88341207 was kept", "number", "VM-DL-88341207"),
        ("case no. 12-CR-0044 of the court", "number", "12-CR-0044"),
        ("Application no. 4411/07", "number", "4411/07"),
        ("kept at 12 Mill Street. They", "address", "12 Mill Street."),
        ("seen at 58.3776, 26.7290 last", "address", "58.3776, 26.7290"),
        ("see https://courier.example/ana-reld-speaks now", "url", "https://courier.example/ana-reld-speaks"),
    ],
)  # fmt: skip
def test_a_shape_gives_an_identifier_away(text, kind, words):
    assert words in [text[i.start : i.end] for i in codes(text) if i.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "The quake of 6.1 struck at 14:05 and killed 22,000 people in 2011.",
        "They earned $2,600,000 in 2010/11 and 1,200 a month.",
        "Write to press@police.example for more.",
        "It happened on 2013-04-12 between 10 and 12.",
    ],
)
def test_amounts_dates_and_offices_are_no_identifiers(text):
    assert [i for i in codes(text) if i.direct] == []


def test_names_of_a_court_text_are_found():
    names = found(COURT, "name")
    assert {"Jonas Kask", "P. Laurits", "M. Holt"} <= set(names)
    assert "Ene Kask" in names or {"Ene", "Kask"} <= set(names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My husband Tamo works at sea.", "Tamo"),
        ("Name: Qirana | Location: Sarrow", "Qirana"),
        ("Dear all, the maid was paid late.\nRegards,\nQirana Veld", "Qirana Veld"),
        ("Married life with Tamo & our two kids.", "Tamo"),
        ("A girl called Qirana fled the house.", "Qirana"),
        ("Emil Tavo keeps his hands in his pockets.", "Emil Tavo"),
    ],
)
def test_words_beside_a_name_tell_it(text, name):
    assert name in found(text, "name")


def test_a_ship_is_no_person():
    assert "Grey Heron" not in found("The trawler was the Grey Heron of Sarrow.", "name")


def test_details_are_found_with_their_kind():
    text = "Tamo Reld, 24, born in 1961, married, a fisherman, was seen on 3 March 2031 in Qarsh."
    assert "24" in found(text, "age")
    assert {"1961", "3 March 2031"} <= set(found(text, "date"))
    assert "married" in found(text, "family")
    assert "fisherman" in found(text, "occupation")


def test_a_language_that_is_not_read_gives_shapes_only():
    kinds = {i.kind for i in identifiers("Kirjuta ana.reld@mill.example või Tamo Reld", None)}
    assert kinds == {"email"}


def test_one_word_taken_for_a_place_is_a_name_where_an_age_or_a_calling_tells_so():
    text = "Amina, a cook, said that Mirela, 29, was not paid. Amina went back to Paris."
    found = {i.name for i in identifiers(text, parse(text)) if i.kind == "name"}
    assert found == {"Amina", "Mirela"}
