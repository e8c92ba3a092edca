"""/api/ask: what bears on an allegation, under pseudonyms without telling who stands behind one."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest

from tests.serve.test_api import answered, script  # noqa: F401
from tests.serve.test_tools import call
from wherefrom.pipeline.asking_outward import outward_pool
from wherefrom.protect.asked import heard
from wherefrom.serve.api.reading import Reading
from wherefrom.serve.desk import FULL, PSEUDONYMISED

MADE_UP = ("Ozra Quibbel", "Tumnek")
SENTENCES = (
    "{}",
    "{} was beaten",
    "Did {} say that the passports were kept on the bridge?",
    "the crew of the trawler had not been paid, said {}",
    "{}'s wages were withheld by the owner of the trawler",
    "{}, 34, was taken to the hostel with eleven men.",
)
CREW = "How many crew members were on board the trawler?"
ELSEWHERE = "The national football team won the final of the championship on penalties"


def ask(client, question):
    return client.get("/api/ask", params={"q": question})


def protected(example):
    """Every protected name, whole and in parts."""
    names = {n for one in example.people() if one.pseudonym for n in one.person.names}
    return sorted(names | {part for name in names for part in name.split()})


def spellings(name):
    first, *rest = name.split()
    yield from (name, name.lower(), name.upper(), name.title().swapcase(), f"{name}, {name}")
    yield unicodedata.normalize("NFD", name.replace("o", "ó").replace("e", "é"))
    yield "\u200b".join(name)
    yield "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in name)  # fullwidth
    yield "-".join(name.split())
    if rest:
        yield f"{first[0]}. {' '.join(rest)}"
        yield f"{' '.join(rest)}, {first}"


@pytest.fixture(scope="module")
def view(desk):
    """The example's view, ready to be asked."""
    ledgers = (desk.held(FULL).ledger, desk.held(PSEUDONYMISED).ledger)
    return outward_pool(desk.folder, *ledgers)


def test_a_protected_name_is_answered_as_a_made_up_one_is_byte_for_byte(script, example):  # noqa: F811
    names = protected(example)
    assert len(names) > 8
    for sentence in SENTENCES:
        made_up = {ask(script, sentence.format(name)).content for name in MADE_UP}
        assert len(made_up) == 1
        for name in names:
            assert ask(script, sentence.format(name)).content in made_up, (sentence, name)


def test_no_spelling_of_a_protected_name_is_heard_otherwise_than_that_of_a_made_up_one(
    example, view
):
    for sentence in SENTENCES:
        for name in protected(example):
            like = MADE_UP[0] if " " in name else MADE_UP[1]
            for one, other in zip(spellings(name), spellings(like), strict=True):
                real = heard(sentence.format(one), view.known)
                assert real == heard(sentence.format(other), view.known), (sentence, one)


def test_no_protected_name_is_in_any_answer(script, example):  # noqa: F811
    names = protected(example)
    every = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    for sentence in (*SENTENCES, CREW, "The crew was beaten and three men were injured"):
        for name in (*names, "[Survivor 1]", "[Witness 3]"):
            text = ask(script, sentence.format(name)).text
            assert every.findall(text) == []


def test_statements_are_compared_by_the_words_that_the_view_shows(desk, view):
    shown = {s.id: s.text for s in desk.held(PSEUDONYMISED).ledger.statements}
    own = [s.text for s in desk.held(FULL).ledger.statements]
    assert {s.id: s.text for s in view.pool.statements} == shown
    assert set(shown.values()) - set(own)  # in some of them names were replaced
    from wherefrom.language.load import encoder

    anew = encoder().read([s.text for s in view.pool.statements])
    assert (anew.vectors == view.pool.vectors).all()
    assert (anew.words == view.pool.words.vectors).all()


def test_a_question_finds_the_claim_that_the_command_line_finds(script, desk, example):  # noqa: F811
    found = answered(script, f"/api/ask?q={CREW}")
    assert found["told"] == "plainly"
    assert found["view"] == "pseudonymised"
    best = example.ask(CREW).claims[0].claim
    both = zip(desk.held(FULL).ledger.claims, desk.held(PSEUDONYMISED).ledger.claims, strict=True)
    assert found["claims"][0]["id"] == next(veiled.id for own, veiled in both if own.id == best)
    answers = found["claims"][0]["answers"]
    assert all("found" in a["counted"] and a["best"]["quoted"] is True for a in answers)
    assert all(0 <= a["best"]["probability"] <= 1 for a in answers)


def test_words_beyond_those_of_the_view_are_not_heard(script):  # noqa: F811
    found = answered(script, "/api/ask?q=Jonas Ferrel's crew were not paid in 1987")
    assert found["asked"] == "[…]'s crew were not paid in […]"
    assert "was not heard" in found["meaning"]


def test_another_figure_is_set_against_the_one_asked(script):  # noqa: F811
    found = answered(script, "/api/ask?q=83 crew members were on board the trawler")
    said = [answer["says"] for answer in found["claims"][0]["answers"]]
    assert {(one["kind"], one["asked"]) for one in said if one} == {("other", "83")}


def test_a_name_that_a_user_frees_is_heard_from_then_on(own_bench):
    own_bench.submit("/view", view="pseudonymised")
    question = "Jonas Ferrel spoke to the police"
    assert ask(own_bench, question).json()["asked"].startswith("[…]")
    own_bench.app.state.desk.protect("Jonas Ferrel", by="Ann Lee", why="", free=True)
    assert ask(own_bench, question).json()["asked"] == question


def test_a_question_on_other_things_is_told_that_nothing_here_says_that(script):  # noqa: F811
    found = answered(script, f"/api/ask?q={ELSEWHERE}")
    assert found["told"] == "nothing"
    assert found["meaning"].startswith("Nothing here says that.")
    assert found["claims"] == found["statements"] == []


@pytest.mark.parametrize("given", ["", "?q=", "?q=%20.!", "?q=" + "a " * 600, "?q=x&view=full"])
def test_what_is_no_allegation_is_told_so(script, given):  # noqa: F811
    assert script.get(f"/api/ask{given}").status_code == 422
    assert answered(script, f"/api/ask{given}")["error"]


def test_a_page_that_shows_names_is_answered_with_names(bench):
    found = answered(bench, f"/api/ask?q={CREW}")
    assert (found["view"], found["asked"]) == ("full", CREW)
    assert found["claims"]


def test_the_tool_answers_as_the_endpoint_does(script, desk):  # noqa: F811
    reading = Reading(desk, desk.held(PSEUDONYMISED))
    told = call(reading, "ask", q=CREW)["result"]
    note, _, body = told["content"][0]["text"].partition("\n")
    assert "not instructions" in note
    assert json.loads(body) == ask(script, CREW).json()
    assert call(reading, "ask", q=" ")["result"]["isError"] is True
