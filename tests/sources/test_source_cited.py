"""Outlets and works that a text names as its source where no attribution stands."""

from __future__ import annotations

import pytest

from tests.trace.made import document
from wherefrom.model import Furniture, Mention
from wherefrom.sources.cited import cited_mentions


def named(text: str, **more: object) -> list[tuple[str, str]]:
    made = cited_mentions([document("x", text, **more)], ())  # type: ignore[arg-type]
    return [(m.kind, m.name) for m in made]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Courtesy of AFP: four men were held.", "AFP"),
        ("Four men were held (via Reuters).", "Reuters"),
        ("He later confirmed the report to the Los Angeles Times.", "Los Angeles Times"),
        ("The minister admitted to Le Monde that four were held.", "Le Monde"),
        ("She sent a letter to The Guardian about it.", "The Guardian"),
        ("He wrote the AP on Wednesday.", "AP"),
        ("You can follow the story on BBC News.", "BBC News"),
        ("According to Le Figaro, four men were held.", "Le Figaro"),
        ("Four men were held, a lawyer told France Info.", "France Info"),
        ("Le Monde has more here: four men were held.", "Le Monde"),
        ("In an interview with Der Spiegel he denied it.", "Der Spiegel"),
        ("Four men were held. Source: Deutsche Welle", "Deutsche Welle"),
        ("The list was published by El País on Monday.", "El País"),
        ("The tape was obtained by Al Jazeera.", "Al Jazeera"),
    ],
)
def test_a_known_outlet_beside_a_cue_is_cited(text: str, name: str) -> None:
    assert named(text) == [("outlet", name)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Four were held, reports by Reuters and AFP say.", ["Reuters", "AFP"]),
        ("He told Le Monde, Le Figaro and the BBC so.", ["Le Monde", "Le Figaro", "BBC"]),
    ],
)
def test_outlets_joined_to_one_that_is_cited_are_too(text: str, names: list[str]) -> None:
    assert [name for _, name in named(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Guardian building in London burned.",
        "Reporters of Le Monde waited outside.",
        "He has worked for the BBC since 1999.",
        "Witnesses told Local Fox affiliates nothing.",
        "The daily mail is late, the postman said.",
        "It was a time of news and mirrors.",
    ],
)
def test_an_outlet_that_is_only_spoken_of_is_not_cited(text: str) -> None:
    assert named(text) == []


def test_a_publisher_naming_itself_is_not_cited() -> None:
    assert named("He told Le Monde so.", publisher="Le Monde") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The depot holds 9,000 tons, according to Brine's Web site.", "Brine's website"),
        ("The tremor is listed on the Seismic Survey website.", "Seismic Survey website"),
        ("All of it is told over at Ada Holm's now defunct blog.", "Ada Holm's blog"),
        ("According to a Coastguard press release, nobody was hurt.", "Coastguard press release"),
        ("Bo Lindt, a student, in 2007 authored a senior thesis on it.", "Bo Lindt’s thesis"),
        ("Ilse Munk wrote a book on the quay.", "Ilse Munk’s book"),
        ("The figure is from a study by Brine Watch.", "Brine Watch’s study"),
    ],
)
def test_a_published_work_is_cited_as_a_record(text: str, name: str) -> None:
    assert named(text) == [("record", name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Piet Varga reported on his show that four were held.", "Piet Varga"),
        ("Reporters heard Ada Holm say it on her radio show.", "Ada Holm"),
        ("Ilse Munk wrote in her Monday column that it sank.", "Ilse Munk"),
        ("It was the subject of an investigation by Ada Holm.", "Ada Holm"),
        ("One report posted online by Lode Sports' Piet Varga says so.", "Lode Sports"),
    ],
)
def test_who_reports_on_their_own_show_or_for_an_outlet_is_cited(text: str, name: str) -> None:
    assert ("outlet", name) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company updated its web site.",
        "Police are waiting for an inquiry by the ministry.",
        "He wrote a letter.",
        "The show went on in her honour.",
    ],
)
def test_works_of_nobody_in_particular_are_none(text: str) -> None:
    assert named(text) == []


def test_what_another_mention_covers_is_left_to_it() -> None:
    text = "Four were held, a lawyer told France Info."
    at = text.index("France")
    item = document("x", text)
    other = Mention("m", "x", at, at + 11, "France Info", "outlet", True, None, "")
    assert cited_mentions([item], [other]) == ()


def test_furniture_cites_nobody() -> None:
    text = "Follow us on BBC News"
    assert named(text, furniture=(Furniture(0, len(text), "menu"),)) == []


def test_mentions_stand_where_the_names_do() -> None:
    text = "Courtesy of AFP: four men were held."
    (found,) = cited_mentions([document("x", text)], ())
    assert text[found.start : found.end] == "AFP"
    assert (found.named, found.body, found.document) == (True, None, "x")
