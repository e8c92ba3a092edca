import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wherefrom.claims import candidates as blocking
from wherefrom.claims import cluster
from wherefrom.claims.candidates import candidates
from wherefrom.claims.cluster import groups
from wherefrom.claims.nearness import nearness
from wherefrom.model import Statement


def near_to(vectors):
    n = len(vectors)
    said = [Statement(f"s{i}", f"d{i}", 0, 1, ".", "assertion", "asserted", ()) for i in range(n)]
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return nearness(said, unit.astype(np.float32), lexical=0.0)


def topics(count, each, seed=7):
    """``each`` vectors about each of ``count`` topics, shuffled; and the topic of each."""
    draw = np.random.default_rng(seed)
    middle = draw.normal(size=(count, 32))
    topic = draw.permutation(np.repeat(np.arange(count), each))
    return middle[topic] + 0.15 * draw.normal(size=(count * each, 32)), topic


def together(found):
    return {tuple(sorted(g)) for g in found}


@pytest.mark.parametrize("count", [3, 40])
def test_statements_of_one_topic_are_a_group(count):
    vectors, topic = topics(count, 6)
    found = groups(near_to(vectors), range(len(vectors)), distance=0.4)
    assert together(found) == {tuple(np.flatnonzero(topic == t).tolist()) for t in range(count)}


def test_the_order_of_the_members_changes_nothing():
    vectors, _ = topics(20, 5)
    near = near_to(vectors)
    assert groups(near, range(100), distance=0.4) == groups(near, range(99, -1, -1), distance=0.4)


def test_cells_lose_next_to_nothing_that_lies_close(monkeypatch):
    vectors, topic = topics(60, 5)
    monkeypatch.setattr(blocking, "CELL", 24)
    monkeypatch.setattr(blocking, "LARGEST_CELL", 48)
    found = groups(near_to(vectors), range(300), distance=0.4)
    label = {row: n for n, group in enumerate(found) for row in group}
    pairs = [(a, b) for a in range(300) for b in range(a) if topic[a] == topic[b]]
    kept = sum(label[a] == label[b] for a, b in pairs) / len(pairs)
    assert kept > 0.98


def test_each_is_compared_with_few_however_many_there_are(monkeypatch):
    monkeypatch.setattr(blocking, "CELL", 24)
    monkeypatch.setattr(blocking, "LARGEST_CELL", 48)
    monkeypatch.setattr(blocking, "MOST", 8)
    vectors, _ = topics(4, 100)
    ones, others = candidates(near_to(vectors), range(400))
    assert set(ones) | set(others) == set(range(400))
    assert len(ones) <= 400 * 8 * blocking.NEAREST
    assert (ones < others).all()
    assert len(set(zip(ones.tolist(), others.tolist(), strict=True))) == len(ones)


def test_of_the_equally_alike_the_first_are_compared():
    likeness = np.array([[0.5, 0.9, 0.9, 0.1] + [0.5] * 30])
    row, column = blocking._most_alike(likeness, 0)
    assert set(row) == {0}
    assert sorted(column) == [1, 2, *range(4, 18)]  # 0 is the statement itself, 3 too unlike


def test_look_alikes_that_nothing_tells_apart_still_end(monkeypatch):
    monkeypatch.setattr(blocking, "CELL", 8)
    monkeypatch.setattr(blocking, "LARGEST_CELL", 16)
    found = groups(near_to(np.ones((100, 4))), range(100), distance=0.4)
    assert sorted(i for g in found for i in g) == list(range(100))


def chain(n, step):
    """``n`` vectors of which each is near the next, and the last far from the first."""
    angle = step * np.arange(n)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def furthest_mean(found, vectors):
    """The greatest mean distance between two of one group, over the groups."""
    apart = 1 - vectors @ vectors.T
    return max(apart[np.ix_(g, g)][~np.eye(len(g), dtype=bool)].mean() for g in found if g[1:])


def test_along_near_pairs_the_same_groups_are_found_as_by_comparing_every_two(monkeypatch):
    vectors, _ = topics(12, 15)
    near = near_to(vectors)
    whole = groups(near, range(180), distance=0.4)
    monkeypatch.setattr(cluster, "DENSE", 0)
    assert groups(near, range(180), distance=0.4) == whole


def test_a_chain_of_look_alikes_is_cut_where_its_ends_are_too_far(monkeypatch):
    monkeypatch.setattr(cluster, "DENSE", 0)
    vectors = chain(200, 0.05)
    found = groups(near_to(vectors), range(200), distance=0.3)
    assert furthest_mean(found, vectors) <= 0.3
    assert 5 <= len(found) <= 30


def test_of_a_component_too_large_more_is_asked_before_it_is_linked(monkeypatch):
    vectors = chain(300, 0.05)
    near = near_to(vectors)
    asked = groups(near, range(300), distance=0.3)
    monkeypatch.setattr(cluster, "LARGEST", 40)
    cut = groups(near, range(300), distance=0.3)
    assert furthest_mean(cut, vectors) < furthest_mean(asked, vectors) <= 0.3
    assert sorted(row for g in cut for row in g) == list(range(300))


def test_pairs_are_compared_once_however_often_a_component_is_cut(monkeypatch):
    near, compared = near_to(chain(300, 0.001)), []
    monkeypatch.setattr(cluster, "LARGEST", 40)
    monkeypatch.setattr(
        cluster, "candidates", lambda *given: compared.append(given) or candidates(*given)
    )
    assert groups(near, range(300), distance=0.3) == [list(range(300))]
    assert len(compared) == 1


def test_the_order_of_the_input_changes_no_group_of_a_large_component(monkeypatch):
    monkeypatch.setattr(cluster, "DENSE", 0)
    monkeypatch.setattr(blocking, "CELL", 24)
    monkeypatch.setattr(blocking, "LARGEST_CELL", 48)
    vectors, _ = topics(5, 40)
    order = np.random.default_rng(3).permutation(200)
    found = groups(near_to(vectors), range(200), distance=0.5)
    again = groups(near_to(vectors[order]), range(200), distance=0.5)
    assert together([order[g].tolist() for g in again]) == together(found)


def test_many_that_say_just_the_same_are_one_group_and_count_as_many(monkeypatch):
    monkeypatch.setattr(cluster, "DENSE", 0)
    vectors = np.concatenate([np.tile([1.0, 0.0], (80, 1)), np.add(chain(20, 0.02), [0.0, 1.0])])
    found = groups(near_to(vectors), range(100), distance=0.2)
    assert list(range(80)) in [g[:80] for g in found]
    assert furthest_mean(found, vectors / np.linalg.norm(vectors, axis=1)[:, None]) <= 0.2


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=90), st.floats(0.1, 1.0))
def test_every_member_stands_in_one_group(kinds, distance):
    near = near_to(np.eye(6)[kinds] + 0.05)
    found = groups(near, range(len(kinds)), distance=distance)
    assert sorted(i for g in found for i in g) == list(range(len(kinds)))
