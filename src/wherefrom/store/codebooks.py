"""The codebooks that somebody chose for a case: their files as they were when they were given."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

from wherefrom.store import log

SINCE = 4  # the layout that has them

ALL = "select name, body from codebook order by place"
PUT = "insert into codebook (name, body, log) values (?, ?, ?)"


def put(db: sqlite3.Connection, chosen: Sequence[tuple[str, str]]) -> None:
    """Make ``chosen``, given as (name, YAML), the case's codebooks; the log gets their digest."""
    entry = log.append(db, "codebooks", {"digest": digest(chosen)})
    db.execute("delete from codebook")
    db.executemany(PUT, [(name, body, entry) for name, body in chosen])


def chosen(db: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Name and YAML of each; none where nobody chose."""
    layout: int = db.execute("pragma user_version").fetchone()[0]
    return tuple(db.execute(ALL).fetchall()) if layout >= SINCE else ()


def digest(chosen: Sequence[tuple[str, str]]) -> str:
    """sha256 over names and texts, in order."""
    hashed = hashlib.sha256()
    for part in (part for pair in chosen for part in pair):
        hashed.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    return hashed.hexdigest()
