"""Documents being added: one run at a time, in a thread, with what it has done so far."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from wherefrom.case import Case
from wherefrom.errors import WherefromError
from wherefrom.model import Unread
from wherefrom.pipeline.changes import Changes
from wherefrom.serve.desk import Desk

WORDS = {
    "capture": "Taking in the files",
    "read": "Reading them",
    "language": "Finding who says what",
    "sources": "Telling sources apart",
    "claims": "Finding the questions",
    "trace": "Tracing answers to origins",
}


class AddingAlready(WherefromError):
    """A run is under way."""

    def __init__(self) -> None:
        super().__init__(
            "Documents are being added already. Wait until that is done, then add these: nothing "
            "of them was taken in yet."
        )


@dataclass(slots=True)
class Stage:
    """One stage of a run; ``total`` steps, None where nobody knows how many."""

    words: str
    total: int | None
    done: int = 0
    ended: bool = False


@dataclass(slots=True)
class Run:
    """A run that adds documents: how far it is, and what came of it.

    ``error`` is a sentence where it failed; ``changes`` is None until it has
    ended, and after the first run of a case.
    """

    what: str
    told: tuple[str, ...] = ()  # files that were not taken, and why
    stages: dict[str, Stage] = field(default_factory=dict)
    running: bool = True
    error: str = ""
    changes: Changes | None = None
    unread: tuple[Unread, ...] = ()  # that this run could not read
    documents: int = 0

    def start(self, stage: str, total: int | None) -> None:
        """As Progress."""
        self.stages[stage] = Stage(WORDS.get(stage, stage.capitalize()), total)

    def step(self, stage: str, n: int = 1) -> None:
        """As Progress."""
        if stage in self.stages:
            self.stages[stage].done += n

    def done(self, stage: str) -> None:
        """As Progress."""
        if stage in self.stages:
            self.stages[stage].ended = True


class Adding:
    """The run under way, or the last one, of one server."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self.run: Run | None = None

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return self.run is not None and self.run.running

    def begin(
        self,
        paths: Sequence[Path],
        what: str,
        told: Sequence[str] = (),
        folder: TemporaryDirectory[str] | None = None,
        by: str = "",
    ) -> Run:
        """Start adding ``paths``; ``folder`` is removed when all of it has been taken in.

        ``by`` is the reviewer who adds them, for the log; empty where nobody said who.

        Raises:
            AddingAlready: nothing was started.
        """
        with self._lock:
            if self.busy:
                raise AddingAlready
            run = self.run = Run(what, tuple(told))
        work = threading.Thread(target=self._work, args=(run, paths, folder, by), daemon=True)
        work.start()
        return run

    def put_away(self) -> None:
        """Do not show a run that has ended any more."""
        with self._lock:
            if not self.busy:
                self.run = None

    def _work(
        self, run: Run, paths: Sequence[Path], folder: TemporaryDirectory[str] | None, by: str
    ) -> None:
        before = set(self._desk.held().ledger.unread)

        def add(case: Case) -> None:
            report = case.add(list(paths), by=by or None, progress=run)
            run.changes, run.documents = report.changes, report.documents

        try:
            self._desk.changed(add)
            after = self._desk.held().ledger.unread
            run.unread = tuple(one for one in after if one not in before)
        except WherefromError as error:
            run.error = str(error)
        except (
            Exception
        ) as error:  # told on the page, whatever it is: the thread has no other voice
            run.error = (
                f"It ended early ({type(error).__name__}: {error}). What was taken in is kept."
            )
            raise
        finally:
            if folder is not None:
                folder.cleanup()
            run.running = False
