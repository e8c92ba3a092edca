"""What a format gives before its imprint is worked out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wherefrom.model import Furniture, Hyperlink, Note, Span


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice in the making: it gets the document's id once that is known."""

    kind: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Fixed text with spans into it, and what the file's own metadata says.

    ``dates`` and ``weak_dates`` are as written in the metadata, best first; the
    weak ones (when a PDF was made) yield to a date in the text or the address.
    """

    text: str
    title: str | None = None
    title_span: Span | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    declared_language: str | None = None
    dates: tuple[str, ...] = ()
    weak_dates: tuple[str, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    notes: tuple[Note, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def and_remarks(self, *more: Remark) -> Draft:
        """The same draft with ``more`` remarks."""
        return replace(self, remarks=self.remarks + more)


class TextBuilder:
    """Paragraphs put together while offsets are kept; whitespace runs become one space.

    It holds the growing text: ``text()`` gives paragraphs parted by blank lines.
    """

    def __init__(self) -> None:
        self._done: list[str] = []
        self._length = 0
        self._current: list[str] = []
        self._links: list[Hyperlink] = []

    @property
    def position(self) -> int:
        """Where the next character will stand, if it is no space."""
        base = self._length + (2 if self._done else 0)
        return base + sum(map(len, self._current))

    def add(self, words: str) -> Span:
        """Append ``words`` to the current paragraph; the span they got."""
        squeezed = " ".join(words.split())
        if words[:1].isspace() or not squeezed:
            self._space()
        if not squeezed:
            return Span(self.position, self.position)
        start = self.position
        self._current.append(squeezed)
        end = self.position
        if words[-1:].isspace():
            self._space()
        return Span(start, end)

    def link(self, start: int, url: str) -> None:
        """Remember everything since ``start`` in this paragraph as carrying ``url``."""
        end = self.position
        if self._current and self._current[-1] == " ":
            end -= 1
        if end > start:
            self._links.append(Hyperlink(start, end, url))

    def line_break(self) -> None:
        """A new paragraph if a sentence has ended, else a space."""
        words = "".join(self._current).rstrip()
        if words[-1:] in '.!?:”"’':
            self.paragraph()
        else:
            self._space()

    def paragraph(self) -> Span | None:
        """End the current paragraph; its span, or None if it was empty."""
        words = "".join(self._current).rstrip()
        start = self._length + (2 if self._done else 0)
        self._current = []
        if not words:
            return None
        self._length = start + len(words)
        self._done.append(words)
        return Span(start, self._length)

    def text(self) -> str:
        """All paragraphs so far."""
        self.paragraph()
        return "\n\n".join(self._done)

    def links(self) -> tuple[Hyperlink, ...]:
        """All links so far, in order."""
        return tuple(self._links)

    def _space(self) -> None:
        if self._current and self._current[-1] != " ":
            self._current.append(" ")
