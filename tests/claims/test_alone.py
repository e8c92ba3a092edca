"""A statement that stands alone is rather quoted with its sentence than asked for wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.gloss import gloss, worded_beside
from wherefrom.claims.soundness import STRAY
from wherefrom.model import Grouping, Reply

Answered = Callable[..., list[Reply]]

COMPANY = "Bower praised a company that struggled from the start in Lode."
HOUSED = (
    "He asked why, and the clerk told him that the office, where he was housed, had been shut by "
    "the council of Lode, the harbour master, the two mills, the owners of the ferry, the school, "
    "the bank, the bus company of Marn and the friends of the wood above it."
)


def told(answered: Answered, text: str) -> list[Reply]:
    return [r for r in answered(text) if r.kind == "proposition"]


def alone(reply: Reply) -> str:
    return gloss([reply], {reply.statement: 1.0})


@pytest.mark.parametrize(
    ("text", "at", "beside"),
    [
        (COMPANY, 1, "Did a company struggle from the start in Lode?"),
        (
            "When the road is shut, a shipment of food could take a month to reach Lode.",
            0,
            "Could a shipment of food take a month to reach Lode?",
        ),
        (
            "The harbour had been mended, and they stepped out less than a minute later.",
            1,
            "Is it so that “they stepped out less than a minute later”?",
        ),
    ],
)
def test_what_readers_stumble_over_is_quoted_with_its_sentence_where_nobody_else_says_it(
    answered: Answered, text: str, at: int, beside: str
) -> None:
    reply = told(answered, text)[at]
    assert alone(reply) == f"Is it so that “{text.rstrip('.')}”?"
    assert worded_beside(reply) == beside


def test_a_plain_question_and_a_clear_quotation_stay(answered: Answered) -> None:
    sold, kept = told(answered, "Ann Lee sold the ferry, and she kept the mill for her two sons.")
    assert (sold.alone, kept.alone) == ("", "")
    assert alone(sold) == "Did Ann Lee sell the ferry?"


def test_a_denial_is_not_quoted_with_the_words_that_deny_it(answered: Answered) -> None:
    (reply,) = told(answered, "The company that struggled from the start could not be saved.")[-1:]
    assert reply.negated
    assert "not" not in alone(reply)


def test_a_question_of_the_text_is_no_sentence_that_could_be_so(answered: Answered) -> None:
    text = "What did the ferry that sank off Lode in March look like when you saw it?"
    assert not any("What did" in (r.alone or "") for r in told(answered, text))


def test_as_far_as_stays_with_what_it_belongs_to(answered: Answered) -> None:
    found = told(answered, "As far as I know they never sold the ferry.")
    assert [alone(r)[:36] for r in found] == ["Is it so that “As far as I know they"]


def test_a_day_asked_for_leaves_no_ending_behind() -> None:
    assert STRAY.search("On which day had Marn defeated Lode in’s play-in round?")
    assert not STRAY.search("Had Marn defeated Lode in Thursday’s play-in round?")


def test_no_claim_is_a_blank_in_a_quotation_for_a_day_or_a_place(
    grouped: Callable[..., Grouping],
) -> None:
    text = "Northlight Seafoods, which owns the ferry, did not answer questions on Monday."
    found = grouped((text, "2025-03-04"), (text, "2025-03-05"))
    assert not [c.gloss for c in found.claims if c.asked and c.asked.kind == "day"]


def test_a_sentence_is_quoted_once(answered: Answered) -> None:
    questions = [alone(r) for r in told(answered, COMPANY)]
    assert len(set(questions)) == len(questions) == 2


def test_a_few_words_that_make_no_clause_are_asked_for_by_nobody(
    answered: Answered, grouped: Callable[..., Grouping]
) -> None:
    housed = [r for r in told(answered, HOUSED) if r.value == "where he was housed"]
    assert [r.alone for r in housed] == [None]
    shown = grouped((HOUSED, "2025-03-03")).claims
    assert not any(s == housed[0].statement for c in shown for a in c.answers for s in a.statements)


def test_what_somebody_did_not_say_is_not_asked_as_said(answered: Answered) -> None:
    text = "The ministry did not say that the storm had damaged the harbour of Lode."
    assert [alone(r) for r in told(answered, text)] == [f"Is it so that “{text.rstrip('.')}”?"]
