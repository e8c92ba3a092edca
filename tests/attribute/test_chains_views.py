from __future__ import annotations

import pytest

from tests.attribute.plain import reading
from wherefrom.attribute import chains
from wherefrom.attribute.nesting import pointed, views
from wherefrom.attribute.viewpoints import viewpoints
from wherefrom.attribute.voices import find
from wherefrom.language.tagger import tagger


def holders(text, words):
    """Who stands behind ``words``, outermost first, by the words of each source."""
    read = reading(text)
    told = viewpoints(read, find(read, tagger().tag(read.parse)))
    start = text.index(words)
    tokens = frozenset(read.tokens_in(start, start + len(words)))
    out = []
    for k in chains.standing_behind(tokens, told.voicings, told.parent):
        voice = told.voices[k]
        source = told.voicings[k].source
        said = " ".join(read.parse[i].text for i in sorted(source))
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
    read = reading(text)
    assert views(read, []) == []


def test_a_dateline_is_no_holder():
    text = "BELMAR, May 3 (HNA) -- Foreign Minister Tom Hale urged an end to the blockade."
    assert holders(text, "an end to the blockade")[-1:] != ["Belmar"]


def test_views_make_nobody_the_origin_of_a_fact():
    read = reading("The unions oppose the plan to sell the quay and fear a strike.")
    assert views(read, [])
    assert not any(v.chain for v in views(read, []))


def test_a_cue_found_already_is_left_alone():
    read = reading("The union fears a new tax.")
    first = views(read, [])
    assert first
    assert views(read, first) == []


def test_a_dateline_is_no_part_of_a_source():
    read = reading("BELMAR, May 3 (HNA) -- Foreign Minister Tom Hale said the port was shut.")
    words = {read.parse[i].text for v in find(read) for i in pointed(read, v).source}
    assert "Hale" in words
    assert not words & {"BELMAR", "May", "HNA"}


def test_a_hyphen_or_a_colon_makes_no_dateline():
    read = reading("Mr. Hale, the 50-year-old mayor of Belmar, said this: the port was shut.")
    heads = {read.parse[pointed(read, v).head].text for v in find(read)}
    assert heads == {"Hale"}


def test_who_points_at_the_noun_before_it():
    read = reading("The captain praised fishers who said the nets were cut.")
    heads = {read.parse[pointed(read, v).head].text for v in find(read)}
    assert "fishers" in heads
    assert "who" not in heads


@pytest.mark.parametrize("text", ["", " ", "Why?", "WANT WANT WANT", '"' * 50, "want to " * 200])
def test_odd_text_ends(text):
    read = reading(text)
    size = len(read.parse)
    assert all(0 <= i < size for v in views(read, []) for i in v.hull)
