"""Questions that stand by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from tests.claims.said import document, stated
from wherefrom.claims.pasts import past
from wherefrom.claims.replies import replies
from wherefrom.model import Reply

Answered = Callable[..., list[Reply]]


def asked(found: list[Reply], kind: str) -> list[str]:
    return [r.question for r in found if r.kind == kind and r.well_formed]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Ada Brenn resigns as mayor of Lode", "Did Ada Brenn resign as mayor of Lode?"),
        ("The firm employs ten guards.", "Does the firm employ ten guards?"),
        ("There were ten guards in the hall.", "Were there ten guards in the hall?"),
        ("There is no lifeboat at the pier.", "Is there any lifeboat at the pier?"),
        ("The driver got caught by police.", "Did the driver get caught by police?"),
        ("Officers took a pump - action gun.", "Did officers take a pump-action gun?"),
        ("The owner is said to have left Lode.", "Did the owner leave Lode?"),
    ],
)
def test_a_question_is_plain_english(answered: Answered, text: str, question: str) -> None:
    assert asked(answered(text), "proposition") == [question]


@pytest.mark.parametrize(
    ("before", "text", "question"),
    [
        ("Ada Brenn is mayor of Lode.", "She resigned in May.", "Did Ada Brenn resign in May?"),
        (
            "The inspectors came at noon.",
            "They found a leak.",
            "Did the inspectors find a leak?",
        ),
    ],
)
def test_a_pronoun_gets_its_noun(answered: Answered, before: str, text: str, question: str) -> None:
    assert asked(answered(f"{before} {text}"), "proposition")[-1] == question


def test_a_pronoun_that_may_be_either_is_no_question_of_its_own(answered: Answered) -> None:
    found = answered("Tom Smith met John Brown. He was ill.")
    assert not any("ill" in q for q in asked(found, "proposition"))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("A 90-day ban was imposed on the club.", "How long was the ban?"),
        (
            "The state spent 75 million euros on the port.",
            "How much did the state spend on the port?",
        ),
        ("Shares in the bank fell 5 percent.", "By what percentage did shares in the bank fall?"),
        ("The pier lies 12 miles east of Lode.", "How far east of Lode does the pier lie?"),
    ],
)
def test_an_amount_is_asked_for_what_it_measures(
    answered: Answered, text: str, question: str
) -> None:
    assert question in asked(answered(text), "number")


def test_no_question_is_longer_than_eighteen_words(read: Callable[[str], Doc]) -> None:
    text = (
        "The firm withheld the wages of its seasonal crews from the outer islands for seven months"
        " in the spring of the year before the fire at the old yard near the harbour of Lode."
    )
    doc = document("d", text)
    (statement, *_) = stated(doc)
    found = replies(doc, read(text), [replace(statement, end=len(text), text=text)])
    assert all(len(r.question.split()) <= 18 for r in found if r.well_formed)
    assert any(r.question.startswith("Did the firm withhold the wages") for r in found)


def test_what_is_only_supposed_is_not_asked(answered: Answered) -> None:
    assert asked(answered("If the owner sells the yard."), "proposition") == []


def test_the_past_of_a_verb() -> None:
    assert [past(v) for v in ("sink", "carry", "stop", "close")] == [
        "sank", "carried", "stopped", "closed",
    ]  # fmt: skip
