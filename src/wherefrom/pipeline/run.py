"""One run: capture, read, work out, put together; whatever is done already is not done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from wherefrom.model import Codebook, Ledger, Ruling, Run
from wherefrom.pipeline import coding, deriving, digests, intake, pool, reading, worker, working
from wherefrom.pipeline.changes import Changes, State, changes
from wherefrom.pipeline.progress import Clock, Progress
from wherefrom.pipeline.reading import Reading
from wherefrom.pipeline.stages import Stages
from wherefrom.serial import to_plain
from wherefrom.settings import Settings
from wherefrom.store import captures, given, ledgers, results, rulings, work
from wherefrom.store.db import Store
from wherefrom.version import __version__


@dataclass(frozen=True, slots=True)
class RunReport:
    """How a run went; nothing of it is part of the ledger.

    ``changes`` is None for the first run of a case. ``peak_memory_mb`` counts
    this process and its workers, not the reading process.
    """

    documents: int
    unread: int
    seconds: dict[str, float]  # by stage, in order
    peak_memory_mb: float
    changes: Changes | None = None


def run(
    store: Store,
    paths: Sequence[Path],
    settings: Settings,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    stages: Stages | None = None,
    by: str | None = None,
) -> tuple[Ledger, RunReport]:
    """Bring the case up to date with what lies under ``paths``; none to only redo what is stale.

    ``by`` is who runs it, for the log, where that is not the person known to the operating system.

    Raises:
        WherefromError: a path leads nowhere, or a stage cannot work; what was done is kept.
    """
    stages = stages or Stages()
    clock = Clock(progress)
    before = _state(store)
    if paths:
        intake.capture(store, paths, stages, settings.intake, clock, by=by)
    n_workers = pool.default_workers() if workers is None else workers
    ready = prepared(store, settings, stages, clock, n_workers)
    by_hand = deriving.ByHand(rulings.rulings(store.db), ready.books)
    key = deriving.keys(ready.read, ready.under, stages, settings, by_hand)
    said = (ready.read, ready.under, key, stages, settings, by_hand, clock)
    derived = deriving.derive(store, *said)
    ledger = deriving.ledger(made_by(ready, settings, by_hand.rulings), ready.read, derived)
    with store.transaction() as db:
        work.keep_only(db, ready.under)
        results.replace(db, ledger, deriving.bodies(key, derived), by=by)
    # As it will be read again: a float that was given as an int is a float from here on.
    ledger = ledgers.ledger(store.db, store.folder)
    changed = changes(before, _of(ledger)) if before else None
    peak = ready.memory + worker.peak_memory_mb()
    n_read = (len(ready.read.documents), len(ready.read.unread))
    return ledger, RunReport(*n_read, clock.seconds, peak, changed)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Every document of a case read and worked out; what the whole of it is made from.

    ``under`` are the keys of the documents' work; ``inputs`` is a digest of all
    that was captured or set by hand, but for rulings; ``memory`` the workers' in MB.
    """

    read: Reading
    under: tuple[str, ...]
    books: tuple[Codebook, ...]
    models: tuple[str, ...]
    inputs: str
    memory: float


def prepared(
    store: Store, settings: Settings, stages: Stages, clock: Clock, workers: int
) -> Prepared:
    """Read and work out what was not by this code; the rest is taken as it is kept."""
    # Workers load their models while the reading process loads its libraries.
    expect = partial(pool.prepare, stages.work, workers)
    read = reading.read(store, stages, settings.intake, clock, expect)
    models = stages.models()
    under = working.keys(read.documents, stages, models)
    memory = working.work_out(store, read.documents, under, stages, workers, clock)
    books = coding.codebooks(store)
    inputs = _inputs(store, read, books)
    return Prepared(read, tuple(under), books, models, inputs, memory)


def made_by(ready: Prepared, settings: Settings, ruled: Sequence[Ruling]) -> Run:
    """What a result is made by where ``ruled`` are all rulings."""
    inputs = inputs_with(ready)
    for ruling in ruled:
        inputs.add(to_plain(ruling))
    return made_by_inputs(ready, settings, inputs.digest())


def inputs_with(ready: Prepared) -> digests.Growing:
    """A digest of all that a result is made from; rulings, as plain values, are added to it."""
    return digests.Growing(ready.inputs)


def made_by_inputs(ready: Prepared, settings: Settings, inputs: str) -> Run:
    """``made_by`` where the digest of all inputs is known."""
    return Run(__version__, settings.digest(), ready.models, inputs)


def check(paths: Sequence[str | Path], settings: Settings) -> None:
    """Raise NothingThere if a path leads nowhere; nothing is read or written."""
    Stages().found([Path(path) for path in paths], settings.intake)


def _inputs(store: Store, read: Reading, books: Sequence[Codebook]) -> str:
    """Digest of every capture's name and bytes, of what was set by hand, and codebooks."""
    every = [[c.name, c.sha256, c.current, c.gone] for c in captures.captures(store.db)]
    unread = [to_plain(one) for one in captures.refused(store.db)]
    used = [[book.scheme, book.sha256] for book in books]
    known = [[d.id, d.publisher, d.owner] for d in read.documents]
    return digests.digest(every, unread, given.given(store.db), used, known)


def _state(store: Store) -> State | None:
    if not ledgers.finished(store.db):
        return None
    return State(ledgers.paths(store.db), ledgers.claims(store.db))


def _of(ledger: Ledger) -> State:
    return State({d.id: d.path for d in ledger.documents}, ledger.claims)
