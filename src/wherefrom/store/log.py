"""The append-only log: every capture, run, ruling and purge, each chained to the one before.

An entry's hash covers all of it and the hash before it. Whoever can write the
case can also forge a whole new chain; to rule that out, note the head (``log.head``)
somewhere else.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

START = "0" * 64  # what the first entry is chained to

APPEND = "insert into log values (:seq, :at, :who, :kind, :body, :previous, :hash)"
LAST = "select seq, hash from log order by seq desc limit 1"
SINCE = """
select seq, at, who, kind, body, previous, hash from log where seq > ? order by seq
"""
ALL = "select seq, at, who, kind, body, previous, hash from log order by seq"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in the log; ``at`` in UTC, ``body`` in JSON without names."""

    seq: int
    at: str
    who: str
    kind: str
    body: str
    previous: str
    hash: str

    def expected(self) -> str:
        """The hash that the rest of the entry gives."""
        parts = [self.seq, self.at, self.who, self.kind, self.body, self.previous]
        written = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode("utf-8", "surrogateescape")).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log ends: number and hash of its last entry."""

    seq: int
    hash: str


def who() -> str:
    """The name by which the operating system knows the person at work."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user, as in some containers
        return "unknown"


def now() -> str:
    """The time in UTC, to the second, as entries give it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def append(
    db: sqlite3.Connection, kind: str, body: Mapping[str, Any], *, by: str | None = None
) -> int:
    """Add an entry and return its number; ``body`` must hold no name and no path.

    ``by`` is who did it, where that is not the person known to the operating system.
    """
    last = head(db)
    written = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    bare = Entry(last.seq + 1, now(), by or who(), kind, written, last.hash, "")
    values = {name: getattr(bare, name) for name in Entry.__slots__}
    db.execute(APPEND, {**values, "hash": bare.expected()})
    return bare.seq


def head(db: sqlite3.Connection) -> Head:
    """The last entry's number and hash; 0 and zeros for an empty log."""
    row = db.execute(LAST).fetchone()
    return Head(*row) if row else Head(0, START)


def since(db: sqlite3.Connection, seq: int) -> Iterable[Entry]:
    """The entries after number ``seq``, as they stand."""
    for row in db.execute(SINCE, [seq]):
        yield Entry(*row)


def entries(db: sqlite3.Connection) -> Iterable[Entry]:
    """All entries, the first first, as they stand: nothing is checked."""
    for row in db.execute(ALL):
        yield Entry(*row)
