"""Answers built round their most precise value; conflicts and updates."""

from __future__ import annotations

import pytest

from wherefrom.claims.answers import agreeing
from wherefrom.claims.conflicts import conflicting
from wherefrom.model import Reply


def number(
    statement: str,
    low: float | None,
    high: float | None = None,
    *,
    approximate: bool = False,
    key: str = "killed",
    unit: str | None = None,
) -> Reply:
    return Reply(
        statement, "number", key, f"{low}-{high}", 0, 1, "How many?",
        low=low, high=high, unit=unit, approximate=approximate,
    )  # fmt: skip


def sets(replies: list[Reply]) -> list[set[str]]:
    return [{r.statement for r in a.replies} for a in agreeing(replies)]


def test_equal_numbers_are_one_answer() -> None:
    assert sets([number("a", 10, 10), number("b", 10, 10), number("c", 12, 12)]) == [
        {"a", "b"},
        {"c"},
    ]


def test_a_vaguer_number_joins_the_one_it_fits() -> None:
    assert sets([number("a", 10, None), number("b", 12, 12)]) == [{"a", "b"}]


def test_a_vague_number_that_fits_several_counts_for_none() -> None:
    dozens = number("v", 24, 99, approximate=True)
    found = agreeing([number("a", 50, 50), number("b", 80, 80), dozens])
    assert [{r.statement for r in a.replies} for a in found] == [{"a"}, {"b"}]
    assert all([r.statement for r in a.compatible] == ["v"] for a in found)


def test_one_amount_in_two_currencies_is_one_answer() -> None:
    both = [number("a", 2e6, 2e6, key="money", unit="EUR")]
    both += [number("a", 2.6e6, 2.6e6, key="money", unit="USD")]
    dollars = number("b", 2.6e6, 2.6e6, key="money", unit="USD")
    assert sets([*both, dollars]) == [{"a", "b"}]


def test_a_denial_conflicts_with_what_it_denies() -> None:
    yes = Reply("a", "proposition", "", "It was.", 0, 1, "Was it?")
    no = Reply("b", "proposition", "", "It was not.", 0, 1, "Was it?", negated=True)
    answers = agreeing([yes, no])
    assert [a.value for a in answers] == ["yes", "no"]
    ((first, second, kind, why),) = conflicting(answers, {"a": None, "b": None}, {"a": "", "b": ""})
    assert (first, second, kind) == (0, 1, "conflict")
    assert why == "“It was” says yes, “It was not” says no."


@pytest.mark.parametrize(
    ("days", "kind"),
    [(("2031-01-01", "2031-01-02"), "update"), (("2031-01-02", "2031-01-01"), "conflict"),
     ((None, "2031-01-02"), "conflict"), (("2031-01-01", "2031-01-01"), "conflict")],
)  # fmt: skip
def test_a_later_higher_toll_is_an_update(days: tuple[str | None, str], kind: str) -> None:
    answers = agreeing([number("a", 3, 3), number("b", 10, 10)])
    ((_, _, found, _),) = conflicting(
        answers, {"a": days[0], "b": days[1]}, {"a": "three", "b": "ten"}
    )
    assert found == kind


def test_amounts_in_two_currencies_are_not_set_against_each_other() -> None:
    answers = agreeing(
        [number("a", 2e6, 2e6, key="money", unit="EUR"), number("b", 9, 9, key="money", unit="USD")]
    )
    assert conflicting(answers, {"a": None, "b": None}, {"a": "", "b": ""}) == []


def test_a_month_joins_the_one_day_it_holds() -> None:
    def day(statement: str, value: str) -> Reply:
        return Reply(statement, "day", "", value, 0, 1, "When?")

    (found,) = agreeing([day("a", "2031-03-03"), day("b", "2031-03")])
    assert found.value == "2031-03-03"
    assert {r.statement for r in found.replies} == {"a", "b"}
    several = agreeing([day("a", "2031-03-03"), day("b", "2031-03"), day("c", "2031-03-09")])
    assert all(len(a.replies) == 1 and len(a.compatible) == 1 for a in several)


@pytest.mark.parametrize("vague", ["XXXX-W-1", "XXXX-03-03", "2031-03", "2031"])
def test_a_day_told_with_less_is_the_same_day(vague: str) -> None:
    replies = [
        Reply(i, "day", "", v, 0, 1, "When?") for i, v in (("a", "2031-03-03"), ("b", vague))
    ]
    (found,) = agreeing(replies)
    assert found.value == "2031-03-03"
    assert len(found.replies) == 2


def test_two_lower_bounds_far_apart_are_two_answers() -> None:
    assert sets([number("a", 31000, None), number("b", 26000, None)]) == [{"a"}, {"b"}]
    assert sets([number("a", 20, None), number("b", 21, None)]) == [{"a", "b"}]


def test_only_whole_words_tell_of_a_later_count() -> None:
    answers = agreeing([number("a", 3, 3), number("b", 10, 10)])

    def kind(text: str) -> str:
        ((_, _, found, _),) = conflicting(answers, {"a": None, "b": None}, {"a": "", "b": text})
        return found

    assert kind("the toll is now ten") == "update"
    assert kind("ten are known to have died in the snow") == "conflict"


def test_a_round_count_is_the_exact_one_that_it_rounds() -> None:
    assert sets([number("a", 600, 600), number("b", 612, 612)]) == [{"a", "b"}]
    assert sets([number("a", 10, 10), number("b", 11, 11)]) == [{"a"}, {"b"}]
    assert sets([number("a", 80, 80), number("b", 70, 70)]) == [{"a"}, {"b"}]
    assert len(agreeing([number("a", 612, 612), number("b", 590, 590), number("c", 600, 600)])) == 2


def test_two_amounts_told_roughly_are_no_conflict_when_near() -> None:
    about = number("a", 100_000, 100_000, approximate=True, key="living")
    answers = agreeing([about, number("b", 120_000, 120_000, key="living")])
    assert len(answers) == 2
    assert conflicting(answers, {"a": None, "b": None}, {"a": "", "b": ""}) == []


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (("2031-03-03", "2031-03-04"), "It cannot have been both 3 March 2031 and 4 March 2031."),
        (("2031-04", "XXXX-04-11"), None),
    ],
)
def test_two_days_are_told_in_plain_words(values: tuple[str, str], why: str | None) -> None:
    replies = [Reply(v, "day", "", v, 0, 1, "When?") for v in values]
    none = dict.fromkeys(values)
    found = conflicting(agreeing(replies), none, dict.fromkeys(values, ""))
    assert [w for *_, w in found] == ([why] if why else [])
