"""Sums of money as the pipeline reads them."""

import pytest

from wherefrom.language.load import parse


@pytest.mark.parametrize(
    "text",
    [
        "A second theft saw a diamond ring worth £1.2m stolen.",
        "Rings and coats worth £1.7m have been stolen.",
        "The bridge cost Brine €3bn.",
    ],
)
def test_a_short_scale_is_no_verb(text):
    scale = next(t for t in parse(text) if t.text in {"m", "bn"})
    assert (scale.tag_, scale.pos_) == ("CD", "NUM")
    assert parse(text).text == text


def test_the_stop_after_a_short_scale_ends_the_sentence():
    doc = parse("The bridge cost £3m. The road cost £2m.")
    assert [s.text for s in doc.sents] == ["The bridge cost £3m.", "The road cost £2m."]
    assert [t.text for t in doc][-2:] == ["m", "."]


def test_metres_are_left_as_they_are():
    metres = parse("The wall is 5m high.")[4]
    assert (metres.text, metres.norm_ == "million") == ("m", False)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The men entered the shop and grabbed rings and gold watches worth £1.7m.", "rings"),
        ("They made off with rings and watches worth two million.", "rings"),
    ],
)
def test_what_is_worth_a_sum_is_a_noun(text, first):
    thing = next(t for t in parse(text) if t.text == "watches")
    assert (thing.pos_, thing.head.text) == ("NOUN", first)


def test_who_watches_is_left_a_verb():
    doc = parse("The guard saw him and watches the door.")
    assert next(t for t in doc if t.text == "watches").pos_ == "VERB"
