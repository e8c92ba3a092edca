"""Consent withdrawn: an original and all that was worked out from it go, a tombstone stays."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wherefrom.store import log, originals, results, rulings
from wherefrom.store.errors import NamesSomebody, OneOfSeveral

VACUUM = "vacuum"  # in ``pending`` until nothing deleted is left in the file

FILES_OF = "select distinct sha256, name from read_document where document = ? order by sha256"
DOCUMENTS_OF = "select distinct document from read_document where sha256 = ? order by document"
NAMES_OF = "select distinct name from capture where sha256 = ? order by name"
LATEST = "select sha256 from capture where name = ? order by id desc limit 1"
SAME_BYTES = """
select id from document where sha256 in (select sha256 from document where id = :id) and id <> :id
order by place
"""
BYTES = "select sha256 from document where id = ?"
WORKED = "select body from worked where document = ?"


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge took away, and documents of the same bytes that other files still hold."""

    documents: tuple[str, ...]
    originals: tuple[str, ...]  # sha256
    also: tuple[str, ...] = ()


def is_original(db: sqlite3.Connection, sha256: str) -> bool:
    """Whether the case is to hold bytes with this digest."""
    row = db.execute("select 1 from original where sha256 = ?", [sha256]).fetchone()
    return row is not None


def scope(db: sqlite3.Connection, document: str, *, whole: bool) -> Purged:
    """All that goes with ``document``.

    Raises:
        OneOfSeveral: it came in a file with others, and not ``whole``.
    """
    documents, digests = {document}, set()
    for sha256, name in db.execute(FILES_OF, [document]).fetchall():
        together = {found for (found,) in db.execute(DOCUMENTS_OF, [sha256])}
        own_names = len(db.execute(NAMES_OF, [sha256]).fetchall())
        others = len(together) - own_names  # one file under two names gives two documents
        if others > 0 and not whole:
            raise OneOfSeveral(document, name, others)
        digests.add(sha256)
        documents |= together
    also = [found for (found,) in db.execute(SAME_BYTES, {"id": document})]
    left = tuple(found for found in also if found not in documents)
    return Purged(tuple(sorted(documents)), tuple(sorted(digests)), left)


def check_reason(db: sqlite3.Connection, reason: str, going: Purged, words: Iterable[str]) -> None:
    """Refuse a reason that holds one of ``words`` or a name that the documents mention.

    Raises:
        NamesSomebody: naming the first one found.
    """
    names = {word for word in words if len(word) > 2}
    for document in going.documents:
        for (body,) in db.execute(WORKED, [document]):
            voices = json.loads(body)[0]
            for mention in voices["mentions"]:
                if mention["named"] and mention["kind"] in ("witness", "person", "withheld"):
                    names |= {mention["name"], *_name_parts(mention["name"])}
    for name in sorted(names):
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", reason, re.IGNORECASE):
            raise NamesSomebody(name)


def _name_parts(name: str) -> set[str]:
    """The capitalised words of a name: each by itself may tell who it is."""
    return {part for part in re.findall(r"\w+", name) if len(part) > 2 and part[0].isupper()}


def purge(db: sqlite3.Connection, going: Purged, reason: str) -> None:
    """Delete rows and leave the tombstone; ``finish`` must follow the commit."""
    gone = rulings.forget(db, going.documents, _bytes_of(db, going.documents))
    body = {"documents": going.documents, "originals": going.originals, "reason": reason}
    entry = log.append(db, "purge", {**body, **({"rulings": gone} if gone else {})})
    for sha256 in going.originals:
        _forget_file(db, sha256, entry)
    for document in going.documents:
        for table in ("given", "worked", "read_document"):
            db.execute(f"delete from {table} where document = ?", [document])
    results.clear(db)
    db.execute("insert or ignore into pending values (?)", [VACUUM])


def _bytes_of(db: sqlite3.Connection, documents: Iterable[str]) -> set[str]:
    """sha256 of each document's own bytes, which a file may hold along with others."""
    found = (db.execute(BYTES, [document]).fetchone() for document in documents)
    return {row[0] for row in found if row is not None}


def _forget_file(db: sqlite3.Connection, sha256: str, entry: int) -> None:
    names = [name for (name,) in db.execute(NAMES_OF, [sha256])]
    for table in ("readout", "read_document", "capture", "original"):
        db.execute(f"delete from {table} where sha256 = ?", [sha256])
    for name in names:
        before = db.execute(LATEST, [name]).fetchone()
        if before is None:
            db.execute("delete from file where name = ?", [name])
        else:
            db.execute("update file set sha256 = ?, gone = 1 where name = ?", [before[0], name])
        db.execute("delete from refused where path = ? or path like ? || '!/%'", [name, name])
    db.execute("insert or ignore into tombstone values (?, ?)", [sha256, entry])


def finish(db: sqlite3.Connection, folder: Path) -> None:
    """Remove purged originals and every trace in the database's free space."""
    if db.execute("select 1 from pending where what = ?", [VACUUM]).fetchone() is None:
        return
    for (sha256,) in db.execute("select sha256 from tombstone").fetchall():
        originals.forget(folder, sha256)
    db.execute("vacuum")
    db.execute("pragma wal_checkpoint(truncate)")
    db.execute("delete from pending where what = ?", [VACUUM])
    db.execute("pragma wal_checkpoint(truncate)")
