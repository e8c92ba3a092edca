"""Whom a name, a noun or a pronoun tells of within one document."""

from __future__ import annotations

import pytest

from wherefrom.claims.whom import whom
from wherefrom.language.load import parse


def key(text: str, word: str) -> str | None:
    """The key of whom the last ``word`` in ``text`` tells of."""
    found = whom([t for t in parse(text) if t.text == word][-1])
    return None if found is None else found.key


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Ann Lee was hurt.", "Lee", "ann lee"),
        ("Ann Lee was hurt. Mrs Lee was taken home.", "Lee", "ann lee"),
        ("The driver, Ann Lee, was hurt.", "driver", "ann lee"),
        ("Ann Lee was a driver.", "driver", "ann lee"),
        ("Ann Lee, who was hurt, went home.", "who", "ann lee"),
        ("Ann Lee fell. She was hurt.", "She", "ann lee"),
        ("Ann Lee, 34, fell. The 34-year-old mother was hurt.", "mother", "ann lee"),
        ("Ann Lee fell on Monday. The woman was hurt.", "woman", "ann lee"),
        ("A British climber fell on a ridge. Ann Lee fell on Monday.", "climber", "ann lee"),
        ("The 11-year-old girl was hurt.", "girl", "the girl aged 11"),
        ("A girl was hurt.", "girl", "the girl"),
    ],
)
def test_one_person_has_one_key(text: str, word: str, wanted: str) -> None:
    assert key(text, word) == wanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two drivers were hurt.", "drivers"),
        ("The car was hit.", "car"),
        ("Ann Lee, 34, fell. The 11-year-old girl was hurt.", "Lode"),
    ],
)
def test_things_and_several_are_nobody(text: str, word: str) -> None:
    tokens = [t for t in parse(text) if t.text == word]
    assert all(whom(t) is None for t in tokens)


def test_a_person_of_another_age_is_another() -> None:
    assert key("Ann Lee, 34, fell. The 11-year-old girl was hurt.", "girl") == "the girl aged 11"


def test_a_man_is_not_the_woman_named_before() -> None:
    assert key("Mary Lee fell on Monday. The man was hurt.", "man") == "the man"


def test_somebodys_daughter_is_not_every_girl_of_her_age() -> None:
    text = "Ann Lee, 11, was hurt. Bo Roe was with his 11-year-old daughter."
    assert key(text, "daughter") == "the daughter"
