"""Word files: paragraphs, tables, links and notes; hidden and deleted words are no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wherefrom.read.draft import Draft
from wherefrom.read.hidden import without_invisible
from wherefrom.read.note_markers import RAISED
from wherefrom.read.office import DC, Element, Package, Writing, finished
from wherefrom.read.refusals import Damaged

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DCTERMS = "{http://purl.org/dc/terms/}"
_HEADING = re.compile("title|heading ?1|berschrift1", re.IGNORECASE)


def _targets(package: Package, name: str) -> dict[str, str]:
    rels = package.part(name)
    if rels is None:
        return {}
    return {
        rel.get("Id"): rel.get("Target")
        for rel in rels.iter(RELATION)
        if rel.get("TargetMode") == "External"
    }


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return (style.get(f"{W}val") or "") if style is not None else ""


def _is_raised(props: Element | None) -> bool:
    align = props.find(f"{W}vertAlign") if props is not None else None
    return align is not None and align.get(f"{W}val") == "superscript"


def _run(run: Element, writing: Writing, notes: dict[str, Element]) -> None:
    props = run.find(f"{W}rPr")
    vanish = props.find(f"{W}vanish") if props is not None else None
    if vanish is not None and vanish.get(f"{W}val") not in ("0", "false"):
        writing.hidden.append("".join(run.itertext(f"{W}t")))
        return
    raised = _is_raised(props)
    for child in run:
        if child.tag == f"{W}t":
            number = raised and re.fullmatch(r"[\d,;–-]{1,12}", child.text or "")
            writing.words((child.text or "").translate(RAISED) if number else child.text)
        elif child.tag in (f"{W}tab", f"{W}cr", f"{W}noBreakHyphen"):
            writing.builder.add("-" if child.tag.endswith("Hyphen") else " ")
        elif child.tag == f"{W}br":
            writing.builder.line_break()
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            note = notes.get(child.tag[len(W) : -9] + (child.get(f"{W}id") or ""))
            if note is not None:
                writing.marker(note)


def _inline(
    element: Element, writing: Writing, targets: dict[str, str], notes: dict[str, Element]
) -> None:
    for child in element:
        if child.tag == f"{W}r":
            _run(child, writing, notes)
        elif child.tag == f"{W}hyperlink":
            start = writing.builder.position
            _inline(child, writing, targets, notes)
            url = targets.get(child.get(f"{R}id") or "")
            if url and url.startswith(("http://", "https://")):
                writing.builder.link(start, url)
        elif child.tag in (f"{W}ins", f"{W}smartTag", f"{W}sdt", f"{W}sdtContent", f"{W}fldSimple"):
            _inline(child, writing, targets, notes)


def _blocks(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _blocks(child)


def _write_block(
    block: Element, writing: Writing, targets: dict[str, str], notes: dict[str, Element]
) -> None:
    def cell(element: Element) -> None:
        for paragraph in element.iter(f"{W}p"):
            _inline(paragraph, writing, targets, notes)
            writing.builder.add(" ")

    if block.tag == f"{W}tbl":
        for row in block.iter(f"{W}tr"):
            writing.row(row.iterfind(f"{W}tc"), cell)
        return
    _inline(block, writing, targets, notes)
    span = writing.builder.paragraph()
    if _HEADING.match(_style(block)):
        words = "".join(without_invisible(t.text or "") for t in block.iter(f"{W}t"))
        writing.heading(span, " ".join(words.split()))


def _docx_notes(package: Package) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for kind in ("footnote", "endnote"):
        part = package.part(f"word/{kind}s.xml")
        for note in part.iter(f"{W}{kind}") if part is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                found[kind + (note.get(f"{W}id") or "")] = note
    return found


def _core(package: Package) -> dict[str, Any]:
    core = package.part("docProps/core.xml")
    app = package.part("docProps/app.xml")
    company = app.find("{*}Company") if app is not None else None
    imprint: dict[str, Any] = {"site": None}
    if company is not None and (company.text or "").strip():
        imprint["site"] = company.text.strip()
    if core is None:
        return imprint
    stated = {child.tag: (child.text or "").strip() for child in core}
    imprint["stated_title"] = stated.get(f"{DC}title") or None
    imprint["authors"] = tuple(filter(None, [stated.get(f"{DC}creator")]))
    imprint["declared_language"] = stated.get(f"{DC}language") or None
    imprint["weak_dates"] = tuple(filter(None, [stated.get(f"{DCTERMS}created")]))
    imprint["site"] = stated.get(f"{DC}publisher") or imprint["site"]
    return imprint


def read_docx(data: bytes, *, max_unpacked_mb: float) -> Draft:
    """The draft of a Word file; foot- and endnotes stand at its end as ``[n] ...``.

    Raises:
        Encrypted, Damaged, TooLarge: as their names say.
    """
    package = Package(data, max_unpacked_mb)
    root = package.part("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Damaged("It holds no Word document.")
    targets = _targets(package, "word/_rels/document.xml.rels")
    note_targets = _targets(package, "word/_rels/footnotes.xml.rels")
    notes = _docx_notes(package)
    writing = Writing()
    for block in _blocks(body):
        _write_block(block, writing, targets, notes)

    def write(note: Element) -> None:
        for paragraph in note.iter(f"{W}p"):
            _inline(paragraph, writing, note_targets, {})
            writing.builder.add(" ")

    listed = writing.noted(write)
    imprint = _core(package)
    title = imprint.pop("stated_title", None)
    return finished(writing, listed, title=writing.title or title, **imprint)
