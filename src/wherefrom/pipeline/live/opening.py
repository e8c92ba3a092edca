"""A case taken up from the store with all that rulings may bear on, and written back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from wherefrom.model import Coding, Indicator, Ledger, Notice, Statement, Voices
from wherefrom.pipeline import deriving, pool, run
from wherefrom.pipeline.live.codes import Codes
from wherefrom.pipeline.live.current import Current, Kept
from wherefrom.pipeline.live.said import ON_STATEMENTS
from wherefrom.pipeline.progress import Clock
from wherefrom.pipeline.run import Prepared
from wherefrom.pipeline.stages import Resolved, Stages
from wherefrom.ruled.parted import parted
from wherefrom.settings import Settings, Trace
from wherefrom.store import ledgers, results, rulings, work
from wherefrom.store.db import Store
from wherefrom.store.records import reader

STAGES = ("sources", "claims", "trace", "indicators")


def current(store: Store, stages: Stages, settings: Settings) -> Current:
    """The case as it stands; what is not up to date is worked out first.

    ``store`` is open for writing.
    """
    ready = run.prepared(store, settings, stages, Clock(None), pool.default_workers())
    by_hand = deriving.ByHand(rulings.rulings(store.db), ready.books)
    key = deriving.keys(ready.read, ready.under, stages, settings, by_hand)
    before = results.stages(store.db)
    if any(before.get(name, ("",))[0] != getattr(key, name) for name in STAGES):
        run.run(store, [], settings, stages=stages)
        before = results.stages(store.db)
    kept = _kept(store, ready, before, stages, settings.trace)
    documents, statements = ready.read.documents, kept.ledger.statements
    compared = stages.ready(documents, statements, kept.vectors, settings.claims)
    return Current(kept, compared, by_hand.rulings, settings)


def _kept(
    store: Store,
    ready: Prepared,
    before: Mapping[str, tuple[str, str]],
    stages: Stages,
    settings: Trace,
) -> Kept:
    ledger = ledgers.ledger(store.db, store.folder)
    parts, noticed = deriving.kept_parts(before) if "parts" in before else ([], [])
    told = tuple(map(reader(Notice), json.loads(before["trace"][1])["notices"]))
    folder, under = store.folder, ready.under

    def vectors() -> tuple[bytearray, bytearray]:
        with Store(folder) as reading:
            return deriving.vectors(reading, under)

    read = _before_rulings(store, ready, ledger, stages)
    replies = deriving.replies(store, under)
    codes = _codes(store, ready, ledger, stages)
    read_then = (replies, vectors, codes, read, _spoken(store, ready))
    rederiving = stages.rederiving(ready.read.documents, settings)
    return Kept(ready, ledger, parts, tuple(noticed), told, *read_then, rederiving)


def _spoken(store: Store, ready: Prepared) -> Callable[[Iterable[str]], list[Statement]]:
    """What is said in some documents, as it was read."""
    folder, documents = store.folder, ready.read.documents
    under = {d.id: key for d, key in zip(documents, ready.under, strict=True)}

    def spoken(some: Iterable[str]) -> list[Statement]:
        with Store(folder) as reading:
            return [s for one in some for s in work.said(reading.db, under[one])]

    return spoken


def _before_rulings(
    store: Store, ready: Prepared, ledger: Ledger, stages: Stages
) -> Callable[[], Resolved]:
    """What the sources stage gives of a case before anybody rules on sources."""
    folder, documents = store.folder, ready.read.documents
    under = {d.id: key for d, key in zip(documents, ready.under, strict=True)}
    resolved = deriving.resolved_before(ledger, parted(ledger.rulings))

    def voices(some: Iterable[str]) -> list[Voices]:
        with Store(folder) as reading:
            return [work.worked(reading.db, under[one]).voices for one in some]

    def read() -> Resolved:
        if any(ruling.kind not in ON_STATEMENTS for ruling in resolved.rulings):
            return stages.resolve(documents, voices(under))
        on = {s for ruling in resolved.rulings for s in ruling.statements}
        inside = dict.fromkeys(s.document for s in resolved.statements if s.id in on)
        kind = {s.id: s.kind for one in voices(inside) for s in one.statements}
        said = (replace(s, kind=kind[s.id]) if s.id in on else s for s in resolved.statements)
        return replace(resolved, statements=tuple(said), rulings=())

    return read


def _codes(store: Store, ready: Prepared, ledger: Ledger, stages: Stages) -> Codes:
    ruled = parted(ledger.rulings).indicators
    coding = Coding(ledger.indicators, ledger.codebooks, ruled)
    folder, documents, statements = store.folder, ready.read.documents, ledger.statements

    def found() -> Sequence[Indicator]:
        """As they were read: those of documents that somebody ruled on are read again."""
        in_ = {s.id: s.document for s in statements}
        again = {in_[s] for r in ruled for s in r.statements if s in in_}
        kept = [i for i in ledger.indicators if in_[i.statement] not in again]
        for document in documents:
            if document.id in again:
                kept += read(document.id, [s for s in statements if s.document == document.id])
        return kept

    worked_under = {d.id: key for d, key in zip(documents, ready.under, strict=True)}

    def read(document: str, said: Sequence[Statement]) -> Sequence[Indicator]:
        with Store(folder) as reading:
            parse, vectors = work.parse(reading.db, worked_under[document])
        return stages.indicate(parse, said, ready.books, vectors)

    return Codes(coding, found, read, documents, statements, ready.books)


def settle(store: Store, current: Current, stages: Stages, settings: Settings) -> None:
    """Write the result as it stands into ``store``."""
    ready = current.ready
    by_hand = deriving.ByHand(current.rulings, ready.books)
    key = deriving.keys(ready.read, ready.under, stages, settings, by_hand)
    # What statements were read to make is in the store already, and large.
    bare = replace(current.derived.grouping, parts=())
    bodies = deriving.bodies(key, replace(current.derived, grouping=bare))
    with store.transaction() as db:
        results.update(db, current.settled, current.ledger, bodies)
    current.settled = current.ledger
