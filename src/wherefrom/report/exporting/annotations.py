"""Statements as W3C Web Annotations: each with its exact words, what stands around, and offsets."""

from __future__ import annotations

from typing import Any

from wherefrom.model import Answer, Claim, Ledger, Statement
from wherefrom.report.exporting.linked import addresses, iri, written
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import claims_that_matter
from wherefrom.report.words import count_words

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
]
AROUND = 32  # characters of prefix and suffix


def to_annotations(ledger: Ledger) -> str:
    """An annotation page; text positions are code points into the ledger's text of the document."""
    lookup = look_up(ledger)
    place = addresses(ledger)
    items = [
        _annotation(lookup, claim, answer, statement, place[statement.document])
        for claim in claims_that_matter(lookup)
        for answer in claim.answers
        for statement in lookup.told(answer.statements)
    ]
    page = {"id": iri(f"annotations:{ledger.run.inputs[:12]}"), "type": "AnnotationPage"}
    return written(CONTEXT, ledger, {**page, "items": items})


def _annotation(
    lookup: Lookup, claim: Claim, answer: Answer, statement: Statement, source: str
) -> dict[str, Any]:
    document = lookup.documents[statement.document]
    origin = lookup.source_name(statement.origin) if statement.origin else "no source named"
    told = f"{claim.gloss} {answer.value}. Said by: {origin}. {count_words(answer.independence)}"
    return {
        "id": iri(f"{answer.id}:{statement.id}"),
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "TextualBody", "value": told, "format": "text/plain", "language": "en"},
        "target": {
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": document.text[statement.start : statement.end],
                    "prefix": document.text[max(0, statement.start - AROUND) : statement.start],
                    "suffix": document.text[statement.end : statement.end + AROUND],
                },
                {
                    "type": "TextPositionSelector",
                    "start": statement.start,
                    "end": statement.end,
                },
            ],
        },
    }
