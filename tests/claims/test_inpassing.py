"""What is told of somebody in passing is a statement of its own."""

from __future__ import annotations

import pytest

from tests.claims.said import document
from wherefrom.attribute.voices import read_voices
from wherefrom.claims.inpassing import set_apart
from wherefrom.claims.replies import replies
from wherefrom.claims.values import with_values
from wherefrom.language.load import parse
from wherefrom.model import Reply, Statement, Voices


def told(text: str) -> tuple[Voices, tuple[Statement, ...], tuple[Reply, ...]]:
    doc, read = document("d", text), parse(text)
    voices = read_voices(doc, read)
    statements = with_values(doc, read, voices.statements)
    found = replies(doc, read, statements, voices.mentions)
    return (voices, *set_apart(read, statements, found, voices.mentions))


def apart(text: str) -> dict[str, list[str]]:
    """What each statement that lies in another answers, by its words."""
    _, statements, found = told(text)
    inside = [
        s
        for s in statements
        if any(o is not s and o.start <= s.start < s.end <= o.end for o in statements)
    ]
    return {s.text: [r.value for r in found if r.statement == s.id] for s in inside}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Ann Lee, 34, was taken from the quay to the hospital in Brine.", "Ann Lee, 34", "34"),
        (
            "Police say 36-year-old Ann Lee fell from the pier at Lode.",
            "36-year-old Ann Lee",
            "36",
        ),
        (
            "The offer was made on Friday by COO Ann Lee after weeks of talks in Brine.",
            "COO Ann Lee",
            "chief operating officer",
        ),
        (
            "Crews found the unconscious Ann Lee, 59, of Brine, lying in the roadway by the port.",
            "Ann Lee, 59, of Brine",
            "Brine",
        ),
    ],
)
def test_the_words_that_tell_it_stand_alone(text: str, words: str, value: str):
    assert value in apart(text)[words]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee is 34.",  # it is all that is told
        "The climber, 36, fell from the pier at Lode on Friday evening.",  # who that is hangs on it
        "Girl, 14, was taken from the quay to the hospital in Brine",  # a headline
        "Inspector Lee closed the road from Brine to Lode on Friday evening.",  # a form of address
    ],
)
def test_what_is_the_statement_itself_or_needs_it_stays(text: str):
    assert apart(text) == {}


def test_whoever_is_named_in_passing_does_not_tell_it():
    text = "Ann Lee, 34, said on Friday that the tanker had sunk off the coast near Brine."
    _, statements, _ = told(text)
    by_text = {s.text: s for s in statements}
    (tanker,) = (s for s in statements if "tanker" in s.text)
    assert tanker.chain
    assert by_text["Ann Lee, 34"].chain == ()
    assert by_text["Ann Lee, 34"].origin_kind == "none"


def test_a_source_of_the_whole_tells_it_too():
    text = "Brine police said Ann Lee, 34, had been taken from the quay to the hospital in Lode."
    voices, statements, _ = told(text)
    (one,) = (s for s in statements if s.text == "Ann Lee, 34")
    names = {m.id: m.name for m in voices.mentions}
    assert [names[link.mention] for link in one.chain] == ["Brine police"]


def test_it_is_asserted_where_the_rest_is_unsure():
    _, statements, _ = told("Ann Lee, 34, may have been taken from the quay to a hospital in Lode.")
    modality = {s.text: s.modality for s in statements}
    assert modality["Ann Lee, 34"] == "asserted"
    assert "hedged" in modality.values()
