"""Whose age is told."""

from __future__ import annotations

from wherefrom.claims.whose import full_names, question
from wherefrom.model import Reply


def age(who: str, years: float, *, named: bool = True) -> Reply:
    asks = f"How old was {who.title() if named else 'the ' + who}?"
    return Reply(
        statement=f"s-{who}-{years}",
        kind="number",
        key=f"age of {who}",
        value=str(years),
        start=0,
        end=2,
        question=asks,
        low=years,
        high=years,
    )


def key(reply: Reply, *others: Reply) -> str:
    return question(reply, full_names([reply, *others])).key


def test_an_unnamed_climber_stays_unnamed_whoever_is_of_that_age() -> None:
    climber = age("climber", 36.0, named=False)
    assert key(climber, age("ann lee", 36.0)) == "age of climber"
    assert key(climber, age("ann climber", 36.0)) == "age of climber"


def test_a_surname_is_the_one_full_name_that_ends_so_whatever_the_age() -> None:
    assert key(age("lee", 37.0), age("ann lee", 36.0)) == "age of ann lee"
    assert key(age("lee", 37.0), age("ann lee", 36.0), age("bo lee", 37.0)) == "age of lee"


def test_a_surname_is_the_one_beside_whom_others_of_that_name_are_rare() -> None:
    others = (*(age("ann lee", 36.0) for _ in range(6)), age("bo lee", 12.0))
    assert key(age("lee", 36.0), *others) == "age of ann lee"


def test_one_letter_makes_no_other_person_of_the_same_age() -> None:
    often = (age("ann leard", 36.0), age("ann leard", 36.0))
    assert key(age("ann leart", 36.0), *often) == "age of ann leard"
    assert key(age("ann leart", 61.0), *often) == "age of ann leart"


def test_a_title_keeps_a_woman_from_being_a_man_of_her_surname() -> None:
    john = [age("john quill", 24.0) for _ in range(6)]
    assert key(age("miss quill", 20.0), *john) == "age of miss quill"
    assert key(age("mr quill", 24.0), *john) == "age of john quill"
    assert key(age("miss quill", 20.0), *john, age("ann quill", 20.0)) == "age of ann quill"
    assert key(age("mr lode", 50.0), age("lode", 50.0)) == "age of lode"
