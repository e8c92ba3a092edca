"""Rulings applied between the stages: to sources and chains, and those kept beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wherefrom.model import (
    Answer,
    Asked,
    Claim,
    Document,
    External,
    Mention,
    Notice,
    Resolution,
    Ruling,
    Thing,
    Tracing,
    Voices,
)
from wherefrom.pipeline.stages import Resolved
from wherefrom.ruled.anchors import Places, places
from wherefrom.ruled.parted import ALSO_ON_CLAIMS
from wherefrom.ruled.things import Things, things
from wherefrom.ruled.told import NOTICED, noticed
from wherefrom.ruled.undone import last_stands, lost, stands, without_undone
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
    held = places(documents, resolved.statements)
    return beside_known(rulings, here, held, tracing.claims)


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


def beside_known(
    rulings: Sequence[Ruling],
    known: Things,
    held: Places,
    claims: Sequence[Claim],
    by_id: Mapping[str, Claim] | None = None,
) -> tuple[Ruling, ...]:
    """``beside`` where it is known what rulings may be on.

    ``by_id`` gives claims by their own ids and those of their answers.
    """
    if by_id is None:
        by_id = {claim.id: claim for claim in claims}
        by_id |= {answer.id: claim for claim in claims for answer in claim.answers}
    found = [_found(r, known, held, claims, by_id) for r in without_undone(rulings)]
    return tuple(last_stands(found, _graded))


def _graded(ruling: Ruling) -> object:
    """What a grade is on, of which the last stands; notes stand beside each other."""
    return None if ruling.kind == "note" else (ruling.kind, ruling.found[:1])


def _found(
    ruling: Ruling,
    known: Things,
    held: Places,
    claims: Sequence[Claim],
    by_id: Mapping[str, Claim],
) -> Ruling:
    if ruling.kind == "undo":
        return ruling
    on = tuple(held.find(anchor) for anchor in ruling.on)
    ids = tuple(None if s is None else s.id for s in on)
    found = tuple(
        known.find(t)
        if t.what not in ("claim", "answer")
        else _again(t, ruling.asked, [i for i in ids if i], claims, by_id)
        for t in ruling.things
    )
    ruling = replace(ruling, statements=ids, found=found)
    missing = None in found if ruling.things else None in ids
    return lost(ruling, "what it is on") if stands(ruling) and missing else ruling


def _again(
    thing: Thing,
    asked: Asked | None,
    members: Sequence[str],
    claims: Sequence[Claim],
    by_id: Mapping[str, Claim],
) -> str | None:
    """The claim or answer that ``thing`` was: by its id, else by most of its statements."""
    there = by_id.get(thing.id)
    if there is not None and asked in (None, there.asked):
        return thing.id
    same = claims if asked is None else _asking(asked, claims)
    every: list[Claim | Answer] = list(same)
    if thing.what == "answer":
        every = [answer for claim in same for answer in claim.answers]
    shared = [(len(set(members) & _inside(one)), -n, one.id) for n, one in enumerate(every)]
    best = max(shared, default=(0, 0, ""))
    return best[2] if best[0] else None


def _asking(asked: Asked, claims: Sequence[Claim]) -> list[Claim]:
    """Those of ``claims`` that ask it; of the many others mostly the key alone tells."""
    key = asked.key
    return [c for c in claims if c.asked is not None and c.asked.key == key and c.asked == asked]


def _inside(one: Claim | Answer) -> set[str]:
    answers = one.answers if isinstance(one, Claim) else (one,)
    return {s for a in answers for s in (*a.statements, *a.compatible)}


def notices(rulings: Sequence[Ruling], told: Sequence[Ruling]) -> Iterator[Notice]:
    """Of ``rulings`` that do not stand, or not wholly, but for those ``told`` of already."""
    known = {ruling.id for ruling in told if ruling.kind not in ALSO_ON_CLAIMS}
    yield from (noticed(r) for r in rulings if r.id not in known and r.state in NOTICED)
