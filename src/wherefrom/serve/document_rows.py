"""The list of documents, prepared once for each result; a document's versions stand with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wherefrom.model import Document
from wherefrom.report.words import glossary
from wherefrom.serve.held import Held
from wherefrom.serve.listing import Facet, Listing, facet, folded, ordered
from wherefrom.serve.periods import calendar

UNKNOWN = "unknown"
KINDS = {
    "outlet": "outlet",
    "official": "public body",
    "organisation": "organisation",
    "person": "person",
}
FACETS = ("publisher", "kind", "date", "basis", "language", "versions")
SORTS = {
    "newest": "newest first",
    "oldest": "oldest first",
    "publisher": "publisher, A to Z",
    "title": "title, A to Z",
    "statements": "most statements",
}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its other versions, and how much was found in it."""

    document: Document
    title: str  # or what else tells it
    versions: tuple[Document, ...]  # the earliest first
    statements: int
    questions: int

    @property
    def date(self) -> str:
        """When it was published, ISO; empty where that is not known."""
        return self.document.published.value or ""


@dataclass(frozen=True, slots=True)
class DocumentList:
    """All rows by path, and the list made of them."""

    rows: tuple[DocumentRow, ...]
    listing: Listing


def document_list(held: Held) -> DocumentList:
    """The list of a result; keep it with ``kept.once``."""
    versions: dict[str, list[Document]] = defaultdict(list)
    for document in held.ledger.documents:
        main = main_version(document, held.lookup.documents)
        if main.id != document.id:
            versions[main.id].append(document)
    questions = questions_of(held)
    rows = tuple(
        DocumentRow(
            d,
            shown_title(d),
            tuple(sorted(versions[d.id], key=lambda v: (v.published.value or "", v.path))),
            len(held.statements_in.get(d.id, ())),
            questions[d.id],
        )
        for d in sorted(held.ledger.documents, key=lambda d: (d.path, d.id))
        if main_version(d, held.lookup.documents).id == d.id
    )
    return DocumentList(rows, _prepared(rows))


def shown_title(document: Document) -> str:
    """The title; else the file's name."""
    return document.title or document.path.rpartition("/")[2]


def main_version(document: Document, known: Mapping[str, Document]) -> Document:
    """The document of which this is a version, or itself."""
    seen = {document.id}
    while (other := known.get(document.version_of or "")) and other.id not in seen:
        seen.add(other.id)
        document = other
    return document


def questions_of(held: Held) -> Counter[str]:
    """How many questions each document answers."""
    found: Counter[str] = Counter()
    for claim in held.ledger.claims:
        found.update(held.lookup.documents_of(claim.answers))
    return found


def _prepared(rows: Sequence[DocumentRow]) -> Listing:
    return Listing([_text(row) for row in rows], _facets(rows), _orders(rows))


def _text(row: DocumentRow) -> str:
    """What a document is looked for by."""
    every = (row.document, *row.versions)
    words = [word for d in every for word in (d.title, d.publisher, d.path, *d.authors) if word]
    return folded(" \n ".join(words))


def _facets(rows: Sequence[DocumentRow]) -> tuple[Facet, ...]:
    bases = glossary()["bases"]
    times = calendar(row.date for row in rows)
    documents = [row.document for row in rows]
    names = [d.publisher or UNKNOWN for d in documents]
    return (
        facet("publisher", "Publisher", [(name,) for name in names]),
        facet("kind", "Kind of publisher", [(d.publisher_kind,) for d in documents],
              lambda kind: KINDS.get(kind, kind)),
        facet("date", "Published",
              [times.of([row.date]) for row in rows], times.label, times.periods),
        facet("basis", "How the date is known", [(d.published.basis,) for d in documents],
              lambda basis: str(bases.get(basis, basis))),
        facet("language", "Language", [(d.language or UNKNOWN,) for d in documents]),
        facet("versions", "Versions", [("several",) if row.versions else () for row in rows],
              lambda _: "seen in several versions"),
    )  # fmt: skip


def _orders(rows: Sequence[DocumentRow]) -> dict[str, Any]:
    def by(key: Callable[[DocumentRow], Any], *, last_first: bool = False) -> Any:
        return ordered([key(row) for row in rows], last_first=last_first)

    return {
        "newest": by(lambda row: row.date, last_first=True),
        "oldest": by(lambda row: (not row.date, row.date)),
        "publisher": by(
            lambda row: (not row.document.publisher, folded(row.document.publisher or ""))
        ),
        "title": by(lambda row: folded(row.title)),
        "statements": by(lambda row: row.statements, last_first=True),
    }
