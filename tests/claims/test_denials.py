"""A denial is an answer against what it denies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from spacy.tokens import Doc

from tests.claims.said import document, stated
from wherefrom.claims.group import group
from wherefrom.claims.replies import replies
from wherefrom.language.load import encoder
from wherefrom.model import Reply, Statement
from wherefrom.settings import Claims


def denied(text: str, name: str = "d") -> tuple[Statement, ...]:
    return tuple(replace(s, modality="denied") for s in stated(document(name, text)))


@pytest.fixture
def proposition(read: Callable[[str], Doc]) -> Callable[[str], Reply]:
    """The yes or no that a denial in one sentence gives."""

    def of(text: str) -> Reply:
        found = replies(document("d", text), read(text), denied(text))
        return next(r for r in found if r.kind == "proposition")

    return of


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The ministry rejected claims that the dam had cracked.", "Had the dam cracked?"),
        ("There is no evidence that the cargo was armed.", "Was the cargo armed?"),
        ("It is not true that the school was empty.", "Was the school empty?"),
        ("The claim that the dam had cracked was untrue.", "Had the dam cracked?"),
        ("Police found no evidence of a fire.", "Did police find evidence of a fire?"),
    ],
)
def test_a_denial_says_no_to_what_it_denies(
    proposition: Callable[[str], Reply], text: str, question: str
) -> None:
    found = proposition(text)
    assert (found.question, found.negated) == (question, True)


def test_who_denies_a_negative_says_yes(proposition: Callable[[str], Reply]) -> None:
    found = proposition("It is not true that the owner was not warned.")
    assert (found.question, found.negated) == ("Was the owner warned?", False)


def test_who_calls_a_report_false_has_called_it_so(proposition: Callable[[str], Reply]) -> None:
    assert not proposition("The harbour master called the reports fabricated.").negated


def test_an_amount_that_is_denied_is_no_answer(read: Callable[[str], Doc]) -> None:
    text = "The council denied that 40 houses burned on 3 March 2031."
    found = replies(document("d", text), read(text), denied(text))
    assert [r.kind for r in found] == ["proposition"]


def test_a_denial_stands_against_what_it_denies(read: Callable[[str], Doc]) -> None:
    said = "The dam above Lode had cracked in March."
    against = "The ministry rejected claims that the dam above Lode had cracked in March."
    docs = [document("d0", said, "2031-03-04"), document("d1", against, "2031-03-04")]
    statements = [*stated(docs[0]), *denied(against, "d1")]
    found = [r for d in docs for r in replies(d, read(d.text), statements)]
    vectors = np.asarray(encoder().encode([s.text for s in statements]))
    claims = group(docs, statements, found, vectors, settings=Claims()).claims
    shared = [c for c in claims if len(c.answers) == 2]
    assert [sorted(len(a.statements) for a in c.answers) for c in shared] == [[1, 1]]


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The source was not one man, but probably several people.", False),
        ("The source was not one man, but it was near him.", True),
        ("The source was not one man.", True),
    ],
)
def test_what_is_put_in_anothers_place_is_no_denial(
    proposition: Callable[[str], Reply], text: str, denies: bool
) -> None:
    assert proposition(text).negated is denies


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Police ruled out foul play.", "Did police rule out foul play?"),
        ("The new rules exclude expert scientists.", "Do the new rules exclude expert scientists?"),
    ],
)
def test_who_excludes_something_says_yes_to_whether_he_did(
    proposition: Callable[[str], Reply], text: str, question: str
) -> None:
    reply = proposition(text)
    assert (reply.question, reply.negated) == (question, False)


def test_who_denies_coaching_those_who_came_does_not_deny_that_they_came(
    read: Callable[[str], Doc],
) -> None:
    text = "Lawyers denied any coaching of the men who recently arrived in the harbour of Lode."
    told = replies(document("d", text), read(text), denied(text))
    came = [r for r in told if r.kind == "proposition" and "arrive" in r.question]
    assert came
    assert not any(r.negated for r in came)


def test_what_is_said_before_somebody_dismisses_it_is_so(read: Callable[[str], Doc]) -> None:
    text = (
        "Mr. Lee, however, has denounced that practice because some sailors have skipped their "
        'hearings; he dismissed it as "catch and release."'
    )
    told = replies(document("d", text), read(text), stated(document("d", text)))
    denounced = [r for r in told if r.kind == "proposition" and "denounce" in r.question]
    assert [r.negated for r in denounced] == [False]
