from __future__ import annotations

import re

import numpy as np

from wherefrom.trace.spelled import key_of, lower_case, spelled
from wherefrom.trace.wording import WORD


def words(text: str) -> list[str]:
    (found,) = spelled([text])
    return [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]


def test_words_are_letters_or_numbers_with_their_points():
    assert words("Port Alder's 1,234.5 crates, 34th x_y.") == [
        "Port", "Alder's", "1,234.5", "crates", "34", "th", "x", "y",
    ]  # fmt: skip


def test_words_stand_where_the_pattern_finds_them():
    text = "Don't 'ask' Zoë—ferries, 3.,4 ’twas İzmir 𠀀𠀁 . ''a' 1.2.3 naïve\n\nend"
    found = [m.span() for m in WORD.finditer(re.sub("[’‘]", "'", text))]
    (ours,) = spelled([text])
    assert list(zip(ours.starts.tolist(), ours.ends.tolist(), strict=True)) == found


def test_case_and_apostrophes_do_not_change_a_key():
    assert key_of("Don't") == key_of("don’t") == key_of("DONT")
    assert key_of("ferry") != key_of("ferrie")
    assert key_of("...") == 0


def test_texts_of_one_batch_are_kept_apart():
    apart = [spelled([text])[0] for text in ("One two", "", "three", "four-five")]
    together = spelled(["One two", "", "three", "four-five"])
    for one, other in zip(apart, together, strict=True):
        assert one.keys.tolist() == other.keys.tolist()
        assert one.starts.tolist() == other.starts.tolist()


def test_many_texts_on_threads_are_those_one_by_one():
    texts = [f"The ferry {k} left quay {k % 7}. " * 900 for k in range(120)]
    for text, found in zip(texts, spelled(texts), strict=True):
        assert found.keys.tolist() == spelled([text])[0].keys.tolist()


def test_hidden_spans_hold_no_words():
    text = "menu home The ferry sank"
    (found,) = spelled([text], [[(0, 9)]])
    assert text[found.starts[0] : found.ends[0]] == "The"


def test_lower_case_is_told_by_the_first_letter():
    at = np.array([0, 4], dtype=np.int32)
    assert lower_case("The ferry", at).tolist() == [False, True]
