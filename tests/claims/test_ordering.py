"""The order in which claims are shown, kept while single ones come and go."""

from __future__ import annotations

import random
from dataclasses import replace

from wherefrom.claims.ordering import Ordering
from wherefrom.model import Answer, Claim


def claim(name: str, documents: int = 1, told: str = "s", gloss: str = "") -> Claim:
    return Claim(name, gloss or f"{name}?", documents, (Answer(f"a-{name}", "7", (told,)),))


def test_the_widest_comes_first_and_ids_settle_ties():
    shown = Ordering([claim("b"), claim("a"), claim("c", 3)]).shown()
    assert [c.id for c in shown] == ["c", "a", "b"]


def test_of_two_that_look_alike_the_first_is_shown():
    order = Ordering([claim("a", gloss="How many?"), claim("b", gloss="How many?")])
    assert [c.id for c in order.shown()] == ["a"]


def test_when_the_first_of_two_alike_goes_the_second_is_shown():
    first, second = claim("a", gloss="How many?"), claim("b", gloss="How many?")
    order = Ordering([first, second])
    assert order.change([first], []) == ([first], [second])
    assert order.shown() == (second,)


def test_changes_come_to_the_same_as_ordering_anew():
    chance = random.Random(5)
    held = [claim(f"c{n}", n % 4, f"s{n % 7}", f"q{n % 3}?") for n in range(40)]
    order = Ordering(held)
    for turn in range(30):
        gone = chance.sample(held, 3)
        new = [replace(gone[0], documents=9), claim(f"n{turn}", 2, f"s{turn % 7}", "q1?")]
        before = order.shown()
        out, fresh = order.change(gone, new)
        held = [c for c in held if c not in gone] + new
        assert order.shown() == Ordering(held).shown()
        assert {c for c in before if c not in out} | set(fresh) == set(order.shown())


def test_a_claim_counted_anew_is_shown_in_the_place_of_the_one_before():
    one, two = claim("a", 2), claim("b")
    order = Ordering([two, one])
    counted = replace(one, answers=(replace(one.answers[0], flags=("no_source",)),))
    assert order.put(counted) is one
    assert order.shown() == (counted, two)
    assert order.place["a"] < order.place["b"]


def test_a_claim_counted_anew_goes_like_any_other():
    one, two = claim("a", 2), claim("b")
    order = Ordering([one, two])
    order.put(replace(one, answers=(replace(one.answers[0], flags=("no_source",)),)))
    assert order.change([one], []) == ([one], [])
    assert order.shown() == (two,)
