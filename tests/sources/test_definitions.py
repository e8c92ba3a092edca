from __future__ import annotations

import pytest

from tests.sources.naming_case import document
from wherefrom.sources.definitions import defined


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("The Net Menders' Union (NMU) said so.", "nmu", "Net Menders' Union"),
        ("NMU (the Net Menders’ Union) said so.", "nmu", "Net Menders’ Union"),
        ("Ships of the Board for Safety at Sea (BSS) left.", "bss", "Board for Safety at Sea"),
    ],
)
def test_a_text_defines_its_acronyms(text, short, name):
    assert defined([document("d", text)])["d"] == {short: name}


def test_brackets_without_the_initials_define_nothing():
    assert defined([document("d", "Ayla Brandt (NMU) left for Salt Mouth (BRK).")])["d"] == {}


def test_one_documents_definition_holds_for_all_unless_another_differs():
    one = document("a", "The Net Menders' Union (NMU) met.")
    silent, other = document("b", ""), document("c", "The Northern Miners' Union (NMU) met.")
    assert defined([one, silent])["b"] == {"nmu": "Net Menders' Union"}
    found = defined([one, silent, other])
    assert found["b"] == {}
    assert found["c"] == {"nmu": "Northern Miners' Union"}
