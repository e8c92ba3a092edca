from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from spacy.tokens import Doc

from tests.claims.said import document, stated
from wherefrom.claims.fitting import evidence, fit, fitting
from wherefrom.claims.nearness import Nearness, nearness
from wherefrom.claims.replies import replies
from wherefrom.language.load import encoder
from wherefrom.model import Grouping, Reply

BOUGHT = "Ann Lee bought the Brine Harbour ferry."
BOUGHT_TOO = "The Brine Harbour ferry was bought by Ann Lee."
PRAISED = "Ann Lee praised the Brine Harbour choir."
TEXTS = [BOUGHT, BOUGHT_TOO, PRAISED]


@pytest.fixture
def compared(
    read: Callable[[str], Doc],
) -> tuple[Nearness, dict[int, list[Reply]], list[str]]:
    docs = [document(f"d{i}", text) for i, text in enumerate(TEXTS)]
    said = [stated(doc)[0] for doc in docs]
    found = encoder().read([s.text for s in said])
    near = nearness(said, found.vectors, found.words, lexical=0.2)
    rows = {
        i: [r for r in replies(doc, read(doc.text), [s]) if r.kind == "proposition"]
        for i, (doc, s) in enumerate(zip(docs, said, strict=True))
    }
    return near, rows, [s.text for s in said]


def test_who_does_another_thing_does_not_answer_the_question(compared) -> None:
    near, rows, texts = compared
    found = fit(near, [0, 1, 2], rows, texts)
    assert found[0, 1] > 0.8 > found[0, 2]
    assert np.diag(found) == pytest.approx(1.0)


def test_a_statement_that_does_not_answer_leaves_the_group(compared) -> None:
    near, rows, texts = compared
    bar = float(fit(near, [0, 1, 2], rows, texts)[:2, 2].max()) + 0.01
    parts = list(fitting(near, [0, 1, 2], rows, texts, least=bar))
    assert sorted(map(sorted, parts)) == [[0, 1], [2]]


def test_nothing_is_told_without_a_bar_or_the_words_vectors(compared) -> None:
    near, rows, texts = compared
    assert list(fitting(near, [0, 1, 2], rows, texts, least=0.0)) == [[0, 1, 2]]
    without = Nearness(near.vectors, near.words, near.lexical)
    assert list(fitting(without, [0, 2], rows, texts, least=0.9)) == [[0, 2]]
    with pytest.raises(ValueError, match="vectors"):
        evidence(without, [0, 2], rows, texts)


def test_an_ordinal_and_a_count_are_two_claims(grouped: Callable[..., Grouping]) -> None:
    first = "It was the third strike at the Lode yard this year, the union said."
    second = "The union said 40 strikes were held at the Lode yard this year."
    found = grouped((first, "2031-03-04"), (first, "2031-03-05"), (second, "2031-03-05"))
    counts = [
        {a.value for a in c.answers} for c in found.claims if c.asked and c.asked.kind == "number"
    ]
    assert all(len(values) == 1 for values in counts)


def test_a_count_of_some_is_set_apart_from_the_count_of_all(
    grouped: Callable[..., Grouping],
) -> None:
    every = "A fire at the Brine mill killed ten people on Monday."
    some = "A fire at the Brine mill killed three firefighters on Monday."
    found = grouped((every, "2031-03-04"), (every, "2031-03-05"), (some, "2031-03-05"))
    (asked,) = (c for c in found.claims if c.gloss == "How many people were killed?")
    assert [a.value for a in asked.answers] == ["ten"]
    assert not asked.conflicts


def test_two_periods_of_different_things_are_not_one_question(
    grouped: Callable[..., Grouping],
) -> None:
    deal = "Ann Lee signed a six-year deal with the Lode ferry company."
    jail = "Bo Ek was jailed for nine years for arson at the Brine mill."
    found = grouped((f"{deal} {jail}", "2031-03-04"), (f"{jail} {deal}", "2031-03-05"))
    lengths = [
        {a.value for a in c.answers} for c in found.claims if c.asked and c.asked.key == "year"
    ]
    assert len(lengths) == 2
    assert all(len(values) == 1 for values in lengths)
