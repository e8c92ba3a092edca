"""Who only holds an attitude is no origin, and the sentence stays."""

from __future__ import annotations

import pytest

from wherefrom.attribute.attitudes import holds_clause, only_attitude
from wherefrom.attribute.voicing import Voicing
from wherefrom.language.load import parse


def voicing(text: str, cue: str, content: str, group: str = "attitude") -> tuple[Voicing, object]:
    read = parse(text)

    def tokens(words: str) -> frozenset[int]:
        start = text.index(words)
        return frozenset(t.i for t in read if start <= t.idx < start + len(words))

    given = Voicing(
        "tagged", frozenset({0, 1}), tokens(cue), tokens(content), 1, True, 0.9, group=group
    )
    return given, read


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor voiced support for the bill.", "support", "for the bill"),
        ("The mayor wants to run again.", "wants", "to run again"),
        ("The mayor likes the bill that failed.", "likes", "the bill that failed"),
    ],
)
def test_a_thing_or_a_deed_is_no_proposition(text, cue, content):
    given, read = voicing(text, cue, content)
    assert only_attitude(given, read)


def test_a_belief_that_something_is_so_is_handed_over():
    given, read = voicing("The mayor fears that the bill failed.", "fears", "that the bill failed")
    assert not only_attitude(given, read)


def test_what_is_said_in_a_few_words_is_handed_over():
    given, read = voicing("The mayor announced a curfew.", "announced", "a curfew", "report")
    assert not only_attitude(given, read)


@pytest.mark.parametrize(
    ("words", "clause"), [("the bill failed", True), ("to fail", False), ("the failed bill", False)]
)
def test_a_clause_has_a_finite_verb(words, clause):
    assert holds_clause(parse(words)) is clause


def test_the_sentence_of_an_attitude_is_on_the_word_of_who_tells_it(voices):
    read = voices("The harbour union opposes the sale of the yard, police said.")
    assert read.chain("opposes the sale") == ["police"]
    assert read.statement("opposes the sale").kind == "assertion"
