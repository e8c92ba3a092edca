"""Subjects, pronouns and values in doubt are not put into words that nobody wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.gloss import gloss, worded_beside
from wherefrom.model import Reply

Answered = Callable[..., list[Reply]]


def shown(found: list[Reply], kind: str = "proposition") -> list[str]:
    return [gloss([r], {r.statement: 1.0}) for r in found if r.kind == kind]


def test_a_participle_whose_doer_is_in_doubt_is_quoted_of_somebody(answered: Answered) -> None:
    hurling = "hurling stones, bottles and burning wood at the crew of the ferry"
    found = answered(f"The crowd met the police on the quay, {hurling}.")
    beside = [worded_beside(r) for r in found]
    assert f"Is it so that somebody or something was “{hurling}”?" in beside
    assert f"Is it so that “The crowd met the police on the quay, {hurling}”?" in shown(found)


def test_a_few_words_in_doubt_are_quoted_with_their_sentence(answered: Answered) -> None:
    found = shown(answered("The crowd met the police on the quay, hurling stones at the ferry."))
    assert (
        "Is it so that “The crowd met the police on the quay, hurling stones at the ferry”?"
        in found
    )


def test_what_a_relative_clause_follows_at_once_is_told_of(answered: Answered) -> None:
    found = answered("Three men were held on Tuesday for the theft that took place at Lode.")
    assert "Did the theft take place at Lode?" in [worded_beside(r) for r in found]


def test_of_two_nouns_before_a_relative_clause_either_may_be_told_of(answered: Answered) -> None:
    found = shown(
        answered(
            "They watched the crew of a ferry that lay at Lode without power, water, food or light."
        )
    )
    assert (
        "Is it so that somebody or something “lay at Lode without power, water, food or light”?"
        in found
    )


def test_a_subject_of_its_own_is_not_in_doubt(answered: Answered) -> None:
    assert shown(answered("The crowd hurled stones at the ferry.")) == [
        "Did the crowd hurl stones at the ferry?"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman left the room. He had run the yard for years.",  # the spokesman's own yard?
        "Her daughter moved to Lode. She had run the yard for years.",
    ],
)
def test_who_tells_of_others_is_no_pronouns_noun_in_the_next_sentence(
    answered: Answered, text: str
) -> None:
    assert not any("Had the spokesman" in q or "Had daughter" in q for q in shown(answered(text)))


def test_no_small_part_is_no_denial(answered: Answered) -> None:
    (reply,) = [r for r in answered("The ferry took no small share.") if r.kind == "proposition"]
    assert not reply.negated


def test_a_place_that_something_lies_north_of_is_not_where_it_is(answered: Answered) -> None:
    found = [r for r in answered("The ferry sank north of Lode.") if r.kind == "place"]
    assert not any(r.well_formed for r in found)


def test_an_age_from_one_to_another_is_nobodys(answered: Answered) -> None:
    found = answered("Ann Lee, from age 16 to 19, rowed for Lode.")
    assert not [r for r in found if r.key.startswith("age of ")]


def test_who_was_of_an_age_is_named_before(answered: Answered) -> None:
    found = answered("Ann Lee, who was 18, rowed for Lode.")
    assert [(r.key, r.value) for r in found if r.key.startswith("age of ")] == [
        ("age of ann lee", "18")
    ]


def test_the_noun_before_is_of_that_age(answered: Answered) -> None:
    found = answered("The boy who fired is thirteen, court papers state.")
    assert [(r.key, r.value) for r in found if r.key.startswith("age of ")] == [
        ("age of boy", "thirteen")
    ]


def test_a_part_of_a_year_dates_the_act(answered: Answered) -> None:
    found = answered("The cannery was opened in the autumn of 1993.")
    assert [r.value for r in found if r.kind == "day"] == ["1993"]


def test_nobody_is_asked_how_long_before_it_did_not_begin(answered: Answered) -> None:
    found = answered("The talks did not begin until three weeks before the vote.")
    assert not [r for r in found if r.kind == "number" and r.well_formed]


def test_a_claim_asks_what_its_statements_answer_best() -> None:
    plain = Reply("a", "proposition", "", "x", 0, 1, "Did the council of Lode buy the ferry?")
    other = Reply("b", "proposition", "", "x", 0, 1, "Was the ferry of Lode bought in May 2030?")
    assert gloss([plain, other], {"a": 0.3, "b": 0.9}) == other.question
    assert gloss([plain, other], {"a": 0.9, "b": 0.3}) == plain.question
