from __future__ import annotations

import pytest

from tests.sources.naming_case import document, mention, same
from wherefrom.sources.resolve import resolve

DOCUMENTS = [document("North"), document("South"), document("West")]


def joined(one: str, other: str, *further: str, kind: str = "person") -> bool:
    a, b = mention("North", one, kind), mention("South", other, kind)
    rest = [mention("West", name, kind) for name in further]
    return same(resolve(DOCUMENTS, [a, b, *rest]), a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serhii Palyvoda", "Sergei Palyvoda"),
        ("Muhammad al-Sarrafi", "Mohamed Sarrafi"),
        ("Abd al-Rahman Qaseri", "Abdurrahman Kaseri"),
        ("Djamila Outaleb", "Jamila Utaleb"),
        ("Jürgen Möltke", "Juergen Moeltke"),
        ("P.J. Brinmoor", "Paul Brinmoor"),
        ("Ana Keldt-Moss", "Ana Keldt"),
        ("W. Mark Tarn", "Mark Tarn"),
        ("Jan 'Cod' Brandt", "Jan Brandt"),
        ("Kim Do-hyuk", "Kim Dohyuk"),
        ("company director Ayla Brandt", "Ayla Brandt"),
    ],
)
def test_one_person_written_in_two_ways(one, other):
    assert joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Martin Hale", "Martina Hale"),
        ("Ivan Tarsov", "Ian Tarsov"),
        ("Jan Brandt Sr.", "Jan Brandt Jr."),
        ("Paul Brinmoor", "Paul Brinwood"),
        ("Hassan Barakzan", "Hussein Barakzan"),
        ("Oleksandr Verbytsko", "Oleksandra Verbytska"),
    ],
)
def test_two_people_of_near_names(one, other):
    assert not joined(one, other)


def test_a_father_and_a_son_of_one_name_leave_the_bare_name_to_neither():
    assert joined("Jan Brandt", "Jan Brandt Jr.")
    assert not joined("Jan Brandt", "Jan Brandt Jr.", "Jan Brandt Sr.")


def test_a_capital_that_speaks_is_its_country_s_government_and_a_building_is_not():
    assert joined("Moscow", "Russian government", kind="official")
    assert not joined("Kremlin", "Russian government", kind="official")


def test_a_capital_beside_a_national_body_is_the_country_but_not_beside_a_city_s():
    assert joined("Tehran's seismologic centre", "Iran's seismological centre", kind="official")
    assert not joined("Tehran police", "Iranian police", kind="official")


def test_a_body_s_own_name_means_the_same_in_every_document():
    firm = [mention(where, "Brine", "organisation") for where in ("North", "South", "West")]
    fuller = mention("North", "harbour trader Brine Holdings", "organisation")
    other = mention("South", "Brine Shipping", "organisation")
    found = resolve(DOCUMENTS, [*firm, fuller, other])
    assert same(found, *firm)


def test_an_acronym_in_another_language_is_taken_from_the_text_that_gives_it():
    text = "The Front for the Freedom of Karsh (KDF) denied it."
    documents = [document("North", text), document("South")]
    full = mention("North", "Front for the Freedom of Karsh", "organisation")
    short = mention("South", "KDF", "organisation")
    assert same(resolve(documents, [full, short]), full, short)


def test_who_is_a_pronoun_and_the_health_organisation_is_not():
    assert joined("WHO", "World Health Organisation", kind="official")
    assert not joined("who", "World Health Organisation", kind="official")
