from __future__ import annotations

import pytest

from tests.trace.made import document
from wherefrom.settings import Trace
from wherefrom.trace.copies import copies, reuse
from wherefrom.trace.slips import is_slip, slips
from wherefrom.trace.wording import wordings

OTHERS = [f"The harbour committee met on pier {k}." for k in range(4)]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("comittee", "committee"),
        ("commmittee", "committee"),
        ("recieve", "receive"),
        ("seperate", "separate"),
        ("lindqvsit", "lindqvist"),
    ],
)
def test_one_stroke_is_a_slip(word: str, meant: str):
    assert is_slip(word, meant)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("million", "billion"),
        ("reports", "reported"),
        ("harbours", "harbors"),
        ("organised", "organized"),
        ("travelling", "traveling"),
        ("centres", "centers"),
        ("farmer", "farmers"),
        ("tested", "tester"),
    ],
)
def test_other_words_inflections_and_spellings_are_none(word: str, meant: str):
    assert not is_slip(word, meant)


def test_a_slip_is_rare_and_what_it_stands_for_is_usual():
    texts = [*OTHERS, "The comittee met.", "Then the comittee rose."]
    items = wordings([document(f"d{k}", text) for k, text in enumerate(texts)])
    assert slips(items) == {"comittee": "committee"}
    assert slips(items[4:]) == {}


def told(word: str) -> tuple[float, str, set[str]]:
    texts = [
        f"On Friday the harbour {word} closed the old stone quay to all boats.",
        f"It was said that the {word} closed the old stone quay to ships.",
    ]
    documents = [document(f"d{k}", text) for k, text in enumerate([*texts, *OTHERS])]
    held = {item.document: item for item in wordings(documents)}
    pairs = reuse(documents, held, Trace(least_probability=0.01))
    (made,) = copies(pairs, {d.id: d for d in documents}, held, cited=set())
    by_id = {d.id: d.text for d in documents}
    words = {by_id[e.document][e.start : e.end] for e in made.evidence}
    return made.probability, made.note, words


def test_a_slip_both_made_makes_taking_more_probable_and_is_shown():
    right, wrong = told("committee"), told("comittee")
    assert wrong[0] > right[0]
    assert "comittee" in wrong[2]
    assert "“comittee” for “committee”" in wrong[1]
    assert "for" not in right[1].split(";")[0]
