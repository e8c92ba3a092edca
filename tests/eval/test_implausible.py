"""What is planted stands where it is said to, and is a slip."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from eval.implausible import is_found, planted
from eval.implausible_planted import PLANTERS
from eval.shared import plain_document
from wherefrom.model import Published

DAY = dt.date(2013, 4, 12)
TEXTS = {
    "backwards range": "Lode was shut from 1998 to 2004.",
    "impossible date": "The ship sank on June 3.",
    "wrong weekday": "It opened on Sunday, March 3, 2013.",
    "slip of a century": "The mill was shut in 2012.",
    "after publication": "The mill was opened on March 3, 2013 by a clerk.",
    "another age": "Ann Lee, 34, sat. Later on Ann Lee wept.",
    "too old": "A 34-year-old woman sat.",
    "part above whole": "It held 5 of the 12 clerks.",
    "parts and sum": "There were 9 people in the boat.",
    "share above 100": "It reached 60 percent of residents.",
    "magnitude": "A magnitude 6.1 quake shook Lode.",
    "no such time": "It began at 10:15 a.m. in Lode.",
}


@pytest.mark.parametrize("kind", sorted(PLANTERS))
def test_a_plain_slip_of_each_kind_is_planted_and_found(kind: str) -> None:
    text = TEXTS[kind]
    document = replace(plain_document("d", text), published=Published(DAY.isoformat(), "given"))
    slips = list(PLANTERS[kind](text, DAY))
    assert slips
    for slip in slips:
        assert planted(document, slip).text != text
        assert is_found(document, slip)
