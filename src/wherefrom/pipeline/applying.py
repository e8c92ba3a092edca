"""Rulings applied between the stages: to sources and chains, and those kept beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.model import Document, Notice, Ruling, Tracing, Voices
from wherefrom.pipeline.stages import Resolved
from wherefrom.ruled.told import NOTICED, noticed
from wherefrom.ruled.undone import without_undone


def on_sources(
    documents: Sequence[Document],
    voices: Sequence[Voices],
    resolved: Resolved,
    rulings: Sequence[Ruling],
) -> Resolved:
    """``resolved`` as people ruled it."""
    return resolved


def beside(
    rulings: Sequence[Ruling],
    documents: Sequence[Document],
    resolved: Resolved,
    tracing: Tracing,
) -> tuple[Ruling, ...]:
    """``rulings`` that have no effect on what is worked out, with what they are on."""
    return tuple(without_undone(rulings))


def notices(rulings: Sequence[Ruling], told: Sequence[Ruling]) -> Iterator[Notice]:
    """Of ``rulings`` that do not stand, or not wholly, but for those ``told`` of already."""
    known = {ruling.id for ruling in told}
    yield from (noticed(r) for r in rulings if r.id not in known and r.state in NOTICED)
