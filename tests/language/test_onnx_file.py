import numpy as np
import pytest

from wherefrom.language.onnx_file import tensors, with_tensors

ROWS = np.arange(6, dtype=np.float32).reshape(2, 3)
SMALL = np.array([-128, 0, 127], dtype=np.int8)


def test_tensors_that_were_added_are_read_again():
    model = with_tensors(b"", {"layer.rows": ROWS, "layer.small": SMALL, "other": SMALL})
    found = tensors(model, "layer.")
    assert sorted(found) == ["layer.rows", "layer.small"]
    assert (found["layer.rows"] == ROWS).all()
    assert found["layer.rows"].shape == (2, 3)
    assert (found["layer.small"] == SMALL).all()


def test_tensors_without_sign_are_read_again():
    upper = np.array([[0, 255]], dtype=np.uint8)
    found = tensors(with_tensors(b"", {"pieces": upper}), "pieces")["pieces"]
    assert found.dtype == np.uint8
    assert (found == upper).all()


def test_numbers_beyond_127_are_written_in_several_bytes():
    wide = np.zeros((1, 300), dtype=np.int8)
    assert tensors(with_tensors(b"", {"x" * 200: wide}), "x")["x" * 200].shape == (1, 300)


def test_a_tensor_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="float64"):
        with_tensors(b"", {"rows": ROWS.astype(np.float64)})  # type: ignore[dict-item]


def test_a_file_that_ends_early_is_refused():
    model = with_tensors(b"", {"rows": ROWS})
    with pytest.raises(ValueError, match="ends early"):
        tensors(model[:-1], "rows")
