"""Rulings applied between the stages: to sources and chains, and those kept beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.model import (
    Document,
    External,
    Mention,
    Notice,
    Resolution,
    Ruling,
    Tracing,
    Voices,
)
from wherefrom.pipeline.noting import Held, Shown, noted
from wherefrom.pipeline.stages import Resolved
from wherefrom.ruled.anchors import places
from wherefrom.ruled.parted import ALSO_ON_CLAIMS
from wherefrom.ruled.things import Things, things
from wherefrom.ruled.told import NOTICED, noticed
from wherefrom.ruled.undone import without_undone
from wherefrom.sources.chains import apply
from wherefrom.sources.ruled import ruled
from wherefrom.sources.ruled_chains import said


def on_sources(
    documents: Sequence[Document],
    voices: Sequence[Voices],
    resolved: Resolved,
    rulings: Sequence[Ruling],
) -> Resolved:
    """``resolved`` as people ruled it."""
    if not rulings:
        return resolved
    told = ruled(documents, resolved.mentions, resolved.resolution, without_undone(rulings))
    spoken = (resolved.attributions, resolved.statements)
    if told.resolution != resolved.resolution:
        spoken = apply(documents, voices, told.resolution)
    after = said(documents, voices, spoken[1], resolved.mentions, told)
    mentions = (*resolved.mentions, *after.mentions)
    views = (resolved.views, after.rulings)
    return Resolved(mentions, after.resolution, spoken[0], after.statements, *views)


def beside(
    rulings: Sequence[Ruling],
    documents: Sequence[Document],
    resolved: Resolved,
    tracing: Tracing,
) -> tuple[Ruling, ...]:
    """``rulings`` that have no effect on what is worked out, with what they are on."""
    if not rulings:
        return ()
    here = known(documents, resolved.mentions, resolved.resolution, tracing.externals)
    shown = Shown(tracing.claims, {claim.id: n for n, claim in enumerate(tracing.claims)})
    return noted(rulings, Held(here, places(documents, resolved.statements), shown))


def known(
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    resolution: Resolution,
    externals: Sequence[External],
) -> Things:
    """What rulings may be on beside statements and claims."""
    at = {m.id: m.document for m in mentions}
    where = [(source, at[m]) for m, source, _ in resolution.of_mention if m in at]
    where += [(source, document) for document, source in resolution.of_publisher]
    return things(documents, resolution.sources, externals, where)


def notices(rulings: Sequence[Ruling], told: Sequence[Ruling]) -> Iterator[Notice]:
    """Of ``rulings`` that do not stand, or not wholly, but for those ``told`` of already."""
    known = {ruling.id for ruling in told if ruling.kind not in ALSO_ON_CLAIMS}
    yield from (noticed(r) for r in rulings if r.id not in known and r.state in NOTICED)
