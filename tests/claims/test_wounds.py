"""Where on the body somebody was hurt, and when two reports differ on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.attributes import attributes
from wherefrom.claims.comparing import same_wounds
from wherefrom.language.load import parse
from wherefrom.model import Grouping

DAY = "2031-03-04"


def told(text: str) -> dict[str, str]:
    doc = document("d", text)
    found = [r for s in stated(doc) for r in attributes(parse(text), s)]
    return {r.key: r.value for r in found if r.key.startswith("wound of ")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ann Lee was shot in the chest.", "chest"),
        ("Ann Lee was hit in the left arm.", "left arm"),
        ("The man shot Ann Lee in the hip.", "hip"),
        ("Ann Lee died from a shot in the face and chest.", "face and chest"),
        ("Ann Lee is recovering from a graze wound to her cheek.", "cheek"),
        ("Ann Lee, who was stabbed in the neck, went home.", "neck"),
    ],
)
def test_where_somebody_was_hurt_is_told_of_the_person(text: str, value: str) -> None:
    assert told(text) == {"wound of ann lee": value}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee put her hands on her head.",
        "Ann Lee was not hit in the chest.",
        "The ball was hit to the back of the court.",
        "He was shot on the head of the pier.",
    ],
)
def test_what_is_no_wound_is_none(text: str) -> None:
    assert "wound of ann lee" not in told(text)


def test_a_part_of_the_face_is_the_face_and_the_other_side_is_not_the_same() -> None:
    assert same_wounds("cheek", "face")
    assert same_wounds("left arm", "arm")
    assert not same_wounds("left arm", "right arm")


def test_two_wounds_of_one_person_conflict_however_they_are_told(
    grouped: Callable[..., Grouping],
) -> None:
    found = grouped(
        ("Ann Lee was shot in the chest on Harbour Road.", DAY),
        ("Ann Lee, a teacher, died at once from a wound to the head, a nurse said.", DAY),
    )
    (claim,) = [c for c in found.claims if c.asked and c.asked.key == "wound of ann lee"]
    assert claim.gloss == "Where on the body was Ann Lee hurt?"
    assert {a.value for a in claim.answers} == {"chest", "head"}
    assert claim.conflicts[0].why.startswith("“chest” and “head” are not")
