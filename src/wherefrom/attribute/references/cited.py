"""A work or an interview as one citation gives it."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.attribute.voice import Voice
from wherefrom.model import Note, Span


@dataclass(frozen=True, slots=True)
class Work:
    """One cited work: who it is as a source, the words that cite it, and the page.

    ``heard`` is True for an interview: its voice is a person who was heard.
    """

    voice: Voice
    start: int
    end: int
    page: str | None = None
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Works of one citation that stand one behind the other, nearest to the reader first.

    ``beside`` is True for a work that is only compared (*see also*, *cf.*).
    """

    works: tuple[Work, ...]
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A marker and what it cites: the note's (or the in-text reference's) lines in order.

    ``note`` is None for works named in the text itself (*(Harbour Post, 3 May)*).
    """

    marker: Span
    note: Note | None
    lines: tuple[Line, ...]
    label: Span | None = None  # the note's number before its words
