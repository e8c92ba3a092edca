import hashlib
from dataclasses import replace

import pytest

from wherefrom.errors import WherefromError
from wherefrom.language import registry
from wherefrom.language.registry import ALLEGING, ENCODER, ENGLISH, TAGGER, Model


@pytest.fixture
def model(tmp_path, monkeypatch):
    monkeypatch.setattr(registry, "MODELS", tmp_path)
    registry.checked.cache_clear()
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "a").write_bytes(b"1")
    files = (("a", hashlib.sha256(b"1").hexdigest()),)
    return Model("small", None, "small", files, "MIT", "here", "Fetch it again.")


@pytest.mark.parametrize("shipped", registry.ALL, ids=lambda shipped: shipped.name)
def test_the_installed_files_are_the_registered_ones(shipped):
    registry.checked.cache_clear()
    folder = registry.checked(shipped)
    assert all((folder / name).is_file() for name, _ in shipped.files)


@pytest.mark.parametrize("shipped", registry.ALL, ids=lambda shipped: shipped.name)
def test_files_are_listed_sorted_and_none_is_a_pickle(shipped):
    assert list(shipped.files) == sorted(shipped.files)
    assert not [name for name, _ in shipped.files if name.endswith((".pkl", ".pickle", ".pt"))]
    assert shipped.licence in {"MIT", "Apache-2.0"}


def test_a_checked_model_gives_its_folder(model, tmp_path):
    assert registry.checked(model) == tmp_path / "small"


def test_an_altered_file_is_refused_and_named(model, tmp_path):
    (tmp_path / "small" / "a").write_bytes(b"2")
    with pytest.raises(WherefromError, match=r"small: a is not the expected .* Fetch it again\."):
        registry.checked(model)


def test_a_missing_file_is_named_with_the_way_to_get_it(model, tmp_path):
    (tmp_path / "small" / "a").unlink()
    with pytest.raises(WherefromError, match=r"small: a cannot be read .* Fetch it again\."):
        registry.checked(model)


def test_a_missing_package_is_named_with_the_way_to_get_it():
    absent = replace(ENGLISH, package="no_such_package_at_all")
    with pytest.raises(WherefromError, match=r"the package is not installed\. Install it with"):
        absent.path()


def test_another_file_digest_makes_another_model_digest(model):
    assert replace(model, files=(("a", "0" * 64),)).sha256 != model.sha256
    assert replace(model, licence="none").sha256 == model.sha256


def test_the_run_record_names_every_model():
    assert registry.digests() == tuple(m.sha256 for m in (TAGGER, ENCODER, ENGLISH, ALLEGING))
    assert all(len(digest) == 64 for digest in registry.digests())
