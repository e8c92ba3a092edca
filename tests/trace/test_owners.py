"""Publishers of one owner: by the shipped list, and by the case's own."""

from __future__ import annotations

from dataclasses import replace

from tests.trace.made import Case, document
from wherefrom.data.load import words
from wherefrom.trace.owners import owner_of, owners


def test_a_known_group_is_known_under_the_names_reports_print() -> None:
    assert owner_of("The Scotsman") == owner_of("Yorkshire Post") == "National World"
    assert owner_of("Harbour Post") is None
    assert owner_of(None) is None


def test_the_cases_own_list_goes_before_the_shipped_one() -> None:
    item = replace(document("x", publisher="The Scotsman"), owner="Brine Holdings")
    assert owners([item]) == {"x": "Brine Holdings"}


def test_every_group_says_how_it_is_known_and_lists_no_name_twice() -> None:
    groups = words("owners")["groups"]
    assert all(group["reason"].strip().endswith(".") for group in groups)
    for group in groups:
        assert len(set(group["publishers"])) == len(group["publishers"]), group["owner"]
    owned = [(name, group["owner"]) for group in groups for name in group["publishers"]]
    twice = {name for name, owner in owned for other, o in owned if name == other and owner != o}
    assert twice == set()


def test_reports_of_one_owner_are_tied_and_stay_two_publishers() -> None:
    case = Case()
    one = case.add(replace(document("post", "Four were held."), owner="Brine Holdings"))
    two = case.add(replace(document("echo", "Four are in custody."), owner="Brine Holdings"))
    case.says(one, "Four were held")
    case.says(two, "Four are in custody")
    (tie,) = [d for d in case.traced().derivations if d.kind == "same_publisher"]
    assert tie.note == "The publishers of both belong to Brine Holdings."
    assert case.answer().independence.outlets == 2
