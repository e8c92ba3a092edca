"""Documents, answers and what ties them as FollowTheMoney entities, one JSON object to a line.

Reports of outlets are Articles, other documents HyperText; an answer is a Note on nobody, each
document that gives it is its Documentation with the exact words, and who took from whom is an
UnknownLink, whose kind and evidence it names. No person becomes an entity of their own.
The entities are written after the published schema (followthemoney 3 and 4): its library needs a
compiled ICU.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from wherefrom.model import Answer, Claim, Derivation, Document, Ledger, Statement
from wherefrom.report.exporting.linked import caution
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import claims_that_matter
from wherefrom.report.words import count_words, uncertainty_words

UNKNOWN: Mapping[str, str] = MappingProxyType({})
# ISO 639-1, as the ledger has them, to the 639-3 codes of the schema's type.
LANGUAGES = {
    "ar": "ara", "bg": "bul", "bn": "ben", "cs": "ces", "da": "dan", "de": "deu", "el": "ell",
    "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb",
    "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind", "it": "ita", "ja": "jpn", "ko": "kor",
    "lt": "lit", "lv": "lav", "ms": "msa", "ne": "nep", "nl": "nld", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp",
    "sv": "swe", "th": "tha", "tl": "tgl", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie",
    "zh": "zho",
}  # fmt: skip
Entity = dict[str, Any]


def to_ftm(ledger: Ledger, sha1: Mapping[str, str] = UNKNOWN) -> str:
    """All entities; ``sha1`` gives the digest of each original by its SHA-256, where known.

    The schema's ``contentHash`` is SHA-1; the SHA-256 stands beside it in the notes.
    """
    lookup = look_up(ledger)
    found = (*_documents(lookup, sha1), *_claims(lookup), *_links(lookup))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found)


def _entity(id_: str, schema: str, **properties: str | list[str] | None) -> Entity:
    """Every property is a list of strings; empty ones are left out."""
    held = {
        name: [v for v in ([value] if isinstance(value, str) else value or ()) if v]
        for name, value in properties.items()
    }
    return {"id": id_, "schema": schema, "properties": {n: v for n, v in held.items() if v}}


def _documents(lookup: Lookup, sha1: Mapping[str, str]) -> Iterator[Entity]:
    for document in sorted(lookup.ledger.documents, key=lambda d: (d.path, d.id)):
        name = document.title or lookup.labels.get(document.id, document.path)
        notes = [f"SHA-256: {document.sha256}"] if document.sha256 else []
        yield _entity(
            document.id,
            "Article" if document.publisher_kind == "outlet" else "HyperText",
            name=name,
            title=document.title,
            fileName=document.path,
            author=list(document.authors),
            publisher=lookup.publisher(document.id),
            publishedAt=document.published.value,
            language=LANGUAGES.get(document.language or ""),
            sourceUrl=_address(document),
            contentHash=sha1.get(document.sha256),
            bodyText=document.text,
            notes=[*notes, caution(lookup.ledger)],
        )


def _address(document: Document) -> str | None:
    url = document.url or ""
    return url if url.startswith(("http://", "https://")) else None


def _claims(lookup: Lookup) -> Iterator[Entity]:
    for claim in claims_that_matter(lookup):
        for answer in claim.answers:
            yield _note(claim, answer)
            for statement in lookup.told(answer.statements):
                yield _evidence(lookup, answer, statement)


def _note(claim: Claim, answer: Answer) -> Entity:
    count = f"{count_words(answer.independence)} {uncertainty_words(answer.independence)}".strip()
    flags = [flag.replace("_", " ") for flag in answer.flags]
    return _entity(
        answer.id,
        "Note",
        name=f"{claim.gloss} {answer.value}",
        description=f"{claim.gloss} {answer.value}",
        summary=count,
        notes=flags,
    )


def _evidence(lookup: Lookup, answer: Answer, statement: Statement) -> Entity:
    origin = lookup.source_name(statement.origin) if statement.origin else ""
    return _entity(
        f"{answer.id}.{statement.id}",
        "Documentation",
        document=statement.document,
        entity=answer.id,
        role=f"origin named: {origin}" if origin else "no source named",
        summary=statement.text,
        recordId=f"{statement.start}-{statement.end}",
        date=lookup.documents[statement.document].published.value,
    )


def _links(lookup: Lookup) -> Iterator[Entity]:
    for one in sorted(lookup.ledger.derivations, key=lambda d: d.id):
        taker, giver = lookup.document_of(one.taker), lookup.document_of(one.giver)
        if taker is not None and giver is not None and taker != giver:
            yield _link(lookup, one, taker, giver)


def _link(lookup: Lookup, one: Derivation, taker: str, giver: str) -> Entity:
    known = "" if one.directed else ", who took from whom is not known"
    told = [lookup.documents[e.document].text[e.start : e.end] for e in one.evidence[:3]]
    return _entity(
        one.id,
        "UnknownLink",
        subject=taker,
        object=giver,
        role=f"{one.kind.replace('_', ' ')}{known}",
        status=f"probability {one.probability:.2f}",
        summary=[one.note, *told],
    )
