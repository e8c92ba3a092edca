"""Words of time and their table."""

from __future__ import annotations

from wherefrom.claims.times.reading import READERS
from wherefrom.claims.times.shapes import letters, shapes
from wherefrom.claims.times.tokens import tokens
from wherefrom.claims.times.words import DAYS, MONTHS


def test_every_shape_of_the_table_has_its_reader() -> None:
    assert {shape.read for shape in shapes()} == set(READERS)


def test_every_word_of_a_text_has_a_letter() -> None:
    text = (
        "Twenty-four May 1-2, 9.30am 1,000 2.75 '98 70s 3rd 2001-02-03 Friday's “A” second. 12:61"
    )
    assert [t for t in tokens(text) if frozenset(t.values) not in letters()] == []


def test_number_words_in_a_row_are_one_number() -> None:
    found = [t.values.get("number") for t in tokens("two hundred and ten, one two, ninety-one")]
    assert [n for n in found if n is not None] == [210, 1, 2, 91]


def test_months_and_days_are_told_by_their_names() -> None:
    assert (MONTHS["sept"], MONTHS["may"], DAYS["sunday"], len(DAYS)) == (9, 5, 6, 7)
