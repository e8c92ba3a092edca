from __future__ import annotations

import pytest
from starlette.datastructures import QueryParams

from wherefrom.serve.listing import ON_PAGE, Listing, Query, facet, folded, ordered

COLOURS = [("red",), ("red", "blue"), ("blue",), ()]
SIZES = [("big",), ("small",), ("big",), ("big",)]


@pytest.fixture
def four():
    texts = [folded(text) for text in ("Où est le café?", "Two boats", "Boats again", "Nothing")]
    facets = (facet("colour", "Colour", COLOURS), facet("size", "Size", SIZES))
    return Listing(texts, facets, {"first": ordered([0, 1, 2, 3]), "last": ordered([3, 2, 1, 0])})


def query(address, listing):
    return Query.of(QueryParams(address), listing.names())


def rows(address, listing):
    return listing.select(query(address, listing)).rows


def counts(address, listing, name):
    found = listing.select(query(address, listing))
    choice = next(choice for choice in found.choices if choice.name == name)
    return {value.value: value.n for value in choice.values}


def test_all_words_must_stand_whatever_their_accents(four):
    assert rows("q=cafe", four) == (0,)
    assert rows("q=BOATS", four) == (1, 2)
    assert rows("q=boats two", four) == (1,)
    assert rows('q="two boats"', four) == (1,)
    assert rows('q="boats two"', four) == ()


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(four):
    assert rows("colour=red", four) == (0, 1)
    assert rows("colour=red&colour=blue", four) == (0, 1, 2)
    assert rows("colour=red&size=big", four) == (0,)


def test_counts_tell_what_choosing_would_leave(four):
    assert counts("", four, "colour") == {"red": 2, "blue": 2}
    assert counts("size=big", four, "colour") == {"red": 1, "blue": 1}
    assert counts("colour=red", four, "colour") == {"red": 2, "blue": 2}


def test_words_that_are_no_value_choose_every_label_that_holds_them(four):
    assert rows("colour=RE", four) == (0, 1)
    assert rows("colour=green", four) == ()


def test_what_all_rows_have_is_not_offered():
    same = Listing(["a", "b"], (facet("kind", "Kind", [("x",), ("x",)]),), {"": ordered([0, 1])})
    assert counts("", same, "kind") == {}
    assert counts("kind=x", same, "kind") == {"x": 2}


def test_an_order_is_kept_and_an_unknown_one_is_the_first(four):
    assert rows("sort=last", four) == (3, 2, 1, 0)
    assert rows("sort=nonsense", four) == (0, 1, 2, 3)


def test_pages_hold_fifty():
    many = Listing(["x"] * 120, (), {"": ordered(list(range(120)))})
    assert rows("page=2", many) == tuple(range(ON_PAGE, 2 * ON_PAGE))
    assert rows("page=99", many) == ()
    for page in ("0", "-1", "x", "9" * 400, "²"):
        assert rows(f"page={page}", many) == tuple(range(ON_PAGE))


def test_an_address_keeps_all_but_the_page(four):
    asked = query("q=boats&colour=red&size=big&sort=last&page=3&else=1", four)
    assert asked.toggled("colour", "red") == "?q=boats&size=big&sort=last"
    assert asked.toggled("colour", "blue") == ("?q=boats&colour=red&size=big&sort=last&colour=blue")
    assert asked.turned(2) == "?q=boats&colour=red&size=big&sort=last&page=2"


def test_rows_of_one_key_stay_in_their_order():
    assert list(ordered([2, 1, 2, 1])) == [1, 3, 0, 2]
    assert list(ordered([2, 1, 2, 1], last_first=True)) == [0, 2, 1, 3]


def test_ranked_values_come_in_their_order():
    found = facet("size", "Size", [("10",), ("2",), ("2",)], str, ("1", "2", "10"))
    assert found.values == ("2", "10")
