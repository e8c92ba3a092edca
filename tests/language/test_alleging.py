import numpy as np
import pytest

from wherefrom.language import registry
from wherefrom.language.alleging import LEAST, STATES, with_output
from wherefrom.language.load import alleging, encoder, session

TEXT = "The recruiter took away our passports at the airport."


def test_one_more_output_leaves_the_encoders_vectors_as_they_are():
    model = (registry.checked(registry.ENCODER) / "model.onnx").read_bytes()
    ids = np.array([[101, 2002, 2439, 2010, 7634, 102]], dtype=np.int64)
    given = {"ids": ids, "mask": np.ones_like(ids)}
    vector, states = session(with_output(model, STATES)).run(["vector", STATES], given)
    (alone,) = session(model).run(["vector"], given)
    assert (vector == alone).all()
    assert states.shape == (1, 6, 384)


def test_a_long_name_cannot_be_added():
    with pytest.raises(ValueError, match="short"):
        with_output(b"", "x" * 200)


def test_papers_that_were_taken_are_seen_and_where():
    found = {told.code: told for told in alleging().read(TEXT)}
    best = max(found.values(), key=lambda told: told.score)
    assert best.code in {"retention_of_identity_documents", "means_coercion"}
    assert best.score > 0
    assert all(told.score >= LEAST and 0 <= told.at < len(TEXT) for told in found.values())


def test_nothing_is_seen_in_a_sentence_on_other_things():
    assert max((t.score for t in alleging().read("Rain fell in the hills.")), default=-9) < -1


def test_the_same_sentence_is_read_the_same_and_its_encoder_is_the_shipped_one():
    assert alleging().read(TEXT) == alleging().read(TEXT)
    assert encoder().encode([TEXT]).shape == (1, 384)
