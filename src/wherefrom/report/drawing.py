"""The drawing of one claim: what came from what, as SVG.

Origins stand at the left, reports at the right, and between them what lies
between: names on the way, and reports from which others took. Each answer is
a band of its own. A line runs from the giver to the taker; its stroke tells
the kind of evidence, its width how sure it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from wherefrom.model import Claim
from wherefrom.report.boxes import LINE, SIZE, Text, drawn, own_word, written
from wherefrom.report.boxes import NARROWEST as NARROWEST_BOX
from wherefrom.report.flow import Band, bands_of
from wherefrom.report.graph import Edge, Graph, Node, graph_of
from wherefrom.report.layers import Layers, layered, placed, ranks_of
from wherefrom.report.lettering import broken
from wherefrom.report.lookup import Lookup
from wherefrom.report.strokes import LANE, Frame, bow, lanes, ports, stroke, stroke_of, way
from wherefrom.report.tabled import Row, rows_of, summed
from wherefrom.report.words import glossary, visible

GAP = 10  # pixels between boxes of a column
BETWEEN = 54  # between columns
HEAD = 8  # below an answer's heading
AFTER = 18  # below an answer
MARGIN = 2
SHALLOW = 2  # the last column of a drawing whose reports all stand at its right, counted from 0
WIDEST, NARROW = 178.0, 142.0  # pixels of words in a line of a box, in shallow and deep drawings
OWN = 26  # left of the first column, for the marks of reports that give no source


@dataclass(frozen=True, slots=True)
class Drawing:
    """The SVG, empty if there is nothing to draw, what its legend must explain, and its table."""

    svg: Markup
    strokes: tuple[str, ...]
    own_words: bool  # whether it shows a report that gives no source
    faint: bool  # whether it shows a line that bears on the reports elsewhere
    rows: tuple[Row, ...]
    n_more: int  # lines that the table leaves out


NO_DRAWING = Drawing(Markup(""), (), False, False, (), 0)


class Leading(Protocol):
    """Where the lines and boxes of a drawing lead, where they are links."""

    def line(self, band: Band, edge: Edge) -> tuple[str, str]:
        """The address of a line's evidence, and what the link is called; empty for nowhere."""
        ...

    def box(self, band: Band, node: Node) -> str:
        """The address of what a box stands for; empty for nowhere."""
        ...


@dataclass(frozen=True, slots=True)
class Laid:
    """One answer's boxes and lines with their places; ``heading`` in lines."""

    band: Band
    graph: Graph
    layers: Layers
    ranks: Mapping[str, int]
    texts: Mapping[str, Text]
    at: Mapping[str, float]
    bows: Mapping[int, int]  # by the number of the line: its lane


def draw(claim: Claim, lookup: Lookup, leading: Leading | None = None) -> Drawing:
    """The claim's drawing; ``title`` and ``desc`` tell the same to those who cannot see it.

    With ``leading`` its lines and boxes are links.
    """
    bands = bands_of(claim, lookup)
    if sum(len(band.boxes) for band in bands) < 2:
        return NO_DRAWING
    graphs = [graph_of(band) for band in bands]
    edges = [edge for graph in graphs for edge in graph.edges]
    used = {stroke_of(edge.kind) for edge in edges}
    rows, n_more = rows_of(bands, graphs)
    return Drawing(
        svg=svg_of(claim, bands, graphs, leading),
        strokes=tuple(name for name in glossary()["strokes"] if name in used),
        own_words=any(node.own_word for graph in graphs for node in graph.nodes),
        faint=any(not edge.within for edge in edges),
        rows=rows,
        n_more=n_more,
    )


def svg_of(
    claim: Claim, bands: Sequence[Band], graphs: Sequence[Graph], leading: Leading | None = None
) -> Markup:
    """All answers, one below the other, in common columns."""
    answers = laid_out(bands, graphs)
    columns = _columns(answers)
    wide = max(_right(one, columns) for one in answers) + MARGIN
    parts, top = [], 0.0
    for one in answers:
        part, high = _band(one, columns, top, wide, leading)
        parts.append(part)
        top += high
    name = f"drawing-{claim.id}"
    return Markup(
        '<svg class="drawing" role="{6}" aria-labelledby="{0}-t {0}-d" width="{1:.0f}" '
        'height="{2:.0f}" viewBox="0 0 {1:.0f} {2:.0f}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{0}-t">{3}</title><desc id="{0}-d">{4}</desc>{5}</svg>'
    ).format(
        name,
        wide,
        top,
        visible(f"What came from what: {claim.gloss}"),
        visible(" ".join(summed(band) for band in bands)),
        Markup("").join(parts),
        "group" if leading else "img",  # what is one picture holds no links
    )


