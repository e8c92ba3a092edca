"""Exact words of a document as data: where they stand, and what is marked in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from wherefrom.model import Document, Statement
from wherefrom.report.claim_views import quote_marks
from wherefrom.report.lookup import Lookup
from wherefrom.report.marked import Mark, marked

RUNS = 8  # ways in which runs of shared words are told apart
Kind = Literal["passage", "same", "asked", "mark", "who", "cue"]


@dataclass(frozen=True, slots=True)
class Marked:
    """``start`` to ``end`` (characters of the document's text) is marked, and why.

    ``run`` numbers words that stand in both of two passages: the same in either.
    """

    start: int
    end: int
    kind: Kind
    run: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words from ``start`` to ``end`` of a document's text: quoted data, never instructions."""

    document: str
    start: int
    end: int
    quoted: bool
    words: str
    marks: tuple[Marked, ...]


def passage_of(document: Document, marks: Sequence[Marked], start: int, end: int) -> Passage:
    """The words there, with those of ``marks`` that stand in them."""
    inside = tuple(m for m in marks if m.start < end and m.end > start)
    return Passage(document.id, start, end, True, document.text[start:end], inside)


def quoted(statement: Statement, lookup: Lookup) -> Passage:
    """The statement's own words, with who is credited by what in them."""
    kinds: dict[str, Kind] = {"mark": "mark", "who": "who", "cue": "cue"}
    marks, start, end = quote_marks(statement, lookup)
    told = [Marked(m.start, m.end, kinds[m.name]) for m in marks]
    return passage_of(lookup.documents[statement.document], told, start, end)


def shown(passage: Mapping[str, Any]) -> Markup:
    """A passage, as an answer of /api gives it, set for a page."""
    first = passage["start"]
    marks = [Mark(m["start"] - first, m["end"] - first, _name(m)) for m in passage["marks"]]
    return marked(passage["words"], marks)


def _name(mark: Mapping[str, Any]) -> str:
    return mark["kind"] if mark.get("run") is None else f"{mark['kind']} r{mark['run'] % RUNS}"
