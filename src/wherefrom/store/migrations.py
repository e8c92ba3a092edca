"""The database's layout, as numbered steps; ``user_version`` counts those taken."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from wherefrom.store.errors import CaseTooNew


def steps() -> list[tuple[int, str]]:
    """All steps as (number, SQL), in order."""
    folder = files("wherefrom.store") / "schema"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".sql")]
    return sorted((int(e.name[:3]), e.read_text(encoding="utf-8")) for e in found)


def migrate(db: sqlite3.Connection, folder: Path) -> None:
    """Take the steps that ``db`` lacks, each in one transaction.

    Raises:
        CaseTooNew: it has steps this version does not know.
    """
    known = steps()
    taken: int = db.execute("pragma user_version").fetchone()[0]
    if taken > known[-1][0]:
        raise CaseTooNew(folder, taken, known[-1][0])
    for number, sql in known:
        if number > taken:
            # executescript commits first, so the transaction stands inside the script.
            db.executescript(f"begin immediate; {sql} pragma user_version = {number}; commit;")
