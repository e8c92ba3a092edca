"""A document's text as the workbench sets it: every attribution and statement marked in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from wherefrom.model import Attribution, Document, Notice, OriginKind, Statement
from wherefrom.report.marked import paragraphs
from wherefrom.report.words import statement_anchor, visible

GLYPH = '<svg class="glyph" aria-hidden="true"><use href="#g-{}"/></svg>'

NUMBER = '<a class="mark" href="#note-{}">{}</a>'


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that are marked, by classes; ``said`` and ``of`` are numbers of what they hold.

    ``said`` is that of a statement of the document, ``of`` that of the source
    whose words they are; ``glyph`` stands before them, ``anchor`` is an id.
    """

    start: int
    end: int
    name: str
    said: int | None = None
    of: int | None = None
    glyph: OriginKind | None = None
    anchor: str = ""
    after: str = ""  # markup


def text_stretches(
    document: Document,
    statements: Sequence[Statement],
    attributions: Sequence[Attribution],
    notices: Sequence[Notice],
    source_number: Mapping[str, int],
    kinds: Mapping[str, OriginKind],
    numbered: Collection[int],
) -> list[Stretch]:
    """Everything that is marked in the text of ``document``.

    ``source_number`` numbers the sources by id, ``kinds`` are theirs. The
    statements whose place among ``statements`` is in ``numbered`` show their number.
    """
    found = [Stretch(f.start, f.end, "furniture") for f in document.furniture]
    if document.title_span is not None:
        found.append(Stretch(document.title_span.start, document.title_span.end, "headline"))
    for number, one in enumerate(statements):
        found.append(_of_statement(number, one, numbered=number in numbered))
    for attribution in attributions:
        found += _of_attribution(attribution, source_number, kinds)
    for notice in notices:
        if notice.start is not None and notice.end is not None and notice.end > notice.start:
            found.append(Stretch(notice.start, notice.end, _notice_name(notice.kind)))
    return found


def _of_statement(number: int, one: Statement, *, numbered: bool) -> Stretch:
    name = f"st o-{one.origin_kind}" + ("" if one.kind == "assertion" else " uncounted")
    mark = NUMBER.format(escape(one.id), number + 1) if numbered else ""
    anchor = statement_anchor(one.id)
    return Stretch(one.start, one.end, name, said=number, anchor=anchor, after=mark)


def _of_attribution(
    attribution: Attribution, number: Mapping[str, int], kinds: Mapping[str, OriginKind]
) -> list[Stretch]:
    speaker = attribution.speaker or ""
    of, kind = number.get(speaker), kinds.get(speaker)
    who = f"who k-{kind}" if kind else "who"
    found = [
        Stretch(s.start, s.end, who, of=of, glyph=kind if n == 0 else None)
        for n, s in enumerate(attribution.source)
    ]
    found += [Stretch(s.start, s.end, "cue", of=of) for s in attribution.cue]
    return found + [Stretch(s.start, s.end, "content", of=of) for s in attribution.content]


def _notice_name(kind: str) -> str:
    known = {"removed_text": "removed", "added_text": "added", "quoted_reply": "quoted"}
    return known.get(kind, "noticed")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: where it stands and how it is set."""

    start: int
    end: int
    html: Markup
    statements: tuple[int, ...]  # numbers of those that begin in it


def set_paragraphs(text: str, stretches: Sequence[Stretch]) -> list[Paragraph]:
    """The paragraphs of ``text`` with their marks; everything in it is escaped."""
    found = []
    places = paragraphs(text)
    inside = _inside(places, stretches)
    for place in places:
        here = inside[place]
        begun = tuple(s.said for s in here if s.said is not None and place[0] <= s.start < place[1])
        found.append(Paragraph(*place, _set(text, here, *place), begun))
    return found


def _inside(
    places: Sequence[tuple[int, int]], stretches: Sequence[Stretch]
) -> dict[tuple[int, int], list[Stretch]]:
    """The stretches that touch each paragraph; both are gone through once."""
    found: dict[tuple[int, int], list[Stretch]] = defaultdict(list)
    ordered = sorted(stretches, key=lambda s: (s.start, -s.end))
    first = 0
    for stretch in ordered:
        while first < len(places) and places[first][1] <= stretch.start:
            first += 1
        at = first
        while at < len(places) and places[at][0] < stretch.end:
            found[places[at]].append(stretch)
            at += 1
    return found


def _set(text: str, here: Sequence[Stretch], start: int, end: int) -> Markup:
    borders = {start, end, *(b for s in here for b in (s.start, s.end) if start < b < end)}
    pieces = []
    for a, b in pairwise(sorted(borders)):
        over = [s for s in here if s.start <= a and b <= s.end]
        pieces.append(_piece(text[a:b], over, a, b))
    return Markup("".join(pieces))  # each piece is escaped


def _piece(words: str, over: Sequence[Stretch], start: int, end: int) -> str:
    shown = str(escape(visible(words)))
    if not over:
        return shown
    anchors = [s.anchor for s in over if s.anchor and s.start == start]
    content = {str(s.of) for s in over if s.of is not None and s.name == "content"}
    who = {str(s.of) for s in over if s.of is not None and s.name != "content"}
    given = {
        "id": anchors[0] if anchors else "",
        "class": " ".join(sorted({name for s in over for name in s.name.split()})),
        "data-s": " ".join(str(s.said) for s in over if s.said is not None),
        "data-c": " ".join(sorted(content)),
        "data-w": " ".join(sorted(who)),
    }
    held = "".join(f' {name}="{escape(value)}"' for name, value in given.items() if value)
    glyph = next((GLYPH.format(s.glyph) for s in over if s.glyph and s.start == start), "")
    ahead = "".join(f'<a id="{escape(anchor)}"></a>' for anchor in anchors[1:])
    after = "".join(s.after for s in over if s.end == end)
    return f"{ahead}<span{held}>{glyph}{shown}</span>{after}"
