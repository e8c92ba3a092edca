"""What is planted stands where it is said to; overlaps and peers measure what they say."""

from __future__ import annotations

import random

from eval.copies_speed import bare_numpy, ours
from eval.peer_minhash import near_duplicates
from eval.peer_passim import aligned, smith_waterman
from eval.planted import edited, overlap, planted
from eval.planted import ours as found_by_us
from eval.reuters import sentences
from eval.shared import plain_document
from eval.versions import differing, held_out, of_chains

DONOR = (
    "The old ferry left quay nine of Port Alder shortly after noon with forty people on board. "
    "Two tugs brought it back through heavy rain while a crowd was waiting with lamps. "
    "The harbour office has not yet said when the next crossing to the islands will be."
)
HOST = (
    "A bakery opened in the northern part of the town on Tuesday and sold bread until dusk. "
    "Its owner had worked for eleven years in a mill that stood beside the river bank. "
    "Neighbours said they were glad of it because the next shop lies four miles away."
)


def plant(way: str, rate: float = 0.0):
    made = planted(DONOR, HOST, 2, rate, way, HOST.split(), random.Random(3))
    assert made is not None
    return made


def test_sentences_end_with_a_mark_before_a_capital():
    assert len(sentences(DONOR)) == 3


def test_a_whole_passage_stands_in_both_texts():
    made = plant("whole")
    ((a, b),), ((c, d),) = made.in_donor, made.in_host
    assert made.donor[a:b] == made.host[c:d]


def test_a_cut_passage_stands_in_two_places():
    made = plant("cut")
    assert len(made.in_host) == 2
    assert all(made.host[a:b] in made.donor for a, b in made.in_host)


def test_a_donor_too_short_gives_none():
    assert planted("One.", HOST, 2, 0.0, "whole", ["x"], random.Random(1)) is None


def test_no_edits_leave_the_words_and_all_edits_change_them():
    words = ["a", "b", "c", "d", "e", "f"]
    assert edited(words, 0.0, ["x"], random.Random(1)) == "a b c d e f"
    assert "x" in edited(words, 1.0, ["x"], random.Random(1))


def test_overlap_is_share_found_and_intersection_over_union():
    assert overlap([(0, 10)], [(0, 10)]) == (1.0, 1.0)
    assert overlap([(5, 15)], [(0, 10)]) == (0.5, 5 / 15)
    assert overlap([], [(0, 10)]) == (0.0, 0.0)


def test_ours_and_passim_find_a_passage_and_nothing_in_unrelated_texts():
    made = plant("whole")
    for finder in (found_by_us, aligned):
        on_donor, on_host = finder(made.donor, made.host)
        assert overlap(on_donor, made.in_donor)[1] > 0.9
        assert overlap(on_host, made.in_host)[1] > 0.9
        assert finder(DONOR, HOST) == ([], [])


def test_smith_waterman_bridges_a_gap_that_pays():
    assert smith_waterman("xxabcdefghijyy", "abcdeZZfghij") == ((2, 12), (0, 12))
    assert smith_waterman("abc", "xyz") == ((0, 0), (0, 0))


def test_minhash_finds_copies_and_misses_a_passage():
    assert near_duplicates([(DONOR, DONOR), (DONOR, HOST)]) == [True, False]


def test_the_bare_join_and_ours_meet_the_same_copy():
    texts = [DONOR, HOST, f"Late on Monday. {DONOR}"]
    documents = [plain_document(str(k), text) for k, text in enumerate(texts)]
    assert ours(documents) == {(0, 2)}
    assert (0, 1) not in bare_numpy(documents)


def test_chains_in_order_are_right_and_equal_texts_are_not_asked_about():
    chain = [DONOR, DONOR, f"{DONOR} {HOST}", f"{DONOR} {HOST} {DONOR[:90].replace('o', 'u')}."]
    assert (0, 1) not in differing(chain)
    assert of_chains([chain])["kendall tau"] == 1.0
    assert held_out("Port Alder") in (True, False)
