"""How far each of two persons fell, and how old each was, is asked of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.claims.apiece import in_full
from wherefrom.model import Grouping, Reply

Grouped = Callable[..., Grouping]
DAY = "2031-05-05"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Marn fell 600 metres.", "ann marn"),
        ("Ann Marn slipped and fell 600 metres.", "ann marn"),
        ("The climber fell 600 metres.", "the climber"),
        ("Ann Marn slipped on the ridge. She fell 600 metres.", "ann marn"),
        ("Ann Marn slipped on the ridge. She rose and fell another 600 metres.", "ann marn"),
        ("Two climbers fell 600 metres.", ""),
        ("The bridge is 600 metres long.", ""),
    ],
)
def test_a_length_is_told_of_the_one_person_who_is_the_subject(
    answered: Callable[..., list[Reply]], text: str, who: str
) -> None:
    assert [r.who for r in answered(text) if r.key == "m"] == [who]


def test_two_falls_are_two_questions(grouped: Grouped) -> None:
    found = grouped(
        ("Ann Marn fell 600 metres on Mount Lode, police said.", DAY),
        ("Ann Marn fell about 600 metres from a ridge of Mount Lode.", DAY),
        ("Bo Quill fell 60 metres on Mount Lode, police said.", DAY),
        ("Bo Quill fell 90 metres from a ridge of Mount Lode.", DAY),
    )
    falls = [claim for claim in found.claims if claim.asked.key == "m"]
    assert [sorted(a.value for a in claim.answers) for claim in falls] == [
        ["600 metres"],
        ["60 metres", "90 metres"],
    ]


def test_a_surname_alone_is_the_one_person_who_has_it() -> None:
    told = {"lee": [1], "ann lee": [2], "quill": [3], "bo quill": [4], "cy quill": [5]}
    assert in_full(told) == {
        "ann lee": [1, 2],
        "quill": [3],
        "bo quill": [4],
        "cy quill": [5],
    }


def test_what_two_clubs_offer_is_asked_of_each(grouped: Grouped) -> None:
    found = grouped(
        ("Brine United have offered Bo Quill a contract worth $60 million.", DAY),
        ("Brine United offered $65 million to Bo Quill, a paper reported.", DAY),
        ("Lode Rovers have offered Bo Quill a contract worth $20 million.", DAY),
        ("The Rovers offered $20 million to Bo Quill, another paper reported.", DAY),
    )
    sums = [claim for claim in found.claims if claim.asked.key == "money"]
    assert sorted(sorted(a.value for a in claim.answers) for claim in sums) == [
        ["$20 million"],
        ["$60 million", "$65 million"],
    ]


def ages(found: Grouping) -> list[tuple[list[str], list[str]]]:
    claims = [claim for claim in found.claims if claim.asked.key.startswith("age of ")]
    return [(sorted(a.value for a in c.answers), [x.kind for x in c.conflicts]) for c in claims]


def test_two_ages_of_one_name_are_one_question_whatever_the_words_around(grouped: Grouped) -> None:
    found = grouped(
        ("Ann Marn, 34, fell on Mount Lode.", DAY),
        ("The body of Ann Marn, 37, was flown to the clinic in Brine by the navy.", DAY),
    )
    assert ages(found) == [(["34", "37"], ["conflict"])]


def test_who_grew_older_between_the_reports_has_two_ages_without_a_conflict(
    grouped: Grouped,
) -> None:
    found = grouped(
        ("Bo Quill, 18, was charged with theft.", "2029-05-05"),
        ("Bo Quill, 20, was found guilty by the court of Brine.", "2031-05-05"),
    )
    assert ages(found) == [(["18", "20"], ["update"])]


def test_two_ages_in_one_week_conflict(grouped: Grouped) -> None:
    found = grouped(
        ("Bo Quill, 31, fell on Mount Lode.", "2031-05-05"),
        ("Bo Quill, 32, fell from a ridge of Mount Lode.", "2031-05-07"),
    )
    assert ages(found) == [(["31", "32"], ["conflict"])]


def test_an_age_at_the_time_is_no_other_age(grouped: Grouped) -> None:
    found = grouped(
        ("Bo Quill, who was 18 at the time, was charged with theft.", DAY),
        ("Bo Quill, 20, was found guilty by the court of Brine.", DAY),
    )
    assert ages(found) == [(["18", "20"], ["update"])]


def test_two_days_of_the_death_of_somebody_of_one_age_conflict(grouped: Grouped) -> None:
    found = grouped(
        ("A 36-year-old man died on 2 May after falling from a ridge of Mount Lode.", DAY),
        ("A 36-year-old climber died on 3 May after falling at Mount Lode.", DAY),
    )
    days = [claim for claim in found.claims if claim.asked.kind == "day"]
    assert [[c.kind for c in claim.conflicts] for claim in days] == [["conflict"]]
