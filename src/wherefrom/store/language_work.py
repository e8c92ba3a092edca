"""What the last run kept of each document's language work: sentence vectors and replies."""

from __future__ import annotations

import json
import sqlite3

from wherefrom.model import Reply
from wherefrom.serial import from_plain

VECTORS = "select document, vectors from worked"
REPLIES = "select body from worked where document = ?"


def vectors(db: sqlite3.Connection) -> dict[str, bytes]:
    """Each document's sentence vectors: float32, a row for each of its statements in order."""
    return dict(db.execute(VECTORS).fetchall())


def replies(db: sqlite3.Connection, document: str) -> tuple[Reply, ...]:
    """The replies of one document's statements; none where no work on it is kept."""
    row = db.execute(REPLIES, [document]).fetchone()
    return from_plain(tuple[Reply, ...], json.loads(row[0])[1]) if row else ()
