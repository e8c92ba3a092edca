"""A document's text as HTML, with stretches of it marked.

Marks may overlap and nest in any way: the text is cut at every border, and
each piece carries the classes of all marks that cover it. Nothing is added to
the text but marks, and everything in it is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from wherefrom.report.words import visible

BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Mark:
    """``start`` to ``end`` (characters of the text) shown as ``name``.

    ``anchor`` is an id to be linked to; ``after`` follows the last piece.
    """

    start: int
    end: int
    name: str
    anchor: str | None = None
    after: Markup = NOTHING


def marked(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> Markup:
    """The text from ``start`` to ``end`` with ``marks`` as spans (``mark`` as its own element)."""
    end = len(text) if end is None else end
    inside = [m for m in marks if m.start < end and m.end > start]
    borders = {start, end, *(b for m in inside for b in (m.start, m.end) if start < b < end)}
    ordered = sorted(borders)
    pieces = [
        _piece(text[a:b], [m for m in inside if m.start <= a and b <= m.end], a, b)
        for a, b in pairwise(ordered)
    ]
    return Markup("").join(pieces)


def _piece(words: str, over: list[Mark], start: int, end: int) -> Markup:
    anchors = [m.anchor for m in over if m.anchor and m.start == start]
    after = Markup("").join(m.after for m in over if m.end == end)
    names = sorted({m.name for m in over})
    shown = escape(visible(words))
    if "mark" in names:
        shown = Markup("<mark>{}</mark>").format(shown)
        names.remove("mark")
    if names:
        own = Markup(' id="{}"').format(anchors.pop()) if anchors else ""
        shown = Markup('<span class="{}"{}>{}</span>').format(" ".join(names), own, shown)
    ahead = Markup("").join(Markup('<a id="{}"></a>').format(anchor) for anchor in anchors)
    return ahead + shown + after


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph: what stands between blank lines.

    >>> paragraphs("One.\\n\\nTwo.\\n")
    [(0, 4), (6, 10)]
    """
    found, start = [], 0
    for gap in [*BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        left = start + len(text[start:end]) - len(text[start:end].lstrip())
        right = start + len(text[start:end].rstrip())
        if right > left:
            found.append((left, right))
        start = gap.end() if gap else end
    return found
