"""Is everything as it was written? Originals, log, its head, and the last result."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wherefrom.store import codebooks, head, ledgers, log, originals, results, rulings
from wherefrom.store.db import DATABASE
from wherefrom.store.errors import NoCase

ENTRIES = "select seq, at, who, kind, body, previous, hash from log order by seq"


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was written: ``what``, and how it differs."""

    kind: Literal["changed", "added", "lost"]
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and everything found wrong; no damage means all is well."""

    originals: int
    entries: int
    damage: tuple[Damage, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was changed, added or lost."""
        return not self.damage


def verify(folder: Path) -> Verification:
    """Hash every original and every log entry again; nothing is written."""
    if not (folder / DATABASE).exists():
        if not (folder / originals.FOLDER).is_dir():
            raise NoCase(folder)
        return Verification(0, 0, (Damage("lost", DATABASE, "The database is missing."),))
    db = sqlite3.connect(f"{(folder / DATABASE).resolve().as_uri()}?mode=ro", uri=True)
    try:
        return _verified(db, folder)
    except sqlite3.DatabaseError as error:
        return Verification(0, 0, (Damage("changed", DATABASE, f"Cannot be read: {error}."),))
    finally:
        db.close()


def _verified(db: sqlite3.Connection, folder: Path) -> Verification:
    found = _entries(db)
    damage = [*_chain(found), *_head(found, folder)]
    expected = _expected(found)
    damage += _originals(expected, folder)
    damage += _database(db)
    damage += _rulings(db, found)
    damage += _codebooks(db, found)
    if not damage:
        damage += _result(db, found)
    return Verification(len(expected), len(found), tuple(damage))


def _entries(db: sqlite3.Connection) -> list[log.Entry]:
    """All entries; bytes that are no UTF-8 stay visible as what they are."""
    db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    found = [log.Entry(row[0], *(_text(value) for value in row[1:])) for row in db.execute(ENTRIES)]
    db.text_factory = str
    return found


def _text(value: object) -> str:
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else str(value)


def _chain(found: list[log.Entry]) -> Iterator[Damage]:
    before = log.Head(0, log.START)
    for entry in found:
        name = f"log entry {entry.seq}"
        if entry.seq != before.seq + 1:
            missing = f"{before.seq + 1} to {entry.seq - 1}"
            yield Damage("lost", f"log entries {missing}", "They are not in the log.")
        if entry.hash != entry.expected():
            yield Damage("changed", name, "Its hash does not fit what it says.")
        elif entry.previous != before.hash and entry.seq == before.seq + 1:
            yield Damage("changed", name, "It does not follow on the entry before it.")
        before = log.Head(entry.seq, entry.hash)


def _head(found: list[log.Entry], folder: Path) -> Iterator[Damage]:
    try:
        marked = head.read(folder)
    except head.BadHead:
        yield Damage("changed", head.NAME, "It is missing or cannot be read.")
        return
    last = log.Head(found[-1].seq, found[-1].hash) if found else log.Head(0, log.START)
    if marked.fits(last):
        return
    if last.seq < marked.current.seq:
        lost = f"log entries {last.seq + 1} to {marked.current.seq}"
        yield Damage("lost", lost, f"{head.NAME} names an entry that the log does not have.")
    elif last.seq > marked.current.seq:
        added = f"log entries {marked.current.seq + 1} to {last.seq}"
        yield Damage("added", added, f"{head.NAME} does not know of them.")
    else:
        yield Damage("changed", head.NAME, "It does not name the log's last entry.")


def _expected(found: list[log.Entry]) -> dict[str, int]:
    """Digest and the log's entry of every original that is to be there."""
    expected: dict[str, int] = {}
    for entry in found:
        try:
            body = json.loads(entry.body)
            if entry.kind == "capture":
                expected[str(body["sha256"])] = entry.seq
            elif entry.kind == "purge":
                for sha256 in body["originals"]:
                    expected.pop(sha256, None)
        except (ValueError, KeyError, TypeError):
            continue  # an altered entry, named by _chain
    return expected


def _originals(expected: dict[str, int], folder: Path) -> Iterator[Damage]:
    top = folder / originals.FOLDER
    seen = set()
    for path in originals.kept(folder):
        name = f"{originals.FOLDER}/{path.relative_to(top).as_posix()}"
        if path != originals.place(folder, path.name) or path.name not in expected:
            yield Damage("added", name, "The log does not know of it.")
            continue
        seen.add(path.name)
        if (fault := _fault(path)) is not None:
            yield Damage("changed", name, fault)
    for sha256, entry in sorted(expected.items(), key=lambda item: item[1]):
        waiting = folder / originals.FOLDER / originals.INCOMING / sha256
        if sha256 in seen or (waiting.exists() and _fault(waiting) is None):
            continue
        name = originals.place(folder, sha256).relative_to(folder).as_posix()
        yield Damage("lost", name, f"Captured by log entry {entry}, and not there.")


def _fault(path: Path) -> str | None:
    try:
        found = originals.digest_of(path)[0]
    except OSError as error:
        return f"It cannot be read: {error.strerror}."
    return None if found == path.name else f"Its sha256 is now {found}."


def _database(db: sqlite3.Connection) -> Iterator[Damage]:
    rows = [row[0] for row in db.execute("pragma integrity_check(5)")]
    if rows != ["ok"]:
        yield Damage("changed", DATABASE, "; ".join(str(row).splitlines()[-1] for row in rows))


def _rulings(db: sqlite3.Connection, found: list[log.Entry]) -> Iterator[Damage]:
    """Every ruling against the digest that the log holds of it."""
    expected: dict[str, tuple[int, str]] = {}
    for entry in found:
        try:
            body = json.loads(entry.body)
            if entry.kind == "ruling":
                expected[str(body["ruling"])] = (entry.seq, str(body["digest"]))
            elif entry.kind == "purge":
                for ruling in body.get("rulings", ()):
                    expected.pop(ruling, None)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # an altered entry, named by _chain
    for ruling, number, digest in rulings.kept(db):
        if expected.get(ruling) is None:
            yield Damage("added", f"ruling {ruling}", "The log does not know of it.")
        elif expected.pop(ruling) != (number, digest):
            yield Damage("changed", f"ruling {ruling}", "It is not what was logged.")
    for ruling, (number, _) in sorted(expected.items(), key=lambda item: item[1]):
        yield Damage("lost", f"ruling {ruling}", f"Made by log entry {number}, and not there.")


def _codebooks(db: sqlite3.Connection, found: list[log.Entry]) -> Iterator[Damage]:
    """The case's codebooks against the digest that the log holds of the last choice."""
    given = [entry for entry in found if entry.kind == "codebooks"]
    try:
        expected = str(json.loads(given[-1].body)["digest"]) if given else codebooks.digest(())
    except (ValueError, KeyError, TypeError):
        return  # an altered entry, named by _chain
    if codebooks.digest(codebooks.chosen(db)) != expected:
        where = f"log entry {given[-1].seq}" if given else "the log, which names none"
        yield Damage("changed", "codebooks", f"They are not those of {where}.")


def _result(db: sqlite3.Connection, found: list[log.Entry]) -> Iterator[Damage]:
    """The last result against the digest its run wrote into the log."""
    runs = [entry for entry in found if entry.kind in ("run", "purge")]
    if not runs or runs[-1].kind == "purge" or not ledgers.finished(db):
        return
    if results.digest(db) != json.loads(runs[-1].body)["result"]:
        detail = f"The result is not the one of the run in log entry {runs[-1].seq}. Run it again."
        yield Damage("changed", f"{DATABASE}, result", detail)
