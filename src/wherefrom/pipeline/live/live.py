"""A case held open, where a ruling takes effect at once and nothing of it can be lost.

A ruling is in the store before its effect is worked out: by ``rule`` at once, or by
``follow`` for rulings that were only ``put`` in, in another thread as may be. The rows of
the result follow later, in ``settle``. Whatever happens between, the next run, or the
next ``Live``, finds the ruling and brings the result up to date.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from wherefrom.garbage import keep_for_good, no_collection
from wherefrom.model import Ledger, Reply, Ruling
from wherefrom.pipeline import run
from wherefrom.pipeline.live.current import Current
from wherefrom.pipeline.live.differing import Changes, touched
from wherefrom.pipeline.live.opening import current, settle
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.pipeline.stages import Stages
from wherefrom.ruled.undone import without_undone
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
    no more. ``anew`` says that the whole case was taken up anew for it.
    """

    ledger: Ledger
    rulings: tuple[Ruling, ...]
    touched: frozenset[str]
    gone: frozenset[str]
    seconds: float
    anew: bool = False


class Live:
    """A case of which the result is held in memory; a context manager that settles at its end.

    Reading ``ledger`` needs no lock: it is another object after each ruling. A
    ruling of which the effect is not there yet stands in its ``rulings``.
    Rulings wait for each other, and for whoever else writes in the case.
    """

    def __init__(
        self, folder: Path, *, settings: Settings | None = None, stages: Stages | None = None
    ) -> None:
        self.folder = folder
        self._settings = settings
        self._stages = stages or Stages()
        self._working = threading.RLock()  # for what is held; taken before the other one
        self._writing = threading.RLock()  # for the store and what waits
        self._waiting: deque[tuple[Ruling, ...]] = deque()  # in the store, without effect yet
        self._outdated = False  # whether somebody else has changed what is held
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
        with self._working, self._writing:
            if self._current is None:
                with no_collection(), Store(self.folder, write=True, wait=PATIENCE) as store:
                    self._prepare(store)

    def reload(self) -> None:
        """Take the case up anew, since something else than ``rule`` has changed it."""
        with self._working, self._writing:
            self._current = None
            self.ledger = self._read()
            self._settled()

    def reviewer(self, by: str, why: str = "", seen: str | None = None) -> Reviewer:
        """Who rules on the result as it is now; ``rule`` puts the rulings in."""
        return Reviewer(self.ledger, self._replies_of, by, why, seen)

    def rule(self, *made: Ruling) -> Effect:
        """Put rulings in, logged in this order, and work out what follows from them.

        Raises:
            CaseBusy: somebody is writing still; nothing was ruled.
        """
        with self._working:
            began = time.perf_counter()
            self.prepare()
            last = self.put(*made)[-1].id
            while effect := self.follow():
                if any(one.id == last for one in effect.rulings):
                    break
            assert effect is not None
            return replace(effect, seconds=time.perf_counter() - began)

    def put(self, *made: Ruling) -> tuple[Ruling, ...]:
        """Put rulings in, logged in this order; what follows from them comes with ``follow``.

        Raises:
            CaseBusy: somebody is writing still; nothing was ruled.
        """
        with self._writing, Store(self.folder, write=True, wait=PATIENCE) as store:
            self._outdated = self._is_stale(store)
            with store.transaction() as db:
                kept = tuple(rulings.put(db, one) for one in made)
            self._head = log.head(store.db)
            self._waiting.append(kept)
            self.unsettled = True
            self.ledger = self.standing(self.ledger)
            return kept

    def follow(self) -> Effect | None:
        """Work out what follows from the rulings that wait longest; None where none wait.

        After an error they wait still, and the next time the case is taken up anew.
        """
        with self._working, no_collection():
            if not self._waiting:
                return None
            began, held = time.perf_counter(), self._current
            if held is None or self._outdated:
                return self._taken_up_anew(began)
            made = self._waiting[0]
            self._current = None  # until all of it is as the rulings want it
            after = held.rule(made)
            self._current = held
            with self._writing:
                self._waiting.popleft()
                effect = self._effect(made, self.ledger, held.changes, after, began)
            keep_for_good()  # looking through a whole case would hold up a ruling for a second
            return effect

    def standing(self, ledger: Ledger) -> Ledger:
        """``ledger`` with the rulings that wait for their effect."""
        with self._writing:
            known = {one.id for one in ledger.rulings}
            new = [one for made in self._waiting for one in made if one.id not in known]
        if not new:
            return ledger
        return replace(ledger, rulings=tuple(without_undone((*ledger.rulings, *new))))

    @property
    def waits(self) -> bool:
        """Whether a ruling has none of its effect yet."""
        return bool(self._waiting)

    def settle(self) -> bool:
        """Bring the store's result up to date with the rulings; False where it is already."""
        with self._working:
            with suppress(Exception):  # the run below makes up for what could not be worked out
                while self._current is not None and not self._outdated and self.follow():
                    pass
            with self._writing:
                if not self.unsettled:
                    return False
                with Store(self.folder, write=True, wait=PATIENCE) as store:
                    held = self._current
                    if held is None or self._waiting or self._is_stale(store):
                        self._current = None
                        self.ledger, _ = run.run(store, [], self.settings, stages=self._stages)
                    else:
                        settle(store, held, self._stages, self.settings)
                    self._head = log.head(store.db)
                self._settled()
                return True

    def close(self) -> None:
        """Settle, and let go of what is held."""
        with self._working:
            self.settle()
            self._current = None

    def _taken_up_anew(self, began: float) -> Effect:
        """The case with all that was ruled, by us and by others."""
        with self._writing:
            made = [one for some in self._waiting for one in some]
            before = self.ledger
            with Store(self.folder, write=True, wait=PATIENCE) as store:
                self._prepare(store)
            was, now = ({c.id: c for c in some.claims} for some in (before, self.ledger))
            changes = {key: (was.get(key), now.get(key)) for key in was.keys() | now.keys()}
            effect = self._effect(made, before, changes, self.ledger, began)
            return replace(effect, anew=True)

    def _effect(
        self,
        made: Sequence[Ruling],
        before: Ledger,
        changes: Changes,
        after: Ledger,
        began: float,
    ) -> Effect:
        self.ledger = self.standing(after)
        state = {one.id: one for one in after.rulings}
        ruled = tuple(state.get(one.id, one) for one in made)
        new, gone = touched(changes, before.findings, after.findings)
        return Effect(self.ledger, ruled, new, gone, time.perf_counter() - began)

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
        self.ledger = self._current.ledger
        self._settled()

    def _settled(self) -> None:
        """Nothing waits: what is held came from the store, or went there."""
        self._waiting.clear()
        self._outdated = self.unsettled = False

    def _is_stale(self, store: Store) -> bool:
        """Whether somebody else has changed the case since it was taken up."""
        return self._outdated or any(
            entry.kind in OTHERS for entry in log.since(store.db, self._head.seq)
        )

    def _replies_of(self, document: str) -> Sequence[Reply]:
        with Store(self.folder) as store:
            return work.replies_of(store.db, document)
