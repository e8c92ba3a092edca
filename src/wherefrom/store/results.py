"""The last finished run's result as rows: replaced whole, in one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wherefrom.model import Claim, Document, Ledger, Statement
from wherefrom.serial import to_plain
from wherefrom.store import log

TABLES = (
    "result",
    "stage",
    "document",
    "external",
    "source",
    "mention",
    "mention_source",
    "publisher_source",
    "attribution",
    "statement",
    "claim",
    "answer",
    "answer_statement",
    "flag",
    "link",
    "derivation",
    "finding",
    "notice",
    "unread",
)
WORDS = {
    "document": "insert into document_words (document_words) values ('rebuild')",
    "statement": "insert into statement_words (statement_words) values ('rebuild')",
}
REBUILD = tuple(WORDS.values())


def clear(db: sqlite3.Connection) -> None:
    """Take away everything that was worked out from documents together."""
    for table in TABLES:
        db.execute(f"delete from {table}")
    for rebuild in REBUILD:
        db.execute(rebuild)


def digest(db: sqlite3.Connection) -> str:
    """sha256 over the rows of the result as they stand."""
    hashed = hashlib.sha256()
    for table in TABLES:
        hashed.update(table.encode())
        for row in db.execute(f"select * from {table} order by rowid"):
            hashed.update(repr(row).encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


def replace(
    db: sqlite3.Connection,
    ledger: Ledger,
    stages: Mapping[str, tuple[str, Any]],
    *,
    by: str | None = None,
) -> None:
    """Make ``ledger`` the case's result and log the run.

    ``stages`` gives each case-level stage's digest and what else it gave, as
    plain values, for the next run to reuse. ``by`` is who ran it, for the log.
    """
    clear(db)
    for noun in WRITTEN:
        noun(db, ledger)
    for rebuild in REBUILD:
        db.execute(rebuild)
    _log(db, ledger, stages, by)


def update(
    db: sqlite3.Connection,
    before: Ledger,
    ledger: Ledger,
    stages: Mapping[str, tuple[str, Any]],
) -> None:
    """Make ``ledger`` the result in place of ``before``, writing only what is another object.

    What was kept of stages that are not in ``stages`` stays.
    """
    for write, (fields, tables) in WRITTEN.items():
        if all(getattr(before, name) is getattr(ledger, name) for name in fields):
            continue
        for table in tables:
            db.execute(f"delete from {table}")
        write(db, ledger)
        for table in tables:
            if table in WORDS:
                db.execute(WORDS[table])
    db.execute("delete from result")
    db.executemany("delete from stage where name = ?", [(name,) for name in stages])
    _log(db, ledger, stages)


def _log(
    db: sqlite3.Connection,
    ledger: Ledger,
    stages: Mapping[str, tuple[str, Any]],
    by: str | None = None,
) -> None:
    rows = [(name, made_by, _json(body)) for name, (made_by, body) in stages.items()]
    db.executemany("insert into stage values (?, ?, ?)", rows)
    run = to_plain(ledger.run)
    db.execute("insert into result values (1, ?)", [_json(run)])
    said = {**run, "result": digest(db), "documents": len(ledger.documents)}
    log.append(db, "run", said, by=by)


def stages(db: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Digest and JSON body of each case-level stage of the last finished run."""
    return {name: (made_by, body) for name, made_by, body in db.execute("select * from stage")}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _put(db: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows into ``table``, each after its place."""
    placed = [(place, *row) for place, row in enumerate(rows)]
    if placed:
        marks = ", ".join("?" * len(placed[0]))
        db.executemany(f"insert into {table} values ({marks})", placed)


def _body(thing: Any) -> str:
    return _json(to_plain(thing))


def _documents(db: sqlite3.Connection, ledger: Ledger) -> None:
    _put(db, "document", map(_document, ledger.documents))
    _put(db, "external", ((e.id, e.name, e.url) for e in ledger.externals))


def _document(d: Document) -> tuple[Any, ...]:
    imprint = (d.title, d.publisher, d.publisher_kind, d.published.value, d.published.basis)
    rest = to_plain(d)
    del rest["text"]
    ends = (d.url, d.language, d.sha256, d.version_of, d.text, _json(rest))
    return (d.id, d.path, *imprint, *ends)


def _sources(db: sqlite3.Connection, ledger: Ledger) -> None:
    of = ledger.sources
    _put(db, "source", ((s.id, s.name, s.kind, int(s.protected), _body(s)) for s in of))
    _put(db, "mention_source", ledger.of_mention)
    _put(db, "publisher_source", ledger.of_publisher)


def _voices(db: sqlite3.Connection, ledger: Ledger) -> None:
    _put(
        db,
        "mention",
        (
            (m.id, m.document, m.start, m.end, m.name, m.kind, int(m.named), _body(m))
            for m in ledger.mentions
        ),
    )
    _put(
        db,
        "attribution",
        ((a.id, a.document, a.speaker, a.probability, _body(a)) for a in ledger.attributions),
    )
    _put(
        db,
        "statement",
        (
            (s.id, s.document, s.start, s.end, s.text, s.kind, s.modality, *_origin(s))
            for s in ledger.statements
        ),
    )


def _origin(s: Statement) -> tuple[str | None, str, str]:
    return (s.origin, s.origin_kind, _body(s))


def _claims(db: sqlite3.Connection, ledger: Ledger) -> None:
    _put(db, "claim", ((c.id, c.gloss, c.documents, _body(c)) for c in ledger.claims))
    _put(db, "link", ((*k.statements, k.probability, k.why) for k in ledger.links))


def _answers(db: sqlite3.Connection, ledger: Ledger) -> None:
    for claim in ledger.claims:
        rows, members, flags = _answer_rows(claim)
        db.executemany("insert into answer values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        db.executemany("insert into answer_statement values (?, ?, ?)", members)
        db.executemany("insert into flag values (?, ?)", flags)


def _answer_rows(claim: Claim) -> tuple[list[Any], list[Any], list[Any]]:
    rows, members, flags = [], [], []
    for place, answer in enumerate(claim.answers):
        n = answer.independence
        counts = (n.named, n.withheld, n.anonymous, n.outlets, n.expected, *n.interval)
        rows.append((claim.id, place, answer.id, answer.value, *counts))
        members += [(answer.id, statement, 0) for statement in answer.statements]
        members += [(answer.id, statement, 1) for statement in answer.compatible]
        flags += [(answer.id, flag) for flag in answer.flags]
    return rows, members, flags


def _evidence(db: sqlite3.Connection, ledger: Ledger) -> None:
    _put(
        db,
        "derivation",
        ((d.id, d.taker, d.giver, d.kind, d.probability, _body(d)) for d in ledger.derivations),
    )
    _put(db, "finding", ((f.kind, f.claim, f.answer, _body(f)) for f in ledger.findings))


def _notes(db: sqlite3.Connection, ledger: Ledger) -> None:
    _put(db, "notice", ((n.document, n.kind, _body(n)) for n in ledger.notices))
    _put(db, "unread", ((u.path, u.kind, u.reason, u.next_step) for u in ledger.unread))


Write = Callable[[sqlite3.Connection, Ledger], None]
# By what writes them: fields of the ledger, and the tables that they fill.
WRITTEN: dict[Write, tuple[tuple[str, ...], tuple[str, ...]]] = {
    _documents: (("documents", "externals"), ("document", "external")),
    _sources: (
        ("sources", "of_mention", "of_publisher"),
        ("source", "mention_source", "publisher_source"),
    ),
    _voices: (
        ("mentions", "attributions", "statements"),
        ("mention", "attribution", "statement"),
    ),
    _claims: (("claims", "links"), ("claim", "link")),
    _answers: (("claims",), ("answer", "answer_statement", "flag")),
    _evidence: (("derivations", "findings"), ("derivation", "finding")),
    _notes: (("notices", "unread"), ("notice", "unread")),
}
