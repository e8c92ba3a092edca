from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest

from wherefrom.claims.contraries import _forms, contraries
from wherefrom.data.load import words
from wherefrom.model import Grouping, Reply


def said(question: str, negated: bool = False) -> Reply:
    return Reply(question, "proposition", "", question, 0, 9, question, negated=negated)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Did the council approve the plan?", "Did the council reject the plan?"),
        ("Was the driver of the bus sober?", "Was the driver of the bus drunk?"),
        ("Is the clinic in Lode still open?", "Has the clinic in Lode closed?"),
        ("Does the hospital have enough beds?", "Does the hospital lack beds?"),
        ("Did most residents support the tunnel?", "Do most residents oppose the tunnel?"),
    ],
)
def test_who_uses_the_contrary_word_says_no(one: str, two: str) -> None:
    assert [r.negated for r in contraries([said(one), said(two)])] == [False, True]


def test_the_word_that_fewer_use_says_no() -> None:
    told = [said("Did Lee oppose the toll?"), said("Did Lee oppose the toll on lorries?")]
    told.append(said("Did Lee support the toll?"))
    assert [r.negated for r in contraries(told)] == [False, False, True]


def test_not_rejected_is_no_no() -> None:
    told = [said("Did the board accept the bid?"), said("Did the board reject the bid?", True)]
    assert [r.negated for r in contraries(told)] == [False, False]


def test_what_two_sides_do_to_each_other_is_one_thing() -> None:
    told = [said("Did Lode win the cup final?"), said("Did Marn lose the cup final to Lode?")]
    assert contraries(told) == told


def test_contrary_words_on_other_things_oppose_nothing() -> None:
    told = [said("Did the shop open in May?"), said("Did the old mine near the shop close?")]
    assert contraries(told) == told


def test_no_word_stands_on_both_sides_of_a_line() -> None:
    listed = words("opposites")
    for one, two in listed["verbs"]:
        assert not set(chain(*map(_forms, one))) & set(chain(*map(_forms, two)))
    for one, two in listed["others"]:
        assert not set(one) & set(two)


def test_two_reports_that_say_the_contrary_conflict(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("The council of Lode approved the harbour plan on Monday.", "2031-03-04"),
        ("The council of Lode rejected the harbour plan on Monday.", "2031-03-05"),
    )
    (claim,) = [c for c in found.claims if len(c.answers) > 1]
    assert claim.gloss == "Did the council of Lode approve the harbour plan on Monday?"
    assert [(a.value, len(a.statements)) for a in claim.answers] == [("yes", 1), ("no", 1)]
    assert [c.kind for c in claim.conflicts] == ["conflict"]
