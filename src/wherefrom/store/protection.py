"""Who is protected by a user's word, and the numbers by which protected people leave the case."""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from wherefrom.model import Identifier
from wherefrom.store import log
from wherefrom.store.records import reader

SALT = "select value from protection where name = 'salt'"
PUT_SALT = "insert into protection values ('salt', ?)"
NUMBERS = "select digest, number from pseudonym"
PUT_NUMBER = "insert or ignore into pseudonym values (?, ?)"
WISHES = "select name, protected, body from wish order by name"
PUT_WISH = "insert or replace into wish values (?, ?, ?)"
IDENTIFIERS = """
select document, json_extract(body, '$[0].identifiers') from worked order by document
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user said of one name: protected or not, by whom and why."""

    name: str  # as given
    protected: bool
    by: str
    why: str


def known_salt(db: sqlite3.Connection) -> str | None:
    """The case's secret for digests, in hexadecimal; None before its first use."""
    row = db.execute(SALT).fetchone()
    return None if row is None else str(row[0])


def salt(db: sqlite3.Connection) -> str:
    """The same, made on first use, in a transaction."""
    known = known_salt(db)
    if known is None:
        known = secrets.token_hex(32)
        db.execute(PUT_SALT, [known])
    return known


def numbers(db: sqlite3.Connection) -> dict[str, int]:
    """The number of each pseudonym given so far, by the digest of its person."""
    return dict(db.execute(NUMBERS).fetchall())


def put_numbers(db: sqlite3.Connection, given: Mapping[str, int]) -> None:
    """Keep numbers; those kept already stay as they are."""
    db.executemany(PUT_NUMBER, sorted(given.items()))


def wishes(db: sqlite3.Connection) -> dict[str, Wish]:
    """What users said, by folded name."""
    return {
        name: Wish(protected=bool(yes), **json.loads(body))
        for name, yes, body in db.execute(WISHES)
    }


def put_wish(db: sqlite3.Connection, folded: str, wish: Wish) -> None:
    """Keep what a user said; the log gets a salted digest of the name."""
    digest = hashlib.sha256(f"{salt(db)}:{folded}".encode()).hexdigest()
    log.append(db, "protect", {"digest": digest, "protected": wish.protected}, by=wish.by)
    body = json.dumps({"name": wish.name, "by": wish.by, "why": wish.why}, ensure_ascii=False)
    db.execute(PUT_WISH, [folded, int(wish.protected), body])


def identifiers(db: sqlite3.Connection) -> Iterator[tuple[str, tuple[Identifier, ...] | None]]:
    """What may give somebody away in each document; None where it was read by an older version."""
    one = reader(Identifier)
    for document, found in db.execute(IDENTIFIERS):
        yield document, None if found is None else tuple(map(one, json.loads(found)))


def forget(db: sqlite3.Connection, folded: Collection[str]) -> None:
    """Take away what was said of names that the case no longer holds."""
    db.executemany("delete from wish where name = ?", [(name,) for name in sorted(folded)])
