from __future__ import annotations

from wherefrom.claims.holders import of_some, one_holder, wanted
from wherefrom.claims.scope import Scope
from wherefrom.model import Reply


def amount(question: str, unit: str | None = None, *, key: str = "game", start: int = 0) -> Reply:
    return Reply("s", "number", key, "9", start, start + 1, question, unit=unit)


def named(*names: str) -> Scope:
    return Scope(frozenset(names), frozenset(names))


def test_what_two_players_missed_is_not_one_amount() -> None:
    one, two = amount("How many games did Lee miss?"), amount("How many games did Ek miss?")
    assert not one_holder(one, two, named("lee"), named("ek"))
    assert one_holder(one, one, named("lee"), named("lee"))
    assert one_holder(one, two, named("lode"), named("lode"))  # neither is a name in this case


def test_two_deals_without_a_name_in_common_may_have_two_lengths() -> None:
    deal = amount("How long was the deal?", "year", key="year")
    assert not one_holder(deal, deal, named("lee"), named("ek"))
    assert not one_holder(deal, deal, named("lee"), named())
    assert one_holder(deal, deal, named("lee"), named("lee", "brine"))


def test_what_is_asked_for_is_told_from_what_is_given() -> None:
    text = "Lee is seeking a ten-year contract."
    assert wanted(amount("How long?", start=text.index("ten")), 0, text)
    assert not wanted(amount("How long?", start=11), 0, "Lee signed a ten-year contract.")


def test_children_of_one_of_two_parents_are_some_of_them() -> None:
    assert of_some("with whom he had three children")
    assert of_some("his wife, and their three daughters and two sons")
    assert not of_some("a mother of 13 was hit by a stray bullet")
