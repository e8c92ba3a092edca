"""What people ruled: kept in the order of ruling, each with its entry in the log."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import replace

from wherefrom.ids import content_id
from wherefrom.model import Ruling
from wherefrom.serial import from_plain, to_plain
from wherefrom.store import log

SINCE = 2  # the layout that has them

ALL = "select body from ruling order by place"
KEPT = "select id, log, salt, body from ruling order by place"
PUT = "insert into ruling (id, log, kind, salt, body) values (?, ?, ?, ?, ?)"
DELETE = "delete from ruling where id = ?"


def put(db: sqlite3.Connection, ruling: Ruling) -> Ruling:
    """Keep ``ruling`` and log it under its reviewer's name; it comes back with id and time.

    The log gets a salted digest of the ruling, since the words ruled on often
    hold names. A time that the caller gave stays.
    """
    at = ruling.at or log.now()
    bare = replace(ruling, at=at)
    number = log.head(db).seq + 1  # so that the same ruling made twice is two rulings
    made = replace(bare, id=content_id("r", number, *to_plain(bare).values()))
    body = json.dumps(to_plain(made), ensure_ascii=False, separators=(",", ":"))
    salt = secrets.token_hex(16)
    said = {"ruling": made.id, "ruled": made.kind, "digest": digest(salt, body)}
    entry = log.append(db, "ruling", said, by=ruling.by)
    db.execute(PUT, [made.id, entry, made.kind, salt, body])
    return made


def rulings(db: sqlite3.Connection) -> tuple[Ruling, ...]:
    """All that were made and not purged, the first first, undone ones among them."""
    if _is_of_before(db):
        return ()
    return tuple(from_plain(Ruling, json.loads(body)) for (body,) in db.execute(ALL))


def kept(db: sqlite3.Connection) -> Iterator[tuple[str, int, str]]:
    """Id, number of the log's entry, and digest of each ruling as it stands."""
    if not _is_of_before(db):
        for id_, entry, salt, body in db.execute(KEPT):
            yield id_, entry, digest(salt, body)


def digest(salt: str, body: str) -> str:
    """What the log holds of a ruling."""
    return hashlib.sha256(f"{salt}:{body}".encode("utf-8", "surrogatepass")).hexdigest()


def forget(
    db: sqlite3.Connection, documents: Collection[str], digests: Collection[str]
) -> tuple[str, ...]:
    """Take away the rulings on ``documents``, and what revoked them; their ids.

    That is also those on their words, and on who is named in them alone.
    ``digests`` are sha256 of the documents' bytes.
    """
    going: list[str] = []
    for one in rulings(db):
        on_them = any(a.document in documents or a.sha256 in digests for a in one.on)
        about = any(t.id in documents or t.sha256 in digests for t in one.things)
        if on_them or about or one.undoes in going:
            going.append(one.id)
            db.execute(DELETE, [one.id])
    return tuple(going)


def _is_of_before(db: sqlite3.Connection) -> bool:
    """Whether the case was last written by a version that knew no rulings."""
    layout: int = db.execute("pragma user_version").fetchone()[0]
    return layout < SINCE
