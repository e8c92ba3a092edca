from __future__ import annotations

from wherefrom.model import Person, Source
from wherefrom.pipeline.openly import openly


def source(key, name, kind, **more):
    return Source(key, name, (), kind, **more)


def person(key, name, *, protected):
    return Person(key, (name,), (("d", 0, 1),), protected, "Person", "")


SOURCES = (
    source("police", "Port Sarrow Police", "official"),
    source("post", "The Harbour Post", "outlet"),
    source("venn", "Dora Venn", "witness"),
    source("lawyer", "Clara Weiss", "person"),
    source("freed", "Otto Brams", "person"),
    source("letter", "Dora Venn's letter to the court", "record"),
    source("kept", "K.", "withheld"),
    source("some", "several men", "anonymous"),
    source("spokes", "Viktor Hale", "organisation", body="police"),
)
PEOPLE = (
    person("venn", "Dora Venn", protected=True),
    person("q-1", "Clara Weiss", protected=True),
    person("freed", "Otto Brams", protected=False),
)


def test_bodies_outlets_and_people_whose_names_may_stand_have_a_page():
    assert openly(SOURCES, PEOPLE) == {"police", "post", "freed", "spokes"}


def test_somebody_protected_has_none_under_whatever_kind():
    asked = person("spokes", "Viktor Hale", protected=True)
    assert "spokes" not in openly(SOURCES, (*PEOPLE, asked))
    judge = (source("judge", "Clara Weiss", "official"),)
    assert openly(judge, PEOPLE) == frozenset()


def test_where_nobody_is_known_only_bodies_and_outlets_have_one():
    assert openly(SOURCES, None) == {"police", "post"}


def test_a_source_under_a_pseudonym_has_none():
    assert openly([source("a", "[Witness 1]", "official", protected=True)], ()) == frozenset()
