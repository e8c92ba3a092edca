"""Questions that the parse they were made from shows to be garbled, and what is asked instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.gloss import gloss
from wherefrom.model import Reply

Answered = Callable[..., list[Reply]]
DAY = "2031-05-05"


def sound(found: list[Reply], kind: str = "proposition") -> list[str]:
    return [r.question for r in found if r.kind == kind and r.well_formed]


def quoted(found: list[Reply], kind: str = "proposition") -> list[str]:
    return [r.verbatim for r in found if r.kind == kind and not r.well_formed]


@pytest.mark.parametrize(
    "text",
    [
        "They left it there.",  # nobody could tell who, nor what
        "The agent met Ann Lee, and he praised it.",
        "The council has a list of those.",
    ],
)
def test_a_question_that_only_points_is_not_sound(answered: Answered, text: str) -> None:
    assert not any(" it" in q or "those" in q for q in sound(answered(text)))


def test_a_subject_that_is_a_time_is_not_asked_of(answered: Answered) -> None:
    found = sound(answered("A short time later evacuated the building."))
    assert found == []


def test_what_was_done_is_not_asked_of_who_suffered_it(answered: Answered) -> None:
    found = sound(answered("An old man, finally brought to account, said nothing."))
    assert not any("bring" in q for q in found)


def test_a_list_keeps_its_commas_and_members(answered: Answered) -> None:
    found = sound(
        answered("The Harbour Guild, the Port Union and the Lode Society signed the plea.")
    )
    assert found == ["Did the Harbour Guild, the Port Union and the Lode Society sign the plea?"]


def test_a_day_of_another_verb_is_not_asked_of_this_one(answered: Answered) -> None:
    found = sound(answered("Quill fled to Lode after the yard was sold in June 2029."), "day")
    assert not any("flee" in q for q in found)


def test_where_a_part_of_the_subject_is_tells_not_where_it_happened(answered: Answered) -> None:
    found = answered("The main town on Malta still has power.")
    assert sound(found, "place") == []


def test_an_ordinal_is_no_amount(answered: Answered) -> None:
    found = answered("Quill was suspended for the second time.")
    assert sound(found, "number") == []


def test_words_that_make_no_sound_question_are_quoted_whole(answered: Answered) -> None:
    assert "Is it so that “They were paid on Friday”?" in quoted(
        answered("They were paid on Friday.")
    )


def test_a_denial_is_not_quoted_with_its_not(answered: Answered) -> None:
    (found,) = [r for r in answered("They were not paid.") if r.kind == "proposition"]
    assert found.negated
    assert found.verbatim == "Is it so that “They were […] paid”?"


def test_an_amount_that_no_clause_asks_is_left_blank(answered: Answered) -> None:
    found = quoted(answered("They were within 80 metres of the hut."), "number")
    assert found == ["How far: “They were within … of the hut”?"]


def test_doubt_rises_with_what_was_read_into_a_question(answered: Answered) -> None:
    plain, far = (
        next(r for r in answered(text) if r.kind == "proposition" and "resign" in r.question)
        for text in ("Ada Brenn resigned in May.", "Ada Brenn is mayor. She resigned in May.")
    )
    assert plain.doubt == 0.0
    assert far.doubt > 0.1


def reply(question: str, *, sound: bool = True, verbatim: str = "", doubt: float = 0.0) -> Reply:
    return Reply(
        question, "proposition", "", "yes", 0, 1, question, sound, verbatim=verbatim, doubt=doubt
    )


def asked(*replies: Reply) -> str:
    return gloss(replies, {r.statement: 0.5 for r in replies})


def test_a_sound_question_wins_over_a_quotation() -> None:
    bad = reply("Did sank?", sound=False, verbatim="Is it so that “the ferry sank”?")
    assert asked(bad, reply("Did the ferry sink off Lode?")) == "Did the ferry sink off Lode?"


def test_without_a_sound_question_the_whole_clause_is_quoted() -> None:
    part = reply("Did?", sound=False, verbatim="Is this so: “off Lode again”?")
    whole = reply("Did sank?", sound=False, verbatim="Is it so that “the ferry sank”?")
    assert asked(part, whole) == "Is it so that “the ferry sank”?"


def test_of_two_sound_questions_the_surer_is_asked() -> None:
    guessed = reply("Did the captain leave the ship?", doubt=0.3)
    assert asked(guessed, reply("Did Ann Lee leave the ship?")) == "Did Ann Lee leave the ship?"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("He fell on the way down.", "Is it so that somebody or something “fell on the way down”?"),
        (
            "They were paid late, said Ann Lee, head of the union.",
            "Is it so that “They were paid late”?",
        ),
        (
            "As many as 900 came there with it.",
            "Is it so that “As many as 900 came there with it”?",
        ),
    ],
)
def test_a_quotation_tells_no_source_and_points_at_nobody(
    answered: Answered, text: str, question: str
) -> None:
    assert quoted(answered(text)) == [question]


def test_a_fact_that_is_not_told_asks_nothing(answered: Answered) -> None:
    assert sound(answered("The fact makes the fire suspicious.")) == []


def test_a_blank_in_words_without_a_subject_is_not_asked(
    answered: Answered,
) -> None:
    assert quoted(answered("Had not been made on 4 May 2031.", DAY), "day") == [""]


def test_what_it_was_like_is_not_said_of_the_place_last_named(answered: Answered) -> None:
    found = answered("The Rovers came to Brine on Sunday. It was not pretty.")
    assert not any("pretty" in q for q in sound(found))
    assert "Is it tough?" not in sound(answered("“It's tough,” said Ann Lee."))


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee is well liked in Lode and her performance as the host of the show in 2007 was"
        " widely praised.",
        "Ada Brenn and Emil Tavo are in.",
    ],
)
def test_what_is_told_of_the_last_words_is_not_cut_off(answered: Answered, text: str) -> None:
    assert sound(answered(text)) == []
