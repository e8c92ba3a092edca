from __future__ import annotations

from wherefrom.trace.edits import edits, is_mended, tokens

TOLD = "The harbour was dredged. The ferry sails at noon."
LONGER = (
    "The harbour was dredged by two ships of the state and a third one. The ferry sails at noon."
)


def test_a_passage_put_in_one_way_is_cut_the_other_way():
    first, second = tokens(TOLD), tokens(LONGER)
    assert edits(first, second).passages == (1, 0)
    assert edits(second, first).passages == (0, 1)
    assert edits(first, second).turned() == edits(second, first)


def test_a_misspelling_that_the_other_text_has_right_is_mended():
    slip, right = tokens("The port was succesful."), tokens("The port was successful.")
    assert edits(slip, right).mended == (1, 0)
    assert edits(right, slip).mended == (0, 1)


def test_other_words_and_other_spellings_are_not_mended():
    assert not is_mended("ferries", "ferried")
    assert not is_mended("colour", "color")
    assert not is_mended("port", "sort")
