"""Words that break off before what they need are quoted with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.torn import completed, leads_in
from wherefrom.language.load import parse
from wherefrom.model import Reply

Answered = Callable[..., list[Reply]]


@pytest.mark.parametrize(
    ("text", "n", "whole"),
    [
        (
            "Ann Lee was intertwined with it from the time she came to Brine.",
            8,
            "Ann Lee was intertwined with it from the time she came to Brine",
        ),
        (
            "The council promised that people earning 200 crowns a year would not pay.",
            10,
            "The council promised that people earning 200 crowns a year would not pay",
        ),
        ("We do not resemble the team that won the cup.", 6,
         "We do not resemble the team that won the cup"),
        ("Police arrested a man who had fled.", 4, "Police arrested a man"),
        ("The ship sank off Lode when the crew opened the hatch.", 5, "The ship sank off Lode"),
        ("The ship sank off Lode, which had no lifeboat.", 5, "The ship sank off Lode"),
        ("The team\nthat won the cup", 2, "The team"),
    ],
)  # fmt: skip
def test_words_that_break_off_are_completed(text: str, n: int, whole: str) -> None:
    tokens = list(parse(text))
    told = "".join(t.text_with_ws for t in completed(tokens[:n])).rstrip(" .")
    assert told == whole


def test_what_a_clause_leads_in_to_is_kept() -> None:
    doc = parse("When it rained, nobody came to Brine. Nobody came when it rained.")
    first, second = (list(sentence) for sentence in doc.sents)
    assert leads_in(first[0], {t.i for t in first})
    assert not leads_in(second[2], {t.i for t in second})


def test_a_few_words_are_quoted_with_their_sentence(answered: Answered) -> None:
    quoted = [
        r.verbatim
        for r in answered("The storm hit Lode in May, killing dozens of people.")
        if r.kind == "proposition"
    ]
    assert quoted == ["", "Is it so that “The storm hit Lode in May, killing dozens of people”?"]
