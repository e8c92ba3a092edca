"""The lists of the workbench: questions, documents, sources and the log, searched and narrowed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wherefrom.report.claim_views import claim_view
from wherefrom.report.shape import plain
from wherefrom.report.words import answer_words
from wherefrom.serve.api.imprint import imprint
from wherefrom.serve.api.reading import Part, Reading, narrowed, sought
from wherefrom.serve.claim_rows import ClaimRow, claim_list
from wherefrom.serve.document_rows import DocumentRow, document_list
from wherefrom.serve.held import Held
from wherefrom.serve.kept import once
from wherefrom.serve.log_lines import LogLine, log_lines, log_listing
from wherefrom.serve.source_rows import SourceRow, source_list

Given = Mapping[str, Any]


def claims(reading: Reading, given: Given, part: Part) -> dict[str, Any]:
    """Questions, those that matter most first unless asked otherwise."""
    every = claim_list(reading.desk, reading.held)
    found = sought(every.listing, given, part)
    records = [_claim(every.rows[row], reading.held) for row in found.rows]
    return narrowed(found, len(every.rows), records, part)


def _claim(row: ClaimRow, held: Held) -> dict[str, Any]:
    view = claim_view(row.claim, 1, (), held.lookup, brief=True)
    return {
        "id": row.claim.id,
        "gloss": row.claim.gloss,
        "documents": row.claim.documents,
        "publishers": held.lookup.n_publishers(row.claim),
        "named": view.named,
        "conflicts": len(row.claim.conflicts),
        "doubt": view.doubt,
        "bond": held.lookup.bonds.get(row.claim.id),
        "marks": [{"label": m.label, "meaning": m.meaning, "grave": m.grave, "anchor": m.anchor}
                  for m in view.marks],
        "answers": [
            {
                "id": a.id,
                "value": a.value,
                "words": answer_words(a.value),
                "statements": len(a.statements),
                "independence": plain(a.independence),
                "flags": list(a.flags),
            }
            for a in row.claim.answers
        ],
    }  # fmt: skip


def documents(reading: Reading, given: Given, part: Part) -> dict[str, Any]:
    """Documents without their texts, each with its further versions."""
    every = once(reading.held, document_list)
    found = sought(every.listing, given, part)
    records = [_document(every.rows[row], reading.held) for row in found.rows]
    return narrowed(found, len(every.rows), records, part)


def _document(row: DocumentRow, held: Held) -> dict[str, Any]:
    versions = [
        {"id": one.id, "path": one.path, "published": plain(one.published),
         "captured_at": one.captured_at}
        for one in row.versions
    ]  # fmt: skip
    return {
        **imprint(held, row.document),
        "called": row.title,
        "questions": row.questions,
        "versions": versions,
    }


def sources(reading: Reading, given: Given, part: Part) -> dict[str, Any]:
    """Sources that have a page: bodies, outlets, records, people in office.

    ``private`` counts those that have none, by kind.
    """
    every = source_list(reading.desk, reading.held)
    found = sought(every.listing, given, part)
    records = [_source(every.rows[row]) for row in found.rows]
    private = [{"kind": kind, "n": n, "words": words} for kind, n, words in every.private]
    return {**narrowed(found, len(every.rows), records, part), "private": private}


def _source(row: SourceRow) -> dict[str, Any]:
    return {
        "id": row.source.id,
        "name": row.source.name,
        "kind": row.source.kind,
        "aliases": [a for a in row.source.aliases if _bare(a) != _bare(row.source.name)],
        "answers": row.n_answers,
        "statements": row.n_statements,
        "reports": row.n_reports,
        "documents": row.n_documents,
        "marks": list(row.marks),
    }


def _bare(name: str) -> str:
    """A name by its letters alone: spelled with other blanks and marks it is no other name."""
    return "".join(filter(str.isalnum, name))


def log(reading: Reading, given: Given, part: Part) -> dict[str, Any]:
    """Every capture, run, ruling and export; under pseudonyms without who, files and words."""
    held = reading.held
    with reading.desk.case() as case:
        entries = case.log()
        names = {digest: name for name, digest in case.taken_in()} if held.full else {}
    lines = log_lines(entries, held, names)
    found = sought(log_listing(lines, held), given, part)
    records = [_line(lines[row], held) for row in found.rows]
    head = {"entry": entries[-1].seq, "hash": entries[-1].hash} if entries else None
    return {**narrowed(found, len(lines), records, part), "head": head}


def _line(line: LogLine, held: Held) -> dict[str, Any]:
    told = line.ruling
    return {
        "kind": line.kind,
        "words": line.words,
        "at": line.at,
        "who": line.who,
        "first": line.entries[0].seq,
        "last": line.entries[-1].seq,
        "files": list(line.files),
        "ruling": told.id if told else None,
        "why": told.why if told else "",
        "state": line.state,
        "statement": line.statement or None,
        "document": line.document or None,
        "undoable": line.undoable,
        "body": line.entries[0].body if held.full and not told and not line.files else None,
    }
