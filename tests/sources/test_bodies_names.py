from __future__ import annotations

import pytest

from wherefrom.sources.bodies import body, kind_of, named_part, narrower


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ministry of Foreign Affairs", "the Foreign Ministry"),
        ("New Zealand Police", "NZ police"),
        ("police in Brinmark", "Brinmark Police Department"),
        ("WFP", "World Food Programme"),
        ("the UN's food agency", "World Food Programme"),
        ("the BBC", "BBC News"),
        ("AFP", "Agence France-Presse"),
        ("AFP news agency", "the French news agency AFP"),
        ("state TV", "state-run television"),
        ("Brine Holdings Ltd", "Brine Holdings"),
        ("Oceanwatch", "Oceanwatch International"),
        ("the Harbour Post's", "Harbour Post"),
        ("Iranian state television", "Iran's state TV"),
        ("Brinmark prosecutors", "the Brinmark District Attorney's office"),
        ("nytimes.com", "The New York Times"),
    ],
)
def test_two_names_of_one_body_are_one(a, b):
    assert body(a) == body(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Police Federation", "police"),
        ("Foreign Ministry", "Interior Ministry"),
        ("Harbour Post", "Harbour Times"),
        ("who", "WHO"),
        ("Attorney General", "District Attorney"),
        ("fishers and police", "police"),
        ("Sunday Times", "The Times of London"),
    ],
)
def test_bodies_with_like_names_stay_two(a, b):
    assert body(a) != body(b)


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("police", "New Zealand Police"),
        ("the ministry", "Ministry of Fisheries"),
        ("the Post", "Harbour Post"),
        ("HWU", "Harbour Workers' Union"),
        ("Saltmouth officials", "City of Saltmouth"),
        ("GSB", "GSB harbour union"),
    ],
)
def test_a_short_name_may_be_a_fuller_one(less, more):
    assert narrower(body(less), body(more)) is not None


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("New Zealand", "Radio New Zealand"),
        ("Brinmark police", "Saltmouth police"),
        ("Harbour", "Harbour Post"),
        ("ministry", "police"),
        ("New Zealand Police", "police"),
    ],
)
def test_a_name_that_fits_nothing_fuller_stands_alone(less, more):
    assert narrower(body(less), body(more)) is None


def test_what_the_case_defines_comes_before_the_lists():
    assert body("AP", {"ap": "Authority of Ports"}) == body("Authority of Ports")
    assert body("AP") == body("Associated Press")


def test_a_description_gives_way_to_the_name_in_it():
    assert named_part("spokesman for the Harbour Union") == "Harbour Union"
    assert named_part("the fishing company Brine Holdings") == "Brine Holdings"
    assert named_part("ministry of Fisheries") == "ministry of Fisheries"


def test_the_sort_of_a_body_tells_its_kind():
    assert kind_of(body("Brinmark police")) == "official"
    assert kind_of(body("state radio")) == "outlet"
    assert kind_of(body("Brine Holdings")) is None
