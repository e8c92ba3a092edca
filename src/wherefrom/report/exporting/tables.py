"""A row for each statement of each answer, as CSV and as JSON lines.

CSV is for spreadsheets, which run what begins like a formula: such a cell gets an apostrophe
before it (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from wherefrom.model import Answer, Claim, Ledger, Statement
from wherefrom.report.exporting.grades import grades
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import claims_that_matter
from wherefrom.report.words import count_words

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(ledger: Ledger) -> str:
    """UTF-8 with a byte order mark, as spreadsheets expect, and CR LF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer: Any = None
    for row in rows(ledger):
        if writer is None:
            writer = csv.DictWriter(out, list(row))
            writer.writeheader()
        writer.writerow({name: safe(value) for name, value in row.items()})
    return "\ufeff" + out.getvalue()


def to_jsonl(ledger: Ledger) -> str:
    """One JSON object to a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(ledger))


def safe(value: Any) -> Any:
    """
    >>> safe("=1+1"), safe("no"), safe(3)
    ("'=1+1", 'no', 3)
    """
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA) else value


def rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Claims in the order of the report; statements that fit several answers are marked so."""
    lookup = look_up(ledger)
    set_by_people = grades(ledger)
    for claim in claims_that_matter(lookup):
        for answer in claim.answers:
            given = {"credibility": set_by_people.credibility.get(answer.id, "")}
            for counts, told in ((True, answer.statements), (False, answer.compatible)):
                for statement in lookup.told(told):
                    graded = set_by_people.reliability.get(statement.origin or "", "")
                    row = _row(lookup, claim, answer, statement, counts=counts)
                    yield {**row, **given, "reliability": graded}


def _row(
    lookup: Lookup, claim: Claim, answer: Answer, statement: Statement, *, counts: bool
) -> dict[str, Any]:
    document = lookup.documents[statement.document]
    count = answer.independence
    return {
        "question": claim.gloss,
        "answer": answer.value,
        "counts": counts,
        "count": count_words(count),
        "named": count.named,
        "expected": count.expected,
        "at_least": count.interval[0],
        "at_most": count.interval[1],
        "flags": " ".join(answer.flags),
        "words": statement.text,
        "said": statement.modality,
        "on_the_word_of": " < ".join(lookup.source_name(link.source) for link in statement.chain),
        "origin": lookup.source_name(statement.origin) if statement.origin else "",
        "origin_kind": statement.origin_kind,
        "publisher": lookup.publisher(document.id),
        "published": document.published.value or "unknown",
        "document": document.path,
        "sha256": document.sha256,
        "start": statement.start,
        "end": statement.end,
        "claim_id": claim.id,
        "answer_id": answer.id,
        "statement_id": statement.id,
    }
