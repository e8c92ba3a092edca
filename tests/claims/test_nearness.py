import numpy as np
import pytest

from wherefrom.claims.alike import Spoken
from wherefrom.claims.nearness import nearness
from wherefrom.content import content_words
from wherefrom.model import Statement

TEXTS = ["grey heron sank", "heron sank", "nets torn night", "the"]
PLACES = {"grey": 0, "heron": 1, "sank": 2, "nets": 3, "torn": 4, "night": 5}


def told(texts):
    return [
        Statement(f"s{n}", f"d{n}", 0, len(t), t, "assertion", "asserted", ())
        for n, t in enumerate(texts)
    ]


def spoken(texts):
    rows = []
    for text in texts:
        said = content_words(text)
        rows += [np.eye(8, dtype=np.int8)[PLACES[w]] * 127 for w in said] or [np.zeros(8)]
    return np.array(rows, dtype=np.int8)


def near(texts, lexical=0.0):
    vectors = np.full((len(texts), 4), 0.5, dtype=np.float32)
    return nearness(told(texts), vectors, spoken(texts), lexical=lexical)


def test_a_statement_is_wholly_like_one_that_says_the_same_and_more():
    likeness = near(TEXTS).block([1], [0])
    assert likeness[0, 0] == pytest.approx(1.0, abs=1e-3)


def test_statements_without_a_word_of_like_meaning_are_unlike():
    assert near(TEXTS).block([0], [2])[0, 0] == pytest.approx(0.0, abs=1e-6)


def test_a_statement_without_words_is_like_nothing_and_not_an_error():
    assert near(TEXTS).block([3], [0, 1, 2]).tolist() == [[0.0, 0.0, 0.0]]


def test_likeness_is_the_same_from_either_side_and_in_any_company():
    all_rows = list(range(len(TEXTS)))
    block = near(TEXTS, lexical=0.2).block(all_rows, all_rows)
    assert (block == block.T).all()
    assert block[0, 2] == near(TEXTS, lexical=0.2).block([0], [2])[0, 0]


def test_pairs_are_as_alike_as_in_a_block():
    n = len(TEXTS)
    block = near(TEXTS, lexical=0.2).block(range(n), range(n))
    ones, others = (np.array(at) for at in zip(*np.ndindex(n, n), strict=True))
    pairs = near(TEXTS, lexical=0.2).pairs(ones, others)
    assert (pairs == block[ones, others]).all()


def test_what_was_compared_last_is_not_worked_out_again_and_is_the_same():
    held = near(TEXTS, lexical=0.2)
    whole = held.block([0, 1, 2], [0, 1, 2])
    whole[:] = 7.0  # what a caller does to it is its own affair
    part = held.block([2], [0, 1])
    assert part.tolist() == near(TEXTS, lexical=0.2).block([2], [0, 1]).tolist()


def test_statements_have_a_digest_in_common_only_where_every_word_is_alike():
    held = near(["grey heron", "grey heron", "heron grey", "the", "the"])
    digests = [held.digest(row) for row in range(5)]
    assert digests[0] == digests[1] != digests[2]
    assert digests[3] != digests[4]  # without a word nothing says that they are one


def test_many_statements_share_the_words_that_few_do():
    texts = ["grey heron sank", "heron sank", "nets torn night"] * 50
    many = near(texts, lexical=0.2)
    rows = list(range(len(texts)))
    assert many.shared(rows)[:3, :3].tolist() == [[3, 2, 0], [2, 2, 0], [0, 0, 3]]
    assert many.shared([0, 1, 2]).tolist() == [[3, 2, 0], [2, 2, 0], [0, 0, 3]]
    assert many.block(rows, rows)[:3, :3] == pytest.approx(many.block([0, 1, 2], [0, 1, 2]))


def test_rare_words_weigh_more_than_words_that_many_statements_have():
    texts = ["heron sank", "heron torn", "heron nets", "heron night", "torn"]
    likeness = near(texts).block([1], [0, 4])[0]
    assert likeness[0] < 0.5 < likeness[1]


def test_without_vectors_of_words_whole_sentences_are_compared():
    vectors = np.eye(4, dtype=np.float32)
    plain = nearness(told(TEXTS), vectors, lexical=0.5)
    assert plain.block([0], [2])[0, 0] == 0.0
    assert 0 < plain.block([0], [1])[0, 0] < 0.5


def test_words_and_vectors_must_match():
    with pytest.raises(ValueError, match="2 vectors for 3 words"):
        Spoken.of([["a", "b"], []], {"a": 1, "b": 1}, np.zeros((2, 8), dtype=np.int8))
