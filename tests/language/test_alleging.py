import numpy as np

from wherefrom.language import registry
from wherefrom.language.alleging import LARGEST, LEAST, base, changes, merged
from wherefrom.language.encoder import STATES
from wherefrom.language.load import alleging, encoder, session
from wherefrom.language.onnx_file import with_output

TEXT = "The recruiter took away our passports at the airport."


def test_one_more_output_leaves_the_encoders_vectors_as_they_are():
    model = (registry.checked(registry.ENCODER) / "model.onnx").read_bytes()
    ids = np.array([[101, 2002, 2439, 2010, 7634, 102]], dtype=np.int64)
    given = {"ids": ids, "mask": np.ones_like(ids)}
    vector, states = session(with_output(model, STATES)).run(["vector", STATES], given)
    (alone,) = session(model).run(["vector"], given)
    assert (vector == alone).all()
    assert states.shape == (1, 6, 384)


def test_states_kept_beside_a_vector_are_those_of_the_text_alone():
    kept = encoder().read([TEXT, "Rain fell."], keep=lambda vector: True).states
    assert (kept[TEXT] == encoder().states(TEXT)).all()
    assert encoder().read([TEXT]).states == {}


def test_papers_that_were_taken_are_seen_and_where():
    found = {told.code: told for told in alleging().read(TEXT)}
    best = max(found.values(), key=lambda told: told.score)
    assert best.code in {"retention_of_identity_documents", "means_coercion"}
    assert best.score > 0
    assert "passports" in TEXT[best.at : best.till]
    assert all(told.score >= LEAST and 0 <= told.at <= told.till for told in found.values())


def test_nothing_is_seen_in_a_sentence_on_other_things():
    assert max((t.score for t in alleging().read("Rain fell in the hills.")), default=-9) < -1


def test_the_same_sentence_is_read_the_same_with_and_without_its_states():
    assert alleging().read(TEXT) == alleging().read(TEXT, encoder().states(TEXT))


def test_a_text_without_words_is_read():
    assert all(told.at == told.till == 0 for told in alleging().read(""))


def test_changed_matrices_are_of_seven_bits_and_near_what_they_stand_for():
    shipped = registry.checked(registry.ENCODER) / "model.onnx"
    matrices = base(shipped.read_bytes())
    changed = changes(registry.checked(registry.ALLEGING) / "changes.npz")
    written = merged(matrices, changed)
    for name, matrix in matrices.items():
        whole = written[f"{name}_quantized"] * written[f"{name}_scale"].astype(np.float64)
        assert np.abs(written[f"{name}_quantized"]).max() <= LARGEST
        assert np.abs(whole - matrix - changed[name]).max() <= written[f"{name}_scale"].max()
