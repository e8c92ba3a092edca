"""The shipped attribution tagger."""

from __future__ import annotations

import numpy as np
import pytest

from wherefrom.language import registry
from wherefrom.language.load import parse, piece_vectors
from wherefrom.language.onnx_file import tensors
from wherefrom.language.paths import best_paths
from wherefrom.language.tagger import PIECE_VECTORS, distances, tagger

TEXT = (
    "Two boats sank off the quay on 3 May, the harbour master said on Monday.\n\n"
    'The union called the report "a fairy tale", and the ministry denied that anybody was hurt.'
)


def marked(text: str) -> list[tuple[str, str, str]]:
    read = parse(text)
    parts = ("source", "cue", "content")
    return [
        tuple(" ".join(read[i].text for i in getattr(tag, part)) for part in parts)
        for tag in tagger().tag(read)
    ]


def test_source_cue_and_content_are_marked():
    assert (
        "the harbour master",
        "said",
        "Two boats sank off the quay on 3 May",
    ) in marked(TEXT)


def test_vectors_of_word_pieces_lie_in_the_encoders_file_alone():
    reader = (registry.checked(registry.TAGGER) / "reader.onnx").read_bytes()
    assert PIECE_VECTORS not in tensors(reader, "tagger.")
    assert piece_vectors().shape == (30522, 384)


def test_who_denies_is_the_source_of_what_is_denied():
    assert any(
        source == "the ministry" and cue == "denied" and "anybody was hurt" in content
        for source, cue, content in marked(TEXT)
    )


def test_the_parts_of_an_attribution_share_no_word():
    for tag in tagger().tag(parse(TEXT)):
        assert len({*tag.source, *tag.cue, *tag.content}) == len(
            [*tag.source, *tag.cue, *tag.content]
        )
        assert 0 < tag.probability <= 1


def test_a_text_is_read_the_same_whatever_was_read_before_it():
    alone = marked(TEXT)
    marked("Something else, a clerk said, and then nothing more was heard of it.")
    assert marked(TEXT) == alone


def test_what_one_window_holds_does_not_depend_on_the_next():
    long = " ".join(["The union of port workers denied it on Monday, the paper reported."] * 30)
    first = [t for t in tagger().tag(parse(long)) if t.cue[0] < 100]
    longer = [t for t in tagger().tag(parse(long + " Nobody else spoke.")) if t.cue[0] < 100]
    assert first == longer


@pytest.mark.parametrize("text", ["", " \n ", "…", "🙂 🙂", "a", "\u200b"])
def test_a_text_that_says_nothing_has_no_attribution(text):
    assert tagger().tag(parse(text)) == ()


def test_a_missing_file_is_named_with_the_way_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    registry.checked.cache_clear()
    with pytest.raises(registry.ModelUnusable, match=r"reader\.onnx cannot be read.*[Ii]nstall"):
        registry.checked(registry.TAGGER)
    registry.checked.cache_clear()


def test_distances_count_from_the_nearest_word_of_the_cue():
    cue = np.zeros((1, 40), dtype=np.float32)
    cue[0, [5, 6]] = 1
    near = distances(cue)[0] - 20
    assert near[4:8].tolist() == [-1, 0, 0, 1]
    assert near[22] == 16
    assert near[39] == 17  # beyond sixteen words by powers of two


def test_the_best_path_never_goes_on_with_what_did_not_begin():
    step = np.zeros((3, 3), dtype=np.float32)
    step[0, 2] = -1e4
    scores = np.array([[[1, 0, 0], [0, 0.4, 1], [0, 0, 1]]], dtype=np.float32)
    outside = np.zeros((1, 3), dtype=bool)
    begin = np.zeros(3, dtype=np.float32)
    assert best_paths(scores, outside, step, begin).tolist() == [[0, 1, 2]]
