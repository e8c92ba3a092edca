"""What belongs to a source's name and what only stands beside it."""

from __future__ import annotations

import pytest

from tests.attribute.plain import reading
from wherefrom.attribute.trimming import trimmed


@pytest.mark.parametrize(
    ("text", "source", "head", "kept"),
    [
        ("The bank today said it.", "The bank today", "bank", "The bank"),
        ("Even the bank said it.", "Even the bank", "bank", "the bank"),
        ("The man who fell said it.", "The man who fell", "man", "The man"),
        ("Capt. Tom Hale said it.", "Capt. Tom Hale", "Hale", "Capt. Tom Hale"),
        ("The Harbour Post said it.", "The Harbour Post", "Post", "The Harbour Post"),
        (
            "The Director of Works said it.",
            "The Director of Works",
            "Works",
            "The Director of Works",
        ),
        ("Tolin's sister said it.", "Tolin's sister", "sister", "Tolin's sister"),
    ],
)
def test_only_the_noun_phrase_is_kept(text, source, head, kept):
    read = reading(text)
    start = text.index(source)
    tokens = frozenset(read.tokens_in(start, start + len(source)))
    place = next(i for i in tokens if read.parse[i].text == head)
    found = trimmed(read.parse, tokens, place)
    assert read.parse[found.start : found.stop].text == kept


def test_one_word_is_kept():
    read = reading("Police said it.")
    assert trimmed(read.parse, frozenset({0}), 0) == range(1)
