from __future__ import annotations

from collections import Counter

import pytest
import spacy
from spacy.tokens import Doc, Span

from wherefrom.attribute.kinds import body_kind, is_outlet, role_of
from wherefrom.attribute.names import among_capitals, bare_name, gender_of, gender_of_name
from wherefrom.attribute.voice import outlet_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police Inspector Tom Hale", "Tom Hale"),
        ("Mrs Orr's", "Orr"),
        ("Ivo van der Marn", "Ivo van der Marn"),
        ("Harbour Post's Tom Hale", "Tom Hale"),
        ("", ""),
    ],
)
def test_a_name_is_bare_of_titles(text, name):
    assert bare_name(text) == name


def test_words_tell_the_pronoun():
    assert gender_of("spokeswoman for the port") == "f"
    assert gender_of("Mr") == "m"
    assert gender_of("head of the port") is None
    assert gender_of_name("Qxz Marn") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Harbour news agency, HNA", "HNA"),
        ("the Harbour Post newspaper", "Harbour Post"),
        ("Harbour Post's", "Harbour Post"),
    ],
)
def test_an_outlet_is_named_without_description(text, name):
    assert outlet_name(text) == name


@pytest.mark.parametrize(
    ("description", "kind", "body"),
    [
        ("spokesman for the Harbour Ministry", "official", "Harbour Ministry"),
        ("Harbour police inspector", "official", "Harbour police"),
        ("head of the Marel Company", "organisation", "Marel Company"),
        ("a lawyer for the crew", "person", None),
        ("mayor", "official", None),
        ("a former minister", "person", None),  # holds the office no more
        ("former minister", "person", None),
        ("the former Harbour police chief", "person", None),
        ("reporter for the Harbour Post", "outlet", "Harbour Post"),
        ("president and CEO of Marel Dairy", "organisation", "Marel Dairy"),
        ("resident", "witness", None),
    ],
)
def test_a_description_gives_kind_and_body(description, kind, body):
    role = role_of(description)
    assert role is not None
    assert (role.kind, role.body) == (kind, body)


def test_a_description_without_a_role_gives_none():
    assert role_of("tall and tired") is None


def test_bodies_and_outlets_are_told_apart():
    assert body_kind("Harbour Ministry") == "official"
    assert body_kind("Marel Company") == "organisation"
    assert is_outlet("the Harbour Post")
    assert not is_outlet("the harbour post office clerk")


TOLD = ["the", "inmate", "fled", "and", "Handcuffs", "Guards", "were", "told", "to", "run"]
HEADLINE = ["Inmate", "Pulls", "Gun", "And", "Handcuffs", "Guards", ",", "Runs", "Away"]


@pytest.mark.parametrize(
    ("words", "met_again", "taken"),
    [
        (HEADLINE, False, True),
        (HEADLINE, True, False),
        (
            ["the", "inmate", "fled", "and", "Handcuffs", "Guards", "were", "told", "to", "run"],
            False,
            False,
        ),
    ],
)
def test_words_of_a_headline_met_nowhere_else_are_no_name(words, met_again, taken):
    doc = Doc(spacy.blank("en").vocab, words=words)
    uses = Counter([*words, *(["Guards"] if met_again else [])])
    assert among_capitals("Handcuffs Guards", Span(doc, 4, 6), uses) is taken


def test_a_given_name_among_capitals_is_a_name_and_a_paper_is_none():
    doc = Doc(spacy.blank("en").vocab, words=HEADLINE)
    uses = Counter(HEADLINE)
    assert not among_capitals("Paul Guards", Span(doc, 4, 6), uses)
    assert among_capitals("White Paper", Span(doc, 4, 6), uses)
