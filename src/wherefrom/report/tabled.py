"""The drawing in words: a summary, and a table of every line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.report.flow import Band, Line
from wherefrom.report.graph import Graph
from wherefrom.report.words import glossary, plural

MOST = 120  # lines in the table of one claim; the ledger holds them all


@dataclass(frozen=True, slots=True)
class Row:
    """One line: who gave, by what evidence, who took, and how sure that is.

    ``takers`` are all of whom the same is to be told.
    """

    letter: str  # of the answer
    giver: str
    evidence: str
    takers: tuple[str, ...]
    sure: str  # from the least to the most sure, 0 to 1
    note: str  # what is to be known of it


def rows_of(bands: Sequence[Band], graphs: Sequence[Graph]) -> tuple[tuple[Row, ...], int]:
    """The rows of the table, and how many lines it leaves out."""
    rows: list[Row] = []
    n_left = 0
    for band, graph in zip(bands, graphs, strict=True):
        hidden = set(graph.hidden)
        name = {box.key: box.name for box in band.boxes}
        alike: dict[tuple[str, str, bool, bool, bool], list[Line]] = {}
        for line in band.lines:
            key = (line.giver, line.kind, line.directed, line.within, line in hidden)
            alike.setdefault(key, []).append(line)
        for found in alike.values():
            if len(rows) < MOST:
                rows.append(_row(band.letter, found, found[0] in hidden, name))
            else:
                n_left += len(found)
        own = tuple(box.name for box in band.boxes if box.own_word)
        rows += [Row(band.letter, "", "", own, "", "no source given")] if own else []
    return tuple(rows), n_left


def _row(letter: str, lines: Sequence[Line], is_hidden: bool, name: dict[str, str]) -> Row:
    first = lines[0]
    low, high = (f(line.probability for line in lines) for f in (min, max))
    sure = f"{low:.2f}" if f"{low:.2f}" == f"{high:.2f}" else f"{low:.2f} to {high:.2f}"
    notes = [] if first.within else ["elsewhere in the reports"]
    notes += [] if first.directed else ["who took from whom is not known"]
    notes += ["not drawn: others tell as much"] if is_hidden else []
    return Row(
        letter,
        name[first.giver],
        str(glossary()["evidence"][first.kind]["label"]),
        tuple(dict.fromkeys(name[line.taker] for line in lines)),
        sure,
        "; ".join(notes),
    )


def summed(band: Band) -> str:
    """The band in one or two sentences, for those who do not see it."""
    reports = [box for box in band.boxes if box.column == 2]
    origins = [box.name for box in band.boxes if box.column == 0]
    own = sum(box.own_word for box in reports)
    taken = sum(line.giver.startswith("d:") and line.directed for line in band.lines)
    told = [f"Answer {band.letter}, {band.value}: {plural(len(reports), 'report')}"]
    if origins:
        told.append(f"led back to {', '.join(origins[:8])}")
        told[-1] += f" and {len(origins) - 8} more" if len(origins) > 8 else ""
    if taken:
        told.append(f"{plural(taken, 'line')} from report to report")
    if own:
        told.append(f"{own} {'gives' if own == 1 else 'give'} no source")
    return "; ".join(told) + "."
