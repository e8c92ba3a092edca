"""A case locked away as one encrypted file, and brought back."""

from __future__ import annotations

import shutil
from pathlib import Path

from wherefrom.errors import WherefromError
from wherefrom.protect import sealing
from wherefrom.store.db import DATABASE, Store
from wherefrom.store.files import sync_folder, write_whole
from wherefrom.store.lock import NAME as LOCK

ENDING = ".age"
PASSING = frozenset([LOCK, f"{DATABASE}-wal", f"{DATABASE}-shm"])  # empty once nobody writes


class InTheWay(WherefromError):
    """Where something is to be written, something is already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: is there already. Nothing was done; move it away first.")


class NoRoom(WherefromError):
    """The disk is full, or cannot be written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path}: cannot be written ({why}). Nothing is left of it, and what was there is as "
            "it was; make room or choose another place."
        )


class NoLocked(WherefromError):
    """The file is not to be had."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}. Name the .age file that `wherefrom lock` wrote.")


def lock(folder: Path, passphrase: str, *, keep: bool = False) -> Path:
    """Write the whole case to ``FOLDER.age``, encrypted, then remove the folder.

    The file is read back and compared with the folder before anything is
    removed. Removed files can be brought back from a disk that is not
    encrypted itself.

    Raises:
        NoCase, CaseBusy, WeakPassphrase, InTheWay, NoRoom, NotSealed: all is as it was.
    """
    folder = folder.resolve()
    target = folder.with_name(folder.name + ENDING)
    if target.exists():
        raise InTheWay(target)
    with Store(folder, write=True) as store:  # nobody else writes while it is read
        store.db.execute("pragma wal_checkpoint(truncate)")
        content = sealing.sealed(folder, passphrase, PASSING)
        _write(target, content)
        if target.read_bytes() != content:
            target.unlink()
            raise sealing.NotSealed(folder.name)
    if not keep:
        gone = folder.with_name(folder.name + ".locked")  # half a folder never looks like a case
        folder.replace(gone)
        sync_folder(folder.parent)
        shutil.rmtree(gone)
    return target


def unlock(file: Path, passphrase: str, *, keep: bool = False) -> Path:
    """Bring the case of ``file`` back beside it, then remove the file.

    Raises:
        NoLocked, NotOpened, InTheWay, NoRoom: all is as it was.
    """
    file = file.resolve()
    if not file.is_file() or file.suffix != ENDING:
        raise NoLocked(file, "is no locked case" if file.exists() else "is not there")
    folder = file.with_suffix("")
    if folder.exists():
        raise InTheWay(folder)
    packed = sealing.unsealed(file.read_bytes(), passphrase, file.name)
    if DATABASE not in sealing.digests(packed):
        raise NoLocked(file, "holds no case")
    _unpack(packed, folder)
    if not keep:
        file.unlink()
    return folder


def _write(target: Path, content: bytes) -> None:
    try:
        write_whole(target, content)
    except OSError as error:
        for path in (target, target.with_name(target.name + ".new")):
            path.unlink(missing_ok=True)
        raise NoRoom(target, error.strerror or "") from error


def _unpack(packed: bytes, folder: Path) -> None:
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir()
        sealing.unpack(packed, fresh)
        fresh.replace(folder)
        sync_folder(folder.parent)
    except (OSError, WherefromError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        if isinstance(error, OSError):
            raise NoRoom(folder, error.strerror or "") from error
        raise
