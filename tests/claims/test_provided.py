"""How well somebody was equipped, prepared or staffed, and when two reports differ on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.attributes import attributes
from wherefrom.claims.comparing import as_well
from wherefrom.language.load import parse
from wherefrom.model import Grouping

DAY = "2031-03-04"


def told(text: str) -> list[tuple[str, str]]:
    doc = document("d", text)
    found = [r for s in stated(doc) for r in attributes(parse(text), s)]
    return [(r.value, r.question) for r in found if r.key.startswith("provision: ")]


@pytest.mark.parametrize(
    ("text", "value", "question"),
    [
        ("Ann Lee was well equipped.", "well equipped", "How well was Ann Lee equipped?"),
        (
            "The group was insufficiently equipped.",
            "insufficiently equipped",
            "How well was the group equipped?",
        ),
        (
            "The wards were not properly staffed.",
            "not properly staffed",
            "How well were the wards staffed?",
        ),
        ("An ill-prepared climber fell.", "ill prepared", "How well was the climber prepared?"),
    ],
)
def test_how_well_is_asked(text: str, value: str, question: str) -> None:
    assert told(text) == [(value, question)]


def test_nothing_is_asked_where_no_word_says_how_well() -> None:
    assert told("The group was equipped with ropes, and well before noon it left.") == []


def test_not_properly_is_badly() -> None:
    assert as_well("not properly staffed", "poorly staffed")
    assert not as_well("not properly staffed", "well staffed")


def test_well_and_badly_equipped_conflict(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("The group of climbers was well equipped, police said.", DAY),
        ("The group of climbers was insufficiently equipped, police said.", DAY),
    )
    (claim,) = [c for c in found.claims if c.gloss.startswith("How well")]
    assert len(claim.conflicts) == 1
