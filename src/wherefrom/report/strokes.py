"""The lines of a drawing: which stroke tells which evidence, and the way each takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wherefrom.report.graph import Edge
from wherefrom.report.layers import Route
from wherefrom.report.words import glossary

THINNEST, THICKEST = 1.0, 3.6  # pixels of a line of probability 0 and 1
LANE = 11  # pixels between lines that run beside a column
PORT = 9  # pixels between lines that meet one box, where it is high enough
TIP = 8  # pixels: length of an arrow's tip


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a column stands: its left edge and its width, in pixels."""

    left: float
    wide: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.wide


def stroke_of(kind: str) -> str:
    """The stroke that tells evidence of this kind."""
    return str(glossary()["evidence"].get(kind, {"stroke": "named"})["stroke"])


def thickness(probability: float) -> float:
    """Pixels."""
    return THINNEST + (THICKEST - THINNEST) * max(0.0, min(1.0, probability))


def ports(ends: Mapping[int, float], middle: float, high: float) -> dict[int, float]:
    """Where each line meets a side of a box: spread in the order of their other ends.

    ``ends`` gives, by line, how far down its other end lies.
    """
    ordered = sorted(ends, key=lambda number: (ends[number], number))
    step = min(PORT, (high - 8) / max(1, len(ordered)))
    first = middle - step * (len(ordered) - 1) / 2
    return {number: first + step * n for n, number in enumerate(ordered)}


def way(
    route: Route,
    at: Mapping[str, float],
    columns: Sequence[Frame],
    ranks: Mapping[str, int],
    ends: tuple[float, float],
    *,
    tipped: bool,
) -> str:
    """The path from the right of its first box to the left of its last one.

    ``ends`` are how far down it leaves and arrives; a ``tipped`` line leaves
    room for the tip at the end it points to.
    """
    first = ranks[route.stops[0]]
    x, y = columns[first].right + (TIP if tipped and route.turned else 0), ends[0]
    path = [f"M{_n(x)},{_n(y)}"]
    for step, stop in enumerate(route.stops[1:], 1):
        column = columns[first + step]
        is_last = step == len(route.stops) - 1
        to_y = ends[1] if is_last else at[stop]
        to_x = column.left - (TIP if is_last and tipped and not route.turned else 0)
        half = (x + to_x) / 2
        path.append(f"C{_n(half)},{_n(y)} {_n(half)},{_n(to_y)} {_n(to_x)},{_n(to_y)}")
        x, y = to_x, to_y
        if not is_last and column.wide:
            x = column.right
            path.append(f"H{_n(x)}")
    return "".join(path)


def bow(edge: float, start: float, end: float, lane: int, *, tipped: bool) -> str:
    """The path from one box to another of its column, out to the right of both and back."""
    out = edge + LANE * (lane + 1)
    turn = min(abs(end - start) / 2, 8) * (1 if end > start else -1)
    tip = edge + (TIP if tipped else 0)
    return (
        f"M{_n(edge)},{_n(start)}H{_n(out - 6)}Q{_n(out)},{_n(start)} {_n(out)},{_n(start + turn)}"
        f"V{_n(end - turn)}Q{_n(out)},{_n(end)} {_n(out - 6)},{_n(end)}H{_n(tip)}"
    )


def lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """How far out each bow runs, so that none lies on another; short ones nearest."""
    lane = [0] * len(spans)
    done: list[int] = []
    for n in sorted(range(len(spans)), key=lambda n: (spans[n][1] - spans[n][0], n)):
        low, high = spans[n]
        taken = {lane[o] for o in done if spans[o][0] < high and low < spans[o][1]}
        lane[n] = next(k for k in range(len(spans) + 1) if k not in taken)
        done.append(n)
    return lane


def stroke(edge: Edge, path: str, tip: tuple[float, float, int] | None) -> Markup:
    """The line along ``path`` with its arrow's tip at (x, y), pointing right (1) or left (-1)."""
    name = stroke_of(edge.kind) + ("" if edge.within else " else")
    thick = thickness(edge.probability)
    drawn = Markup('<path class="line {}" d="{}" stroke-width="{}"/>')
    if name.startswith("kin"):  # a double line: a wide one, and one of the ground's colour on it
        lines = drawn.format(name, path, _n(thick + 2)) + drawn.format("hollow", path, _n(thick))
    else:
        lines = drawn.format(name, path, _n(thick))
    if tip is not None:
        x, y, way = tip
        lines += Markup('<path class="tip {}" d="M{},{}l{},-4.5v9z"/>').format(
            name, _n(x), _n(y), -9 * way
        )
    return lines


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
