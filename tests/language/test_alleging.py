import numpy as np

from wherefrom.language import registry
from wherefrom.language.alleging import LARGEST, LAYERS, LEAST, PIECES, base, changes, merged
from wherefrom.language.load import alleging
from wherefrom.language.onnx_file import tensors

TEXT = "The recruiter took away our passports at the airport."


def test_papers_that_were_taken_are_seen_and_where():
    found = {told.code: told for told in alleging().read(TEXT)}
    best = max(found.values(), key=lambda told: told.score)
    assert best.code in {"retention_of_identity_documents", "means_coercion"}
    assert best.score > 0
    assert "passports" in TEXT[best.at : best.till]
    assert all(told.score >= LEAST and 0 <= told.at <= told.till for told in found.values())


def test_nothing_is_seen_in_a_sentence_on_other_things():
    assert max((t.score for t in alleging().read("Rain fell in the hills.")), default=-9) < -1


def test_the_same_sentence_is_read_the_same_whatever_was_read_before():
    alone = alleging().read(TEXT)
    alleging().read("Rain fell in the hills.")
    assert alleging().read(TEXT) == alone


def test_vectors_of_word_pieces_lie_in_the_encoders_file_alone():
    written = (registry.checked(registry.ALLEGING) / "networks.onnx").read_bytes()
    assert PIECES not in tensors(written, "embedding.")


def test_a_text_without_words_is_read():
    assert all(told.at == told.till == 0 for told in alleging().read(""))


def test_changed_matrices_are_of_seven_bits_and_as_many_steps_from_the_encoders():
    shipped = registry.checked(registry.ENCODER) / "model.onnx"
    matrices = base(shipped.read_bytes())
    changed = changes(registry.checked(registry.ALLEGING) / "changes.npz")
    written = merged(matrices, changed)
    assert len(changed) % len(matrices) == 0
    for name, steps in changed.items():
        layer, _, part = name.partition(".")
        whole, scale = matrices[f"{int(layer) % len(LAYERS)}.{part}"]
        apart = written[f"{name}_quantized"].astype(int) - whole.astype(int)
        assert np.abs(written[f"{name}_quantized"].astype(int)).max() <= LARGEST
        assert (apart == steps).all()
        assert (written[f"{name}_scale"] == scale).all()
