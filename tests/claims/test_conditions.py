"""In what condition somebody is said to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.attributes import attributes
from wherefrom.claims.comparing import other_condition
from wherefrom.language.load import parse
from wherefrom.model import Grouping

DAY = "2031-03-04"


def told(text: str) -> dict[str, str]:
    doc = document("d", text)
    found = [r for s in stated(doc) for r in attributes(parse(text), s)]
    return {r.key: r.value for r in found if r.key.startswith("condition of ")}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee was in critical condition on Monday.",
        "Ann Lee is hospitalized in critical condition.",
        "Ann Lee was shot in the neck and is in critical but stable condition.",
    ],
)
def test_a_condition_is_told_of_the_person(text: str) -> None:
    assert told(text) == {"condition of ann lee": "critical"}


def test_things_and_terms_are_in_no_condition() -> None:
    assert told("The road was in good condition. Ann Lee agreed on one condition.") == {}


def test_neighbouring_conditions_may_both_be_so() -> None:
    assert other_condition("critical", "serious")
    assert not other_condition("stable", "serious")


def test_critical_and_good_conflict(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("Ann Lee was in critical condition on Monday, a nurse said.", DAY),
        ("Ann Lee was in good condition on Monday, police said.", DAY),
    )
    (claim,) = [c for c in found.claims if c.gloss == "In what condition was Ann Lee?"]
    assert len(claim.conflicts) == 1
