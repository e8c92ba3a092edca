from __future__ import annotations

from tests.trace.made import document
from wherefrom.settings import Trace
from wherefrom.trace.direction import direction
from wherefrom.trace.reuse import shared
from wherefrom.trace.revision import in_order, log_odds, second_is_later, traits
from wherefrom.trace.wording import wording

FIRST = "Port Alder is a harbour town in Orvia. It has one quay and a ferry to the islands."
SECOND = f"{FIRST} The old lighthouse was rebuilt by the town after the storm of 2019."
THIRD = f"{SECOND} Since 2024 two ferries sail each day, and a school of seamanship has opened."


def test_the_grown_text_is_the_later_revision():
    assert second_is_later(FIRST, THIRD) is True
    assert second_is_later(THIRD, FIRST) is False


def test_texts_alike_in_all_do_not_say_which_is_later():
    assert second_is_later(FIRST, FIRST) is None
    assert second_is_later("", "") is None


def test_turned_round_the_odds_are_turned_round():
    one, other = traits(FIRST), traits(THIRD)
    assert log_odds(one, other) == -log_odds(other, one) != 0


def test_revisions_are_put_in_order_however_they_come():
    assert in_order([SECOND, THIRD, FIRST]) == (2, 0, 1)
    assert in_order([FIRST, SECOND, THIRD]) == (0, 1, 2)
    assert in_order([]) == ()


def test_many_revisions_are_put_in_order_too():
    built = [f"Quay{'x' * k} was built by the town." for k in range(12)]
    texts = [" ".join([FIRST, *built[:k]]) for k in range(12)]
    assert in_order(texts) == tuple(range(12))


def told(publisher: str) -> tuple[str | None, str | None]:
    left = document("l", SECOND, publisher="The Post", title="Port Alder")
    right = document("r", THIRD, publisher=publisher, title="Port Alder")
    found = direction(left, right, shared(wording(left), wording(right), Trace()), cited=set())
    return found.taker, found.giver


def test_a_publishers_own_grown_text_is_the_later_and_anothers_fuller_one_the_source():
    assert told("The Post") == ("r", "l")
    assert told("The Echo") == ("l", "r")
