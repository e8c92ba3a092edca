"""People of one name, whom the tagger takes for places."""

import pytest

from wherefrom.data.shortnamed import short_named
from wherefrom.language.load import parse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Amina, a cook, said that she was not paid. Amina left.", ["Amina", "Amina"]),
        ("Mirela, 29, said that the gate was locked.", ["Mirela"]),
        ("They met Solana (not her real name) at the pier.", ["Solana"]),
        ("Solana, whose name has been changed, slept in a container.", ["Solana"]),
    ],
)
def test_what_stands_beside_one_word_tells_that_it_is_somebody(text: str, names: list[str]):
    told = [token.text for token in short_named(parse(text))]
    known = [e.text for e in parse(text).ents if e.label_ == "PERSON"]
    assert told + known == names


@pytest.mark.parametrize(
    "text",
    [
        "Paris, a city of lights, was not named.",
        "In May, 29 pickers came.",
        "Jena, 12 kilometres away, has a station.",
        "The Harbour Office, 29, was closed.",
        "",
    ],
)
def test_a_place_a_month_and_a_body_are_nobody(text: str):
    assert short_named(parse(text)) == []


def test_she_is_not_the_spokesman_but_who_spoke_last(voices):
    found = voices(
        "“The gate is open,” a spokesman said.\n\nAmina, a cook, said that her pay went to the"
        " agent. “I owed him for the bus,” she said."
    )
    assert found.chain("I owed him") == ["Amina"]


def test_nobody_who_fits_is_nobody(voices):
    found = voices("“The gate is open,” a spokesman said.\n\n“I owed him for the bus,” she said.")
    assert found.chain("I owed him") == ["she"]


def test_who_stands_beside_the_subject_since_is_she(voices):
    found = voices(
        "“My card was with the forewoman,” said Dalia Reld.\n\nThe forewoman, Mrs Unna Holt, denies"
        " it. “They had their own key,” she said."
    )
    assert found.chain("They had") == ["Unna Holt"]
