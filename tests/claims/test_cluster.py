import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wherefrom.claims import candidates as blocking
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
    worth = list(candidates(near_to(vectors), range(400)))
    assert {place for place, _ in worth} == set(range(400))
    assert max(len(others) for _, others in worth) <= 8
    assert all(place not in others for place, others in worth)


def test_look_alikes_that_nothing_tells_apart_still_end(monkeypatch):
    monkeypatch.setattr(blocking, "CELL", 8)
    monkeypatch.setattr(blocking, "LARGEST_CELL", 16)
    found = groups(near_to(np.ones((100, 4))), range(100), distance=0.4)
    assert sorted(i for g in found for i in g) == list(range(100))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=90), st.floats(0.1, 1.0))
def test_every_member_stands_in_one_group(kinds, distance):
    near = near_to(np.eye(6)[kinds] + 0.05)
    found = groups(near, range(len(kinds)), distance=distance)
    assert sorted(i for g in found for i in g) == list(range(len(kinds)))
