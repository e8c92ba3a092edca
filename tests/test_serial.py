from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

import pytest

from wherefrom.model import (
    Document,
    Furniture,
    Hyperlink,
    Ledger,
    Note,
    Published,
    Readout,
    Run,
    Span,
)
from wherefrom.serial import BadShape, from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Shelf:
    label: Literal["a", "b"]
    pairs: tuple[tuple[str, int], ...] = ()
    weights: dict[str, float] | None = None
    codes: frozenset[str] = frozenset()
    either: int | str | None = None
    anything: Any = None


def a_document() -> Document:
    return Document(
        id="d-1",
        path="a.txt",
        text="Harbour closed. \U0001f6a2",
        title=None,
        publisher="Harbour Post",
        publisher_kind="outlet",
        authors=("R. Ito", "S. Vale"),
        url=None,
        language="en",
        sha256="00",
        published=Published("2013-04", "text"),
        links=(Hyperlink(0, 7, "http://example.org/"),),
        furniture=(Furniture(0, 2, "menu"),),
        notes=(Note(None, 1, 2), Note(Span(3, 4), 1, 2)),
        title_span=Span(0, 15),
    )


def through_json(obj: Any) -> Any:
    return from_plain(type(obj), json.loads(json.dumps(to_plain(obj))))


def test_a_readout_comes_back_as_it_was():
    readout = Readout(documents=(a_document(),))
    assert through_json(readout) == readout


def test_a_ledger_comes_back_as_it_was():
    ledger = Ledger(run=Run("1", "s", ("m",), "i"), documents=(a_document(),))
    assert through_json(ledger) == ledger


def test_rows_mappings_sets_and_unions_come_back_as_they_were():
    shelf = Shelf("b", (("x", 1),), {"k": 0.5}, frozenset("zy"), "seven", [1])
    assert through_json(shelf) == shelf


def test_sets_are_sorted_so_that_equal_sets_give_equal_bytes():
    assert to_plain(frozenset("cab")) == ["a", "b", "c"]


def test_a_whole_number_is_a_float_where_a_float_is_due():
    assert from_plain(Shelf, {"label": "a", "weights": {"k": 1}}).weights == {"k": 1.0}


def test_an_absent_field_takes_its_default_and_an_unknown_one_is_ignored():
    assert from_plain(Shelf, {"label": "a", "colour": "red"}) == Shelf("a")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"label": "c"}, "Shelf.label"),
        ({"label": ["a"]}, "Shelf.label"),
        ({}, "label missing"),
        ({"label": "a", "pairs": [["x"]]}, "Shelf.pairs"),
        ({"label": "a", "pairs": "xy"}, "Shelf.pairs"),
        ({"label": "a", "pairs": [["x", True]]}, "Shelf.pairs"),
        ({"label": "a", "weights": [1]}, "Shelf.weights"),
        ({"label": "a", "either": 1.5}, "Shelf.either"),
        ("a" * 100, "Shelf"),
    ],
)
def test_what_does_not_fit_is_named(data, named):
    with pytest.raises(BadShape, match=named):
        from_plain(Shelf, data)


def test_what_has_no_plain_form_is_a_type_error():
    with pytest.raises(TypeError, match="no plain form"):
        to_plain(object())
    with pytest.raises(TypeError, match="keys are strings"):
        to_plain({1: "a"})
    with pytest.raises(TypeError, match="cannot be read"):
        from_plain(complex, 1)
