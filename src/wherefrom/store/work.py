"""Work done on single files and documents, reused only while its makers are the same."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from wherefrom.model import Readout, Reply, Statement, Voices
from wherefrom.serial import from_plain, to_plain
from wherefrom.store.records import reader

GET_READOUT = "select body from readout where name = ? and sha256 = ? and made_by = ?"
PUT_READOUT = "insert or replace into readout values (?, ?, ?, ?)"
PUT_DOCUMENT = "insert or ignore into read_document values (?, ?, ?)"
DROP_DOCUMENTS = "delete from read_document where name = ? and sha256 = ?"
REPLIES_OF = "select body from worked where document = ?"
GET_WORKED = "select body, vectors, words, parse from worked where digest = ?"
GET_PARSE = "select parse, vectors from worked where digest = ?"
GET_SAID = "select json_extract(body, '$[0].statements') from worked where digest = ?"
GET_REPLIES = "select json_extract(body, '$[1]') from worked where digest = ?"
GET_VECTORS = "select vectors, words from worked where digest = ?"
PUT_WORKED = "insert or replace into worked values (?, ?, ?, ?, ?, ?)"


NO_VOICES = Voices()


@dataclass(frozen=True, slots=True)
class Worked:
    """What one document's language gives: voices, replies, a vector for each statement.

    ``vectors`` are float32 in native order, 384 to a statement, in the order
    of ``voices.statements``; ``words`` are int8, 128 to each of their content
    words, with one row for a statement that has none. ``parse`` are the words
    of the document as ``indicators.parse`` packs them.
    """

    voices: Voices = NO_VOICES
    replies: tuple[Reply, ...] = ()
    vectors: bytes = b""
    words: bytes = b""
    parse: bytes = b""


def readout(db: sqlite3.Connection, name: str, sha256: str, made_by: str) -> Readout | None:
    """What was read of a capture by the same reader and limits, or None."""
    row = db.execute(GET_READOUT, [name, sha256, made_by]).fetchone()
    return from_plain(Readout, json.loads(row[0])) if row else None


def put_readout(
    db: sqlite3.Connection, name: str, sha256: str, made_by: str, readout: Readout
) -> None:
    """Keep what was read of a capture."""
    body = json.dumps(to_plain(readout), ensure_ascii=False)
    db.execute(PUT_READOUT, [name, sha256, made_by, body])
    db.execute(DROP_DOCUMENTS, [name, sha256])
    db.executemany(PUT_DOCUMENT, [(d.id, name, sha256) for d in readout.documents])


def digests(db: sqlite3.Connection) -> frozenset[str]:
    """Digests of all documents' work that is kept."""
    return frozenset(digest for (digest,) in db.execute("select digest from worked"))


def worked(db: sqlite3.Connection, digest: str) -> Worked:
    """Work that is known to be kept; a KeyError if it is not."""
    row = db.execute(GET_WORKED, [digest]).fetchone()
    if row is None:
        raise KeyError(digest)
    voices, replies = json.loads(row[0])
    return Worked(
        from_plain(Voices, voices),
        from_plain(tuple[Reply, ...], replies),
        row[1],
        row[2],
        row[3],
    )


def said(db: sqlite3.Connection, digest: str) -> tuple[Statement, ...]:
    """The statements of a document whose work is kept, as read; a KeyError if it is not."""
    row = db.execute(GET_SAID, [digest]).fetchone()
    if row is None:
        raise KeyError(digest)
    return tuple(map(reader(Statement), json.loads(row[0])))


def replies(db: sqlite3.Connection, digest: str) -> tuple[Reply, ...]:
    """What the statements of a document whose work is kept answer; a KeyError if it is not."""
    row = db.execute(GET_REPLIES, [digest]).fetchone()
    if row is None:
        raise KeyError(digest)
    return tuple(map(reader(Reply), json.loads(row[0])))


def vectors(db: sqlite3.Connection, digest: str) -> tuple[bytes, bytes]:
    """Vectors and words of work that is known to be kept; a KeyError if it is not."""
    row: tuple[bytes, bytes] | None = db.execute(GET_VECTORS, [digest]).fetchone()
    if row is None:
        raise KeyError(digest)
    return row


def parse(db: sqlite3.Connection, digest: str) -> tuple[bytes, bytes]:
    """Parse and vectors of work that is known to be kept; a KeyError if it is not."""
    row: tuple[bytes, bytes] | None = db.execute(GET_PARSE, [digest]).fetchone()
    if row is None:
        raise KeyError(digest)
    return row


def replies_of(db: sqlite3.Connection, document: str) -> tuple[Reply, ...]:
    """What the statements of one document answer; none where nothing is kept of it."""
    rows = db.execute(REPLIES_OF, [document])
    return tuple(r for (body,) in rows for r in from_plain(tuple[Reply, ...], json.loads(body)[1]))


def put_worked(db: sqlite3.Connection, digest: str, document: str, work: Worked) -> None:
    """Keep one document's work."""
    body = json.dumps([to_plain(work.voices), to_plain(work.replies)], ensure_ascii=False)
    db.execute(PUT_WORKED, [digest, document, body, work.vectors, work.words, work.parse])


def keep_only(db: sqlite3.Connection, used: Iterable[str]) -> None:
    """Drop the work of documents that no longer are what it was done on."""
    stale = digests(db) - frozenset(used)
    db.executemany("delete from worked where digest = ?", [(digest,) for digest in sorted(stale)])
