"""A dossier for a lawyer or an editor, as a Word document.

Findings first; then each question that two reports or more answer, with its answers, their counts
and the exact words, each with a note that says where they stand; then the documents with the
hashes of their originals, and what the program cannot say.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.document import Document as Word
from docx.shared import Pt

from wherefrom.model import Answer, Claim, Ledger, Statement
from wherefrom.report.exporting.linked import caution
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import claims_that_matter, findings_by_kind, headline
from wherefrom.report.words import (
    count_words,
    finding_label,
    finding_meaning,
    published_words,
    uncertainty_words,
    visible,
)

MOST = 200  # questions; the ledger has all
COLUMNS = ("Document", "Publisher", "Date", "SHA-256")
STAMP = (1980, 1, 1, 0, 0, 0)  # of every part, so that equal ledgers give equal files
METHOD = (
    "This dossier was worked out by wherefrom {version} from the words of the documents listed at "
    "its end. An origin is the deepest source that a document lets a reader identify. Two origins "
    "may share a source that nobody named, so they are never called independent, and nothing here "
    "says whether an allegation is true."
)


@dataclass(slots=True)
class Notes:
    """The notes so far; each says where exact words stand."""

    lines: list[str] = field(default_factory=list)

    def add(self, line: str) -> str:
        """The note's mark, for the text."""
        self.lines.append(line)
        return f"[{len(self.lines)}]"


def to_docx(ledger: Ledger) -> bytes:
    """The dossier. Equal ledgers give equal files, byte for byte."""
    lookup = look_up(ledger)
    word = docx.Document()
    word.styles["Normal"].font.size = Pt(10.5)
    notes = Notes()
    word.add_heading("Who says what, on whose word", 0)
    word.add_paragraph(headline(lookup).words())
    word.add_paragraph().add_run(caution(ledger)).italic = True
    word.add_paragraph(METHOD.format(version=ledger.run.version))
    claims = [c for c in claims_that_matter(lookup) if c.documents > 1]
    _findings(word, ledger, claims)
    word.add_heading("Questions and answers", 1)
    for claim in claims[:MOST]:
        _claim(word, lookup, claim, notes)
    if len(claims) > MOST:
        word.add_paragraph(f"{len(claims) - MOST} further questions are in the ledger.")
    _noted(word, notes)
    _documents(word, lookup)
    return _written(word)


def _findings(word: Word, ledger: Ledger, claims: list[Claim]) -> None:
    word.add_heading("Findings", 1)
    for kind, found in findings_by_kind(ledger, claims).items():
        word.add_heading(f"{_clean(finding_label(kind))} ({len(found)})", 2)
        if meaning := finding_meaning(kind):
            word.add_paragraph(_clean(meaning))
        for message in dict.fromkeys(one.message for one in found):
            word.add_paragraph(_clean(message), style="List Bullet")


def _claim(word: Word, lookup: Lookup, claim: Claim, notes: Notes) -> None:
    word.add_heading(_clean(claim.gloss), 2)
    for answer in claim.answers:
        _answer(word, lookup, answer, notes)
    for conflict in claim.conflicts:
        word.add_paragraph(f"{conflict.kind.capitalize()}: {_clean(conflict.why)}")


def _answer(word: Word, lookup: Lookup, answer: Answer, notes: Notes) -> None:
    line = word.add_paragraph()
    line.add_run(_clean(answer.value)).bold = True
    spread = uncertainty_words(answer.independence)
    line.add_run(f": {count_words(answer.independence)} {spread}".rstrip())
    for statement in lookup.told(answer.statements):
        quote = word.add_paragraph(style="List Bullet")
        quote.add_run(f"{_clean(lookup.labels[statement.document])}: ")
        quote.add_run(f"“{_clean(statement.text)}”").italic = True
        quote.add_run(f" {_origin(lookup, statement)} {notes.add(_place(lookup, statement))}")


def _origin(lookup: Lookup, statement: Statement) -> str:
    if statement.origin is None:
        return "No source is named."
    return f"Origin named: {_clean(lookup.source_name(statement.origin))}."


def _place(lookup: Lookup, statement: Statement) -> str:
    document = lookup.documents[statement.document]
    paragraphs = [p for p in document.text[: statement.start].split("\n") if p.strip()]
    begins = document.text[: statement.start].rpartition("\n")[2].strip()
    number = len(paragraphs) + (not begins)
    return (
        f"{_clean(document.path)}, paragraph {number}, characters {statement.start} to "
        f"{statement.end}; {published_words(document.published)}."
    )


def _noted(word: Word, notes: Notes) -> None:
    word.add_heading("Notes", 1)
    for number, line in enumerate(notes.lines, 1):
        word.add_paragraph(f"[{number}] {line}")


def _documents(word: Word, lookup: Lookup) -> None:
    word.add_heading("Documents", 1)
    table: Any = word.add_table(rows=1, cols=4)
    table.style = "Light Grid"
    for cell, name in zip(
        table.rows[0].cells, ("Document", "Publisher", "Date", "SHA-256"), strict=True
    ):
        cell.text = name
    for document in sorted(lookup.ledger.documents, key=lambda d: d.path):
        row = (
            document.path,
            lookup.publisher(document.id),
            published_words(document.published),
            document.sha256 or "withheld",
        )
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(text)


def _clean(text: str) -> str:
    """Without what XML cannot hold; invisible characters made visible."""
    shown = visible(" ".join(text.split()))
    return "".join(c for c in shown if c >= " " and not "\ud800" <= c <= "\udfff")


def _written(word: Word) -> bytes:
    """The file with every part under one date, in the order of the parts' names."""
    word.core_properties.author = "wherefrom"
    word.core_properties.comments = ""
    raw = io.BytesIO()
    word.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in sorted(made.namelist()):
            whole.writestr(zipfile.ZipInfo(name, STAMP), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
