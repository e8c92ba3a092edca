"""The stages that look at the whole case: sources, claims, trace. Each is redone only
when its input, settings or code has changed; their results are written together.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wherefrom.garbage import no_collection
from wherefrom.model import (
    NOBODY,
    Claim,
    Codebook,
    Coding,
    Derivation,
    Grouping,
    Ledger,
    Notice,
    Part,
    Reply,
    Ruling,
    Run,
    Tracing,
)
from wherefrom.pipeline import applying, coding, digests
from wherefrom.pipeline.noticed import once
from wherefrom.pipeline.progress import Clock
from wherefrom.pipeline.reading import Reading
from wherefrom.pipeline.stages import Resolved, Stages
from wherefrom.ruled.parted import Parted, in_order, parted
from wherefrom.serial import from_plain, to_plain
from wherefrom.settings import Settings
from wherefrom.store import ledgers, results, work
from wherefrom.store.db import Store
from wherefrom.store.records import reader


@dataclass(frozen=True, slots=True)
class ByHand:
    """What people gave besides documents: rulings in their order, and codebooks."""

    rulings: Sequence[Ruling]
    books: Sequence[Codebook]


@dataclass(frozen=True, slots=True)
class Keys:
    """Digest of all that bears on each stage's result.

    ``parts`` is that of statements grouped as they were read: no ruling bears on them.
    ``evidence`` is that of derivations before anybody ruled on them.
    """

    sources: str
    parts: str
    claims: str
    evidence: str
    trace: str
    indicators: str


def keys(
    reading: Reading,
    under: Sequence[str],
    stages: Stages,
    settings: Settings,
    by_hand: ByHand,
) -> Keys:
    """The keys of this run's case-level stages; ``under`` are those of the documents' work."""
    documents = [to_plain(document) for document in reading.documents]
    ruled = parted(by_hand.rulings)
    worked_out = (documents, list(under), to_plain(ruled.sources))
    sources = digests.digest(stages.code("sources"), *worked_out)
    read = (stages.code("sources"), stages.code("claims"), documents, list(under))
    parts = digests.digest(*read, to_plain(settings.claims))
    claims = digests.digest(parts, sources, to_plain(ruled.claims))
    evidence = digests.digest(stages.code("trace"), sources, to_plain(settings.trace))
    trace = digests.digest(evidence, claims, to_plain(ruled.trace))
    by_codes = (to_plain(tuple(by_hand.books)), to_plain(ruled.indicators))
    codes = digests.digest(stages.code("indicators"), sources, *by_codes)
    return Keys(sources, parts, claims, evidence, trace, codes)


@dataclass(frozen=True, slots=True)
class Derived:
    """What the stages gave."""

    resolved: Resolved
    grouping: Grouping
    tracing: Tracing
    coding: Coding
    rulings: tuple[Ruling, ...] = ()  # each with its state, in the order of ruling


def derive(
    store: Store,
    reading: Reading,
    under: Sequence[str],
    key: Keys,
    stages: Stages,
    settings: Settings,
    by_hand: ByHand,
    clock: Clock,
) -> Derived:
    """Sources, claims and derivations of the case, reused as far as nothing has changed."""
    before = results.stages(store.db)
    kept = ledgers.ledger(store.db, store.folder) if before else None
    same = {name for name, (made_by, _) in before.items() if made_by == getattr(key, name, "")}
    ruled = parted(by_hand.rulings)
    with clock.stage("sources", 1):
        if kept and "sources" in same:
            resolved = resolved_before(kept, ruled)
        else:
            voices = [work.worked(store.db, k).voices for k in under]
            resolved = stages.resolve(reading.documents, voices)
            resolved = applying.on_sources(reading.documents, voices, resolved, ruled.sources)
    with clock.stage("claims", 1):
        parts = kept_parts(before) if "parts" in same else None
        if kept and "claims" in same:
            grouping = _grouping(kept, before["claims"][1], parts, ruled)
        else:
            spoken = (reading, under, resolved)
            grouping = _grouped(store, *spoken, parts, stages, settings, ruled.claims)
    with clock.stage("trace", 1):
        if kept and "trace" in same:
            found = found_before(kept, before["evidence"][1]) if "evidence" in before else ()
            tracing = _tracing(kept, before["trace"][1], ruled, found)
        else:
            known = (reading.documents, resolved, grouping.claims, settings.trace, ruled.trace)
            if kept and "evidence" in same:
                found = found_before(kept, before["evidence"][1])
                tracing = stages.recount(*known, found, kept.externals)
            else:
                tracing = stages.trace(*known)
    with clock.stage("indicators", 1):
        if "indicators" in same:
            coded = from_plain(Coding, json.loads(before["indicators"][1]))
        else:
            on = (reading.documents, under, resolved.statements)
            coded = coding.coded(store, *on, by_hand.books, ruled.indicators, stages)
    bare = Derived(resolved, grouping, tracing, coded)
    beside = applying.beside(ruled.beside, reading.documents, resolved, tracing)
    settled = (resolved.rulings, grouping.rulings, tracing.rulings, coded.rulings, beside)
    return replace(bare, rulings=in_order(by_hand.rulings, *settled))


Parts = tuple[list[Part], list[Notice]]


def _grouped(
    store: Store,
    reading: Reading,
    under: Sequence[str],
    resolved: Resolved,
    parts: Parts | None,
    stages: Stages,
    settings: Settings,
    rulings: Sequence[Ruling],
) -> Grouping:
    """All statements grouped, or only what rulings are on where ``parts`` are kept."""
    said = (reading.documents, resolved.statements)
    read = replies(store, under)
    if parts is None:
        return stages.group(*said, read, *vectors(store, under), settings.claims, rulings)
    ready = stages.ready(*said, lambda: vectors(store, under), settings.claims)
    return stages.regroup(ready, read, *parts, rulings)


def replies(store: Store, under: Sequence[str]) -> list[Reply]:
    """What the statements of all documents were read to answer, in their order."""
    with no_collection():
        return [reply for key in under for reply in work.replies(store.db, key)]


def vectors(store: Store, under: Sequence[str]) -> tuple[bytearray, bytearray]:
    """Those of all statements, and of their words."""
    of_statements, of_words = bytearray(), bytearray()  # filled one by one: they are large
    for key in under:
        one, words = work.vectors(store.db, key)
        of_statements += one
        of_words += words
    return of_statements, of_words


def kept_parts(before: Mapping[str, tuple[str, str]]) -> Parts:
    """Statements in parts as they were read, and what was noticed in them, by the last run."""
    body = json.loads(before["parts"][1])
    with no_collection():
        parts = list(map(reader(Part), body["parts"]))
    return parts, list(map(reader(Notice), body["noticed"]))


def _grouping(kept: Ledger, body: str, parts: Parts | None, ruled: Parted) -> Grouping:
    """What the claims stage gave the last time: the claims as they were before they were counted.

    ``body`` are the notices of rulings.
    """
    told = tuple(map(reader(Notice), json.loads(body)["notices"]))
    read, noticed = parts or ([], [])
    claims = tuple(uncounted(claim) for claim in kept.claims)
    rulings = _of(kept, ruled.claims)
    return Grouping(claims, kept.links, told, rulings, tuple(read), tuple(noticed))


def uncounted(claim: Claim) -> Claim:
    """``claim`` without origins, counts and flags."""
    bare = (replace(a, origins=(), independence=NOBODY, flags=()) for a in claim.answers)
    return replace(claim, answers=tuple(bare))


def _of(kept: Ledger, rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """``rulings`` as the last run left them."""
    ids = {ruling.id for ruling in rulings}
    return tuple(ruling for ruling in kept.rulings if ruling.id in ids)


def resolved_before(kept: Ledger, ruled: Parted) -> Resolved:
    """What the sources stage gave the last time."""
    from wherefrom.model import Resolution

    resolution = Resolution(kept.sources, kept.of_mention, kept.of_publisher)
    voices = (kept.attributions, kept.statements, kept.views)
    return Resolved(kept.mentions, resolution, *voices, _of(kept, ruled.sources))


def found_before(kept: Ledger, body: str) -> tuple[Derivation, ...]:
    """Derivations before anybody ruled on them; those of ``kept`` where nobody has."""
    found = json.loads(body)
    if found is None:
        return kept.derivations
    return tuple(map(reader(Derivation), found))


def _tracing(kept: Ledger, body: str, ruled: Parted, found: tuple[Derivation, ...]) -> Tracing:
    return Tracing(
        kept.claims,
        kept.derivations,
        kept.externals,
        kept.findings,
        from_plain(tuple[Notice, ...], json.loads(body)["notices"]),
        kept.originals,
        _of(kept, ruled.trace),
        found,
    )


def ledger(run: Run, reading: Reading, derived: Derived) -> Ledger:
    """Everything together, as reports are made from it."""
    resolution = derived.resolved.resolution
    return Ledger(
        run=run,
        documents=reading.documents,
        externals=derived.tracing.externals,
        sources=resolution.sources,
        mentions=derived.resolved.mentions,
        of_mention=resolution.of_mention,
        of_publisher=resolution.of_publisher,
        attributions=derived.resolved.attributions,
        statements=derived.resolved.statements,
        views=derived.resolved.views,
        claims=derived.tracing.claims,
        links=derived.grouping.links,
        derivations=derived.tracing.derivations,
        findings=derived.tracing.findings,
        notices=once(
            (
                *reading.notices,
                *derived.grouping.notices,
                *derived.tracing.notices,
                *applying.notices(derived.rulings, derived.grouping.rulings),
            )
        ),
        unread=reading.unread,
        rulings=derived.rulings,
        indicators=derived.coding.indicators,
        codebooks=derived.coding.codebooks,
        originals=derived.tracing.originals,
    )


def _beside(tracing: Tracing) -> dict[str, Any]:
    """What the trace stage gave that has no rows of its own."""
    return {"notices": to_plain(tracing.notices), "originals": to_plain(tracing.originals)}


def _evidence(key: Keys, tracing: Tracing) -> dict[str, tuple[str, Any]]:
    """The derivations before anybody ruled on them, if there are any."""
    if not tracing.found:
        return {}
    same = tracing.found == tracing.derivations
    return {"evidence": (key.evidence, None if same else to_plain(tracing.found))}


def bodies(key: Keys, derived: Derived) -> dict[str, tuple[str, Any]]:
    """What the store keeps of each stage beside the ledger's rows."""
    parts = derived.grouping.parts
    read = {"parts": to_plain(parts), "noticed": to_plain(derived.grouping.noticed)}
    return {
        **({"parts": (key.parts, read)} if parts else {}),
        "sources": (key.sources, to_plain(derived.resolved.views)),
        "claims": (key.claims, {"notices": to_plain(derived.grouping.notices)}),
        **_evidence(key, derived.tracing),
        "trace": (key.trace, _beside(derived.tracing)),
        "indicators": (key.indicators, to_plain(derived.coding)),
        "rulings": (digests.digest(key.trace, key.indicators), to_plain(derived.rulings)),
    }
