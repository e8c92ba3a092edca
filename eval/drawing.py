"""The drawing: whether labels keep clear of each other, how many lines cross, how large it is.

    python -m eval.drawing [--raise]

On made-up claims (eval/drawing_made.py) of 2 to 40 reports, three of each
size. Needs nothing beside the repository. Where Debian's chromium is
installed, tests/report/test_drawing_in_browser.py measures the letters themselves.

- clear: share of drawings in which no two boxes meet, every line of words
  lies in its box by the widest of the page's fonts, and every name is whole
- crossings: pairs of lines that cross, for each report; beside it those with
  the reports in the order in which they came
- kilobytes: of the SVG of the largest claims
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from eval import gate
from eval.drawing_made import made_ledger
from wherefrom.report.drawing import NARROW, WIDEST, draw, laid_out
from wherefrom.report.flow import bands_of
from wherefrom.report.graph import graph_of
from wherefrom.report.lettering import width
from wherefrom.report.lookup import look_up

SIZES = (2, 3, 5, 8, 12, 20, 30, 40)
SEEDS = (1, 2, 3)
LETTER = 13.0  # pixels


@dataclass(frozen=True, slots=True)
class Row:
    """One drawing."""

    reports: int
    clear: bool
    crossings: int
    as_they_came: int
    size: int  # bytes


def drawn(n_reports: int, seed: int) -> Row:
    """One claim drawn and measured."""
    ledger = made_ledger(n_reports, seed)
    lookup, claim = look_up(ledger), ledger.claims[0]
    svg = str(draw(claim, lookup).svg)
    bands = bands_of(claim, lookup)
    answers = laid_out(bands, [graph_of(band) for band in bands])
    names = {box.name for band in bands for box in band.boxes}
    return Row(
        n_reports,
        is_clear(svg, names),
        sum(one.layers.crossings() for one in answers),
        sum(one.layers.as_given().crossings() for one in answers),
        len(svg.encode()),
    )


def is_clear(svg: str, names: set[str]) -> bool:
    """No two boxes meet, words lie in their box, and every name stands there whole."""
    root = etree.fromstring(svg)
    boxes = [
        tuple(float(r.get(s, "0")) for s in ("x", "y", "width", "height"))
        for r in root.iter("{*}rect")
    ]
    for (x, y, w, h), (x2, y2, w2, h2) in itertools.combinations(boxes, 2):
        if x < x2 + w2 and x2 < x + w and y < y2 + h2 and y2 < y + h:
            return False
    texts = [text for text in root.iter("{*}text") if text.get("class") != "head"]
    fits = all(_fits(span, boxes) for text in texts for span in text)
    every = " ".join("".join((span.text or "").strip() + " " for span in t) for t in texts)
    return fits and all(" ".join(name.split()) in " ".join(every.split()) for name in names)


def _fits(span: etree._Element, boxes: Sequence[tuple[float, ...]]) -> bool:
    """Whether a line of words ends before the right edge of the box that it starts in."""
    x = float(span.get("x", "0"))
    ends = x + width(span.text or "", LETTER)
    return any(left <= x and ends <= left + wide for left, _, wide, _ in boxes)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure drawings of made-up claims.")
    gate.add_arguments(parser)
    args = parser.parse_args(arguments)
    print(f"boxes hold {NARROW:.0f} (deep drawings) or {WIDEST:.0f} pixels of words")
    print("reports  clear  crossings  as they came  kilobytes")
    every = []
    for n in SIZES:
        rows = [drawn(n, seed) for seed in SEEDS]
        every += rows
        print(
            f"{n:7}  {sum(r.clear for r in rows):3}/{len(rows)}  "
            f"{sum(r.crossings for r in rows) / len(rows):9.1f}  "
            f"{sum(r.as_they_came for r in rows) / len(rows):12.1f}  "
            f"{max(r.size for r in rows) / 1000:9.1f}"
        )
    reports = sum(row.reports for row in every)
    figures = {
        "clear": sum(row.clear for row in every) / len(every),
        "crossings": sum(row.crossings for row in every) / reports,
        "kilobytes": max(row.size for row in every) / 1000,
    }
    print(
        f"clear {figures['clear']:.3f}, crossings for a report {figures['crossings']:.3f} "
        f"(as they came {sum(r.as_they_came for r in every) / reports:.3f}), "
        f"at the most {figures['kilobytes']:.1f} kB"
    )
    return gate.conclude("drawing", figures, args, None)


if __name__ == "__main__":
    sys.exit(main())
