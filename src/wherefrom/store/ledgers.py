"""The ledger of the last finished run, put together from its rows."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any, TypeVar

from wherefrom.garbage import no_collection
from wherefrom.model import (
    Attribution,
    Claim,
    Coding,
    Derivation,
    Document,
    External,
    Finding,
    Ledger,
    Link,
    Mention,
    Notice,
    Original,
    Ruling,
    Run,
    Source,
    Statement,
    Unread,
    View,
)
from wherefrom.store.errors import NoResult
from wherefrom.store.records import reader

T = TypeVar("T")

RUN = "select run from result"
DOCUMENTS = "select text, body from document order by place"
EXTERNALS = "select id, name, url from external order by place"
OF_MENTION = "select mention, source, why from mention_source order by place"
OF_PUBLISHER = "select document, source from publisher_source order by place"
LINKS = "select first, second, probability, why from link order by place"
FILE_OF = """
select capture.name, capture.sha256 from read_document join capture using (name, sha256)
where document = ? order by capture.id desc limit 1
"""
VIEWS = "select body from stage where name = 'sources'"
RULINGS = "select body from stage where name = 'rulings'"
RULINGS_BEFORE = """
select json_extract(body, '$.rulings') from stage where name in ('claims', 'indicators')
order by name
"""
RULED = "select id from ruling order by place"
CODING = "select body from stage where name = 'indicators'"
ORIGINALS = "select json_extract(body, '$.originals') from stage where name = 'trace'"
UNREAD = "select path, kind, reason, next_step from unread order by place"


def finished(db: sqlite3.Connection) -> bool:
    """Whether there is a finished run's result."""
    return db.execute(RUN).fetchone() is not None


def ledger(db: sqlite3.Connection, folder: Path) -> Ledger:
    """The whole result.

    Raises:
        NoResult: no run has finished since the case was made or purged.
    """
    row = db.execute(RUN).fetchone()
    if row is None:
        raise NoResult(folder)
    with no_collection():
        return _ledger(db, reader(Run)(json.loads(row[0])))


def _ledger(db: sqlite3.Connection, run: Run) -> Ledger:
    coding = _coding(db)
    return Ledger(
        run=run,
        documents=tuple(_document(text, body) for text, body in db.execute(DOCUMENTS)),
        externals=tuple(External(*row) for row in db.execute(EXTERNALS)),
        sources=_all(db, Source, "source"),
        mentions=_all(db, Mention, "mention"),
        of_mention=tuple(db.execute(OF_MENTION)),
        of_publisher=tuple(db.execute(OF_PUBLISHER)),
        attributions=_all(db, Attribution, "attribution"),
        statements=_all(db, Statement, "statement"),
        views=_views(db),
        claims=_all(db, Claim, "claim"),
        links=tuple(Link((a, b), p, why) for a, b, p, why in db.execute(LINKS)),
        derivations=_all(db, Derivation, "derivation"),
        findings=_all(db, Finding, "finding"),
        notices=_all(db, Notice, "notice"),
        unread=tuple(Unread(*row) for row in db.execute(UNREAD)),
        rulings=_rulings(db),
        indicators=coding.indicators,
        codebooks=coding.codebooks,
        originals=_originals(db),
    )


def claims(db: sqlite3.Connection) -> tuple[Claim, ...]:
    """The claims of the last finished run; none before the first."""
    return _all(db, Claim, "claim")


def paths(db: sqlite3.Connection) -> dict[str, str]:
    """Path of each document of the last finished run, by id."""
    return dict(db.execute("select id, path from document order by place").fetchall())


def file_of(db: sqlite3.Connection, document: str) -> tuple[str, str]:
    """Name and sha256 of the newest captured file that ``document`` was read from."""
    name, sha256 = db.execute(FILE_OF, [document]).fetchone()
    return name, sha256


def _document(text: str, body: str) -> Document:
    rest: dict[str, Any] = json.loads(body)
    rest["text"] = text
    return reader(Document)(rest)


def _views(db: sqlite3.Connection) -> tuple[View, ...]:
    """What the sources stage gave beside its rows; a result of before has none."""
    row = db.execute(VIEWS).fetchone()
    return tuple(map(reader(View), json.loads(row[0]) or ())) if row else ()


def _rulings(db: sqlite3.Connection) -> tuple[Ruling, ...]:
    """As the stages left them, in the order of ruling; a result of before has none."""
    row = db.execute(RULINGS).fetchone()
    if row is not None:
        return tuple(map(reader(Ruling), json.loads(row[0])))
    bodies = [body for (body,) in db.execute(RULINGS_BEFORE)]
    found = [one for body in bodies for one in map(reader(Ruling), json.loads(body or "[]"))]
    if not found:
        return ()
    place = {id_: n for n, (id_,) in enumerate(db.execute(RULED))}
    return tuple(sorted(found, key=lambda r: place.get(r.id, len(place))))


def _coding(db: sqlite3.Connection) -> Coding:
    """Codes and codebooks; a result of before has none."""
    row = db.execute(CODING).fetchone()
    return reader(Coding)(json.loads(row[0])) if row else Coding()


def _originals(db: sqlite3.Connection) -> tuple[Original, ...]:
    """As the trace stage gave them; a result of before has none."""
    row = db.execute(ORIGINALS).fetchone()
    return tuple(map(reader(Original), json.loads(row[0] or "[]"))) if row else ()


def _all(db: sqlite3.Connection, kind: type[T], table: str) -> tuple[T, ...]:
    rows = db.execute(f"select body from {table} order by place")
    bodies = ",".join(body for (body,) in rows)  # one call to decode them all is quicker
    return tuple(map(reader(kind), json.loads(f"[{bodies}]")))
