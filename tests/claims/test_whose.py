"""Whose age is told."""

from __future__ import annotations

from dataclasses import replace

from wherefrom.claims.answers import agreeing
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


def wound(who: str, where: str) -> Reply:
    asks = f"Where on the body was {who} hurt?"
    return Reply(f"s-{who}-{where}", "what", f"wound of {who}", where, 0, 2, asks)


def test_a_girl_hurt_at_an_age_is_the_one_named_of_that_age_who_was_hurt() -> None:
    named = (wound("ann lee", "cheek"), wound("ann lee", "face"), age("ann lee", 11.0))
    other = (wound("bo quill", "chest"), age("bo quill", 34.0))
    girl = wound("the girl aged 11", "arm")
    assert key(girl, *named, *other) == "wound of ann lee"
    assert key(girl, *named, age("cy marsh", 11.0), wound("cy marsh", "leg")) == girl.key
    assert key(wound("the girl", "arm"), *named, *other) == "wound of the girl"


def test_an_amount_is_shown_as_most_write_it() -> None:
    told = [age("ann lee", 20.0) for _ in range(3)]
    spelled = [replace(r, value=v) for r, v in zip(told, ("Twenty", "20", "20"), strict=True)]
    assert [a.value for a in agreeing(spelled)] == ["20"]
    spelled = [
        replace(r, value=v) for r, v in zip(told, ("Twenty", "Twenty", "twenty"), strict=True)
    ]
    assert [a.value for a in agreeing(spelled)] == ["twenty"]
