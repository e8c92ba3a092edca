from __future__ import annotations

import pytest

from eval.chain_names import same_source
from eval.chain_targets import plain, targets

SAME = [
    ("Harbour Minister Tom Hale", "Hale"),
    ("Tom Hale, head of the Belmar council", "Mr. Hale"),
    ("the European Union", "The EU"),
    ("the Belmar government", "Belmar's government"),
    ("We", "our"),
    ("Belmar", "the Belmarian"),
    ("the head of the Belmar council Tom Hale", "Tom Hale"),
    ("some fishers", "fishers"),
]
OTHER = [
    ("Tom Hale, head of the Belmar council", "the Belmar council"),
    ("the Belmar government", "the Tavo government"),
    ("Tom Hale", "Tom Brandt"),
    ("Tom Hale", "he"),
    ("We", "they"),
    ("the union", "the court"),
    ("Tom Hale", ""),
]


@pytest.mark.parametrize(("gold", "form"), SAME)
def test_one_source_under_two_descriptions(gold, form):
    assert same_source(gold, [form])


@pytest.mark.parametrize(("gold", "form"), OTHER)
def test_two_sources(gold, form):
    assert not same_source(gold, [form])


def test_escapes_become_what_they_stand_for():
    assert plain("\\t\\nBelmar\\'s port") == " \nBelmar's port"


def test_a_target_is_found_in_its_sentence_and_repeats_are_one_source():
    text = plain("The port is open.\\n Hale said the port is shut.")
    row = {
        "text": "Hale said the port is shut.",
        "question": "the port",
        "answer": ["w", "Hale", "Hale"],
    }
    (found,) = targets("one", {"extract": [row]}, text)
    assert found.span == (text.rindex("the port"), text.rindex("the port") + len("the port"))
    assert found.chain == ("w", "Hale")
