"""One file of one document: bytes to text and imprint."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from wherefrom.ids import content_id
from wherefrom.model import Document, Furniture, Notice, PublisherKind, Readout, Span
from wherefrom.read.docx import read_docx
from wherefrom.read.draft import Draft, Remark
from wherefrom.read.furniture import furniture_of
from wherefrom.read.html import read_html
from wherefrom.read.imprint import Imprint, imprint_of
from wherefrom.read.language import language_of
from wherefrom.read.letterhead import letterhead_line
from wherefrom.read.odt import read_odt
from wherefrom.read.pdf import read_pdf
from wherefrom.read.plain import read_plain
from wherefrom.read.references import outside, unsaid, with_references, without_notes
from wherefrom.read.refusals import Damaged, Empty, NoText, UnknownType
from wherefrom.read.rtf import read_rtf
from wherefrom.read.titles import find_title
from wherefrom.settings import Intake

HTML = ("text/html", "application/xhtml+xml")
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = ("application/rtf", "text/rtf")


def _drafted(data: bytes, media_type: str, url: str | None, limits: Intake) -> Draft:
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip().lower()
    if kind in HTML:
        charset = parameters.partition("charset=")[2].strip(" \"'") or None
        return read_html(data, url=url, charset=charset)
    if kind == PDF:
        return read_pdf(data, max_pages=limits.max_pages)
    if kind == DOCX:
        return read_docx(data, max_unpacked_mb=limits.max_unpacked_mb)
    if kind == ODT:
        return read_odt(data, max_unpacked_mb=limits.max_unpacked_mb)
    if kind in RTF:
        return read_rtf(data)
    if kind.startswith("text/"):
        return read_plain(data, markdown=kind == "text/markdown")
    raise UnknownType(kind or "This file")


def _joined(spans: tuple[Furniture, ...]) -> tuple[Furniture, ...]:
    """Spans in order; one that lies inside an earlier one is left out, overlaps are cut."""
    kept: list[Furniture] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end, s.why)):
        start = max(span.start, kept[-1].end) if kept else span.start
        if start < span.end:
            kept.append(replace(span, start=start))
    return tuple(kept)


def _place_of_title(text: str, title: str, furniture: tuple[Furniture, ...]) -> Span | None:
    """Where the title stands near the top: outside header fields if it stands there too."""
    places = [m.start() for m in re.finditer(re.escape(title), text[:3000])]
    free = [at for at in places if not any(f.start <= at < f.end for f in furniture)]
    at = next(iter([*free, *places]), None)
    return Span(at, at + len(title)) if at is not None else None


def _titled(draft: Draft, furniture: tuple[Furniture, ...]) -> Draft:
    if draft.title:
        span = _place_of_title(draft.text, draft.title, draft.furniture)
        return replace(draft, title_span=draft.title_span or span)
    taken = [(f.start, f.end) for f in furniture if f.why != "link to another article"]
    head = letterhead_line(draft.text)
    span = find_title(draft.text, [*taken, head] if head else taken)
    if span is None and head:
        span = find_title(draft.text, taken)
    if span is None:
        return draft
    return replace(
        draft, title=" ".join(draft.text[span.start : span.end].split()), title_span=span
    )


def _without_title(furniture: tuple[Furniture, ...], title: Span | None) -> tuple[Furniture, ...]:
    if title is None:
        return furniture
    kept = []
    for f in furniture:
        if f.end <= title.start or title.end <= f.start:
            kept.append(f)
        elif f.why == "header field" and f.start < title.start:
            kept.append(replace(f, end=title.start))
    return tuple(kept)


def _default_kind(media_type: str, url: str | None) -> PublisherKind:
    if url or media_type.startswith("text/"):
        return "outlet"
    return "organisation"


def _notices(document: Document, remarks: tuple[Remark, ...]) -> tuple[Notice, ...]:
    listed = [
        Notice(document.id, r.start, r.end, r.kind, r.message, document.path) for r in remarks
    ]
    listed += [
        Notice(document.id, f.start, f.end, "furniture", f"Page furniture: {f.why}.", document.path)
        for f in document.furniture
    ]
    if document.language not in (None, "en"):
        message = (
            f"Language {document.language}: shown and searchable; statements not analysed yet."
        )
        listed.append(Notice(document.id, None, None, "not_analysed", message, document.path))
    return tuple(listed)


def _document(
    draft: Draft,
    imprint: Imprint,
    *,
    name: str,
    sha256: str,
    url: str | None,
    captured: str | None,
    default: PublisherKind,
) -> Document:
    return Document(
        id=content_id("d", sha256, name),
        path=name,
        text=draft.text,
        title=draft.title,
        publisher=imprint.publisher.name if imprint.publisher else None,
        publisher_kind=imprint.publisher.kind if imprint.publisher else default,
        authors=imprint.authors,
        url=url,
        language=language_of(draft.text, draft.declared_language),
        sha256=sha256,
        published=imprint.published,
        links=draft.links,
        credits=imprint.credits,
        furniture=draft.furniture,
        notes=draft.notes,
        title_span=draft.title_span,
        captured_at=captured,
    )


def read_single(
    data: bytes,
    *,
    name: str,
    media_type: str,
    url: str | None,
    captured_at: str | None,
    limits: Intake,
) -> Readout:
    """One document, with the notices a reader should see.

    Args:
        data: the file's bytes.
        name: the document's path in the case; with the bytes it makes the document's id.
        media_type: such as ``text/html; charset=utf-8`` or ``application/pdf``.
        url: the address it was captured from, if known.
        captured_at: ISO time of capture, if known; never taken for the publication.
        limits: pages and sizes.

    Raises:
        Refused: empty, encrypted, without text, damaged, too large, or of another type.
    """
    if not data.strip():
        raise Empty
    try:
        draft = _drafted(data, media_type, url, limits)
    except (ValueError, NotImplementedError, RecursionError) as error:  # from the libraries
        raise Damaged(f"The file cannot be taken apart: {error}.") from error
    if not draft.text.strip():
        raise NoText("No text was found in the file.", "Open it and save its words as text.")
    draft = with_references(draft)
    address = draft.url or url
    default = _default_kind(media_type, address)
    imprint = imprint_of(
        without_notes(draft), url=address, captured_at=captured_at, default=default
    )
    listed = unsaid(draft.text, draft.notes)
    repeated = outside(furniture_of(draft.text), draft.notes)
    spans = (*draft.furniture, *imprint.lines, *repeated, *listed)
    draft = _titled(draft, _joined(spans))
    draft = replace(draft, furniture=_joined(_without_title(spans, draft.title_span)))
    sha256 = hashlib.sha256(data).hexdigest()
    document = _document(
        draft,
        imprint,
        name=name,
        sha256=sha256,
        url=address,
        captured=captured_at,
        default=default,
    )
    return Readout((document,), _notices(document, (*draft.remarks, *imprint.remarks)))


_PARAGRAPH = b"""<p>The harbour was closed on Monday, 12 April 2013, the ministry said. It opened on
Tuesday, when the tide had turned and the last of the boats that lay across it had been towed.</p>
"""
# Long enough for the first way of finding its text: others load half a second of word lists.
PAGE = (
    b"<html><head><title>A</title></head><body><article><h1>Harbour closed</h1>"
    + _PARAGRAPH * 4
    + b"</article></body></html>"
)
TEXT = b"""http://harbour.example/2013/04/12/a

Harbour closed
April 12, 2013

By Maren Oldby

The harbour was closed, the ministry said. Source: AFP"""
SAMPLES = ((PAGE, "text/html"), (TEXT, "text/plain"))


def preload() -> None:
    """Read small samples, so that word lists and models are in memory before the sandbox closes."""
    for data, media_type in SAMPLES:
        read_single(
            data, name="sample", media_type=media_type, url=None, captured_at=None, limits=Intake()
        )
