"""Rulings that contradict each other: the later wins, and the earlier says by what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wherefrom.claims.ruled.bonds import Bond, components, standing


def bonds(*said: str) -> list[Bond]:
    """*a=b* together, *a|b* apart, as rulings 0, 1, 2 …"""
    return [Bond(str(i), s[1] == "=", ord(s[0]), ord(s[2])) for i, s in enumerate(said)]


def kept(*said: str) -> list[str]:
    found = standing(bonds(*said))
    return sorted(b.ruling for b in (*found.same, *found.apart))


def test_rulings_that_agree_all_stand() -> None:
    assert kept("a=b", "b=c", "a|d", "d=e") == ["0", "1", "2", "3"]


def test_the_later_of_two_on_one_pair_stands() -> None:
    assert kept("a=b", "a|b") == ["1"]
    assert kept("a|b", "b=a") == ["1"]


def test_the_earliest_of_three_that_cannot_all_hold_falls() -> None:
    found = standing(bonds("a=b", "b=c", "a|c"))
    assert [b.ruling for b in found.same] == ["1"]
    assert found.against == {"0": ("2",)}


def test_one_that_falls_names_every_later_ruling_it_is_against() -> None:
    assert standing(bonds("a|c", "a=b", "b=c")).against == {"0": ("1", "2")}


def test_a_statement_is_never_apart_from_itself() -> None:
    assert kept("a|a", "b=b") == ["1"]


def test_components_go_by_their_least_row() -> None:
    assert components([(5, 3), (3, 9), (7, 8)]) == {3: 3, 5: 3, 7: 7, 8: 7, 9: 3}


PAIRS = st.lists(st.tuples(st.booleans(), st.integers(0, 8), st.integers(0, 8)), max_size=20)


@given(PAIRS)
def test_what_stands_is_without_contradiction_and_the_last_always_stands(pairs) -> None:
    said = [Bond(str(i), together, a, b) for i, (together, a, b) in enumerate(pairs)]
    found = standing(said)
    head = components((b.one, b.two) for b in found.same)
    assert all(head.get(b.one, b.one) != head.get(b.two, b.two) for b in found.apart)
    assert len(found.same) + len(found.apart) + len(found.against) == len(said)
    assert all(
        int(later) > int(r) for r, ls in found.against.items() for later in ls if later != "itself"
    )
    if said and (said[-1].together or said[-1].one != said[-1].two):
        assert said[-1].ruling not in found.against
