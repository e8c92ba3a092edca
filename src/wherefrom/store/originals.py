"""Original files by sha256: written once, read-only, never rewritten.

A file first lies in ``originals/incoming`` and moves to its place once the log
names it, so that no original is ever there without an entry.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from wherefrom.store.files import sync_folder

FOLDER = "originals"
INCOMING = "incoming"
CHUNK = 1 << 20  # bytes read at a time


def place(folder: Path, sha256: str) -> Path:
    """Where the original with this digest lies in the case ``folder``."""
    return folder / FOLDER / sha256[:2] / sha256


def digest_of(path: Path) -> tuple[str, int]:
    """sha256 and size in bytes of a file."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def take_in(folder: Path, path: Path) -> tuple[str, int]:
    """Copy ``path`` to the incoming; sha256 and size of what was copied.

    ``make_last`` must follow before the log names it.
    """
    incoming = folder / FOLDER / INCOMING
    incoming.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    partial = incoming / "partial"
    with path.open("rb") as given, partial.open("wb") as kept:
        while chunk := given.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            kept.write(chunk)
    partial.replace(incoming / digest.hexdigest())
    return digest.hexdigest(), size


def make_last(folder: Path, digests: Iterable[str]) -> None:
    """Have incoming files written through to the disk: many at once, since each wait is long."""
    incoming = folder / FOLDER / INCOMING
    waiting = [path for digest in digests if (path := incoming / digest).exists()]
    for path in waiting:
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
    if waiting:
        sync_folder(incoming)


def arrived(folder: Path) -> Iterator[Path]:
    """Files still among the incoming."""
    incoming = folder / FOLDER / INCOMING
    if incoming.is_dir():
        yield from sorted(incoming.iterdir())


def settle(folder: Path, digests: Iterable[str]) -> None:
    """Move incoming files to their places, read-only; those that are there already stay."""
    touched = set()
    for sha256 in digests:
        waiting = folder / FOLDER / INCOMING / sha256
        target = place(folder, sha256)
        if not waiting.exists():
            continue
        if target.exists():
            waiting.unlink()
            continue
        target.parent.mkdir(exist_ok=True)
        waiting.chmod(0o444)
        waiting.replace(target)
        touched |= {target.parent, target.parent.parent}
    for parent in sorted(touched):
        sync_folder(parent)


def forget(folder: Path, sha256: str) -> None:
    """Take an original away for good, in place and among the incoming."""
    for path in (place(folder, sha256), folder / FOLDER / INCOMING / sha256):
        path.unlink(missing_ok=True)
    sync_folder(folder / FOLDER)


def kept(folder: Path) -> Iterator[Path]:
    """Every file under ``originals``, incoming ones apart, in order."""
    top = folder / FOLDER
    incoming = top / INCOMING
    for path in sorted(top.rglob("*")):
        if path.is_file() and incoming not in path.parents:
            yield path