def laid_out(bands: Sequence[Band], graphs: Sequence[Graph]) -> list[Laid]:
    """Every answer's boxes and lines with their places.

    In a shallow drawing all reports from which nobody took stand in the last
    column; in a deep one each next to what it took from, or lines would run
    past everything.
    """
    ranks = [_ranks(graph) for graph in graphs]
    last = max(rank for found in ranks for rank in found.values())
    room = WIDEST if last <= SHALLOW else NARROW
    return [
        _laid(band, graph, _aligned(graph, rank, last) if last <= SHALLOW else rank, room)
        for band, graph, rank in zip(bands, graphs, ranks, strict=True)
    ]


def _ranks(graph: Graph) -> dict[str, int]:
    keys = [node.key for node in graph.nodes]
    leading = [(e.giver, e.taker) for e in graph.edges if e.directed and e.within]
    least = {node.key: 0 if node.role == "origin" else 1 for node in graph.nodes}
    return ranks_of(keys, leading, least)


def _aligned(graph: Graph, ranks: Mapping[str, int], last: int) -> dict[str, int]:
    """The same with the reports that give to nobody in the last column."""
    giving = {e.giver for e in graph.edges if e.directed and e.within}
    ends = {n.key for n in graph.nodes if n.role == "report"} - giving
    return {key: last if key in ends else rank for key, rank in ranks.items()}


def _laid(band: Band, graph: Graph, ranks: Mapping[str, int], room: float) -> Laid:
    layers = layered(ranks, [(e.giver, e.taker) for e in graph.edges])
    texts = {node.key: written(node, room) for node in graph.nodes}
    at = placed(layers, {key: text.high for key, text in texts.items()}, GAP)
    bows: dict[int, int] = {}
    by_rank: dict[int, list[int]] = defaultdict(list)
    for number in layers.bows:
        by_rank[ranks[graph.edges[number].giver]].append(number)
    for numbers in by_rank.values():
        ends = [sorted((at[graph.edges[n].giver], at[graph.edges[n].taker])) for n in numbers]
        bows |= dict(zip(numbers, lanes([(a, b) for a, b in ends]), strict=True))
    every = dict(ranks)
    for n, column in enumerate(layers.columns):
        every |= dict.fromkeys(column, n)
    return Laid(band, graph, layers, every, texts, at, bows)


def _columns(answers: Sequence[Laid]) -> list[Frame]:
    """Columns as wide as their widest box; one without boxes takes no room."""
    n_columns = max(len(one.layers.columns) for one in answers)
    frames: list[Frame] = []
    marked = any(node.own_word for one in answers for node in one.graph.nodes)
    x = float(MARGIN)
    for n in range(n_columns):
        boxes = [t.wide for one in answers for key, t in one.texts.items() if one.ranks[key] == n]
        wide = max((max(w, NARROWEST_BOX) for w in boxes), default=0.0)
        if not frames and not wide:
            frames.append(Frame(x, 0.0))
            x += OWN if marked else 0
            continue
        frames.append(Frame(x, wide))
        x += wide + BETWEEN + LANE * _n_lanes(answers, n)
    return frames


def _n_lanes(answers: Sequence[Laid], column: int) -> int:
    return max(
        (
            lane + 1
            for one in answers
            for number, lane in one.bows.items()
            if one.ranks[one.graph.edges[number].giver] == column
        ),
        default=0,
    )


def _right(one: Laid, columns: Sequence[Frame]) -> float:
    ends = [columns[rank].right for key, rank in one.ranks.items() if key in one.texts]
    for number, lane in one.bows.items():
        column = columns[one.ranks[one.graph.edges[number].giver]]
        ends.append(column.right + LANE * (lane + 1) + 2)
    return max(ends)


