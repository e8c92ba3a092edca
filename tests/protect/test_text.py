"""A text with spans replaced, and where its offsets went."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wherefrom.protect.text import Replacement, replaced

TEXT = "Ana Reld told Tamo Veld that Ana Reld had left."


def test_offsets_follow_their_words():
    new = replaced(TEXT, [Replacement(0, 8, "[A]"), Replacement(14, 23, "[Witness 12]")])
    start = TEXT.index("that")
    assert new.text == "[A] told [Witness 12] that Ana Reld had left."
    assert new.text[new.at(start) : new.at(start + 4, end=True)] == "that"


def test_a_span_that_begins_or_ends_inside_a_name_takes_the_whole_pseudonym():
    new = replaced(TEXT, [Replacement(14, 23, "[Witness 12]")])
    assert new.text[new.at(16) : new.at(20, end=True)] == "[Witness 12]"


def test_a_span_that_ends_where_a_name_begins_holds_none_of_it():
    new = replaced("said Ana", [Replacement(5, 8, "[A]")])
    assert new.text[new.at(0) : new.at(5, end=True)] == "said "


def test_of_overlapping_names_nothing_is_left():
    new = replaced("Ana Reld Veld", [Replacement(0, 8, "[A]"), Replacement(4, 13, "[B]")])
    assert new.text == "[A]"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.text("ab c", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5),
)
def test_words_outside_are_never_changed(text, spans):
    inside = [(min(a, b), min(max(a, b), len(text))) for a, b in spans]
    wanted = [Replacement(s, e, "[x]") for s, e in inside if s < e]
    new = replaced(text, wanted)
    for at, letter in enumerate(text):
        if not any(r.start <= at < r.end for r in wanted):
            assert new.text[new.at(at)] == letter
