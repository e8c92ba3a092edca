from __future__ import annotations

import pytest

from tests.sources.naming_case import document, mention, same, why
from wherefrom.sources.offices import office
from wherefrom.sources.resolve import resolve

DOCUMENTS = [document("North"), document("South"), document("West")]


def holder(where: str, name: str, role: str):
    return mention(where, name, "official", role=role)


def test_an_office_with_its_place_is_its_one_holder_in_the_case():
    governor = holder("North", "Ayla Brandt", "the governor of Qarsh Island")
    alone = mention("South", "governor of Qarsh island", "official")
    found = resolve(DOCUMENTS, [governor, alone])
    assert same(found, governor, alone)
    assert why(found, alone) == "holds the office so named; nobody else in the case does"


def test_an_office_with_two_holders_in_the_case_is_nobody_s():
    one = holder("North", "Ayla Brandt", "governor of Qarsh island")
    other = holder("West", "Ruth Oldale", "governor of Qarsh island")
    alone = mention("South", "governor of Qarsh island", "official")
    found = resolve(DOCUMENTS, [one, other, alone])
    assert not same(found, one, alone)
    assert not same(found, other, alone)


def test_the_office_without_its_place_is_looked_up_nowhere():
    governor = holder("North", "Ayla Brandt", "governor of Qarsh island")
    alone = mention("South", "governor", "official")
    assert not same(resolve(DOCUMENTS, [governor, alone]), governor, alone)


def test_spellings_of_one_holder_are_no_two_holders():
    one = holder("North", "Teydar Olishbandi", "governor of Qarsh island")
    other = holder("West", "Teidar Olishvandi", "governor of Qarsh island")
    alone = mention("South", "governor of Qarsh island", "official")
    assert same(resolve(DOCUMENTS, [one, other, alone]), one, other, alone)


@pytest.mark.parametrize(
    "text",
    ["the governor", "former mayor of Oldport", "deputy mayor of Oldport", "harbour worker", ""],
)
def test_no_office_with_one_holder(text):
    assert office(text) is None


def test_an_office_is_read_before_and_after_its_place():
    assert office("Oldport's mayor") == office("the mayor of Oldport") == (("mayor",), ("oldport",))
