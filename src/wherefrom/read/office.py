"""Word, OpenDocument and rich text files."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree
from striprtf.striprtf import rtf_to_text

from wherefrom.model import Note, Span
from wherefrom.read.draft import Draft, Remark, TextBuilder
from wherefrom.read.hidden import hidden_words_remark, invisible_remark, without_invisible
from wherefrom.read.plain import bare_links, without_overlap
from wherefrom.read.refusals import Damaged, Encrypted, TooLarge

Element = Any

OLE = b"\xd0\xcf\x11\xe0"  # a locked docx is a compound file, not an archive
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


class _Package:
    """An opened archive of XML parts; entities are never resolved."""

    def __init__(self, data: bytes, max_unpacked_mb: float) -> None:
        if data.startswith(OLE):
            raise Encrypted()
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise Damaged("The archive inside the file cannot be opened.") from error
        if any(entry.flag_bits & 1 for entry in entries):
            raise Encrypted()
        if sum(entry.file_size for entry in entries) > max_unpacked_mb * 1e6:
            raise TooLarge("The file unpacks to more than the limit.", "max_unpacked_mb")
        self._names = {entry.filename for entry in entries}

    def part(self, name: str) -> Element | None:
        """The root of part ``name``, or None if the file has none."""
        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(self._archive.read(name), parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, RuntimeError, EOFError, ValueError) as error:
            raise Damaged(f"The part {name} inside the file is broken.") from error


@dataclass
class _Writing:
    """The text while it is put together: markers met, notes to append, hidden words."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    markers: list[tuple[Span, Element]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    title: str | None = None
    title_span: Span | None = None

    def words(self, words: str | None) -> None:
        """Add ``words`` without what cannot be seen."""
        if words:
            self.seen.append(words)
            self.builder.add(without_invisible(words))

    def marker(self, note: Element) -> None:
        """Print a number for ``note`` and remember it."""
        span = self.builder.add(f"[{len(self.markers) + 1}]")
        self.markers.append((span, note))

    def heading(self, span: Span | None, words: str) -> None:
        """Take the first heading as the title."""
        if self.title is None and span is not None:
            self.title, self.title_span = words, span


def _draft(writing: _Writing, notes: list[Note], **imprint: Any) -> Draft:
    text = writing.builder.text()
    links = without_overlap([*writing.builder.links(), *bare_links(text)])
    remarks: list[Remark | None] = [
        invisible_remark(" ".join(writing.seen), kept=False),
        hidden_words_remark(writing.hidden, "are formatted as hidden"),
    ]
    return Draft(
        text,
        title_span=writing.title_span,
        links=links,
        notes=tuple(notes),
        remarks=tuple(remark for remark in remarks if remark is not None),
        **imprint,
    )


# Word


def _targets(package: _Package, name: str) -> dict[str, str]:
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


def _run(run: Element, writing: _Writing, notes: dict[str, Element]) -> None:
    props = run.find(f"{W}rPr")
    vanish = props.find(f"{W}vanish") if props is not None else None
    if vanish is not None and vanish.get(f"{W}val") not in ("0", "false"):
        writing.hidden.append("".join(run.itertext(f"{W}t")))
        return
    for child in run:
        if child.tag == f"{W}t":
            writing.words(child.text)
        elif child.tag in (f"{W}tab", f"{W}cr", f"{W}noBreakHyphen"):
            writing.builder.add("-" if child.tag.endswith("Hyphen") else " ")
        elif child.tag == f"{W}br":
            writing.builder.line_break()
        elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            note = notes.get(child.tag[len(W) : -9] + (child.get(f"{W}id") or ""))
            if note is not None:
                writing.marker(note)


def _inline(element: Element, writing: _Writing, targets: dict[str, str], notes: dict[str, Element]) -> None:
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
    block: Element, writing: _Writing, targets: dict[str, str], notes: dict[str, Element]
) -> None:
    if block.tag == f"{W}p":
        _inline(block, writing, targets, notes)
        start = writing.builder.position
        span = writing.builder.paragraph()
        if re.match("title|heading ?1|berschrift1", _style(block), re.IGNORECASE):
            words = "".join(without_invisible(t.text or "") for t in block.iter(f"{W}t"))
            writing.heading(span, " ".join(words.split()))
        assert start >= 0
        return
    for row in block.iter(f"{W}tr"):
        for n, cell in enumerate(row.findall(f"{W}tc")):
            writing.builder.add(" | " if n else "")
            for paragraph in cell.iter(f"{W}p"):
                _inline(paragraph, writing, targets, notes)
                writing.builder.add(" ")
        writing.builder.paragraph()


def _docx_notes(package: _Package) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for kind in ("footnote", "endnote"):
        part = package.part(f"word/{kind}s.xml")
        for note in part.iter(f"{W}{kind}") if part is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                found[kind + (note.get(f"{W}id") or "")] = note
    return found


