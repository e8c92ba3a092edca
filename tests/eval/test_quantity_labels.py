"""The labelled numbers and the figures made of them."""

from __future__ import annotations

from dataclasses import replace

from eval.quantities import Label, figures, found_at, labels, unit_right, value_right
from wherefrom.model import Quantity

TEN = Label("tuned", "1_1.txt", "", 5, 8, True, 10.0, 10.0, None, False, frozenset({"boat"}), "")


def test_every_label_is_a_place_with_an_amount_or_none():
    for label in labels():
        assert 0 <= label.start < label.end
        assert len(label.sha256) == 64
        assert label.amount or (label.low, label.high, label.unit) == (None, None, None)
        assert not label.amount or (label.low, label.high) != (None, None)


def test_no_place_is_labelled_twice_and_no_case_is_in_both_parts():
    everything = labels()
    assert len({(la.file, la.start) for la in everything}) == len(everything)
    cases = {part: {la.file.split("_")[0] for la in everything if la.part == part}
             for part in ("tuned", "held_out")}  # fmt: skip
    assert not cases["tuned"] & cases["held_out"]
    assert sum(la.amount for la in everything) >= 300


def test_a_value_may_differ_by_a_rounded_conversion():
    mile = replace(TEN, low=1609.0, high=1609.0, unit="m")
    assert value_right(mile, Quantity(5, 8, 1609.344, 1609.344, "m", None))
    assert not value_right(mile, Quantity(5, 8, 1650.0, 1650.0, "m", None))
    assert not value_right(TEN, Quantity(5, 8, 10.0, None, None, None))


def test_a_rate_needs_what_it_is_for_one_of():
    rate = replace(TEN, unit="USD", extra="per=month")
    assert unit_right(rate, Quantity(5, 8, 10.0, 10.0, "USD", None, per="month"))
    assert not unit_right(rate, Quantity(5, 8, 10.0, 10.0, "USD", None))


def test_the_quantity_over_most_of_the_place_is_taken():
    near, far = Quantity(4, 8, 1, 1, None, None), Quantity(8, 20, 2, 2, None, None)
    assert found_at(TEN, [far, near]) is near
    assert found_at(TEN, [far]) is None


def test_figures_take_unread_amounts_for_wrong_and_unread_others_for_right():
    year = replace(TEN, amount=False, low=None, high=None, of=frozenset())
    got = figures([(TEN, Quantity(5, 8, 10.0, 10.0, None, "boat")), (TEN, None), (year, None)])
    assert got == {"value": 0.5, "unit": 0.5, "both": 0.5, "counted": 0.5, "kept_out": 1.0}
