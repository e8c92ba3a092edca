"""Sums for a time, beside sums as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.rates import rate
from wherefrom.model import Reply

Answered = Callable[..., list[Reply]]


@pytest.mark.parametrize(
    ("after", "period"),
    [
        (" a year for five years", "year"),
        (" per season", "year"),
        (" average annual value", "year"),
        (" apiece", "each"),
        (" to a person in need", None),
        (" over five seasons", None),
        (" a day-old debt", None),
    ],
)
def test_what_an_amount_is_for_is_told_behind_it(after: str, period: str | None) -> None:
    assert rate(f"$5m{after}", 3) == period


def test_a_sum_a_year_answers_another_question_than_a_sum(answered: Answered) -> None:
    yearly = [r for r in answered("The deal is worth $24 million a year.") if r.kind == "number"]
    whole = [r for r in answered("The deal is worth $24 million.") if r.kind == "number"]
    assert [(r.key, r.question) for r in yearly] == [
        ("money a year", "How much is the deal worth a year?")
    ]
    assert [(r.key, r.question) for r in whole] == [("money", "How much is the deal worth?")]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Thieves took £910,000 worth of jewellery from a shop.",
            "How much was the jewellery worth?",
        ),
        ("They made a loan in excess of $160 million.", "How much was the loan?"),
        (
            "Later a second theft saw a necklace worth £1.2m stolen.",
            "How much was the necklace worth?",
        ),
        (
            "Rings and watches worth £1.7m have been stolen.",
            "How much were the rings and watches worth?",
        ),
        ("She owns a car and a boat worth £20,000.", "How much was the boat worth?"),
    ],
)
def test_what_is_worth_a_sum_is_asked_for(answered: Answered, text: str, question: str):
    assert question in [r.question for r in answered(text) if r.kind == "number"]


def test_a_sum_in_brackets_answers_what_the_one_before_it_does(answered: Answered) -> None:
    told = [r for r in answered("The bridge cost €3m ($4m).") if r.kind == "number"]
    assert [(r.question, r.value) for r in told] == [
        ("How much did the bridge cost?", "€3m"),
        ("How much did the bridge cost?", "$4m"),
    ]
