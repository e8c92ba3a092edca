"""Questions in the statements' own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from tests.claims.said import document, stated
from wherefrom.claims.replies import replies
from wherefrom.model import ChainLink, Mention, Reply

Answered = Callable[..., list[Reply]]


@pytest.mark.parametrize(
    ("text", "kind", "question"),
    [
        ("Three men emptied the store.", "proposition", "Did three men empty the store?"),
        ("The body was recovered.", "proposition", "Was the body recovered?"),
        ("The company has sold the boats.", "proposition", "Has the company sold the boats?"),
        ("The harbour is a free port.", "proposition", "Is the harbour a free port?"),
        ("Three men emptied the store.", "number", "How many people emptied the store?"),
        ("The storm killed ten people.", "number", "How many people were killed?"),
        (
            "The storm flattened seven villages.",
            "number",
            "How many villages did the storm flatten?",
        ),
        ("Police said five men emptied the store.", "proposition", "Did five men empty the store?"),
        ("He ran when the car struck her.", "proposition", "Did he run?"),
        ("The car also left the scene.", "proposition", "Did the car leave the scene?"),
        (
            "According to the coastguard, the boat sank off Lode.",
            "proposition",
            "Did the boat sink off Lode?",
        ),
        ("Zora Quill, 34, a mother of 12, lives in Lode.", "number", "How old was Zora Quill?"),
        (
            "She died in Lode at the age of 91.",
            "number",
            "At what age did she die in Lode?",
        ),
        ("The tremor lasted just over 10 seconds.", "number", "How long did the tremor last?"),
    ],
)
def test_a_question_is_made_of_the_statement(
    answered: Answered, text: str, kind: str, question: str
) -> None:
    found = [r.question for r in answered(text) if r.kind == kind]
    assert found[:1] == [question]


def test_a_day_and_a_place_are_asked_for(answered: Answered) -> None:
    found = answered("Three men emptied the store in Paris on 3 March 2031.")
    asked = {r.kind: (r.value, r.question) for r in found}
    assert asked["day"] == ("2031-03-03", "On which day did three men empty the store in Paris?")
    assert asked["place"][0] == "Paris"
    assert asked["place"][1] == "Where did three men empty the store on 3 March 2031?"


def test_a_denial_answers_the_same_question(answered: Answered) -> None:
    (yes,) = [r for r in answered("The crew were paid.") if r.kind == "proposition"]
    (no,) = [r for r in answered("The crew were not paid.") if r.kind == "proposition"]
    assert yes.question == no.question == "Were the crew paid?"
    assert (yes.negated, no.negated) == (False, True)


def test_words_without_a_clause_are_quoted(answered: Answered) -> None:
    (found,) = [r for r in answered("Bad weather again.") if r.kind == "proposition"]
    assert not found.well_formed
    assert "Bad weather again" in found.question


def test_whoever_says_i_is_named(read: Callable[[str], Doc]) -> None:
    text = '"I have seen the fire," Ann Lee said.'
    doc = document("d", text)
    mention = Mention("m", "d", 24, 31, "Ann Lee", "witness", True, None, "named")
    (said,) = (replace(s, chain=(ChainLink("m", None),)) for s in stated(doc))
    (found,) = (r for r in replies(doc, read(text), [said], [mention]) if r.kind == "proposition")
    assert found.question == "Has Ann Lee seen the fire?"


def test_a_date_line_answers_no_question_of_when(answered: Answered) -> None:
    found = answered("4 March 2031, 18:07 (GMT+05:00)", "2031-03-04")
    assert [r.kind for r in found] == ["proposition"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry company denies that it withheld the wages of the crew.",
        "Ada Brenn, a spokeswoman for the ferry company, denied that it withheld the wages.",
    ],
)
def test_who_denies_that_it_is_so_says_no_to_whether_it_is(answered: Answered, text: str) -> None:
    (found,) = [r for r in answered(text) if r.kind == "proposition"]
    assert found.negated
    assert "withhold the wages" in found.question


def test_who_denies_it_does_so(answered: Answered) -> None:
    (found,) = [r for r in answered("The mayor denies arson.") if r.kind == "proposition"]
    assert not found.negated


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("A 34-year-old mother was hurt.", "age of mother", "34"),
        ("Zora Quill has died at 75.", "age of zora quill", "75"),
        ("On Friday, 36-year-old Tom Quill fell.", "age of tom quill", "36"),
        ("Ann Quill, 58, was found.", "age of ann quill", "58"),
        ("Zora Quill was the mother of 12 children.", "offspring", "12"),
        ("Trial over the death of a mother of 12", "offspring", "12"),
        ("He was with one of her 12 children.", "offspring", "12"),
    ],
)
def test_a_number_has_its_key_and_a_plain_value(
    answered: Answered, text: str, key: str, value: str
) -> None:
    assert (key, value) in {(r.key, r.value) for r in answered(text) if r.kind == "number"}


def test_a_person_is_no_place(read: Callable[[str], Doc]) -> None:
    text = "The trial of Lode began in Brine."
    doc = document("d", text)
    person = Mention("m", "d", 13, 17, "Ann Lode", "person", True, None, "named")
    found = replies(doc, read(text), stated(doc), [person])
    assert "Lode" not in {r.value for r in found if r.kind == "place"}


def test_two_words_are_asked_nothing(answered: Answered) -> None:
    assert answered("Woman") == []


def test_the_part_of_the_day_goes_with_the_day(answered: Answered) -> None:
    found = answered("The boat sank on Monday morning.", "2031-03-05")
    (day,) = [r for r in found if r.kind == "day"]
    assert day.question == "On which day did the boat sink?"


def test_a_name_keeps_its_capital_at_the_beginning(answered: Answered) -> None:
    found = answered("Sharks won the cup. It was the first cup for Sharks in Lode.")
    assert found[0].question == "Did Sharks win the cup?"


def test_a_contraction_is_asked_in_full(answered: Answered) -> None:
    found = answered("They'd like to thank the crew.")
    assert found[0].question.startswith("Would they like to thank")


def test_a_year_is_asked_for_where_it_is_told_of_the_act(answered: Answered) -> None:
    (when,) = [r for r in answered("The clinic was founded in 1990.") if r.kind == "day"]
    assert (when.value, when.question) == ("1990", "When was the clinic founded?")
    told = answered("The team's best runner in 2009 was hurt.")
    assert not [r for r in told if r.kind == "day"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("None of the crew had set foot on land.", "Had any of the crew set foot on land?"),
        ("No member of the crew was paid.", "Was any member of the crew paid?"),
        ("Nobody was hurt in the fire.", "Was anybody hurt in the fire?"),
    ],
)
def test_a_negative_subject_says_no(answered: Answered, text: str, asked: str) -> None:
    (found,) = [r for r in answered(text) if r.kind == "proposition"]
    assert (found.question, found.negated) == (asked, True)


def test_who_found_it_is_not_what_was_found(answered: Answered) -> None:
    (found,) = [
        r
        for r in answered("The record was not kept after May, the Maritime Inspectorate found.")
        if r.kind == "proposition"
    ]
    assert found.negated
    assert found.question.startswith("Was the record kept")


def test_last_year_is_when_it_was_done(answered: Answered) -> None:
    found = answered("Last year, voters of Lode approved a loan for the harbour.", "2031-05-05")
    assert [r.value for r in found if r.kind == "day"] == ["2030"]


def test_a_day_that_only_bounds_is_not_the_day_of_the_act(answered: Answered) -> None:
    text = "The court ordered on 5 March 2031 that the ship be detained until 30 April 2031."
    assert [r.value for r in answered(text) if r.kind == "day"] == ["2031-03-05"]
    assert [
        r for r in answered("The ship is detained until 30 April 2031.") if r.kind == "day"
    ] == []


def test_persons_who_are_charged_are_no_charges(answered: Answered) -> None:
    keys = {r.key for r in answered("Two men were charged with arson.") if r.kind == "number"}
    assert keys == {"accused"}
    keys = {r.key for r in answered("Lee faces two charges of arson.") if r.kind == "number"}
    assert keys == {"charged"}


def test_a_noun_without_a_name_says_no_i(answered: Answered) -> None:
    found = answered("A guard told a friend of the theft. He then left.")
    assert not any(q.question.startswith("Did friend") for q in found)


def test_what_tells_nothing_by_itself_is_not_asked(answered: Answered) -> None:
    assert answered("Ann Lee certainly won't.") == []


def test_a_quotation_begins_with_that_where_that_is_its_subject(answered: Answered) -> None:
    (reply, *_) = answered("“That’s definitely a lot of money I’m passing down,” Ann Lee said.")
    assert reply.verbatim.startswith("Is it so that “That’s definitely")
