"""Protected names replaced in any string."""

from __future__ import annotations

import pytest

from wherefrom.model import Person
from wherefrom.protect.veil import veil

ANA = Person("q-1", ("Anaïs Reld-Veld",), (), True, "Survivor", "")
GRACE = Person("q-2", ("Grace Holt",), (), True, "Witness", "")
MAYOR = Person("q-3", ("Otto Holt",), (), False, "Person", "mayor")
LABELS = {"q-1": "Survivor 3", "q-2": "Witness 1"}


def over(common: tuple[str, ...] = ()):
    return veil([ANA, GRACE, MAYOR], LABELS, {"K1234567": "[number]"}, common)


@pytest.mark.parametrize(
    "text",
    ["Anaïs Reld-Veld", "ANAÏS RELD-VELD", "Anais Reld Veld", "anaïs  reld‐veld", "Reld"],
)  # fmt: skip
def test_every_spelling_is_replaced(text):
    assert "eld" not in over().string(f"So {text} said").casefold()


def test_possessives_keep_their_sign():
    assert over().string("Anaïs Reld-Veld’s brother") == "[Survivor 3]’s brother"


def test_parts_of_other_words_stand():
    assert over().string("The Relding of Graceland") == "The Relding of Graceland"


def test_somebody_in_office_keeps_a_name_that_holds_a_protected_one():
    assert over().string("Mayor Otto Holt said") == "Mayor Otto Holt said"


def test_a_common_word_counts_as_a_name_with_a_capital_only():
    assert over(("grace",)).string("by the grace of Grace") == "by the grace of [Witness 1]"


def test_numbers_are_replaced_too():
    assert over().string("passport K1234567") == "passport [number]"
