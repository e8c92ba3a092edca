import doctest

import pytest

from tests.read.made import document
from wherefrom.read import bylines, credits

LONG = " Nobody was hurt, and boats stayed out until the next morning, skippers said."


def credited(text: str) -> list[tuple[str, str]]:
    found = document(text)
    assert all(found.text[c.start : c.end] == c.name for c in found.credits)
    return [(credit.name, credit.how) for credit in found.credits]


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Harbour closed\n\nBRINE HARBOUR (AFP) - The harbour was closed.", ("AFP", "dateline")),
        ("Harbour closed\n\nBRINE, Nordmark (AP) — The harbour was closed.", ("AP", "dateline")),
        ("Harbour closed\n\nAug 27 (Reuters) - The harbour was closed.", ("Reuters", "dateline")),
        (
            "Harbour closed\n\nNORTHMOUTH (Coastwire) — The harbour was closed.",
            ("Coastwire", "dateline"),
        ),
        ("Harbour closed\nBy Reuters\n\nThe harbour was closed.", ("Reuters", "byline")),
        (
            "Harbour closed\nBy Tove Lisk, Associated Press\n\nIt was.",
            ("Associated Press", "byline"),
        ),
        ("Harbour closed\n\nThe harbour was closed.\n\nSource: PTI", ("PTI", "source")),
        ("Harbour closed\n\nThe harbour was closed.\n\n(Source: AFP)", ("AFP", "source")),
        ("Harbour closed\nvia Reuters\n\nThe harbour was closed.", ("Reuters", "source")),
        ("Harbour closed\n\nThe harbour was closed.\n\n© 2013 AFP", ("AFP", "source")),
        (
            "Harbour closed\n\nIt was.\n\nCopyright 2013 The Associated Press.",
            ("The Associated Press", "source"),
        ),
        (
            "Harbour closed\n\nIt was.\n\nWith files from The Canadian Press",
            ("Canadian Press", "source"),
        ),
        (
            "Harbour closed\n\nIt was.\n\nThis story first appeared in the Harbour Post.",
            ("Harbour Post", "source"),
        ),
        (
            "Harbour closed\n\nAgence France-Presse\n\nThe harbour was closed.",
            ("Agence France-Presse", "source"),
        ),
    ],
)
def test_a_credit_for_the_whole_document_is_found(text: str, credit: tuple[str, str]):
    assert credited(text) == [credit]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour closed\n\nThe harbour was closed, AFP reported." + LONG,
        "Sources: Harbour May Close On Monday Morning\n\nThe harbour may close." + LONG,
        "Harbour closed\n\nThe ministry told Reuters that the harbour was closed." + LONG,
        "Harbour closed\n\nCourtesy of the harbour master, boats may leave." + LONG,
        "http://www.reuters.com/a\n\nHarbour closed\n\nBRINE (Reuters) - It was closed.",
    ],
)
def test_naming_a_wire_in_the_story_or_as_publisher_is_no_credit(text: str):
    assert credited(text) == []


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Maren Oldby", ("Maren Oldby",)),
        ("BY MAREN OLDBY AND TOVE LISK", ("Maren Oldby", "Tove Lisk")),
        ("By Maren Oldby, Harbour Post staff", ("Maren Oldby",)),
        ("Written by Jan van der Meer in Brine Harbour", ("Jan van der Meer",)),
        ("Posted by Admin", ()),
        ("By Reuters Staff", ()),
        ("By the time the fire was out", ()),
    ],
)
def test_a_byline_gives_persons_as_authors(line: str, authors: tuple[str, ...]):
    assert document(f"Harbour closed\n{line}\n\nThe harbour was closed.").authors == authors


def test_the_examples_hold():
    assert doctest.testmod(bylines).failed == 0
    assert doctest.testmod(credits).failed == 0


def test_a_wire_is_known_by_the_last_word_of_its_name():
    text = "Harbour closed\n\nThe harbour was closed on Monday after a fire.\n\nMeridian Wire\n"
    assert credited(text) == [("Meridian Wire", "source")]


def test_a_dateline_is_no_part_of_the_story():
    found = document(
        "Harbour closed\n\nBRINE, Velmora, 3 March 2025 (Meridian Wire) - The harbour was closed."
    )
    spans = [found.text[f.start : f.end] for f in found.furniture if f.why == "dateline"]
    assert spans == ["BRINE, Velmora, 3 March 2025 (Meridian Wire) -"]
