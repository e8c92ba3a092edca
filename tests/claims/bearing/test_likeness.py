"""How an allegation is read, and how like it statements are."""

from __future__ import annotations

import numpy as np
import pytest

from tests.claims.said import document, stated
from wherefrom.claims.bearing.allegation import read_allegation
from wherefrom.claims.bearing.likeness import MEASURES, likeness, pool
from wherefrom.claims.bearing.matching import Heard
from wherefrom.claims.bearing.terms import term, terms
from wherefrom.content import content_words


@pytest.mark.parametrize(
    ("one", "two"),
    [("ten", "10"), ("died", "deaths"), ("evacuated", "evacuating"), ("1,200", "1200")],
)
def test_words_of_one_sense_are_one_term(one: str, two: str) -> None:
    assert term(one) == term(two)


def test_words_that_only_ask_are_no_terms() -> None:
    assert terms("How many workers did the fire kill?") == terms("workers fire kill")


def test_names_are_known_by_their_capitals_here_or_in_the_case() -> None:
    assert read_allegation("Did the owner pay Emil Tavo?").names == {term("emil"), term("tavo")}
    assert read_allegation("did tavo pay?", names={"tavo"}).names == {"tavo"}
    assert read_allegation("Locked doors killed them.").names == frozenset()


@pytest.mark.parametrize(
    ("text", "wants"),
    [("How many died?", "number"), ("When did it burn?", "date"), ("How old was she?", "age"),
     ("Who locked the doors?", "name"), ("The doors were locked.", None)],
)  # fmt: skip
def test_a_question_tells_what_its_answer_holds(text: str, wants: str | None) -> None:
    assert read_allegation(text).wants == wants


def measured(allegation: str, *texts: str) -> list[dict[str, float]]:
    """The likeness of each text, all of one document, with vectors that mean nothing."""
    (doc,) = [document("d", "\n\n".join(texts))]
    statements = stated(doc)
    assert len(statements) == len(texts)
    vectors = np.eye(max(4, len(texts)), dtype=np.float32)[: len(texts)]
    words = np.zeros((sum(len(content_words(s.text)) for s in statements), 2), dtype=np.int8)
    heard = Heard(vectors[0], np.zeros((len(content_words(allegation)), 2), dtype=np.int8))
    found = likeness(read_allegation(allegation), heard, pool(statements, vectors, words))
    return [dict(zip(MEASURES, row, strict=True)) for row in found.tolist()]


def test_rare_words_weigh_more_than_those_that_all_statements_have() -> None:
    rare, common, _ = measured(
        "The cannery doors were locked.",
        "The doors had jammed.",
        "The cannery had stood empty.",
        "The cannery had burned down.",
    )
    assert rare["words"] > common["words"] > 0


def test_figures_and_names_that_are_lacking_are_told() -> None:
    same, other = measured(
        "Twenty workers died, Emil Tavo said.", "Emil Tavo saw 20 workers.", "Ten workers died."
    )
    assert (same["figures"], same["figures_lacking"], same["names_lacking"]) == (1.0, 0.0, 0.0)
    assert (other["figures"], other["figures_lacking"]) == (0.0, 1.0)


def test_who_asks_for_a_number_is_told_where_there_is_none() -> None:
    ten, none = measured("How many workers died?", "Ten workers died.", "The workers slept inside.")
    assert (ten["holds_wanted"], ten["lacks_wanted"]) == (1.0, 0.0)
    assert (none["holds_wanted"], none["lacks_wanted"]) == (0.0, 1.0)
