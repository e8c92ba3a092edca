"""Claims over several documents."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from wherefrom.claims.cluster import groups
from wherefrom.claims.nearness import Nearness
from wherefrom.model import Claim, Grouping

Grouped = Callable[..., Grouping]

FIRE = (
    ("A fire killed three workers at the Brine Harbour cannery on Monday.", "2031-03-04"),
    ("Five workers died in the fire at the Brine Harbour cannery, police said.", "2031-03-06"),
    ("The choir sang in the square of Upper Lode.", "2031-03-06"),
)


def asked(grouping: Grouping, gloss: str) -> Claim:
    return next(c for c in grouping.claims if c.gloss == gloss)


def test_two_tolls_of_one_fire_are_one_claim_with_an_update(grouped: Grouped) -> None:
    claim = asked(grouped(*FIRE), "How many people were killed?")
    assert claim.documents == 2
    assert sorted(a.value.casefold() for a in claim.answers) == ["five", "three"]
    assert [c.kind for c in claim.conflicts] == ["update"]


def test_an_unconnected_report_stays_apart(grouped: Grouped) -> None:
    grouping = grouped(*FIRE)
    for claim in grouping.claims:
        held = {s.split("-")[1] for a in claim.answers for s in a.statements}
        assert held == {"d2"} or "d2" not in held


def test_every_statement_stands_in_a_claim_and_every_link_has_a_reason(grouped: Grouped) -> None:
    grouping = grouped(*FIRE)
    placed = {s for c in grouping.claims for a in c.answers for s in a.statements}
    assert {s.split("-")[1] for s in placed} == {"d0", "d1", "d2"}
    assert grouping.links
    assert all(0 < k.probability < 1 and k.why for k in grouping.links)


def test_the_order_of_reports_changes_no_claim(grouped: Grouped) -> None:
    there = {frozenset(a.statements) for c in grouped(*FIRE[:2]).claims for a in c.answers}
    back = grouped(*reversed(FIRE[:2]))
    swap = {"d0": "d1", "d1": "d0"}
    renamed = {
        frozenset(f"s-{swap[s.split('-')[1]]}-{s.split('-')[2]}" for s in a.statements)
        for c in back.claims
        for a in c.answers
    }
    assert there == renamed


def test_no_statements_give_no_claims(grouped: Grouped) -> None:
    assert grouped() == Grouping()


def test_a_toll_of_long_ago_is_a_claim_of_its_own(grouped: Grouped) -> None:
    told = "A quake killed 10 people in Lode. In March 2024, a quake killed 600 people in Lode."
    found = grouped((told, "2031-03-04"), (told.replace("10", "ten"), "2031-03-05"))
    values = [{a.value for a in c.answers} for c in found.claims if "How many people" in c.gloss]
    assert {"600"} in values
    assert not any("600" in v and len(v) > 1 for v in values)


def test_no_two_claims_ask_one_question_of_the_same_statements(grouped: Grouped) -> None:
    seen = [
        (c.gloss, tuple((a.value, a.statements) for a in c.answers)) for c in grouped(*FIRE).claims
    ]
    assert len(seen) == len(set(seen))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 360), min_size=1, max_size=30), st.floats(0.01, 1.0))
def test_groups_hold_every_member_once(angles: list[int], distance: float) -> None:
    turned = np.radians(np.array(angles))
    vectors = np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)
    words = csr_array((len(angles), 1))
    found = groups(Nearness(vectors, words, 0.0), range(len(angles)), distance=distance)
    assert sorted(i for g in found for i in g) == list(range(len(angles)))


def test_another_amount_of_the_same_thing_says_no_yes(grouped: Grouped) -> None:
    grouping = grouped(
        ("There were 22 sailors on board the ship Heron in the harbour.", "2031-03-04"),
        ("There were 22 sailors on board the ship Heron in the harbour.", "2031-03-05"),
        ("There were 19 sailors on board the ship Heron in the harbour.", "2031-03-05"),
    )
    sayings = [c for c in grouping.claims if c.gloss.startswith(("Were", "Was", "Is"))]
    held = [{s.split("-")[1] for a in c.answers for s in a.statements} for c in sayings]
    assert {"d0", "d1"} not in held  # the count asks it, with both answers
    assert not any("d2" in h and len(h) > 1 for h in held)
    counted = asked(grouping, next(c.gloss for c in grouping.claims if "How many" in c.gloss))
    assert [k.kind for k in counted.conflicts] == ["conflict"]


def test_a_place_that_only_stands_near_words_is_no_question(grouped: Grouped) -> None:
    grouping = grouped(
        ("Bad weather again in Paris.", "2031-03-04"), ("Bad weather again in Paris.", "2031-03-05")
    )
    assert [c.gloss for c in grouping.claims if "Where" in c.gloss or "place" in c.gloss] == []


def test_two_sums_for_one_thing_do_not_confirm_each_other(grouped: Callable[..., Grouping]) -> None:
    found = grouped(
        ("Rebuilding the sea wall at Crowle Bay cost the county 5.2 million.", "2031-03-04"),
        ("The county spent more than 14 million to rebuild the Crowle Bay sea wall.", "2031-03-05"),
    )
    so = [c for c in found.claims if c.asked is not None and c.asked.kind == "proposition"]
    assert all(c.documents == 1 for c in so)
