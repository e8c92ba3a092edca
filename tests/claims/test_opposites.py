from __future__ import annotations

from collections.abc import Callable

from wherefrom.claims.opposites import opposites
from wherefrom.model import Grouping, Reply


def said(text: str, negated: bool = False) -> Reply:
    return Reply(text, "proposition", "", text, 0, len(text), f"{text}?", negated=negated)


def test_who_had_yet_to_do_it_did_not() -> None:
    told = [said("the firm had yet to return the wages"), said("the firm returned the wages")]
    assert [r.negated for r in opposites(told)] == [True, False]


def test_what_was_without_it_had_none() -> None:
    told = [
        said("the hall was without electrical or gas connections"),
        said("there was no power or gas in the hall", negated=True),
    ]
    assert [r.negated for r in opposites(told)] == [True, True]
    told = [said("the crew escaped without injury"), said("the crew escaped")]
    assert [r.negated for r in opposites(told)] == [False, False]


def test_who_was_unhurt_was_not_hurt() -> None:
    told = [said("the driver was unhurt"), said("the driver was hurt")]
    assert [r.negated for r in opposites(told)] == [True, False]


def test_not_undone_is_done() -> None:
    told = [said("the hall was left undamaged", negated=True), said("the hall was damaged")]
    assert [r.negated for r in opposites(told)] == [False, False]


def test_where_all_say_it_the_same_way_nothing_is_turned() -> None:
    told = [said("the firm failed to pay"), said("the company failed to pay")]
    assert opposites(told) == told


def test_a_prefix_that_is_no_denial_turns_nothing() -> None:
    told = [said("the union called a strike"), said("an unsigned letter called it")]
    assert opposites(told) == told


def test_the_claim_asks_in_the_plain_words(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("The hospital in Lode was left undamaged by the quake.", "2031-03-04"),
        ("The hospital in Lode was damaged by the quake.", "2031-03-04"),
        ("The hospital in Lode was badly damaged by the quake.", "2031-03-05"),
    )
    (claim,) = (c for c in found.claims if len(c.answers) > 1)
    assert "undamaged" not in claim.gloss
    assert sorted((a.value, len(a.statements)) for a in claim.answers) == [("no", 1), ("yes", 2)]
    assert [c.kind for c in claim.conflicts] == ["conflict"]


def test_what_was_nearly_destroyed_was_not(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("The old dairy building in Lode was destroyed by a fire on Monday.", "2031-03-04"),
        ("The old dairy building in Lode was nearly destroyed by a fire on Monday.", "2031-03-04"),
    )
    (claim,) = [c for c in found.claims if c.conflicts]
    assert claim.gloss.startswith("Was the old dairy building in Lode destroyed")
    assert [a.value for a in claim.answers] == ["yes", "no"]


def test_who_failed_to_pay_did_not_also_where_the_past_is_irregular() -> None:
    told = [said("the firm failed to pay the crew"), said("the crew were paid by the firm")]
    assert [r.negated for r in opposites(told)] == [True, False]


def test_who_is_still_trying_has_not_done_it() -> None:
    told = [said("crews were struggling Monday to restore power"), said("power was restored")]
    assert [r.negated for r in opposites(told)] == [True, False]


def test_talks_that_ended_without_a_deal_brought_none() -> None:
    told = [said("the talks ended without a deal"), said("the talks produced a deal")]
    assert [r.negated for r in opposites(told)] == [True, False]
