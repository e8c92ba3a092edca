from __future__ import annotations

import pytest

from wherefrom.data.load import words
from wherefrom.protect.asked import heard, vocabulary

KNOWN = vocabulary(["[Survivor 3] told the crew in Port Sarrow on 12 March 2031: “1,200 euros.”"])


@pytest.mark.parametrize(
    ("question", "as_heard"),
    [
        ("Did the crew tell Survivor 3?", "Did the crew tell Survivor 3?"),
        ("did SURVIVOR 3 leave port Sarrow", "did SURVIVOR 3 leave port Sarrow"),
        ("Ann Oyle was beaten", "Qqx was beaten"),
        ("ann oyle was beaten", "Qqx was beaten"),
        ("A. B. Oyle's wife wasn't paid", "Qqx's wife wasn't paid"),
        ("Ann-Bea O’Yle, crew", "Qqx, crew"),
        ("A\u200bnn O\u0301yle", "Qqx"),
        ("Drowned men", "Qqx men"),
        ("drowned men", "drowned men"),
        ("20 men got 1,200 euros in 2031", "20 men got 1,200 euros in 2031"),
        ("300 men, 12-03-2031, 5.5, no. 44/7", "Qqx men, 12-Qqx-2031, Qqx, no. Qqx"),
        ("crew/men_men [Survivor 3] crew|Oyle", "crew men men Survivor 3 crew Qqx"),
        ("   ", ""),
    ],
)
def test_what_the_view_holds_and_ordinary_words_are_heard(question, as_heard):
    assert heard(question, KNOWN) == as_heard


def test_every_ordinary_word_is_a_word():
    for listed in words("ordinary_words").values():
        assert [word for word in listed if not isinstance(word, str)] == []
        assert len(listed) == len(set(listed))


@pytest.mark.parametrize("name", ["jonas", "lund", "smith", "jones", "ahmed", "maria", "hansen"])
def test_names_among_the_usual_words_are_not_ordinary(name):
    assert heard(name, KNOWN) == "Qqx"
