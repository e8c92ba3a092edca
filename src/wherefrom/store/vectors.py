"""The vectors of statements and of their words, as the last run kept them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

KEPT = "select document, vectors, words from worked"


@dataclass(frozen=True, slots=True)
class Kept:
    """One document's: ``vectors`` float32, a row for each statement; ``words`` int8, one a word."""

    vectors: bytes = b""
    words: bytes = b""


def vectors(db: sqlite3.Connection) -> dict[str, Kept]:
    """What is kept of each document's statements, in their order."""
    return {document: Kept(*rest) for document, *rest in db.execute(KEPT)}
