"""What office formats share: the archive of parts, and the text while it is put together."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from wherefrom.model import Note, Span
from wherefrom.read.draft import Draft, Remark, TextBuilder
from wherefrom.read.hidden import hidden_words_remark, invisible_remark, without_invisible
from wherefrom.read.plain import bare_links, without_overlap
from wherefrom.read.refusals import Damaged, Encrypted, TooLarge

Element = Any

OLE = b"\xd0\xcf\x11\xe0"  # a locked docx is a compound file, not an archive
DC = "{http://purl.org/dc/elements/1.1/}"
BROKEN = (
    etree.XMLSyntaxError, zipfile.BadZipFile, OSError, RuntimeError, EOFError, ValueError,
    NotImplementedError,
)  # fmt: skip


class Package:
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
        except BROKEN as error:
            raise Damaged(f"The part {name} inside the file is broken.") from error


@dataclass
class Writing:
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

    def noted(self, write: Callable[[Element], None]) -> list[Note]:
        """Append every note met as ``[n] ...``; ``write`` puts down one note's words."""
        notes: list[Note] = []
        for n, (marker, note) in enumerate(list(self.markers), 1):
            self.builder.add(f"[{n}] ")
            start = self.builder.position
            write(note)
            span = self.builder.paragraph()
            if span is not None and span.end > start:
                notes.append(Note(marker, start, span.end))
        return notes

    def row(self, cells: Iterator[Element], write: Callable[[Element], None]) -> None:
        """One row of a table as one paragraph, cells parted by a bar."""
        for n, cell in enumerate(cells):
            self.builder.add(" | " if n else "")
            write(cell)
        self.builder.paragraph()

    def heading(self, span: Span | None, words: str) -> None:
        """Take the first heading as the title."""
        if self.title is None and span is not None:
            self.title, self.title_span = words, span


def finished(writing: Writing, notes: list[Note], **imprint: Any) -> Draft:
    """The draft of what was written, with the file's own imprint fields."""
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
