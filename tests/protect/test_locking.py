"""A case as one encrypted file, and back."""

from __future__ import annotations

import io
import shutil
import tarfile

import pyrage
import pytest

import wherefrom
from wherefrom.pipeline import locking
from wherefrom.protect import sealing
from wherefrom.protect.vault import WeakPassphrase

WORDS = "four words are good"


@pytest.fixture
def case(example, tmp_path):
    return shutil.copytree(example.folder, tmp_path / "harbour.case")


def test_a_locked_case_comes_back_whole(case):
    before = sealing._digests_of(case, locking.PASSING)
    file = locking.lock(case, WORDS)
    assert not case.exists()
    assert b"Tavo" not in file.read_bytes()
    locking.unlock(file, WORDS)
    assert not file.exists()
    assert sealing._digests_of(case, locking.PASSING) == before
    with wherefrom.open_case(case) as opened:
        assert opened.verify().ok


def test_other_tools_of_the_format_open_it(case):
    file = locking.lock(case, WORDS, keep=True)
    packed = pyrage.passphrase.decrypt(file.read_bytes(), WORDS)
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        assert "case.db" in tar.getnames()
    assert case.exists()


def test_a_wrong_passphrase_changes_nothing(case):
    file = locking.lock(case, WORDS)
    content = file.read_bytes()
    with pytest.raises(sealing.NotOpened):
        locking.unlock(file, "four words are wrong")
    assert file.read_bytes() == content
    assert not case.exists()


def test_a_short_passphrase_locks_nothing(case):
    with pytest.raises(WeakPassphrase):
        locking.lock(case, "short")
    assert case.exists()


def test_a_full_disk_leaves_the_case_and_nothing_else(case, monkeypatch):
    def full(path, content):
        path.with_name(path.name + ".new").write_bytes(content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(locking, "write_whole", full)
    with pytest.raises(locking.NoRoom, match="No space left"):
        locking.lock(case, WORDS)
    assert [p.name for p in case.parent.iterdir()] == ["harbour.case"]


def test_a_case_changed_while_it_is_read_is_not_removed(case, monkeypatch):
    monkeypatch.setattr(sealing, "_digests_of", lambda *_: {})
    with pytest.raises(sealing.NotSealed):
        locking.lock(case, WORDS)
    assert case.exists()


def test_nothing_is_written_over(case):
    case.with_name("harbour.case.age").write_bytes(b"")
    with pytest.raises(locking.InTheWay):
        locking.lock(case, WORDS)


def test_members_that_lie_outside_are_refused(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name in ("case.db", "../outside"):
            tar.addfile(tarfile.TarInfo(name))
    file = tmp_path / "a.case.age"
    file.write_bytes(pyrage.passphrase.encrypt(out.getvalue(), WORDS))
    with pytest.raises(sealing.NotOpened):
        locking.unlock(file, WORDS)
    assert [p.name for p in tmp_path.iterdir()] == ["a.case.age"]
