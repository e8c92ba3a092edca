"""The list of sources that have a page, prepared once for each result."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from wherefrom.model import Source
from wherefrom.pipeline.ruling_beside import RELIABILITY
from wherefrom.report.words import glossary, plural
from wherefrom.serve.desk import Desk
from wherefrom.serve.held import Held
from wherefrom.serve.known import public_sources
from wherefrom.serve.listing import Facet, Listing, facet, folded, ordered

SORTS = {"behind": "most behind them", "statements": "most statements", "name": "name, A to Z"}
FACETS = ("kind", "own", "set")
OWN = "own"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list, and what rests on it; ``marks`` are what people set for it."""

    source: Source
    n_statements: int
    n_reports: int
    n_answers: int
    n_documents: int  # that it published
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """All rows, the list made of them, and how many sources of each kind have no page."""

    rows: tuple[SourceRow, ...]
    listing: Listing
    private: tuple[tuple[str, int, str], ...]  # kind, number, both in words


_lists: WeakKeyDictionary[Held, tuple[frozenset[str], SourceList]] = WeakKeyDictionary()


def source_list(desk: Desk, held: Held) -> SourceList:
    """The list of ``held``; not made again while the same sources have a page."""
    public = public_sources(desk, held)
    known = _lists.get(held)
    if known is None or known[0] != public:
        known = _lists[held] = (public, _made(held, public))
    return known[1]


def marks_of(source: Source, held: Held) -> tuple[str, ...]:
    """What people set for it, in words."""
    found: list[str] = []
    for ruling in held.about.ruled_on.get(source.id, ()):
        if ruling.kind == WITHDRAWN:
            found.append(WITHDRAWN)
        elif ruling.kind == "reliability" and ruling.value in RELIABILITY:
            found.append(f"{ruling.value} {RELIABILITY[ruling.value]}")
    return tuple(dict.fromkeys(found))


def _made(held: Held, public: frozenset[str]) -> SourceList:
    rows = tuple(_row(s, held) for s in held.ledger.sources if s.id in public)
    texts = [folded(" \n ".join((r.source.name, *r.source.aliases))) for r in rows]
    return SourceList(rows, Listing(texts, _facets(rows), _orders(rows)), _private(held, public))


def _row(source: Source, held: Held) -> SourceRow:
    about = held.about
    said = about.told_by.get(source.id, [])
    return SourceRow(
        source,
        len(said),
        len({s.document for s in said}),
        len(about.origin_of.get(source.id, ())),
        len(about.published_by.get(source.id, ())),
        marks_of(source, held),
    )


def _facets(rows: tuple[SourceRow, ...]) -> tuple[Facet, ...]:
    kinds = glossary()["origins"]
    return (
        facet("kind", "Kind", [(row.source.kind,) for row in rows],
              lambda kind: str(kinds[kind]["many"]), tuple(kinds)),
        facet("own", "In the case", [(OWN,) if row.n_documents else () for row in rows],
              lambda _: "with documents of its own"),
        facet("set", "Set by people", [row.marks for row in rows]),
    )  # fmt: skip


def _orders(rows: tuple[SourceRow, ...]) -> dict[str, Any]:
    names = [folded(row.source.name) for row in rows]
    return {
        "behind": ordered(
            [(-r.n_answers, -r.n_statements, n) for r, n in zip(rows, names, strict=True)]
        ),
        "statements": ordered([(-r.n_statements, n) for r, n in zip(rows, names, strict=True)]),
        "name": ordered(names),
    }


def _private(held: Held, public: frozenset[str]) -> tuple[tuple[str, int, str], ...]:
    counts = Counter(str(s.kind) for s in held.ledger.sources if s.id not in public)
    kinds = glossary()["origins"]
    return tuple(
        (kind, counts[kind], plural(counts[kind], str(words["label"]), str(words["many"])))
        for kind, words in kinds.items()
        if counts[kind] and kind != "none"
    )
