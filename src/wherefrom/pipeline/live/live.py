"""A case held open, where a ruling takes effect at once and nothing of it can be lost.

A ruling is in the store before its effect is worked out; the rows of the result
follow later, in ``settle``. Whatever happens between, the next run, or the next
``Live``, finds the ruling and brings the result up to date.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from wherefrom.garbage import keep_for_good, no_collection
from wherefrom.model import Ledger, Reply, Ruling
from wherefrom.pipeline import run
from wherefrom.pipeline.live.current import Current
from wherefrom.pipeline.live.differing import touched
from wherefrom.pipeline.live.opening import current, settle
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.pipeline.stages import Stages
from wherefrom.settings import Settings, read_settings
from wherefrom.store import db as storing
from wherefrom.store import ledgers, log, rulings, work
from wherefrom.store.db import Store

PATIENCE = 30.0  # seconds that a ruling waits for another writer
OTHERS = ("run", "ruling", "purge", "capture", "given", "codebooks")  # that make a result stale


@dataclass(frozen=True, slots=True)
class Effect:
    """What came of rulings: the result after them, and the claims that they touch, by id.

    ``touched`` are new or differ in anything, findings among it; ``gone`` are
    no more.
    """

    ledger: Ledger
    rulings: tuple[Ruling, ...]
    touched: frozenset[str]
    gone: frozenset[str]
    seconds: float


class Live:
    """A case of which the result is held in memory; a context manager that settles at its end.

    Reading ``ledger`` needs no lock: it is another object after each ruling.
    Rulings wait for each other, and for whoever else writes in the case.
    """

    def __init__(
        self, folder: Path, *, settings: Settings | None = None, stages: Stages | None = None
    ) -> None:
        self.folder = folder
        self._settings = settings
        self._stages = stages or Stages()
        self._writing = threading.RLock()
        self._current: Current | None = None
        self._head = log.Head(0, log.START)
        self.unsettled = False
        self.ledger = self._read()

    def __enter__(self) -> Live:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def settings(self) -> Settings:
        """Those given, or those of the case's wherefrom.toml."""
        return self._settings or read_settings(self.folder / storing.SETTINGS)

    def prepare(self) -> None:
        """Make ready for rulings; the first ``rule`` does it otherwise. It takes seconds."""
        with self._writing:
            if self._current is None:
                with no_collection(), Store(self.folder, write=True, wait=PATIENCE) as store:
                    self._prepare(store)

    def reload(self) -> None:
        """Take the case up anew, since something else than ``rule`` has changed it."""
        with self._writing:
            self._current = None
            self.unsettled = False
            self.ledger = self._read()

    def reviewer(self, by: str, why: str = "", seen: str | None = None) -> Reviewer:
        """Who rules on the result as it is now; ``rule`` puts the rulings in."""
        return Reviewer(self.ledger, self._replies_of, by, why, seen)

    def rule(self, *made: Ruling) -> Effect:
        """Put rulings in, logged in this order, and work out what follows from them.

        Raises:
            CaseBusy: somebody is writing still; nothing was ruled.
        """
        with self._writing, no_collection():
            began = time.perf_counter()
            with Store(self.folder, write=True, wait=PATIENCE) as store:
                if self._current is None or self._is_stale(store):
                    self._prepare(store)
                with store.transaction() as db:
                    kept = [rulings.put(db, one) for one in made]
                self._head = log.head(store.db)
            self.unsettled = True
            effect = self._effect(kept, began)
            keep_for_good()  # looking through a whole case would hold up a ruling for a second
            return effect

    def settle(self) -> bool:
        """Bring the store's result up to date with the rulings; False where it is already."""
        with self._writing:
            if not self.unsettled:
                return False
            with Store(self.folder, write=True, wait=PATIENCE) as store:
                held = self._current
                if held is None or self._is_stale(store):
                    self._current = None
                    self.ledger, _ = run.run(store, [], self.settings, stages=self._stages)
                else:
                    settle(store, held, self._stages, self.settings)
                self._head = log.head(store.db)
            self.unsettled = False
            return True

    def close(self) -> None:
        """Settle, and let go of what is held."""
        self.settle()
        self._current = None

    def _effect(self, made: Sequence[Ruling], began: float) -> Effect:
        held, before = self._current, self.ledger
        assert held is not None
        after = held.rule(made)
        self.ledger = after
        state = {one.id: one for one in after.rulings}
        ruled = tuple(state.get(one.id, one) for one in made)
        new, gone = touched(held.changes, before.findings, after.findings)
        return Effect(after, ruled, new, gone, time.perf_counter() - began)

    def _read(self) -> Ledger:
        """The stored result, brought up to date first where rulings are unsettled."""
        with Store(self.folder) as store:
            ledger = ledgers.ledger(store.db, self.folder)
            known = {one.id for one in ledger.rulings}
            if known.issuperset(one.id for one in rulings.rulings(store.db)):
                self._head = log.head(store.db)
                return ledger
        with Store(self.folder, write=True, wait=PATIENCE) as store:
            ledger, _ = run.run(store, [], self.settings, stages=self._stages)
            self._head = log.head(store.db)
        return ledger

    def _prepare(self, store: Store) -> None:
        self._current = current(store, self._stages, self.settings)
        keep_for_good()
        self._head = log.head(store.db)
        self.unsettled = False
        self.ledger = self._current.ledger

    def _is_stale(self, store: Store) -> bool:
        """Whether somebody else has changed the case since it was taken up."""
        return any(entry.kind in OTHERS for entry in log.since(store.db, self._head.seq))

    def _replies_of(self, document: str) -> Sequence[Reply]:
        with Store(self.folder) as store:
            return work.replies_of(store.db, document)
