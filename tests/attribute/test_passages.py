"""Passages of one proposition each."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.claims.said import document
from wherefrom.attribute.passages import passages
from wherefrom.language.load import parse


def cut(text: str) -> list[str]:
    doc = document("d", text)
    return [text[s.start : s.end] for s in passages(doc, parse(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A fire hit the cannery, killing three workers of the night shift.", 2),
        ("The captain left the ship and the police searched it for two days.", 2),
        ("Police boarded the old trawler Heron, which belongs to a company abroad.", 2),
        ("The ship came in, a harbour official said.", 1),
        ("Three men were hurt before the ship came in.", 1),
        ("He wanted to sell the ship to a company abroad.", 1),
    ],
)
def test_a_sentence_is_cut_where_another_proposition_begins(text: str, parts: int) -> None:
    assert len(cut(text)) == parts


def test_passages_stand_in_order_and_do_not_overlap() -> None:
    text = (
        "A fire hit the cannery on Monday, killing three workers. Police said it was no accident."
    )
    doc = document("d", text)
    spans = passages(doc, parse(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end].strip() for s in spans)
