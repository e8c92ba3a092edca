"""The vectors of statements and of their words, as the last run kept them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

KEPT = "select document, vectors, words from worked"
HAS_WORDS = "select 1 from pragma_table_info('worked') where name = 'words'"


@dataclass(frozen=True, slots=True)
class Kept:
    """One document's: ``vectors`` float32, a row for each statement; ``words`` int8, one a word."""

    vectors: bytes = b""
    words: bytes = b""


def vectors(db: sqlite3.Connection) -> dict[str, Kept]:
    """What is kept of each document's statements, in their order.

    Nothing, where the case was last written by a version that kept no words.
    """
    if db.execute(HAS_WORDS).fetchone() is None:
        return {}
    return {document: Kept(*rest) for document, *rest in db.execute(KEPT)}
