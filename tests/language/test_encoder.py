import numpy as np
import pytest

from wherefrom.content import content_words
from wherefrom.language.encoder import WORD_DIMENSIONS
from wherefrom.language.load import encoder


@pytest.fixture(scope="module")
def read():
    def of(*texts):
        found = encoder().read(texts)
        rows, at = [], 0
        for text in texts:
            n = max(1, len(content_words(text)))
            rows.append(found.words[at : at + n].astype(float) / 127)
            at += n
        assert at == len(found.words)
        return rows

    return of


def test_each_content_word_has_a_vector_of_length_one(read):
    (rows,) = read("The harbour-master denied that wages were withheld.")
    assert rows.shape == (4, WORD_DIMENSIONS)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=0.05)


def test_a_text_without_content_words_has_one_row_of_zeros(read):
    (rows,) = read("It was as it is.")
    assert rows.shape == (1, WORD_DIMENSIONS)
    assert not rows.any()


def test_words_of_like_meaning_lie_closer_than_others(read):
    one, two = read("The wages were withheld.", "Their salaries were not paid.")
    likeness = one @ two.T  # wages, withheld by salaries, paid
    assert likeness[0, 0] > likeness[0, 1]
    assert likeness[0, 0] > likeness[1, 0]


def test_words_beyond_the_encoders_reach_have_zeros(read):
    (rows,) = read("boat " * 200)
    assert len(rows) == 200
    assert rows[0].any()
    assert not rows[-1].any()


def test_a_words_vector_does_not_depend_on_what_else_is_read(read):
    alone = read("Two men died.")[0]
    assert (read("Two men died.", "The ministry denied it.")[0] == alone).all()


def test_a_word_in_pieces_and_with_marks_is_one_word(read):
    (rows,) = read("Tønsberg’s co-op, 4.30.")
    assert len(rows) == len(content_words("Tønsberg’s co-op, 4.30.")) == 3
    assert np.linalg.norm(rows, axis=1).min() > 0.9
