"""Sums in two currencies, by the rates that the reports themselves give."""

from __future__ import annotations

import math

import pytest

from tests.claims.said import document, stated
from wherefrom.claims.answers import agreeing
from wherefrom.claims.conflicts import conflicting
from wherefrom.claims.exchange import Rates, exchanged, rates
from wherefrom.model import Reply

TOLD = "The dredger cost 2 million euros (£1.7m; $2.6m), the harbour office said."


def known(*texts: str) -> Rates:
    told = [s for n, text in enumerate(texts) for s in stated(document(f"d{n}", text))]
    return rates(told)


def money(statement: str, value: str, low: float, unit: str) -> Reply:
    return Reply(
        statement, "number", "money", value, 0, 1, "How much?", low=low, high=low, unit=unit
    )


def values(replies: list[Reply], told: Rates) -> list[str]:
    return [a.value for a in exchanged(agreeing(replies), told)]


THREE = [
    money("a", "€10m", 1e7, "EUR"),
    money("b", "£8.5m", 8.5e6, "GBP"),
    money("c", "$13m", 1.3e7, "USD"),
]


def test_a_rate_is_read_where_a_sum_is_told_in_brackets_with_its_words():
    found = known(TOLD)
    assert set(found) == {("EUR", "GBP"), ("EUR", "USD"), ("GBP", "USD")}
    assert math.exp(found["EUR", "GBP"].log) == pytest.approx(0.85)
    assert math.exp(found["GBP", "USD"].log) == pytest.approx(2.6 / 1.7)
    assert found["EUR", "USD"].quote == "2 million euros (£1.7m; $2.6m)"


@pytest.mark.parametrize(
    "text",
    [
        "The dredger cost 2 million euros, and the crane £1.7m.",
        "The dredger cost 2 million euros (the crane was £1.7m).",
        "The dredger cost 2 million euros (£1.7m of it lent by the bank).",
        "The dredger cost 2 million euros (£1.7m to Lee).",
    ],
)
def test_other_sums_beside_it_are_no_rate(text: str):
    assert not known(text)


def test_reports_that_give_rates_far_apart_give_none():
    found = known(TOLD, "The dredger cost 2 million euros ($1.6m; £1.2m).")
    assert set(found) == {("GBP", "USD")}


def test_sums_that_a_rate_makes_one_are_one_answer_and_show_its_words():
    (one,) = exchanged(agreeing(THREE), known(TOLD))
    assert {r.statement for r in one.replies} == {"a", "b", "c"}
    assert one.value.endswith(" (as in “2 million euros (£1.7m; $2.6m)”)")
    assert sorted(one.value.split(" (as in")[0].split(" ≈ ")) == ["$13m", "£8.5m", "€10m"]


def test_without_a_rate_they_stay_apart():
    assert len(values(THREE, {})) == 3


def test_sums_off_the_rate_stay_apart():
    others = [money("a", "€10m", 1e7, "EUR"), money("b", "£7.5m", 7.5e6, "GBP")]
    assert len(values(others, known(TOLD))) == 2


def test_a_sum_near_two_of_another_currency_is_neither():
    others = [*THREE[:2], money("d", "€10.3m", 1.03e7, "EUR")]
    assert len(values(others, known(TOLD))) == 3


def test_sums_far_apart_at_a_known_rate_conflict_with_the_words_that_give_it():
    answers = agreeing([THREE[0], money("b", "£4m", 4e6, "GBP")])
    days = dict.fromkeys(("a", "b"))
    ((_, _, kind, why),) = conflicting(answers, days, {"a": "", "b": ""}, known(TOLD))
    assert kind == "conflict"
    assert why == (
        "“€10m” and “£4m” are different amounts of one thing, at the rate of "
        "“2 million euros (£1.7m; $2.6m)”."
    )


@pytest.mark.parametrize(("pounds", "rate"), [(4e6, ()), (7.5e6, (TOLD,))])
def test_sums_without_a_rate_or_not_far_off_it_do_not(pounds: float, rate: tuple[str, ...]):
    answers = agreeing([THREE[0], money("b", "£", pounds, "GBP")])
    assert not conflicting(answers, dict.fromkeys(("a", "b")), {"a": "", "b": ""}, known(*rate))