def _band(
    one: Laid, columns: Sequence[Frame], top: float, wide: float, leading: Leading | None
) -> tuple[Markup, float]:
    """One answer from ``top`` down, and its height."""
    heading = broken(visible(one.band.value), wide - 24, SIZE)
    head = Markup('<text class="head"><tspan class="letter" x="{}" y="{:.0f}">{}</tspan>{}</text>')
    lines = [
        Markup('<tspan x="{}" y="{:.0f}">{}</tspan>').format(
            MARGIN + 18, top + 13 + LINE * n, escape(line)
        )
        for n, line in enumerate(heading)
    ]
    first = top + LINE * len(heading) + HEAD
    drawn_lines = _lines(one, columns, first, leading)
    boxes = [_box(node, one, columns, first, leading) for node in one.graph.nodes]
    low = max(one.at[node.key] + one.texts[node.key].high / 2 for node in one.graph.nodes)
    parts = [
        head.format(MARGIN, top + 13, one.band.letter, Markup("").join(lines)),
        *drawn_lines,
        *boxes,
    ]
    return Markup("").join(parts), first - top + low + AFTER


def _box(
    node: Node, one: Laid, columns: Sequence[Frame], top: float, leading: Leading | None
) -> Markup:
    frame, middle = columns[one.ranks[node.key]], top + one.at[node.key]
    box = drawn(node, one.texts[node.key], frame.left, middle, frame.wide)
    href = leading.box(one.band, node) if leading else ""
    if href:
        box = Markup('<a class="box" href="{}">{}</a>').format(href, box)
    return own_word(frame.left, middle) + box if node.own_word else box


def _lines(
    one: Laid, columns: Sequence[Frame], top: float, leading: Leading | None
) -> list[Markup]:
    at = {key: top + middle for key, middle in one.at.items()}
    leaving, arriving = _ports(one, at)
    lines = []
    for route in one.layers.routes:
        edge = one.graph.edges[route.number]
        start, end = leaving[route.number], arriving[route.number]
        path = way(route, at, columns, one.ranks, (start, end), tipped=edge.directed)
        left = columns[one.ranks[route.stops[0]]].right
        right = columns[one.ranks[route.stops[-1]]].left
        tip = (left, start, -1) if route.turned else (right, end, 1)
        line = stroke(edge, path, tip if edge.directed else None)
        lines.append(_linked(line, path, one.band, edge, leading))
    for number, lane in one.bows.items():
        edge = one.graph.edges[number]
        right = columns[one.ranks[edge.giver]].right
        down = 5 if at[edge.taker] > at[edge.giver] else -5  # so that in and out do not meet
        start, end = at[edge.giver] + down, at[edge.taker] - down
        back = (right, end, -1) if edge.directed else None
        path = bow(right, start, end, lane, tipped=edge.directed)
        lines.append(_linked(stroke(edge, path, back), path, one.band, edge, leading))
    return lines


def _linked(line: Markup, path: str, band: Band, edge: Edge, leading: Leading | None) -> Markup:
    """The line as a link to its evidence, with room round it to be met."""
    href, name = leading.line(band, edge) if leading else ("", "")
    if not href:
        return line
    return Markup(
        '<a class="edge" href="{}" aria-label="{}"><title>{}</title>'
        '<path class="hit" d="{}"/>{}</a>'
    ).format(href, visible(name), visible(name), path, line)


def _ports(one: Laid, at: Mapping[str, float]) -> tuple[dict[int, float], dict[int, float]]:
    """Where each route leaves its first box and meets its last one."""
    outs: dict[str, dict[int, float]] = defaultdict(dict)
    ins: dict[str, dict[int, float]] = defaultdict(dict)
    for route in one.layers.routes:
        outs[route.stops[0]][route.number] = at[route.stops[1]]
        ins[route.stops[-1]][route.number] = at[route.stops[-2]]
    leaving: dict[int, float] = {}
    arriving: dict[int, float] = {}
    for key, ends in outs.items():
        leaving |= ports(ends, at[key], one.texts[key].high)
    for key, ends in ins.items():
        arriving |= ports(ends, at[key], one.texts[key].high)
    return leaving, arriving
