"""A dossier for a lawyer or an editor, as a Word document.

Findings first; then each question that two reports or more answer, with its drawing, its answers,
their counts and the exact words, each with a footnote that says where they stand; then the
documents with the hashes of their originals.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import Any

import docx
from docx.document import Document as Word
from docx.shared import Emu, Inches, Pt

from wherefrom.model import Answer, Claim, Ledger, Statement
from wherefrom.report.drawing import draw
from wherefrom.report.exporting.footnotes import Footnotes
from wherefrom.report.exporting.linked import caution
from wherefrom.report.exporting.picture import SCALE, png_of
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
MOST_DRAWN = 40  # with a picture
WIDEST = Inches(6)
PIXEL = 914400 // 96  # in the format's units
DRAWN = (
    "In the drawings origins stand at the left and reports at the right; a line runs from the "
    "giver to the taker. Grey: named as the source; blue, long dashes: cites the report; violet: "
    "credited as a whole; brown, short dashes: shares wording; green dots: links to it; red: "
    "corrects or withdraws."
)
COLUMNS = ("Document", "Publisher", "Date", "SHA-256")
_DESCRIBED = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
STAMP = (1980, 1, 1, 0, 0, 0)  # of every part, so that equal ledgers give equal files
METHOD = (
    "This dossier was worked out by wherefrom {version} from the words of the documents listed at "
    "its end. An origin is the deepest source that a document lets a reader identify. Two origins "
    "may share a source that nobody named, so they are never called independent, and nothing here "
    "says whether an allegation is true."
)


def to_docx(ledger: Ledger) -> bytes:
    """The dossier. Equal ledgers give equal files, byte for byte."""
    lookup = look_up(ledger)
    word = docx.Document()
    word.styles["Normal"].font.size = Pt(10.5)
    notes = Footnotes(word)
    word.add_heading("Who says what, on whose word", 0)
    word.add_paragraph(headline(lookup).words())
    word.add_paragraph().add_run(caution(ledger)).italic = True
    word.add_paragraph(METHOD.format(version=ledger.run.version))
    claims = [c for c in claims_that_matter(lookup) if c.documents > 1]
    _findings(word, ledger, claims)
    word.add_heading("Questions and answers", 1)
    word.add_paragraph(DRAWN)
    for place, claim in enumerate(claims[:MOST]):
        _claim(word, lookup, claim, notes, drawn=place < MOST_DRAWN)
    if len(claims) > MOST:
        word.add_paragraph(f"{len(claims) - MOST} further questions are in the ledger.")
    _documents(word, lookup)
    notes.close()
    return _written(word)


def _findings(word: Word, ledger: Ledger, claims: list[Claim]) -> None:
    word.add_heading("Findings", 1)
    for kind, found in findings_by_kind(ledger, claims).items():
        word.add_heading(f"{_clean(finding_label(kind))} ({len(found)})", 2)
        if meaning := finding_meaning(kind):
            word.add_paragraph(_clean(meaning))
        for message in dict.fromkeys(one.message for one in found):
            word.add_paragraph(_clean(message), style="List Bullet")


def _claim(word: Word, lookup: Lookup, claim: Claim, notes: Footnotes, *, drawn: bool) -> None:
    word.add_heading(_clean(claim.gloss), 2)
    if drawn:
        _picture(word, lookup, claim)
    for answer in claim.answers:
        _answer(word, lookup, answer, notes)
    for conflict in claim.conflicts:
        word.add_paragraph(f"{conflict.kind.capitalize()}: {_clean(conflict.why)}")


def _picture(word: Word, lookup: Lookup, claim: Claim) -> None:
    """The drawing, and what it shows in words for those who cannot see it."""
    svg = str(draw(claim, lookup).svg)
    if not svg:
        return
    content = png_of(svg)
    wide = int.from_bytes(content[16:20], "big") * PIXEL // SCALE
    shown: Any = word.add_picture(io.BytesIO(content), width=Emu(min(wide, WIDEST)))
    told = _DESCRIBED.search(svg)
    shown._inline.docPr.set("descr", _clean(html.unescape(told[1]) if told else claim.gloss))
    shown._inline.docPr.set("name", "drawing")


def _answer(word: Word, lookup: Lookup, answer: Answer, notes: Footnotes) -> None:
    line = word.add_paragraph()
    line.add_run(_clean(answer.value)).bold = True
    spread = uncertainty_words(answer.independence)
    line.add_run(f": {count_words(answer.independence)} {spread}".rstrip())
    for statement in lookup.told(answer.statements):
        quote = word.add_paragraph(style="List Bullet")
        quote.add_run(f"{_clean(lookup.labels[statement.document])}: ")
        quote.add_run(f"“{_clean(statement.text)}”").italic = True
        quote.add_run(f" {_origin(lookup, statement)}")
        notes.add(quote, f"{_place(lookup, statement)} “{_clean(statement.text)}”")


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


def _documents(word: Word, lookup: Lookup) -> None:
    word.add_heading("Documents", 1)
    table: Any = word.add_table(rows=1, cols=4)
    table.style = "Light Grid"
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
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
