"""From the lines of PDF pages to paragraphs: running heads out, hyphens joined, notes last."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from wherefrom.read.hidden import without_invisible

EDGE_LINES = 2  # at top and bottom of a page, where running heads stand
LONGEST_HEAD = 100  # characters; a longer line is the text's own
MIN_PAGES = 3  # pages a line must return on to be a running head
SHARE = 0.3  # of all pages; chapter heads return on fewer than a book's title
GAP = 1.45  # times the usual line distance: a new paragraph begins
INDENT = 6.0  # points
SHORT = 0.82  # of the column's width: a line that ends early, after a full stop, ends its paragraph
NOTE_ZONE = 0.45  # share of the page from the top below which notes may begin
RAISED_SIZE = 0.85  # times the size of the words before; a note's marker is smaller
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_NOTE = re.compile(r"^(\d{1,3})[.)]?\s+(?=[A-Z“\"‘'(\[]|https?:|[a-z]+\.)")
_BULLET = re.compile(r"^(?:[•▪●◦–—*-]|\(?[a-z0-9]{1,3}[.)])\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; the box is in points, ``top`` and ``bottom`` from the page's top."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """Height in points, which follows the size of the type."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Joined lines, the pages they stand on, their type size; ``note`` is a note's number."""

    text: str
    pages: tuple[int, ...]
    size: float
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Paragraphs in reading order (notes last), what was dropped, and the words as they came."""

    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[str, ...]
    raw: str


def _merged(lines: list[Line]) -> list[Line]:
    """Pieces on one baseline become one line."""
    merged: list[Line] = []
    raised = False  # whether the last piece was a raised number
    for line in lines:
        last = merged[-1] if merged else None
        height = min(line.size, last.size) if last else 0
        overlap = min(line.bottom, last.bottom) - max(line.top, last.top) if last else 0
        if last and height > 0 and overlap > 0.5 * height and line.left >= last.right - 2:
            after, raised = raised, _is_raised(last, line)
            near = line.left - last.right < 0.12 * max(line.size, last.size)
            gap = "" if raised or (near and not after) else " "
            words = line.text.translate(RAISED) if raised else line.text
            tall = max(last, line, key=lambda piece: piece.size)
            merged[-1] = Line(
                last.text + gap + words, line.page, last.left, tall.top, line.right, tall.bottom
            )
        else:
            merged.append(line)
            raised = False
    return merged


def _is_raised(last: Line, line: Line) -> bool:
    """Whether ``line`` is a small number high beside ``last``: a note's marker, no figure."""
    small = line.size < RAISED_SIZE * last.size and line.text.isdigit() and len(line.text) < 4
    return small and line.bottom < last.bottom - 0.5


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower()).strip()


