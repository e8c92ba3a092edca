from __future__ import annotations

import pytest

from wherefrom.sources.people import fuller, person, same_person, surface
from wherefrom.sources.spellings import sound, spelling


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Police Sergeant Paul Brown", ("paul", "brown")),
        ("Mr. Brown", ("brown",)),
        ("Dr. Zoë de la Fuente’s", ("zoe", "fuente")),
        ("Jean-Pierre Moulin", ("jeanpierre", "moulin")),
        ("Omar al-Brandt", ("omar", "brandt")),
        ("Van der Brandt", ("brandt",)),
        ('Jon "Cod" Brandt', ("jon", "brandt")),
        ("Ayla Brandt Jr.", ("ayla", "brandt")),
        ("J.R. Brandt", ("j", "r", "brandt")),
    ],
)
def test_a_name_is_taken_apart_without_titles_particles_and_marks(name, words):
    assert person(name).words == words


def test_a_title_tells_a_gender_for_a_bare_surname_only():
    assert (person("Mrs Brown").gender, person("Mrs Mary Brown").gender) == ("f", "")


def test_the_printed_name_keeps_case_and_loses_titles():
    assert surface("Detective Inspector Ayla van Brandt") == "Ayla van Brandt"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jon Owen", "John Owen"),
        ("Abdolreza Sheikh", "Abdol-Reza Sheikh"),
        ("Suri Charan", "Charan Suri"),
        ("Vincent Del Brandt", "Vincent DelBrandt"),
    ],
)
def test_two_ways_of_writing_one_full_name_are_the_same_person(a, b):
    assert same_person(person(a), person(b)) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Paul Brown", "Peter Brown"),
        ("Paul Brown", "Paul Green"),
        ("P. Brown", "Paul Brown"),
    ],
)
def test_names_that_differ_or_tell_less_are_not_the_same_outright(a, b):
    assert same_person(person(a), person(b)) is None


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Brown", "Paul Brown"),
        ("P. Brown", "Paul Brown"),
        ("Paul Brown", "Paul J. Brown"),
        ("Paul", "Paul Brown"),
        ("Juan Brandt", "Juan Brandt Morales"),
        ("Strand Kahn", "Dominic Strand Kahn"),
    ],
)
def test_a_short_name_may_be_a_fuller_one(less, more):
    assert fuller(person(less), person(more)) is not None


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("P. Brown", "Mary Brown"),
        ("Mr Brown", "Mary Brown"),
        ("Paul Brown", "Peter Brown"),
        ("Paul Brown", "P. Brown"),
        ("Paul K. Brown", "Paul James Brown"),
    ],
)
def test_a_short_name_that_contradicts_a_fuller_one_is_not_it(less, more):
    assert fuller(person(less), person(more)) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Teydar Olishbandi", "Teidar Olishvandi"),
        ("Duncan Rait", "Duncan Raite"),
        ("Masoud Dalman", "Massoud Dalman"),
        ("Yiannis Panagou", "Giannis Panagou"),
    ],
)
def test_near_spellings_of_both_names_may_be_one_name(a, b):
    assert spelling(person(a), person(b)) is not None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Maria Brandt", "Marie Brandt"),
        ("Mary Brandt", "Gary Brandt"),
        ("Ann Lee", "Ann Leigh"),
        ("P. Brown", "P. Browne"),
        ("Paul Brown", "Paul Green"),
    ],
)
def test_names_of_their_own_are_no_spellings_of_each_other(a, b):
    assert spelling(person(a), person(b)) is None


def test_usual_transliterations_sound_alike():
    assert sound("teydar") == sound("teidar")
    assert sound("brown") != sound("green")
