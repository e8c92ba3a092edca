"""Who is told of is not what is told: names alone hold no claim together."""

from __future__ import annotations

from collections.abc import Callable

from wherefrom.model import Grouping

Grouped = Callable[..., Grouping]
DAY = "2031-03-04"


def shared(grouping: Grouping) -> list[str]:
    return [
        c.gloss
        for c in grouping.claims
        if c.documents > 1 and c.asked and c.asked.kind == "proposition"
    ]


def test_two_statements_with_only_a_name_in_common_are_two_claims(grouped: Grouped) -> None:
    found = grouped(
        ("Chancellor Ilse Marn called the Lode bailout critical.", DAY),
        ("Chancellor Ilse Marn addressed parliament.", DAY),
    )
    assert shared(found) == []


def test_what_is_said_in_other_words_stays_together(grouped: Grouped) -> None:
    found = grouped(
        ("Halda is the biggest island in the gulf.", DAY),
        ("Halda is the largest island in the gulf.", DAY),
        ("The island of Halda is the gulf's biggest.", DAY),
    )
    assert len(shared(found)) == 1
