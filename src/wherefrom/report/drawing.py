"""The drawing of one claim: what came from what, as SVG.

Origins stand at the left, reports at the right, what lies between them in the
middle; each answer is a band of its own. A line runs from the giver to the
taker; its stroke tells the kind of evidence, its width how sure it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from wherefrom.model import Claim
from wherefrom.report.flow import Band, Box, Line, bands_of
from wherefrom.report.lookup import Lookup
from wherefrom.report.words import glossary, plural, visible

ROW = 30  # pixels between reports
BOX = 24  # height of a box
WIDTHS = ((120, 240), (120, 220), (150, 330))  # least and most, of the boxes of each column
INSET = (27, 10, 10)  # left of the names in each column
GAP = 56  # between columns
LANE = 13  # between the lines right of the reports, for what they took from each other
HEAD = 30  # above each band
LETTERS = 7.4  # pixels a letter takes on average
NARROWEST, WIDEST = 0.8, 2.8  # pixels of a line of probability 0 and 1


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edge and width, in pixels, of origins, what lies between, and reports."""

    left: tuple[int, ...]
    wide: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The SVG, empty if there is nothing to draw, and what its legend must explain."""

    svg: Markup
    strokes: tuple[str, ...]
    own_words: bool  # whether it shows a report that gives no source


NO_DRAWING = Drawing(Markup(""), (), False)


def draw(claim: Claim, lookup: Lookup) -> Drawing:
    """The claim's drawing; ``title`` and ``desc`` tell the same to those who cannot see it."""
    bands = bands_of(claim, lookup)
    boxes = [box for band in bands for box in band.boxes]
    used = {_stroke(line.kind) for band in bands for line in band.lines}
    return Drawing(
        svg=_svg(claim, bands) if len(boxes) > 1 else Markup(""),
        strokes=tuple(stroke for stroke in glossary()["strokes"] if stroke in used),
        own_words=any(box.own_word for box in boxes),
    )


def _svg(claim: Claim, bands: Sequence[Band]) -> Markup:
    columns = _columns(bands)
    lanes = [_lanes(band) for band in bands]
    used = max((n for lane in lanes for n in lane.values()), default=-1) + 1
    width = columns.left[2] + columns.wide[2] + 10 + LANE * (used + 1 if used else 0)
    parts, top = [], 0
    for band, lane in zip(bands, lanes, strict=True):
        drawn, height = _draw_band(band, columns, top, width, lane)
        parts.append(drawn)
        top += height
    name = f"drawing-{claim.id}"
    return Markup(
        '<svg class="drawing" role="img" aria-labelledby="{0}-t {0}-d" width="{1}" height="{2}" '
        'viewBox="0 0 {1} {2}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{0}-t">{3}</title><desc id="{0}-d">{4}</desc>{5}</svg>'
    ).format(
        name,
        width,
        top,
        visible(f"What came from what: {claim.gloss}"),
        visible(" ".join(_told(band) for band in bands)),
        Markup("").join(parts),
    )


def _told(band: Band) -> str:
    """The band in words, for those who do not see it."""
    name = {box.key: box.name for box in band.boxes}
    reports = [box for box in band.boxes if box.column == 2]
    told = [f"Answer {band.letter}, {band.value}: {plural(len(reports), 'report')}."]
    for line in band.lines:
        if line.kind == "says":
            told.append(f"{name[line.giver]} to {name[line.taker]}.")
        else:
            label = glossary()["evidence"][line.kind]["label"]
            told.append(f"{name[line.taker]} {label} {name[line.giver]}.")
    told += [f"{box.name} gives no source." for box in reports if box.own_word]
    return " ".join(told)


def _columns(bands: Sequence[Band]) -> Columns:
    """Columns as wide as their longest name needs, within bounds; an empty one takes no room."""
    wide = []
    for column, (least, most) in enumerate(WIDTHS):
        names = [len(b.name) for band in bands for b in band.boxes if b.column == column]
        needed = max(names, default=0) * LETTERS + INSET[column] + 8
        wide.append(int(min(max(needed, least), most)) if names else 0)
    left = [0]
    for before in wide[:-1]:
        left.append(left[-1] + (before + GAP if before else 0))
    if not wide[0]:
        left = [GAP, GAP, GAP]  # room for the marks of reports that give no source
    return Columns(tuple(left), tuple(wide))


def _draw_band(
    band: Band, columns: Columns, top: int, width: int, lanes: dict[Line, int]
) -> tuple[Markup, int]:
    reports = [box for box in band.boxes if box.column == 2]
    first = top + HEAD + BOX / 2
    y = {box.key: first + ROW * n for n, box in enumerate(reports)}
    for column in (1, 0):
        y |= _settle([b for b in band.boxes if b.column == column], band.lines, y, first)
    bottom = max(y.values()) + BOX / 2 + 12
    head = Markup(
        '<text class="head" x="0" y="{}"><tspan class="letter">{}</tspan> {}</text>'
    ).format(top + 16, band.letter, _short(band.value, width))
    x = {box.key: columns.left[box.column] for box in band.boxes}
    wide = {box.key: columns.wide[box.column] for box in band.boxes}
    drawn = [
        _draw_bow(line, x[line.giver] + wide[line.giver], y, lanes[line])
        if line in lanes
        else _draw_line(line, x[line.giver] + wide[line.giver], x[line.taker], y)
        for line in band.lines
    ]
    drawn += [_draw_box(box, x[box.key], y[box.key], wide[box.key]) for box in band.boxes]
    return head + Markup("").join(drawn), int(bottom - top)


