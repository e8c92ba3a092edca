"""The measures by which asking is judged."""

from __future__ import annotations

import numpy as np
import pytest

from eval.ask import precision_recall, silence
from eval.ask_gold import _of_claim
from eval.ask_tweets import FURNITURE, Heard, figures, rank
from eval.peer_bm25 import Bm25


def test_average_precision_counts_every_statement_that_bears_on_it() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.6])
    average, deep, first = precision_recall(scores, frozenset({0, 2}))
    assert average == pytest.approx((1 + 2 / 3) / 2)
    assert (deep, first) == (1.0, 1.0)
    assert precision_recall(scores, frozenset({3}))[0] == pytest.approx(0.25)


def test_silence_is_the_share_under_the_threshold() -> None:
    assert silence([0.1, 0.2, 0.9], 0.2) == pytest.approx(1 / 3)


def test_ties_count_against_a_rank() -> None:
    assert rank(np.array([0.5, 0.5, 0.1]), [0]) == 2


def test_a_claim_below_the_fifth_place_has_no_precision_at_five() -> None:
    heard = [Heard({"a": 1}, 0.9, 0.1), Heard({"a": 2}, 0.9, 0.1), Heard({"a": 6}, 0.9, 0.1)]
    assert figures(heard, "a") == pytest.approx({"map1": 1 / 3, "map5": 0.5, "recall5": 2 / 3})


def test_bm25_prefers_rare_words_and_short_texts() -> None:
    index = Bm25([["boat", "sank"], ["boat", "left"], ["boat", "left", "early", "today"]])
    assert index.scores(["sank"]).argmax() == 0
    by_left = index.scores(["left"])
    assert by_left[1] > by_left[2] > by_left[0] == 0


def test_a_tweets_author_and_pictures_are_taken_off() -> None:
    tweet = "The ferry sank pic.twitter.example/x https://a.example/b — Ann Lee (@ann) May 1, 2031"
    assert "ferry sank" in FURNITURE.sub(" ", tweet)
    assert "@ann" not in FURNITURE.sub(" ", tweet)


def test_a_quoted_statement_leaves_its_own_document_out_and_knows_its_answer() -> None:
    told = [("ten", [frozenset({0}), frozenset({2})]), ("six", [frozenset({3})])]
    quotes = [("a", "ten died", 0), ("a", "ten dead", 0), ("b", "six died", 1)]
    home = ["a", "a", "b", "b"]
    asked = list(_of_claim("How many died?", told, quotes, home))
    assert [(q.form, q.text) for q in asked] == [
        ("question", "How many died?"),
        ("alleged", "How many died? ten"),
        ("alleged", "How many died? six"),
        ("quoted", "ten died"),
        ("quoted", "six died"),
    ]
    assert (asked[3].relevant, asked[3].answer) == (frozenset({2, 3}), frozenset({0, 2}))
