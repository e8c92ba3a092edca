"""Rulings as a reader meets them, and statements' ids short enough to type."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from wherefrom.model import Claim, Ledger, Ruling
from wherefrom.pipeline.ruling import sentence
from wherefrom.report.views import RulingView
from wherefrom.report.words import visible

SHORTEST = 10  # characters of an id: still one statement's when the case has grown tenfold
SOURCE_KINDS = ("merge", "split", "source_kind", "reliability")
STATES = {
    "stands": "stands",
    "in_part": "stands in part",
    "overruled": "does not stand",
    "undone": "undone",
    "lost": "without what it is on",
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


def ruling_views(ledger: Ledger) -> tuple[RulingView, ...]:
    """Every ruling as the page lists it, the first first."""
    return tuple(
        RulingView(f"{sentence(r)}.", r.why, STATES[r.state], r.because) for r in ledger.rulings
    )


def ruling_line(ruling: Ruling) -> str:
    """One ruling in one line, its id first."""
    state = STATES[ruling.state] + (f": {ruling.because}" if ruling.because else "")
    return f"{ruling.id} {sentence(ruling)} ({state})."


def rulings_on(ledger: Ledger, claim: Claim) -> list[Ruling]:
    """The rulings that stand and bear on ``claim``: on its statements, or what they rest on."""
    inside = {s for a in claim.answers for s in (*a.statements, *a.compatible)}
    said = [s for s in ledger.statements if s.id in inside]
    documents = {s.document for s in said}
    own = {claim.id, *(a.id for a in claim.answers)}
    whose = {link.source for s in said for link in s.chain} | {s.origin for s in said}
    about = _About(inside, documents, own, {source for source in whose if source})
    return [
        r
        for r in ledger.rulings
        if r.state in ("stands", "in_part")
        and about.bears(r)
        and (r.asked is None or r.asked == claim.asked)
    ]


@dataclass(frozen=True, slots=True)
class _About:
    """Ids of a claim's statements, of their documents, of the claim and answers, of sources."""

    statements: AbstractSet[str]
    documents: AbstractSet[str]
    own: AbstractSet[str]
    sources: AbstractSet[str]

    def bears(self, ruling: Ruling) -> bool:
        """Whether a ruling says anything of the claim."""
        on = {one for one in ruling.found if one}
        if self.statements & set(ruling.statements) or self.own & on:
            return True
        if ruling.kind == "derivation":
            return len(on & self.documents) == len(on)
        if ruling.kind == "corrected" and ruling.statements:
            return False
        if ruling.kind in ("withdrawn", "corrected"):
            return bool(on & (self.documents | self.sources))
        return ruling.kind in SOURCE_KINDS and bool(on & self.sources)


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