def _settle(
    boxes: Sequence[Box], lines: Sequence[Line], y: dict[str, float], first: float
) -> dict[str, float]:
    """Each box at the middle of what it gives to, pushed down where two would overlap."""
    wanted = []
    for box in boxes:
        taken = [y[line.taker] for line in lines if line.giver == box.key and line.taker in y]
        wanted.append((sum(taken) / len(taken) if taken else first, box.key))
    settled: dict[str, float] = {}
    floor = first
    for at, key in sorted(wanted):
        settled[key] = max(at, floor)
        floor = settled[key] + ROW
    return settled


def _lanes(band: Band) -> dict[Line, int]:
    """How far out each line between two reports runs, so that none lies on another."""
    row = {box.key: n for n, box in enumerate(b for b in band.boxes if b.column == 2)}
    bows = [line for line in band.lines if line.giver in row and line.taker in row]
    lanes: dict[Line, int] = {}
    for line in sorted(bows, key=lambda b: (abs(row[b.giver] - row[b.taker]), row[b.giver])):
        ends = sorted((row[line.giver], row[line.taker]))
        taken = {
            lane
            for other, lane in lanes.items()
            if min(row[other.giver], row[other.taker]) < ends[1]
            and max(row[other.giver], row[other.taker]) > ends[0]
        }
        lanes[line] = next(n for n in range(len(bows)) if n not in taken)
    return lanes


def _draw_line(line: Line, start: int, end: int, y: dict[str, float]) -> Markup:
    a, b = y[line.giver], y[line.taker]
    tip = end - (7 if line.directed else 0)
    path = f"M{start},{a:g} C{(start + end) / 2:g},{a:g} {(start + end) / 2:g},{b:g} {tip},{b:g}"
    return _path(line, path, f"M{end},{b:g} l-9,-4.5 v9 z")


def _draw_bow(line: Line, edge: int, y: dict[str, float], lane: int) -> Markup:
    """A line from one report to another, bowed out to the right of both."""
    down = 5 if y[line.taker] > y[line.giver] else -5  # so that in and out do not meet
    a, b = y[line.giver] + down, y[line.taker] - down
    out = edge + LANE * (lane + 1)
    bend = min(abs(b - a) / 2, 9) * (1 if down > 0 else -1)
    tip = edge + (7 if line.directed else 0)
    path = (
        f"M{edge},{a:g} H{out - 6} Q{out},{a:g} {out},{a + bend:g} "
        f"V{b - bend:g} Q{out},{b:g} {out - 6},{b:g} H{tip}"
    )
    return _path(line, path, f"M{edge},{b:g} l9,-4.5 v9 z")


def _path(line: Line, path: str, tip: str) -> Markup:
    thick = NARROWEST + (WIDEST - NARROWEST) * max(0.0, min(1.0, line.probability))
    drawn = Markup('<path class="line {}" d="{}" stroke-width="{}"/>').format(
        _stroke(line.kind), path, f"{thick:.1f}"
    )
    return drawn + Markup('<path class="tip" d="{}"/>').format(tip) if line.directed else drawn


def _draw_box(box: Box, x: int, y: float, wide: int) -> Markup:
    glyph = Markup("")
    inset = INSET[box.column]
    if box.kind:
        glyph = Markup('<use href="#g-{0}" class="k-{0}" x="{1}" y="{2}" width="12" height="12"/>')
        glyph = glyph.format(box.kind, x + 8, f"{y - 6:g}")
    own = Markup("")
    if box.own_word:
        own = Markup('<path class="line own" d="M{0},{2} H{1}"/><circle class="own" cx="{0}" ')
        own += Markup('cy="{2}" r="3.5"/>')
        own = own.format(x - 22, x, f"{y:g}")
    shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="5" class="{}"/>').format(
        x, f"{y - BOX / 2:g}", wide, BOX, ("origin", "via", "report")[box.column]
    )
    words = Markup('<text x="{}" y="{}">{}</text>').format(
        x + inset, f"{y + 4:g}", _short(box.name, wide - inset - 4)
    )
    drawn = own + shape + glyph + words
    if words.endswith("…</text>"):
        return Markup("<g><title>{}</title>{}</g>").format(visible(box.name), drawn)
    return drawn


def _short(words: str, width: float) -> Markup:
    """The words, cut to what fits into ``width`` pixels."""
    fits = int(width / LETTERS)
    return escape(visible(words if len(words) <= fits else words[: fits - 1].rstrip() + "…"))


def _stroke(kind: str) -> str:
    return str(glossary()["evidence"].get(kind, {"stroke": "solid"})["stroke"])
