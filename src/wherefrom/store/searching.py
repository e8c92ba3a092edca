"""Words in the case's documents and statements, with a snippet around them."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from wherefrom.model import Span

OPEN, CLOSE = "\x02", "\x03"  # no text holds them: readers drop control characters

DOCUMENTS = """
select document.id, document.path, null, snippet(document_words, 1, char(2), char(3), '…', 24)
from document_words join document on document.place = document_words.rowid
where document_words match :query order by bm25(document_words), document.place limit :limit
"""
STATEMENTS = """
select document.id, document.path, statement.id,
    snippet(statement_words, 0, char(2), char(3), '…', 32)
from statement_words
join statement on statement.place = statement_words.rowid
join document on document.id = statement.document
where statement_words match :query order by bm25(statement_words), statement.place limit :limit
"""
_TERM = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A document, or one of its statements, that holds the words sought.

    ``marks`` are the words found, as spans of ``snippet``.
    """

    document: str
    path: str
    statement: str | None
    snippet: str
    marks: tuple[Span, ...]


def search(db: sqlite3.Connection, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """Statements, then documents, that hold all of ``words``; the best first.

    Words between double quotes are sought as they stand; a word may end in
    ``*`` for anything that begins so. Accents and case do not matter.
    """
    query = _query(words)
    if not query:
        return ()
    values = {"query": query, "limit": limit}
    return tuple(_hit(*row) for sql in (STATEMENTS, DOCUMENTS) for row in db.execute(sql, values))


def _query(words: str) -> str:
    """``words`` in FTS5's language, with nothing in it but quoted terms."""
    terms = []
    for phrase, word in _TERM.findall(words.replace("\x00", " ")):
        prefix = "*" if word.endswith("*") else ""
        plain = (phrase or word).replace('"', " ").strip(" *")  # a quote within would end the term
        if re.search(r"\w", plain):
            terms.append(f'"{plain}"{prefix}')
    return " ".join(terms)


def _hit(document: str, path: str, statement: str | None, marked: str) -> Hit:
    snippet, marks, start = "", [], 0
    for part in re.split(f"([{OPEN}{CLOSE}])", marked):
        if part == OPEN:
            start = len(snippet)
        elif part == CLOSE:
            marks.append(Span(start, len(snippet)))
        else:
            snippet += part
    return Hit(document, path, statement, snippet, tuple(marks))
