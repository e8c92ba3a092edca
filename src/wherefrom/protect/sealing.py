"""A whole folder as one encrypted file, and back (tar inside age v1, with a passphrase)."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Collection
from pathlib import Path, PurePosixPath

import pyrage

from wherefrom.errors import WherefromError
from wherefrom.protect.vault import LEAST, WeakPassphrase

CHUNK = 1 << 20  # bytes read at a time


class NotOpened(WherefromError):
    """The passphrase does not open a file, or it was changed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: the passphrase does not open it, or the file was changed. Nothing was "
            "written; try again, or take another copy of the file."
        )


class NotSealed(WherefromError):
    """What was encrypted does not come out as it went in."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: read back, the encrypted file does not hold what the folder does. It was "
            "removed and the folder left as it is; see whether something writes in it."
        )


def sealed(folder: Path, passphrase: str, leave_out: Collection[str] = ()) -> bytes:
    """All files of ``folder`` but ``leave_out``, encrypted; `age --decrypt` and tar open it too.

    The whole is in memory three times over while it is made.

    Raises:
        WeakPassphrase: shorter than twelve characters.
        NotSealed: read back, it differs from the folder.
    """
    if len(passphrase) < LEAST:
        raise WeakPassphrase
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as packed:
        for path in _files(folder, leave_out):
            packed.add(path, arcname=path.relative_to(folder).as_posix(), recursive=False)
    content = bytes(pyrage.passphrase.encrypt(out.getvalue(), passphrase))
    del out
    if digests(unsealed(content, passphrase, folder.name)) != _digests_of(folder, leave_out):
        raise NotSealed(folder.name)
    return content


def unsealed(content: bytes, passphrase: str, name: str) -> bytes:
    """The tar inside.

    Raises:
        NotOpened: the passphrase does not fit, or the content is damaged.
    """
    try:
        return bytes(pyrage.passphrase.decrypt(content, passphrase))
    except (pyrage.DecryptError, ValueError) as error:
        raise NotOpened(name) from error


def digests(packed: bytes) -> dict[str, str]:
    """sha256 by path of each file in a tar."""
    found = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is not None:
                found[member.name] = hashlib.sha256(stream.read()).hexdigest()
    return found


def unpack(packed: bytes, folder: Path) -> None:
    """Write the files of a tar into ``folder``, which is new and empty.

    Raises:
        NotOpened: a member lies outside, or is no plain file.
    """
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            if not member.isfile() or path.is_absolute() or ".." in path.parts:
                raise NotOpened(folder.name)
            tar.extract(member, folder, filter="data")


def _files(folder: Path, leave_out: Collection[str]) -> list[Path]:
    every = (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return sorted(p for p in every if p.relative_to(folder).as_posix() not in leave_out)


def _digests_of(folder: Path, leave_out: Collection[str]) -> dict[str, str]:
    found = {}
    for path in _files(folder, leave_out):
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        found[path.relative_to(folder).as_posix()] = digest
    return found
