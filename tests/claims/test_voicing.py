"""Which answers one voice gives, and rulings in pieces."""

from __future__ import annotations

from types import SimpleNamespace

from wherefrom.claims.pieces import pieces
from wherefrom.claims.voicing import given_by_one
from wherefrom.model import Answer, Claim, Statement


def said(key: str, document: str, origin: str | None) -> Statement:
    return Statement(key, document, 0, 4, "Ten.", "assertion", "asserted", (), origin)


def ready(*statements: Statement) -> SimpleNamespace:
    order = {s.id: at for at, s in enumerate(statements)}
    return SimpleNamespace(statements=statements, order=order)


def claim(*answers: tuple[str, ...]) -> Claim:
    made = tuple(Answer(f"a{at}", str(at), given) for at, given in enumerate(answers))
    return Claim("c", "How many?", 2, made, ())


def test_answers_of_one_document_on_one_origins_word_are_given_by_one_voice():
    one, two, three = said("s1", "d1", "o"), said("s2", "d1", "o"), said("s3", "d1", "p")
    found = given_by_one(ready(one, two, three), claim(("s1",), ("s3",), ("s2",)))
    assert found == {(0, 2)}


def test_answers_of_two_documents_are_given_by_two_voices():
    one, two = said("s1", "d1", "o"), said("s2", "d2", "o")
    assert given_by_one(ready(one, two), claim(("s1",), ("s2",))) == frozenset()


def test_a_ruling_ties_the_parts_that_its_statements_stand_in():
    part_of = {1: 0, 2: 0, 3: 1, 4: 1, 5: 2}
    assert pieces([1, 3, 5], part_of.get, {2: {5}, 1: {4}, 4: {1}}) == [(1, 3), (5,)]


def test_rows_in_no_part_stand_alone_until_they_are_tied():
    assert pieces([7, 8, 9], {}.get, {7: {9}}) == [(7, 9), (8,)]
