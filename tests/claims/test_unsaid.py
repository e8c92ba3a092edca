"""Questions never ask as said what a sentence guesses, fears, compares, or tells only which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.gloss import worded, worded_beside
from wherefrom.claims.thinness import checkable
from wherefrom.model import Reply

Answered = Callable[..., list[Reply]]


def asked(answered: Answered, text: str) -> list[str]:
    """The question shown for each thing that ``text`` says to be so."""
    told = [r for r in answered(text) if r.kind == "proposition"]
    return [r.question if r.well_formed else r.verbatim for r in told]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Damages that exceed the fee are possible in Lode.",
            "Is it so that “Damages that exceed the fee are possible in Lode”?",
        ),
        (
            "He blamed all the people who cheat on their taxes in Lode.",
            "Is it so that “He blamed all the people who cheat on their taxes in Lode”?",
        ),
        (
            "It's not the way the mill goes about its business.",
            "Is it so that “It's not the way the mill goes about its business”?",
        ),
        (
            "I don't think they've killed the harbour in Lode.",
            "Is it so that “I don't think they've killed the harbour in Lode”?",
        ),
        (
            "Maybe Lode has a chance after all.",
            "Is it so that “Maybe Lode has a chance after all”?",
        ),
        (
            "The agency has recently begun co - ordinating the search.",
            "Is it so that “The agency has recently begun co-ordinating the search”?",
        ),
        (
            "Marn made it a policy never to hire sailors.",
            "Did Marn make it a policy never to hire sailors?",
        ),
        (
            "Ann Lee told Jane Marn she was wearing the mill down.",
            "Is it so that somebody or something “was wearing the mill down”?",
        ),
        ("There were plans to do so.", "Is it so that “There were plans to do so”?"),
        (
            "Lode are the second team in the league to win the cup.",
            "Is it so that “Lode are the second team in the league to win the cup”?",
        ),
    ],
)
def test_the_sentence_is_quoted_where_its_clause_says_something_else(
    answered: Answered, text: str, question: str
) -> None:
    assert question in asked(answered, text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The rule stands until the ministries complete a review.", "complete a review"),
        ("The harbour was full. Is there anyone on the way up?", "anyone"),
        ("When you get behind the wheel drunk, the law is broken.", "get behind the wheel"),
        ("Playing in Lode pays more than it does in Brine.", "does in Brine"),
    ],
)
def test_what_is_only_awaited_asked_or_compared_is_not_asked(
    answered: Answered, text: str, never: str
) -> None:
    assert not [one for one in asked(answered, text) if never in one and "“" not in one]


def test_a_relative_clause_about_somebody_known_is_asked(answered: Answered) -> None:
    found = asked(answered, "Officers who searched the mill in Lode found three men.")
    assert "Did officers find three men?" in found


def test_what_follows_nor_is_no_yes(answered: Answered) -> None:
    assert asked(answered, "Nor did the Lode council close the harbour.") == []


def test_what_is_told_in_the_present_is_quoted_where_it_stands_alone(answered: Answered) -> None:
    told = answered("Dr. Lee runs a clinic in Brine.")
    assert worded(told[0]) == "Is it so that “Dr. Lee runs a clinic in Brine”?"
    assert worded_beside(told[0]) == "Does Dr. Lee run a clinic in Brine?"


def test_a_noun_put_for_a_pronoun_of_its_own_sentence_is_not_shown_alone(
    answered: Answered,
) -> None:
    text = "Lee was offered a post in Lode, although she could have left the town to earn more."
    assert f"Is it so that “{text.rstrip('.')}”?" in [worded(r) for r in answered(text)]


def test_nobody_asks_how_long_somebody_was(answered: Answered) -> None:
    found = answered("Ann Lee, an 11-year veteran, shared the award in Lode.")
    assert not [r for r in found if r.key == "year"]


@pytest.mark.parametrize(
    "question",
    [
        "Is it so that “half of whom had been given temporary housing”?",
        "Is it so that “with whom he had three children”?",
        "Is it so that “Instead it was”?",
    ],
)
def test_words_that_only_point_are_not_quoted(question: str) -> None:
    assert checkable(question) == ""


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            '"They are afraid of anything new," Ann Lee, the head of the mill, told the council.',
            "Is it so that “They are afraid of anything new”?",
        ),
        (
            "Lee lived near the plant where he had worked.",
            "Is it so that “Lee lived near the plant where he had worked”?",
        ),
        (
            "A grey Volta and Ann Lee, 23, of Lode, was identified by police.",
            "Is it so that “A grey Volta and Ann Lee, 23, of Lode, was identified by police”?",
        ),
        (
            "The mill said so in a safety notice issued Tuesday.",
            "Was a safety notice issued Tuesday?",
        ),
    ],
)
def test_a_quotation_holds_what_its_speaker_said_and_no_question_a_torn_clause(
    answered: Answered, text: str, question: str
) -> None:
    assert question in asked(answered, text)


@pytest.mark.parametrize(
    "text",
    [
        "A half without drama quickly was put to rest as the Chiefs (2-13) came out.",
        "But I went back and forth more times than you can imagine.",
        "The escapee is now.",
        "Kansas had several.",
    ],
)
def test_what_breaks_off_is_not_asked_plainly(answered: Answered, text: str) -> None:
    told = [r for r in answered(text) if r.kind == "proposition"]
    assert told
    assert not any(r.well_formed for r in told)
