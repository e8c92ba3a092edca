from __future__ import annotations

from itertools import combinations

from tests.trace.made import document
from wherefrom.settings import Trace
from wherefrom.trace.direction import direction
from wherefrom.trace.editions import editions
from wherefrom.trace.reuse import shared
from wherefrom.trace.revision import log_odds, reasons, second_is_later, traits
from wherefrom.trace.wording import wording

FIRST = "Port Alder is a harbour town in Orvia. It has one quay and a ferry to the islands."
SECOND = f"{FIRST} The old lighthouse was rebuilt by the town after the storm of 2019."
THIRD = f"{SECOND} Since 2024 two ferries sail each day, and a school of seamanship has opened."


def test_the_grown_text_is_the_later_revision():
    assert second_is_later(traits(FIRST), traits(THIRD)) is True
    assert second_is_later(traits(THIRD), traits(FIRST)) is False


def test_texts_alike_in_all_do_not_say_which_is_later():
    assert second_is_later(traits(FIRST), traits(FIRST)) is None
    assert second_is_later(traits(""), traits("")) is None


def test_turned_round_the_odds_are_turned_round():
    one, other = traits(FIRST), traits(THIRD)
    assert log_odds(one, other) == -log_odds(other, one) != 0


def test_the_strongest_signs_are_told_in_words():
    told_ = reasons(traits(FIRST), traits(THIRD))
    assert told_ == "it has more words that the other lacks and it names a later year"
    assert reasons(traits(FIRST), traits(FIRST)) == ""


def told(publisher: str) -> tuple[str | None, str | None]:
    left = document("l", SECOND, publisher="The Post", title="Port Alder")
    right = document("r", THIRD, publisher=publisher, title="Port Alder")
    found = direction(left, right, shared(wording(left), wording(right), Trace()), cited=set())
    return found.taker, found.giver


def test_a_publishers_own_grown_text_is_the_later_and_anothers_fuller_one_the_source():
    assert told("The Post") == ("r", "l")
    assert told("The Echo") == ("l", "r")


def test_of_three_revisions_the_ones_between_speak_too():
    texts = {"a": FIRST, "b": SECOND, "c": THIRD}
    documents = {
        i: document(i, t, publisher="The Post", title="Port Alder") for i, t in texts.items()
    }
    pairs = [
        shared(wording(documents[i]), wording(documents[j]), Trace())
        for i, j in combinations(documents, 2)
    ]
    known = editions(pairs, documents)
    is_later, why = known.right_is_later(documents["c"], documents["b"])
    assert is_later is False
    assert why == "of 3 revisions put in their likeliest order it is later"
