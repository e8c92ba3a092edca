"""Which answers are set against each other, and which only look alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wherefrom.model import Grouping

Grouped = Callable[..., Grouping]
DAY = "2031-03-04"


def conflicts(grouping: Grouping) -> list[tuple[str, set[str]]]:
    found: list[tuple[str, set[str]]] = []
    for claim in grouping.claims:
        value = {a.id: a.value for a in claim.answers}
        found += [(c.kind, {value[a] for a in c.answers}) for c in claim.conflicts]
    return found


def test_two_tolls_of_one_event_conflict(grouped: Grouped) -> None:
    found = grouped(
        ("The quake near Lode injured 80 people, officials said.", DAY),
        ("The quake near Lode injured 50 people, officials said.", DAY),
    )
    assert conflicts(found) == [("conflict", {"80", "50"})]


@pytest.mark.parametrize(
    "other",
    [
        "A quake near Lode killed 600 people in June 2024.",
        "A quake near Lode killed 600 people ten years ago.",
        "The fire in Brine Harbour killed 600 people, officials said.",
        "A quake near Lode can kill 600 people, officials said.",
        "The quake near Lode killed dozens of people, officials said.",
    ],
)
def test_another_event_is_no_conflict(grouped: Grouped, other: str) -> None:
    here = "The quake near Lode killed 10 people. In Brine Harbour it was felt."
    assert conflicts(grouped((here, DAY), (other, DAY))) == []


def test_two_persons_of_one_family_have_two_ages(grouped: Grouped) -> None:
    found = grouped(
        ("Ann Lee, 58, was found at the house in Lode.", DAY),
        ("Tom Lee, 20, was found at the house in Lode.", DAY),
    )
    assert conflicts(found) == []


def test_one_person_has_one_age(grouped: Grouped) -> None:
    found = grouped(
        ("Ann Lee, 58, was found at the house in Lode.", DAY),
        ("Ann Lee, 57, was found at the house in Lode.", DAY),
    )
    assert conflicts(found) == [("conflict", {"58", "57"})]


def test_a_day_told_by_the_clock_of_the_page_is_no_conflict(grouped: Grouped) -> None:
    found = grouped(
        ("The hearing of Ann Lee was held in Lode today.", "2031-03-04"),
        ("The hearing of Ann Lee was held in Lode today.", "2031-03-12"),
    )
    assert conflicts(found) == []


def test_two_years_of_one_past_act_conflict_though_told_in_fewer_words(grouped: Grouped) -> None:
    found = grouped(
        ("Lode voters in 2029 approved a $3 million bond to pay for the old wharf.", DAY),
        ("Last year, Lode voters approved a bond measure for the wharf.", DAY),
    )
    assert ("conflict", {"2029", "2030"}) in conflicts(found)


def test_a_year_to_come_is_of_another_act(grouped: Grouped) -> None:
    found = grouped(
        ("When she first hosted in 2027 Ann Lee was the first singer at the Lode fair.", DAY),
        ("Ann Lee returns to host Lode fair in 2032", DAY),
    )
    assert conflicts(found) == []


def test_a_denial_of_something_else_is_no_conflict(grouped: Grouped) -> None:
    found = grouped(
        ("The mayor gave a blood sample at Lode.", DAY),
        ("Results of the blood sample at Lode were not published.", DAY),
    )
    assert conflicts(found) == []


def test_a_denial_is_a_conflict(grouped: Grouped) -> None:
    found = grouped(
        ("The crew of the Ada Quill were paid for the voyage.", DAY),
        ("The crew of the Ada Quill were not paid for the voyage.", DAY),
    )
    assert conflicts(found) == [("conflict", {"yes", "no"})]


def test_who_denies_that_it_is_so_conflicts_with_who_says_it(grouped: Grouped) -> None:
    found = grouped(
        ("The owner of the trawler withheld the wages of the crew.", DAY),
        ("Lode Seafoods denies that it withheld the wages of the crew.", DAY),
    )
    assert conflicts(found) == [("conflict", {"yes", "no"})]


def test_what_lasted_since_last_year_is_denied_all_the_same(grouped: Grouped) -> None:
    found = grouped(
        ("The crew of the Ada Quill were paid for the voyage.", DAY),
        ("The crew of the Ada Quill were paid for the voyage since June 2030.", DAY),
        ("The crew of the Ada Quill were not paid for the voyage.", DAY),
    )
    assert ("conflict", {"yes", "no"}) in conflicts(found)


def test_what_was_not_expected_is_not_set_against_what_happened(grouped: Grouped) -> None:
    found = grouped(
        ("The water level at Lode rose further.", DAY),
        ("The water level at Lode was not expected to rise further.", DAY),
    )
    assert conflicts(found) == []


def test_a_sum_raised_in_one_report_is_an_update(grouped: Grouped) -> None:
    raised = "Brine Rovers raised their offer for Ann Lee from $20 million to $30 million."
    found = grouped((raised, DAY), ("Brine Rovers' offer for Ann Lee was $20 million.", DAY))
    assert conflicts(found) == [("update", {"$20 million", "$30 million"})]


def test_offers_of_two_clubs_are_two_sums(grouped: Grouped) -> None:
    found = grouped(
        ("The offer of Brine Rovers for Ann Lee was $20 million.", DAY),
        ("The offer of Lode United for Ann Lee was $30 million.", DAY),
    )
    assert conflicts(found) == []


def test_two_years_of_one_act_conflict_though_both_are_long_ago(grouped: Grouped) -> None:
    found = grouped(
        ("Voters of Lode approved the harbour bond in 2009.", DAY),
        ("Voters of Lode approved the harbour bond in 2010.", DAY),
    )
    assert conflicts(found) == [("conflict", {"2009", "2010"})]


def test_one_quake_measured_twice_is_one_claim(grouped: Grouped) -> None:
    found = grouped(
        ("A quake of magnitude 5.9 shook Lode.", DAY),
        ("The quake near Lode measured magnitude 6.1, the Survey said.", DAY),
        ("The Survey in Brine, Colo., said it was a magnitude 6.1 temblor.", DAY),
    )
    sizes = [c for c in found.claims if c.asked and c.asked.key == "magnitude"]
    assert [{a.value for a in c.answers} for c in sizes] == [{"5.9", "6.1"}]


def test_no_injuries_in_a_headline_is_no_yes(grouped: Grouped) -> None:
    found = grouped(
        ("No injuries reported in Lode mill fire.", DAY),
        ("No injuries were reported in the Lode mill fire.", DAY),
        ("There were no reports of injuries in the Lode mill fire.", DAY),
    )
    told = [a.value for c in found.claims if c.documents > 1 for a in c.answers]
    assert told == ["no"]


def test_who_refused_to_dismiss_it_says_no_to_who_dismissed_it(grouped: Grouped) -> None:
    found = grouped(
        ("Judge Orla Finch dismissed the case against Tarvin Shipping.", DAY),
        ("Judge Orla Finch refused to dismiss the case against Tarvin Shipping.", DAY),
    )
    assert [len(c.conflicts) for c in found.claims if len(c.answers) > 1] == [1]


def test_who_tries_to_find_the_cause_does_not_say_that_it_was_found(grouped: Grouped) -> None:
    found = grouped(
        ("Inspectors asked for help to find the cause of the fire at the Lode mill.", DAY),
        ("Inspectors have not found the cause of the fire at the Lode mill.", DAY),
    )
    assert not any(c.conflicts for c in found.claims)


def test_who_never_denied_it_does_not_say_no_to_who_admitted_it(grouped: Grouped) -> None:
    found = grouped(
        ("Customs chief Bram Ottery never denied that he took a gold watch from the agents.", DAY),
        ("Customs chief Bram Ottery admitted that he took a gold watch from the agents.", DAY),
    )
    assert not any(c.conflicts for c in found.claims)
