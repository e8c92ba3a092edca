"""Distances told from one place or another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.away import measured_from
from wherefrom.model import Grouping, Reply
from wherefrom.model import Statement as Said


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It lies 40 km (25 mi) from Lode", "lode"),
        ("It lies 40 km south-west of the port of Upper Lode, in Brine", "upper lode"),
        ("It lies 40 km off Brine", "brine"),
        ("She fell 40 km from a ridge near Lode", ""),
        ("They drove 40 km to Lode", ""),
        ("It lies 40 km away", ""),
    ],
)
def test_a_distance_is_from_the_place_named_right_after_it(text: str, place: str) -> None:
    at = text.index("40 km")
    told = Said("s", "d", 0, len(text), text, "assertion", "asserted", ())
    assert measured_from(Reply("s", "number", "m", "40 km", at, at + 5, "How far?"), told) == place


def test_distances_from_two_places_are_two_claims(grouped: Callable[..., Grouping]) -> None:
    lode = "The quake struck 60 km south of Lode."
    brine = "The quake struck 900 km south of Brine."
    days = ("2031-03-04", "2031-03-05")
    texts = [(f"{one} {other}", day) for day in days for one, other in ((lode, brine),)]
    values = [
        {a.value for a in claim.answers}
        for claim in grouped(*texts).claims
        if claim.asked is not None and claim.asked.key == "m"
    ]
    assert sorted(values, key=str) == [{"60 km"}, {"900 km"}]
