"""Groups as ruled: whatever was found, what people said of two statements holds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wherefrom.claims.ruled.bonds import Bond, standing
from wherefrom.claims.ruled.groups import ruled_groups


def likeness(*alike: tuple[int, int]):
    """A block in which only the given pairs are alike."""

    def block(rows, columns):
        near = [[float((a, b) in alike or (b, a) in alike) for b in columns] for a in rows]
        return np.array(near).reshape(len(rows), len(columns))

    return block


NOTHING_ALIKE = likeness()


def test_without_rulings_groups_stay() -> None:
    assert ruled_groups([[3, 1], [2]], [], [], NOTHING_ALIKE) == [[1, 3], [2]]


def test_two_statements_ruled_the_same_bring_their_groups_together() -> None:
    assert ruled_groups([[0, 1], [2, 3], [4]], [(1, 2)], [], NOTHING_ALIKE) == [[0, 1, 2, 3], [4]]


def test_the_first_of_two_leaves_and_takes_its_like_along() -> None:
    block = likeness((2, 0), (3, 1), (4, 1))
    assert ruled_groups([[0, 1, 2, 3, 4]], [], [(0, 1)], block) == [[0, 2], [1, 3, 4]]


def test_three_apart_from_each_other_make_three_sides() -> None:
    apart = [(0, 1), (1, 2), (0, 2)]
    assert ruled_groups([[0, 1, 2]], [], apart, NOTHING_ALIKE) == [[0], [1], [2]]


def test_what_is_apart_from_one_stays_with_the_others() -> None:
    assert ruled_groups([[0, 1, 2]], [], [(0, 1), (1, 2)], likeness((0, 2))) == [[0, 2], [1]]


def test_a_statement_that_is_moved_leaves_its_neighbours_where_they_were() -> None:
    moved = ruled_groups([[0, 1, 2], [3, 4]], [(0, 3)], [(0, 1)], likeness((2, 1)))
    assert moved == [[0, 3, 4], [1, 2]]


def test_joined_groups_are_parted_where_others_of_them_were_ruled_apart() -> None:
    parted = ruled_groups([[0, 1], [2, 3]], [(0, 2)], [(1, 3)], likeness((0, 1)))
    assert parted == [[0, 1, 2], [3]]


def test_rows_that_answer_another_question_count_for_nothing() -> None:
    assert ruled_groups([[0], [1]], [(0, 9), (9, 1)], [], NOTHING_ALIKE) == [[0], [1]]


ROWS = st.integers(0, 11)
BONDS = st.lists(st.tuples(st.booleans(), ROWS, ROWS), max_size=14)


@given(st.lists(st.integers(0, 4), min_size=12, max_size=12), BONDS, st.integers(0, 2**32 - 1))
def test_a_partition_stays_one_and_rulings_that_stand_hold(labels, pairs, seed) -> None:
    groups = [[r for r in range(12) if labels[r] == label] for label in sorted(set(labels))]
    near = np.random.default_rng(seed).random((12, 12))
    bonds = [Bond(f"r-{i}", together, a, b) for i, (together, a, b) in enumerate(pairs)]
    stand = standing(bonds)
    same = [(b.one, b.two) for b in stand.same]
    apart = [(b.one, b.two) for b in stand.apart]
    found = ruled_groups(groups, same, apart, lambda a, b: near[np.ix_(a, b)])
    assert sorted(row for group in found for row in group) == list(range(12))
    home = {row: n for n, group in enumerate(found) for row in group}
    assert all(home[a] == home[b] for a, b in same)
    assert all(home[a] != home[b] for a, b in apart)
    if not same and not apart:
        assert found == sorted(groups)


@given(st.lists(st.integers(0, 4), min_size=12, max_size=12), BONDS)
def test_applied_twice_rulings_change_nothing_more(labels, pairs) -> None:
    groups = [[r for r in range(12) if labels[r] == label] for label in sorted(set(labels))]
    stand = standing([Bond(f"r-{i}", t, a, b) for i, (t, a, b) in enumerate(pairs)])
    same = [(b.one, b.two) for b in stand.same]
    apart = [(b.one, b.two) for b in stand.apart]
    once = ruled_groups(groups, same, apart, NOTHING_ALIKE)
    assert ruled_groups(once, same, apart, NOTHING_ALIKE) == once


def test_an_intruder_leaves_alone_and_takes_only_its_like() -> None:
    """Short headlines are as little like the one as like the other of two ruled apart."""
    near = np.full((8, 8), 0.5)
    near[0, :], near[:, 0] = 0.3, 0.3  # the intruder
    near[1, 2:], near[2:, 1] = 0.25, 0.25  # its like
    near[0, 1] = near[1, 0] = 0.9
    for apart in ((0, 7), (0, 2)):
        parted = ruled_groups([list(range(8))], [], [apart], lambda a, b: near[np.ix_(a, b)])
        assert parted == [[0, 1], [2, 3, 4, 5, 6, 7]]


def test_who_stays_keeps_the_rest_though_it_is_the_least_like_them() -> None:
    near = np.full((6, 6), 0.5)
    near[5, :], near[:, 5] = 0.1, 0.1
    near[0, :5], near[:5, 0] = 0.4, 0.4
    parted = ruled_groups([list(range(6))], [], [(0, 5)], lambda a, b: near[np.ix_(a, b)])
    assert parted == [[0], [1, 2, 3, 4, 5]]
