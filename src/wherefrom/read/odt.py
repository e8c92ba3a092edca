"""OpenDocument texts, read from their content part; tracked deletions are no text."""

from __future__ import annotations

from typing import Any

from wherefrom.read.draft import Draft
from wherefrom.read.hidden import without_invisible
from wherefrom.read.office import DC, Element, Package, Writing, finished
from wherefrom.read.refusals import Damaged, Encrypted

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


def _odt_inline(element: Element, writing: Writing) -> None:
    writing.words(element.text)
    for child in element:
        if child.tag == f"{TEXT}note":
            writing.marker(child)
        elif child.tag == f"{TEXT}a":
            start = writing.builder.position
            _odt_inline(child, writing)
            url = child.get(f"{XLINK}href") or ""
            if url.startswith(("http://", "https://")):
                writing.builder.link(start, url)
        elif child.tag == f"{TEXT}hidden-text":
            writing.hidden.append(child.get(f"{TEXT}string-value") or "".join(child.itertext()))
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab"):
            writing.builder.add(" ")
        elif child.tag == f"{TEXT}line-break":
            writing.builder.line_break()
        elif isinstance(child.tag, str) and child.tag != f"{OFFICE}annotation":
            _odt_inline(child, writing)
        writing.words(child.tail)


def _paragraphs(element: Element | None, writing: Writing) -> None:
    for paragraph in element.iter(f"{TEXT}p") if element is not None else ():
        _odt_inline(paragraph, writing)
        writing.builder.add(" ")


def _odt_blocks(element: Element, writing: Writing) -> None:
    for child in element:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            _odt_inline(child, writing)
            before = "".join(child.itertext())
            span = writing.builder.paragraph()
            if child.tag == f"{TEXT}h" or "Title" in (child.get(f"{TEXT}style-name") or ""):
                writing.heading(span, " ".join(without_invisible(before).split()))
        elif child.tag in (
            f"{TEXT}tracked-changes",
            f"{TEXT}table-of-content",
            f"{TEXT}sequence-decls",
        ):
            continue
        elif isinstance(child.tag, str) and child.tag.endswith("}table-row"):
            writing.row(iter(child), lambda cell: _paragraphs(cell, writing))
        elif isinstance(child.tag, str):
            _odt_blocks(child, writing)


def _odt_meta(package: Package) -> dict[str, Any]:
    meta = package.part("meta.xml")
    if meta is None:
        return {}
    stated = {
        child.tag: (child.text or "").strip() for child in meta.iter() if isinstance(child.tag, str)
    }
    author = stated.get(f"{META}initial-creator") or stated.get(f"{DC}creator")
    return {
        "stated_title": stated.get(f"{DC}title") or None,
        "authors": (author,) if author else (),
        "declared_language": stated.get(f"{DC}language") or None,
        "weak_dates": tuple(filter(None, [stated.get(f"{META}creation-date")])),
    }


def read_odt(data: bytes, *, max_unpacked_mb: float) -> Draft:
    """The draft of an OpenDocument text; notes stand at its end as ``[n] ...``.

    Raises:
        Encrypted, Damaged, TooLarge: as their names say.
    """
    package = Package(data, max_unpacked_mb)
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and manifest.find(".//{*}encryption-data") is not None:
        raise Encrypted()
    root = package.part("content.xml")
    body = root.find(f".//{OFFICE}text") if root is not None else None
    if body is None:
        raise Damaged("It holds no OpenDocument text.")
    writing = Writing()
    _odt_blocks(body, writing)
    notes = writing.noted(lambda note: _paragraphs(note.find(f"{TEXT}note-body"), writing))
    imprint = _odt_meta(package)
    title = imprint.pop("stated_title", None)
    return finished(writing, notes, title=writing.title or title, **imprint)
