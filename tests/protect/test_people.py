"""Who is protected, by what role, and why."""

from __future__ import annotations

import random

import pytest

from wherefrom.language.load import parse
from wherefrom.model import UNDATED, Document
from wherefrom.protect.identifiers import identifiers
from wherefrom.protect.people import Named, people
from wherefrom.protect.pseudonyms import digest, numbered, pseudonyms

NOBODY = Named((), (), ())


def document(text: str, name: str = "one") -> Document:
    return Document(
        f"d-{name}", f"{name}.txt", text, None, None, "outlet", (), None, "en", "", UNDATED
    )


def named(*texts: str, wishes: dict[str, bool] | None = None):
    documents = [document(text, str(n)) for n, text in enumerate(texts)]
    found = {d.id: identifiers(d.text, parse(d.text)) for d in documents}
    every = people(documents, found, Named((), (), (), wishes or {}))
    return {p.names[0]: p for p in every}


def test_somebody_in_public_office_is_not_protected():
    person = named("Police Commissioner Ray Tavo said that four men had fled.")["Ray Tavo"]
    assert (person.protected, "office" in person.why) == (False, True)


def test_whoever_holds_no_office_is_protected():
    assert named("Jonas Reld said that he had never been paid.")["Jonas Reld"].protected


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The survivor Jonas Reld was paid nothing.", "Jonas Reld", "Survivor"),
        ("Jonas Reld, 14, was sold twice.", "Jonas Reld", "Minor"),
        ("Police charged the recruiter, Jonas Reld, on Monday.", "Jonas Reld", "Accused person"),
        ("Her lawyer, Jonas Reld, said so.", "Jonas Reld", "Lawyer"),
    ],
)
def test_the_words_beside_tell_the_role(text, name, role):
    assert named(text)[name].role == role


def test_a_surname_alone_is_the_person_named_in_full():
    person = named("Jonas Reld cooked on board. Reld slept in the store, he said.")["Jonas Reld"]
    assert len(person.places) == 2


def test_two_who_share_a_surname_stay_two():
    every = named("Jonas Reld and Helena Reld worked there. They left in May.")
    assert {"Jonas Reld", "Helena Reld"} <= set(every)


def test_the_users_word_wins():
    freed = named("Jonas Reld said so.", wishes={"jonas reld": False})["Jonas Reld"]
    kept = named("Mayor Otto Brams said so.", wishes={"otto brams": True})["Otto Brams"]
    assert (freed.protected, kept.protected) == (False, True)


def test_a_name_that_was_not_read_is_looked_for_where_a_user_gives_it():
    assert named("the one called qoxil came", wishes={"qoxil": True})["qoxil"].protected


def test_numbers_stay_with_their_people_and_new_ones_follow():
    first = list(named("Jonas Reld met Helena Veld. Clara Weiss left.").values())
    numbers = numbered(first, {}, "00", random.Random(1))
    later = list(named("Jonas Reld met Helena Veld. Clara Weiss left.", "Dora Venn came.").values())
    again = numbered(later, numbers, "00", random.Random(2))
    assert all(again[key] == n for key, n in numbers.items())
    assert len(set(again.values())) == len(later) == 4


def test_a_relative_is_told_by_whose():
    every = named("Jonas Reld said it. Jonas Reld's sister Helena Veld had not been paid.")
    held = list(every.values())
    numbers = numbered(held, {}, "00", random.Random(1))
    shown = pseudonyms(held, numbers, "00")
    jonas = numbers[digest("00", every["Jonas Reld"])]
    assert shown[every["Helena Veld"].key].endswith(f"of Person {jonas}")
