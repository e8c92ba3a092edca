from __future__ import annotations

import pytest

from wherefrom.attribute import chains
from wherefrom.attribute.cast import Cast
from wherefrom.attribute.nesting import pointed, settled, views
from wherefrom.attribute.reading import read
from wherefrom.attribute.speakers import Speakers
from wherefrom.attribute.voices import find
from wherefrom.language.load import parse
from wherefrom.model import UNDATED, Document


def holders(text, words):
    """Who stands behind ``words``, outermost first, by the words of each source."""
    document = Document(
        id="d-1",
        path="one.txt",
        text=text,
        title=None,
        publisher=None,
        publisher_kind="outlet",
        authors=(),
        url=None,
        language="en",
        sha256="0",
        published=UNDATED,
    )
    reading = read(document, parse(text))
    found = [pointed(reading, voicing) for voicing in find(reading)]
    all_of_them = [*found, *views(reading, found)]
    parent = chains.parents(all_of_them)
    speakers = Speakers(reading, Cast(reading))
    voices = settled(reading, all_of_them, parent, [speakers.voice(v) for v in all_of_them])
    start = text.index(words)
    tokens = frozenset(reading.tokens_in(start, start + len(words)))
    out = []
    for k in chains.standing_behind(tokens, all_of_them, parent):
        voice = voices[k]
        source = all_of_them[k].source
        said = " ".join(reading.parse[i].text for i in sorted(source))
        name = voice.name if voice is not None else said
        if source and name not in out:
            out.append(name)
    return out


NESTED = [
    # (text, passage, who stands behind it)
    ("The union fears a new tax.", "a new tax", ["union"]),
    ("The fishers want to leave the port.", "leave the port", ["fishers"]),
    ("Belmar welcomed the truce.", "the truce", ["Belmar"]),
    ("The vote was boycotted by the Harbour Party.", "The vote", ["Harbour Party"]),
    ("The minister is angry at the delay.", "the delay", ["minister"]),
    ("The delay angered the minister.", "The delay", ["minister"]),
    (
        "The unions oppose the minister's plan to sell the quay.",
        "sell the quay",
        ["unions", "minister"],
    ),
    ("Tolin expressed concern over the new rules.", "the new rules", ["Tolin"]),
    ("Tolin expressed his hope that the boats return.", "the boats return", ["Tolin"]),
    ("Criticism of the law by the Harbour Party grew.", "the law", ["Harbour Party"]),
    ("The council called for an inquiry.", "an inquiry", ["council"]),
    ("The court described the search as unlawful.", "the search", ["court"]),
    ("Hale criticised the bank for trying to hide the loss.", "hide the loss", ["Hale", "bank"]),
    ("The owners were urged by the court to pay the crew.", "pay the crew", ["court"]),
    ("The quay that Belmar wants was built in 1990.", "The quay", ["Belmar"]),
    ("Police said the ferryman wants to go home.", "go home", ["police", "ferryman"]),
    (
        "Mara Tolin said the unions fear that the port will close.",
        "the port will close",
        ["Mara Tolin", "unions"],
    ),
    (
        "Mara Tolin said the crew hoped the court would reject the plan to sell the boat.",
        "the plan to sell the boat",
        ["Mara Tolin", "crew", "court"],
    ),
    ('"I am worried about the nets," Mara Tolin said.', "the nets", ["Mara Tolin"]),
    ('"We want the port to open," the fishers said.', "the port to open", ["fishers"]),
    (
        "The Harbour Post reported that Tom Hale had accused the bank of trying to hide the loss.",
        "hide the loss",
        ["Harbour Post", "Tom Hale", "bank"],
    ),
]


@pytest.mark.parametrize(("text", "passage", "behind"), NESTED, ids=[row[0][:40] for row in NESTED])
def test_who_holds_the_view_stands_behind_it(text, passage, behind):
    assert [
        name.removeprefix("The ").removeprefix("the ") for name in holders(text, passage)
    ] == behind


FACTS = [
    "It rained over the port on Monday.",
    "The ferry left the harbour at nine.",
    "There was no wind that day.",
    "The road began to sink.",
]


@pytest.mark.parametrize("text", FACTS)
def test_what_happened_is_nobodys_view(text):
    reading = read_one(text)
    assert views(reading, []) == []


def read_one(text):
    document = Document("d-1", "one.txt", text, None, None, "outlet", (), None, "en", "0", UNDATED)
    return read(document, parse(text))


def test_a_dateline_is_no_holder():
    text = "BELMAR, May 3 (HNA) -- Foreign Minister Tom Hale urged an end to the blockade."
    assert holders(text, "an end to the blockade")[-1:] != ["Belmar"]


def test_views_make_nobody_the_origin_of_a_fact():
    reading = read_one("The unions oppose the plan to sell the quay and fear a strike.")
    assert views(reading, [])
    assert not any(v.chain for v in views(reading, []))


def test_a_cue_found_already_is_left_alone():
    reading = read_one("The union fears a new tax.")
    first = views(reading, [])
    assert first
    assert views(reading, first) == []


def test_a_dateline_is_no_part_of_a_source():
    reading = read_one("BELMAR, May 3 (HNA) -- Foreign Minister Tom Hale said the port was shut.")
    words = {reading.parse[i].text for v in find(reading) for i in pointed(reading, v).source}
    assert "Hale" in words
    assert not words & {"BELMAR", "May", "HNA"}


def test_a_hyphen_or_a_colon_makes_no_dateline():
    reading = read_one("Mr. Hale, the 50-year-old mayor of Belmar, said this: the port was shut.")
    heads = {reading.parse[pointed(reading, v).head].text for v in find(reading)}
    assert heads == {"Hale"}


def test_who_points_at_the_noun_before_it():
    reading = read_one("The captain praised fishers who said the nets were cut.")
    heads = {reading.parse[pointed(reading, v).head].text for v in find(reading)}
    assert "fishers" in heads
    assert "who" not in heads


@pytest.mark.parametrize("text", ["", " ", "Why?", "WANT WANT WANT", '"' * 50, "want to " * 200])
def test_odd_text_ends(text):
    reading = read_one(text)
    size = len(reading.parse)
    assert all(0 <= i < size for v in views(reading, []) for i in v.hull)
