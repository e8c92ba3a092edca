"""Rulings as a reader meets them, and statements' ids short enough to type."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from wherefrom.model import Claim, Ledger, Ruling
from wherefrom.pipeline.ruling import sentence
from wherefrom.report.words import visible

SHORTEST = 10  # characters of an id: still one statement's when the case has grown tenfold
STATES = {
    "stands": "stands",
    "in_part": "stands in part",
    "overruled": "does not stand",
    "undone": "undone",
    "lost": "without its statement",
    "idle": "has no effect",
}


def rulings_list(ledger: Ledger) -> list[RenderableType]:
    """Every ruling, the first first: what was ruled, by whom and why, and whether it stands."""
    parts: list[RenderableType] = []
    for ruling in ledger.rulings:
        parts.append(Text(visible(ruling_line(ruling))))
        if ruling.why:
            parts.append(Padding(Text(visible(ruling.why)), (0, 0, 0, 2)))
    return parts or [Text("Nobody has ruled on this case.")]


def ruling_line(ruling: Ruling) -> str:
    """One ruling in one line, its id first."""
    state = STATES[ruling.state] + (f": {ruling.because}" if ruling.because else "")
    return f"{ruling.id} {sentence(ruling)} ({state})."


def rulings_on(ledger: Ledger, claim: Claim) -> list[Ruling]:
    """The rulings that stand and bear on ``claim``."""
    inside = {s for a in claim.answers for s in (*a.statements, *a.compatible)}
    return [
        r
        for r in ledger.rulings
        if r.state in ("stands", "in_part")
        and inside & set(r.statements)
        and (r.asked is None or r.asked == claim.asked)
    ]


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """For each of ``ids`` the beginning that tells it from all the others.

    >>> short_ids(["s-3f2a9c01d4e7", "s-77ab0e12aa01"])["s-3f2a9c01d4e7"]
    's-3f2a9c01'
    """
    every = sorted(set(ids))
    length = SHORTEST
    while len({one[:length] for one in every}) < len(every):
        length += 1
    return {one: one[:length] for one in every}
