"""Documents, what they are made of, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model.literals import (
    Basis,
    CreditKind,
    PublisherKind,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` (inclusive) to ``end`` (exclusive) of one text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words something rests on: a span of one document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published, as an ISO date, and how that is known.

    ``value`` may be as short as its precision (``2013-04``); None goes with
    the basis ``unknown``.
    """

    value: str | None
    basis: Basis


UNDATED = Published(None, "unknown")


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """An outgoing link: the words that carry it and its absolute address."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A whole-document credit: ``name`` as printed in dateline, byline or source line.

    A byline that names a person makes an author, not a credit; a credit names
    a wire service or another outlet (*AFP*, *via Reuters*, *Source: PTI*).
    """

    name: str
    how: CreditKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """A span of text that the page repeats around its article, and why it was taken for that."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or reference: where its marker and its text stand; no marker is None."""

    marker: Span | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One published item: fixed text, imprint, and the bytes it was read from."""

    id: str
    path: str  # relative; members of a container as "file.warc!/http://..."
    text: str
    title: str | None
    publisher: str | None
    publisher_kind: PublisherKind
    authors: tuple[str, ...]
    url: str | None
    language: str | None  # ISO 639-1
    sha256: str  # of the bytes this document was read from (a member's own bytes)
    published: Published
    version_of: str | None = None
    links: tuple[Hyperlink, ...] = ()
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[Note, ...] = ()
    title_span: Span | None = None  # where the title stands in the text, if it does
    captured_at: str | None = None  # ISO time of capture, never of publication
    owner: str | None = None  # of its publisher, where the case's publishers.yml says so


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader should know about a document, or about a file that gave none."""

    document: str | None
    start: int | None
    end: int | None
    kind: str
    message: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a member of one, that gave no document: why, and what to do next."""

    path: str
    kind: str  # e.g. "encrypted", "no_text", "too_large", "damaged", "unknown_type"
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Readout:
    """All that one file gave: documents, notices on them, and members not read."""

    documents: tuple[Document, ...] = ()
    notices: tuple[Notice, ...] = ()
    unread: tuple[Unread, ...] = ()