def _edges(page: list[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: line.top)
    edges = ordered[:EDGE_LINES] + ordered[-EDGE_LINES:]
    return [line for line in edges if len(line.text) <= LONGEST_HEAD]


def _running(pages: list[list[Line]]) -> set[str]:
    """Patterns (numbers as ``#``) of lines that return at the edges of pages."""
    counts = Counter(pattern for page in pages for pattern in {_pattern(x) for x in _edges(page)})
    needed = max(MIN_PAGES, SHARE * len(pages))
    inner = max(MIN_PAGES - 1, len(pages) - 1)  # all pages of a short file but its cover
    heads = {_pattern(x) for page in pages for x in _edges(page)[:EDGE_LINES]}
    return {
        pattern for pattern, n in counts.items() if n >= needed or (n >= inner and pattern in heads)
    } | {
        "#",
        "page #",
        "page # of #",
    }


def _without_running(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    running = _running(pages)
    kept, dropped = [], []
    for page in pages:
        edges = set(_edges(page))
        kept.append([x for x in page if x not in edges or _pattern(x) not in running])
        dropped += [x.text for x in page if x in edges and _pattern(x) in running]
    return kept, list(dict.fromkeys(text for text in dropped if not text.strip().isdigit()))


def _split_notes(page: list[Line], body: float) -> tuple[list[Line], list[Line]]:
    """Body lines and note lines; notes begin low, small, with a number, and run to the end."""
    if not page:
        return [], []
    height = max(line.bottom for line in page)
    for n, line in enumerate(page):
        small = line.size < 0.95 * body
        low = line.top > NOTE_ZONE * height
        if low and _NOTE.match(line.text) and small and all(x.size < 1.02 * body for x in page[n:]):
            return page[:n], page[n:]
    return page, []


def _ends(text: str) -> bool:
    return bool(re.search(r"[.!?:;…][\"”’)\]]*[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}$", text))


def _breaks(
    last: Line, line: Line, *, leading: float, left: float, right: float, size: float
) -> bool:
    """Whether ``line`` begins a new paragraph after ``last``."""
    if abs(line.size - last.size) > 0.22 * max(last.size, 1.0):
        superscript = min(len(last.text), len(line.text)) < 4
        return not superscript
    if _BULLET.match(line.text) and _ends(last.text):
        return True
    if line.page != last.page or line.top < last.top:
        return _ends(last.text)
    if line.top - last.top > GAP * leading * max(1.0, min(last.size, line.size) / size):
        return True
    early = last.right < left + SHORT * (right - left)
    if early and (_ends(last.text) or line.text[:1].isupper()):
        return True
    return line.left > last.left + INDENT and _ends(last.text) and last.left <= left + INDENT


def _glued(text: str, following: str) -> str:
    if re.search(r"[^\W\d_]{2}-$", text) and following[:1].islower():
        return text[:-1] + following
    if text.endswith(("-", "/")) and not text.endswith(" -"):
        return text + following
    return f"{text} {following}"


def _paragraphs(lines: list[Line], *, notes: bool) -> list[Paragraph]:
    if not lines:
        return []
    steps = [b.top - a.top for a, b in pairwise(lines) if 0 < b.top - a.top < 60]
    leading = sorted(steps)[len(steps) // 3] if steps else 14.0  # short paragraphs have many gaps
    size = median(line.size for line in lines)
    left = sorted(line.left for line in lines)[len(lines) // 10]
    right = sorted(line.right for line in lines)[-1 - len(lines) // 10]
    groups: list[list[Line]] = [[lines[0]]]
    for last, line in pairwise(lines):
        if notes:
            new = bool(_NOTE.match(line.text))
        else:
            new = _breaks(last, line, leading=leading, left=left, right=right, size=size)
        if new:
            groups.append([])
        groups[-1].append(line)
    return [_paragraph(group, notes=notes) for group in groups]


def _paragraph(group: list[Line], *, notes: bool) -> Paragraph:
    text = without_invisible(group[0].text)
    for line in group[1:]:
        text = _glued(text, without_invisible(line.text))
    label = _NOTE.match(text) if notes else None
    if label:
        text = f"{label[1]} {text[label.end() :]}"
    pages = tuple(sorted({line.page for line in group}))
    return Paragraph(text, pages, median(line.size for line in group), label[1] if label else None)


def flowed(pages: list[list[Line]]) -> Flow:
    """Paragraphs of a whole document from the lines of its pages.

    Args:
        pages: for each page its lines in the order of the file.
    """
    raw = "\n".join(line.text for page in pages for line in page)
    kept, dropped = _without_running([_merged(page) for page in pages])
    sizes = [line.size for page in kept for line in page for _ in range(len(line.text))]
    body = median(sizes) if sizes else 10.0
    lines: list[Line] = []
    notes: list[Paragraph] = []
    for page in kept:
        main, foot = _split_notes(page, body)
        lines += main
        notes += _paragraphs(foot, notes=True)
    paragraphs = [p for p in _paragraphs(lines, notes=False) if p.text.strip()]
    return Flow((*paragraphs, *notes), tuple(dropped), raw)
