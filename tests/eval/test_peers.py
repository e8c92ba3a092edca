from __future__ import annotations

import pytest

from eval import peers
from eval.peer_labels import Run, attributions, flat, in_characters, read_back


def test_nested_attributions_are_flattened_with_sources_and_cues_on_top():
    outer = {"source": [0], "cue": [1], "content": [2, 3, 4, 5]}
    inner = {"source": [2], "cue": [3], "content": [4, 5]}
    assert flat(6, [outer, inner], [6]) == [
        "B-source", "B-cue", "B-source", "B-cue", "B-content", "I-content",
    ]  # fmt: skip


def test_a_label_does_not_go_on_over_the_end_of_a_sentence():
    one = {"source": [], "cue": [0], "content": [1, 2, 3]}
    assert flat(4, [one], [2, 4]) == ["B-cue", "B-content", "B-content", "I-content"]


def test_each_source_and_content_goes_to_the_nearest_cue():
    tags = ["B-source", "B-cue", "B-content", "O", "B-content", "B-cue", "B-source"]
    assert attributions(tags, [7]) == [
        [Run("cue", 1, 2), Run("source", 0, 1), Run("content", 2, 3)],
        [Run("cue", 5, 6), Run("content", 4, 5), Run("source", 6, 7)],
    ]


def test_a_content_at_the_head_of_the_next_sentence_goes_on():
    tags = ["B-cue", "B-content", "O", "B-content", "I-content"]
    assert attributions(tags, [3, 5]) == [
        [Run("cue", 0, 1), Run("content", 1, 2), Run("content", 3, 5)]
    ]


def test_a_content_without_a_cue_near_it_stands_alone():
    assert attributions(["O", "O", "B-content"], [1, 3]) == [[Run("content", 2, 3)]]


def test_labels_become_characters():
    spans = [(0, 4), (5, 9), (10, 12), (13, 17)]
    tags = ["B-source", "B-cue", "B-content", "I-content"]
    assert read_back(tags, [4], spans) == [
        {"source": [(0, 4)], "cue": [(5, 9)], "content": [(10, 17)]}
    ]
    assert in_characters([], spans) == {"source": [], "cue": [], "content": []}


@pytest.mark.parametrize("name", peers.PEERS)
def test_a_peer_that_is_not_installed_says_how_to_get_it(name, monkeypatch):
    monkeypatch.setattr(peers.PEERS[name], "MODULES", ("no_such_module_at_all",))
    assert peers.missing(peers.PEERS[name]) == (
        f"NOT RUN: no_such_module_at_all not installed. pip install {peers.PEERS[name].INSTALL}"
    )


def test_a_peer_without_its_module_gives_a_line_and_no_figures(monkeypatch):
    monkeypatch.setattr(peers.PEERS["crf"], "MODULES", ("no_such_module_at_all",))
    assert "NOT RUN" in peers.row("crf", {})
