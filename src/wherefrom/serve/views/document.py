"""A document's text in rows: each paragraph with what stands beside it, and who is heard."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wherefrom.model import Document, Notice, Source
from wherefrom.serve.held import Held
from wherefrom.serve.known import address
from wherefrom.serve.views.reading import Paragraph, set_paragraphs, text_stretches
from wherefrom.serve.views.told import Told


@dataclass(frozen=True, slots=True)
class Heard:
    """A source that the document names: its number on the page, and how much rests on it."""

    number: int
    source: Source
    href: str
    n_statements: int
    called: tuple[str, ...]  # in the document's own words


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph with what stands beside it."""

    paragraph: Paragraph
    beside: tuple[Told, ...]  # statements that other reports' questions hang on
    notices: tuple[str, ...]


def heard_in(found: Document, held: Held, public: frozenset[str]) -> tuple[Heard, ...]:
    """Sources the document names, those behind most of its statements first."""
    counts: Counter[str] = Counter()
    for statement in held.statements_in.get(found.id, ()):
        counts.update({link.source for link in statement.chain if link.source is not None})
    words: dict[str, list[str]] = {}
    for attribution in held.attributions_in.get(found.id, ()):
        if attribution.speaker is not None:
            called = " … ".join(found.text[s.start : s.end] for s in attribution.source)
            words.setdefault(attribution.speaker, []).append(" ".join(called.split()))
    ids = [s for s in dict.fromkeys((*counts, *words)) if s in held.lookup.sources]
    ids.sort(key=lambda s: (-counts[s], held.lookup.sources[s].name, s))
    return tuple(
        Heard(
            number,
            source := held.lookup.sources[one],
            address(source, public),
            counts[one],
            tuple(w for w in dict.fromkeys(words.get(one, ())) if w and w != source.name),
        )
        for number, one in enumerate(ids)
    )


def text_rows(found: Document, held: Held) -> list[Row]:
    """The text with its marks and nothing beside it."""
    heard = heard_in(found, held, frozenset())
    return set_rows(found, [], heard, held.about.notices.get(found.id, []), held)


def set_rows(
    found: Document,
    every: list[Told],
    heard: tuple[Heard, ...],
    notices: list[Notice],
    held: Held,
) -> list[Row]:
    """The text in rows; ``every`` are its statements in order, or none to show none beside it."""
    stretches = text_stretches(
        found,
        held.statements_in.get(found.id, []),
        held.attributions_in.get(found.id, []),
        notices,
        {one.source.id: one.number for one in heard},
        {one.source.id: one.source.kind for one in heard},
        {n for n, one in enumerate(every) if one.crossing},
    )
    rows = []
    for paragraph in set_paragraphs(found.text, stretches):
        here = [every[n] for n in paragraph.statements] if every else []
        said = [
            n.message
            for n in notices
            if n.start is not None and paragraph.start <= n.start < paragraph.end
        ]
        rows.append(
            Row(
                paragraph,
                tuple(one for one in here if one.crossing),
                tuple(dict.fromkeys(said)),
            )
        )
    return rows
