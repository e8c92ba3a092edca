"""Answers as schema.org Claims, with the documents in which they appear.

No ClaimReview: a rating is a person's to give.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wherefrom.model import Answer, Claim, Document, Ledger
from wherefrom.report.exporting.linked import addresses, iri, written
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import claims_that_matter

CONTEXT = [
    {"@vocab": "https://schema.org/"},
    {"rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
]


def to_claims(ledger: Ledger) -> str:
    """A graph of claims; ``text`` is the question with its answer."""
    lookup = look_up(ledger)
    place = addresses(ledger)
    graph = [
        _claim(lookup, claim, answer, place)
        for claim in claims_that_matter(lookup)
        for answer in claim.answers
    ]
    return written(CONTEXT, ledger, {"@graph": graph})


def _claim(
    lookup: Lookup, claim: Claim, answer: Answer, place: Mapping[str, str]
) -> dict[str, Any]:
    documents = {s.document: lookup.documents[s.document] for s in lookup.told(answer.statements)}
    dated = sorted((d for d in documents.values() if d.published.value), key=_day)
    record: dict[str, Any] = {
        "@id": iri(answer.id),
        "@type": "Claim",
        "name": claim.gloss,
        "text": f"{claim.gloss} {answer.value}",
        "appearance": [_work(lookup, d, place[d.id]) for d in documents.values()],
    }
    if dated:
        record["firstAppearance"] = _work(lookup, dated[0], place[dated[0].id])
    return record


def _day(document: Document) -> tuple[str, str]:
    return document.published.value or "", document.id


def _work(lookup: Lookup, document: Document, at: str) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@id": at,
        "@type": "CreativeWork",
        "publisher": {"@type": "Organization", "name": lookup.publisher(document.id)},
    }
    if document.published.value:
        work["datePublished"] = document.published.value
    if document.title:
        work["headline"] = document.title
    return work
