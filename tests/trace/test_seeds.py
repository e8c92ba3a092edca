from __future__ import annotations

import random
import time

import numpy as np
import pytest

from tests.trace.made import document
from wherefrom.settings import Trace
from wherefrom.trace.fingerprints import candidate_pairs, candidates
from wherefrom.trace.reuse import all_shared, passages
from wherefrom.trace.seeds import runs
from wherefrom.trace.wording import Wording, wording, wordings

VOCABULARY = [f"word{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(600)]


def text(n: int, seed: int) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(VOCABULARY) for _ in range(n))


def items(*texts: str) -> list[Wording]:
    return wordings([document(f"d{k:03}", each) for k, each in enumerate(texts)])


def brute(left: Wording, right: Wording) -> set[tuple[int, int]]:
    """Places of equal words that lie in an equal run of four or more."""
    a, b = left.words, right.words
    starts = {
        (i, j) for i in range(len(a) - 3) for j in range(len(b) - 3) if a[i : i + 4] == b[j : j + 4]
    }
    return {(i + k, j + k) for i, j in starts for k in range(4)}


def test_runs_hold_every_seed_where_nothing_returns_in_a_text():
    shared = text(40, 1)
    found = items(f"{text(60, 2)} {shared} {text(9, 3)}", f"{text(5, 4)} {shared} {text(80, 5)}")
    one, two = np.zeros(1, dtype=np.int64), np.ones(1, dtype=np.int64)
    ((_, made),) = runs(found, one, two)
    covered = {(i + k, j + k) for i, j, n in made for k in range(n)}
    assert brute(*found) <= covered


def test_a_pair_is_the_same_whatever_other_pairs_there_are():
    shared = text(30, 1)
    few = items(f"{text(50, 2)} {shared}", f"{shared} {text(50, 3)}")
    many = [*few, *items(*(f"{text(90, k)} {shared}" for k in range(10, 40)))]
    found = {(a, b): pair.passages for a, b, pair in all_shared(many, Trace())}
    assert found[0, 1] == passages(*few, Trace())


def test_candidates_are_the_pairs_that_share_five_words():
    texts = [text(80, k) for k in range(30)]
    for k in range(0, 28, 3):
        texts[k + 1] += " " + " ".join(texts[k].split()[10:25])
    found = items(*texts)
    grams = [set(zip(*(item.words[k:] for k in range(5)), strict=False)) for item in found]
    true = [(a, b) for a in range(30) for b in range(a + 1, 30) if grams[a] & grams[b]]
    assert candidates(found, Trace()) == true


def test_passages_are_found_whatever_their_order():
    one, two, three = (text(30, k) for k in (1, 2, 3))
    left, right = items(f"{one} {two} {three}", f"{three} {text(20, 9)} {one} {two}")
    found = passages(left, right, Trace())
    assert sum(p.n_words for p in found) == 90
    assert {p.left[0] for p in found} == {0, 60}


def test_a_passage_goes_over_a_clause_that_was_left_out():
    words = text(60, 1).split()
    left, right = items(" ".join(words), " ".join(words[:30] + words[33:]))
    (found,) = passages(left, right, Trace())
    assert (found.left, found.right, found.n_words) == ((0, 60), (0, 57), 57)


@pytest.mark.parametrize("bad", ["", " ", "one", "two words", "…!?", "\ud800 odd"])
def test_texts_of_hardly_a_word_share_nothing(bad: str):
    found = items(bad, bad, text(50, 1))
    assert list(all_shared(found, Trace())) == []
    assert passages(found[0], found[1], Trace()) == ()


def test_one_word_a_million_times_is_no_more_work_than_its_length():
    began = time.process_time()
    found = items("spam " * 200_000, "spam " * 200_000, text(100, 1))
    assert len(found[0].keys) == 200_000
    made = list(all_shared(found, Trace()))
    assert len(made) <= 1
    assert time.process_time() - began < 20


def test_a_long_text_and_a_short_one_that_it_holds():
    words = text(50_000, 1).split()
    left, right = items(" ".join(words), " ".join(words[20_000:20_040]))
    (found,) = passages(left, right, Trace())
    assert found.left == (20_000, 20_040)
    assert found.right == (0, 40)


def test_no_documents_have_no_candidates():
    left, right = candidate_pairs([], Trace())
    assert len(left) == len(right) == 0
    assert list(all_shared([], Trace())) == []
    assert wordings([]) == []


def test_a_wording_is_the_same_alone_and_among_others():
    alone = wording(document("d000", text(30, 1)))
    assert alone.words == items(text(30, 1), text(30, 2))[0].words