def _core(package: _Package) -> dict[str, Any]:
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
    package = _Package(data, max_unpacked_mb)
    root = package.part("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Damaged("It holds no Word document.")
    targets = _targets(package, "word/_rels/document.xml.rels")
    writing = _Writing()
    for block in _blocks(body):
        _write_block(block, writing, targets, _docx_notes_of(package))
    note_targets = _targets(package, "word/_rels/footnotes.xml.rels")
    notes: list[Note] = []
    for n, (marker, note) in enumerate(list(writing.markers), 1):
        writing.builder.add(f"[{n}] ")
        start = writing.builder.position
        for paragraph in note.iter(f"{W}p"):
            _inline(paragraph, writing, note_targets, {})
            writing.builder.add(" ")
        span = writing.builder.paragraph()
        if span is not None and span.end > start:
            notes.append(Note(marker, start, span.end))
    imprint = _core(package)
    title = imprint.pop("stated_title", None)
    return _draft(writing, notes, title=writing.title or title, **imprint)


def _docx_notes_of(package: _Package) -> dict[str, Element]:
    return _docx_notes(package)


# OpenDocument


def _odt_inline(element: Element, writing: _Writing) -> None:
    writing.words(element.text)
    for child in element:
        if child.tag == f"{T}note":
            writing.marker(child)
        elif child.tag == f"{T}a":
            start = writing.builder.position
            _odt_inline(child, writing)
            url = child.get(f"{XLINK}href") or ""
            if url.startswith(("http://", "https://")):
                writing.builder.link(start, url)
        elif child.tag == f"{T}hidden-text":
            writing.hidden.append(child.get(f"{T}string-value") or "".join(child.itertext()))
        elif child.tag in (f"{T}s", f"{T}tab"):
            writing.builder.add(" ")
        elif child.tag == f"{T}line-break":
            writing.builder.line_break()
        elif isinstance(child.tag, str) and child.tag != f"{O}annotation":
            _odt_inline(child, writing)
        writing.words(child.tail)


def _odt_blocks(element: Element, writing: _Writing) -> None:
    for child in element:
        if child.tag in (f"{T}p", f"{T}h"):
            _odt_inline(child, writing)
            before = "".join(child.itertext())
            span = writing.builder.paragraph()
            if child.tag == f"{T}h" or "Title" in (child.get(f"{T}style-name") or ""):
                writing.heading(span, " ".join(without_invisible(before).split()))
        elif child.tag in (f"{T}tracked-changes", f"{T}table-of-content", f"{T}sequence-decls"):
            continue
        elif isinstance(child.tag, str) and child.tag.endswith("}table-row"):
            for n, cell in enumerate(child):
                writing.builder.add(" | " if n else "")
                for paragraph in cell.iter(f"{T}p"):
                    _odt_inline(paragraph, writing)
                    writing.builder.add(" ")
            writing.builder.paragraph()
        elif isinstance(child.tag, str):
            _odt_blocks(child, writing)


def _odt_meta(package: _Package) -> dict[str, Any]:
    meta = package.part("meta.xml")
    if meta is None:
        return {}
    stated = {child.tag: (child.text or "").strip() for child in meta.iter() if isinstance(child.tag, str)}
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
    package = _Package(data, max_unpacked_mb)
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and manifest.find(".//{*}encryption-data") is not None:
        raise Encrypted()
    root = package.part("content.xml")
    body = root.find(f".//{O}text") if root is not None else None
    if body is None:
        raise Damaged("It holds no OpenDocument text.")
    writing = _Writing()
    _odt_blocks(body, writing)
    notes: list[Note] = []
    for n, (marker, note) in enumerate(list(writing.markers), 1):
        writing.builder.add(f"[{n}] ")
        start = writing.builder.position
        for paragraph in note.iterfind(f"{T}note-body//{T}p"):
            _odt_inline(paragraph, writing)
            writing.builder.add(" ")
        span = writing.builder.paragraph()
        if span is not None and span.end > start:
            notes.append(Note(marker, start, span.end))
    imprint = _odt_meta(package)
    title = imprint.pop("stated_title", None)
    return _draft(writing, notes, title=writing.title or title, **imprint)


# Rich text

_RTF_INFO = re.compile(rb"\{\\(title|author|company)\s+([^{}]*)\}")
_RTF_TIME = re.compile(rb"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read_rtf(data: bytes) -> Draft:
    """The draft of a rich text file.

    Raises:
        Damaged: if it is not rich text.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise Damaged("It does not begin as rich text does.")
    try:
        plain = rtf_to_text(data.decode("latin-1"), errors="replace")
    except Exception as error:  # the library raises whatever it stumbles on
        raise Damaged("The rich text cannot be taken apart.") from error
    writing = _Writing()
    for line in plain.replace("\r\n", "\n").split("\n"):
        writing.words(line)
        writing.builder.paragraph()
    info = {key.decode(): value.decode("latin-1").strip() for key, value in _RTF_INFO.findall(data[:20000])}
    made = _RTF_TIME.search(data[:20000])
    weak = ("-".join(part.decode().zfill(2) for part in made.groups()),) if made else ()
    return _draft(
        writing,
        [],
        title=info.get("title") or None,
        site=info.get("company") or None,
        authors=(info["author"],) if info.get("author") else (),
        weak_dates=weak,
    )
