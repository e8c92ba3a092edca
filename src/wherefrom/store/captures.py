"""Files as captured: which bytes each name has now, and which it had before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wherefrom.model import Unread
from wherefrom.serial import from_plain, to_plain
from wherefrom.store import log

FILES = "select name, sha256, size, place, root, gone from file order by name"
CAPTURES = """
select capture.name, capture.sha256, file.sha256 = capture.sha256, file.gone
from capture join file using (name) order by capture.name, capture.id
"""
KNOWN = "select 1 from original where sha256 = ?"
ADD_ORIGINAL = "insert into original values (?, ?)"
ADD_CAPTURE = "insert or ignore into capture (name, sha256, log) values (?, ?, ?)"
PUT_FILE = """
insert into file (name, sha256, size, place, root) values (:name, :sha256, :size, :place, :root)
on conflict (name) do update set
    sha256 = :sha256, size = :size, place = :place, root = :root, gone = 0
"""
LOGGED = "select min(log) from capture where sha256 = ?"
TOMBSTONES = "select sha256 from tombstone"


@dataclass(frozen=True, slots=True)
class File:
    """One captured file: its name in the case, its newest bytes, and where it lay."""

    name: str
    sha256: str
    size: int  # bytes
    place: str  # absolute path at the last capture
    root: str  # ``place`` without ``name``
    gone: bool = False  # not there when its folder was last captured


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes that a name has or had; ``current`` for its newest."""

    name: str
    sha256: str
    current: bool
    gone: bool


def files(db: sqlite3.Connection) -> dict[str, File]:
    """Every captured file by name."""
    found = [File(*row) for row in db.execute(FILES)]
    return {file.name: replace(file, gone=bool(file.gone)) for file in found}


def captures(db: sqlite3.Connection) -> list[Capture]:
    """All captures by name, each name's earliest first."""
    return [Capture(n, s, bool(c), bool(g)) for n, s, c, g in db.execute(CAPTURES)]


def is_known(db: sqlite3.Connection, sha256: str) -> bool:
    """Whether bytes with this digest were captured already, under any name."""
    return db.execute(KNOWN, [sha256]).fetchone() is not None


def tombstones(db: sqlite3.Connection) -> frozenset[str]:
    """Digests of originals that were purged and are not to be read again."""
    return frozenset(sha256 for (sha256,) in db.execute(TOMBSTONES))


def put(db: sqlite3.Connection, file: File, *, by: str | None = None) -> None:
    """Note ``file`` as captured; bytes seen for the first time go into the log.

    ``by`` is who took it in, where that is not the person known to the operating system.
    """
    if is_known(db, file.sha256):
        entry = db.execute(LOGGED, [file.sha256]).fetchone()[0]
    else:
        entry = log.append(db, "capture", {"sha256": file.sha256, "size": file.size}, by=by)
        db.execute(ADD_ORIGINAL, [file.sha256, file.size])
    db.execute(ADD_CAPTURE, [file.name, file.sha256, entry])
    db.execute(PUT_FILE, {name: getattr(file, name) for name in File.__slots__})
    db.execute("delete from refused where path = ?", [file.name])


def mark_gone(db: sqlite3.Connection, names: Iterable[str]) -> None:
    """Note that the files were not there; what was captured of them stays."""
    db.executemany("update file set gone = 1 where name = ?", [(name,) for name in names])


def refused(db: sqlite3.Connection) -> tuple[Unread, ...]:
    """What capture could not take in, by path."""
    rows = db.execute("select body from refused order by path")
    return tuple(from_plain(Unread, json.loads(body)) for (body,) in rows)


def put_refused(db: sqlite3.Connection, unread: Iterable[Unread], given: frozenset[str]) -> None:
    """Note what a capture refused; refusals of an earlier capture of the same paths go.

    ``given`` are sha256 of the paths that were captured.
    """
    before = db.execute("select path, given from refused").fetchall()
    stale = [(path,) for path, then in before if set(then.split()) <= given]
    db.executemany("delete from refused where path = ?", stale)
    rows = [
        (one.path, " ".join(sorted(given)), json.dumps(to_plain(one), ensure_ascii=False))
        for one in unread
    ]
    db.executemany("insert or replace into refused values (?, ?, ?)", rows)
