"""The case on the desk: read by every page at once, changed by one person at a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from wherefrom.case import Case, open_case
from wherefrom.errors import WherefromError
from wherefrom.ids import content_id
from wherefrom.model import Claim, Ruling
from wherefrom.pipeline import protecting
from wherefrom.pipeline.live import Live
from wherefrom.pipeline.outward import PseudonymisedView
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.serial import to_plain
from wherefrom.serve.held import Held

T = TypeVar("T")
FULL, PSEUDONYMISED = "full", "pseudonymised"
PATIENCE = 30.0  # seconds that a ruling waits while the case is being changed
WARM = ("lookup", "places", "claims_of", "ordered", "surroundings")  # that rulings keep up
IDLE = 120.0  # seconds without a ruling after which the stored result follows


class Stale(WherefromError):
    """What was ruled on has changed since the reviewer's page was made; nothing was ruled."""

    def __init__(self, gloss: str) -> None:
        super().__init__(
            f"“{gloss}” has changed since this page was opened: somebody ruled on it. Nothing was "
            "written. Look at it as it is now, and rule again if that is still right."
        )


class Busy(WherefromError):
    """Documents are being added or read; nothing was ruled."""

    def __init__(self) -> None:
        super().__init__(
            "The case is being changed: documents are read. Nothing was written. Rule again when "
            "that is done; the case page shows how far it is."
        )


@dataclass(frozen=True, slots=True)
class Ruled:
    """What came of a ruling: the rulings as they were kept, and the result after them."""

    rulings: tuple[Ruling, ...]
    held: Held


class Desk:
    """One case, held open for the pages; close it when the server ends.

    Pages take a ``Held`` and read it without any lock; a change makes a new
    one. Changes wait for each other.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._live = Live(folder)
        self._full = Held(self._live.ledger, 1)
        self._veiled: Held | None = None
        self._view = PseudonymisedView(folder)
        self._writing = threading.RLock()
        self._veiling = threading.Lock()
        self._ended = threading.Event()
        self._ruled = 0.0  # when somebody ruled last

    @property
    def name(self) -> str:
        """The case's name: that of its folder."""
        return self.folder.resolve().name.removesuffix(".case")

    def case(self) -> Case:
        """The case, opened for this thread; close it after use."""
        return open_case(self.folder)

    def held(self, view: str = FULL) -> Held:
        """The result as it is now, in ``view``."""
        full = self._full
        if view == FULL:
            return full
        with self._veiling:
            veiled = self._veiled
            if veiled is None or veiled.revision != full.revision:
                veiled = Held(self._view.of(full.ledger), full.revision)
                self._veiled = veiled
            return veiled

    def rule(
        self,
        by: str,
        why: str,
        made: Callable[[Reviewer], Ruling | Sequence[Ruling]],
        *,
        seen: Mapping[str, str] | None = None,
    ) -> Ruled:
        """Put in what ``made`` rules on the result as it is now.

        ``seen`` maps ids of claims to what the reviewer's page was made from.

        Raises:
            Stale: one of these claims has changed since; nothing was ruled.
            Busy: the case is being changed otherwise; nothing was ruled.
            BadRuling, NotOne: the ruling makes no sense; nothing was ruled.
        """
        with self._alone():
            self._fresh(seen or {})
            ruled = made(self._live.reviewer(by, why))
            effect = self._live.rule(*([ruled] if isinstance(ruled, Ruling) else ruled))
            self._full = self._full.after(effect.ledger, effect.touched | effect.gone)
            self._ruled = time.monotonic()
            return Ruled(effect.rulings, self._full)

    def protect(self, name: str, *, by: str, why: str, free: bool) -> None:
        """Say that somebody is protected, or with ``free`` that the name may stand; logged.

        No count hangs on it, so that only the pseudonymised view is made anew, when it is
        next looked at.

        Raises:
            NobodyOfThatName: names near it are listed; nothing was changed.
            Busy: the case is being changed otherwise; nothing was changed.
        """
        with self._alone():
            protecting.protect(self.folder, self._live.ledger, name, by=by, why=why, free=free)
            self._full = self._full.after(self._live.ledger, ())

    def changed(self, work: Callable[[Case], T]) -> T:
        """What ``work`` gives; it may change the case, whose result is then taken up anew."""
        with self._alone():
            try:
                with self.case() as case:
                    return work(case)
            finally:
                self._live.reload()
                self._full = Held(self._live.ledger, self._full.revision + 1)

    def start(self) -> None:
        """Make ready for rulings, and write the result back when nobody rules, in a thread."""
        threading.Thread(target=self._follow, daemon=True, name="desk").start()

    def close(self) -> None:
        """Write the result back."""
        self._ended.set()
        self._live.close()

    def settle(self) -> None:
        """Bring the stored result up to date with the rulings, and the pages with what follows."""
        with self._alone():
            if self._live.settle() and self._live.ledger is not self._full.ledger:
                self._full = Held(self._live.ledger, self._full.revision + 1)

    def _follow(self) -> None:
        self._live.prepare()
        self._take_up()
        while not self._ended.wait(IDLE / 10):
            if self._live.unsettled and time.monotonic() - self._ruled > IDLE:
                self.settle()

    def _take_up(self) -> None:
        """Have the pages read the very records that rulings are made on, looked up beforehand."""
        before, ledger = self._full, self._live.ledger
        full = Held(ledger, before.revision + (ledger.run != before.ledger.run))
        for name in WARM:
            getattr(full, name)
        with self._alone():
            if self._full is before and self._live.ledger is ledger:
                self._full = full

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._writing.acquire(timeout=PATIENCE):
            raise Busy
        try:
            yield
        finally:
            self._writing.release()

    def _fresh(self, seen: Mapping[str, str]) -> None:
        for claim, digest in seen.items():
            now = self._full.lookup.claims.get(claim)
            if now is None or state_of(now) != digest:
                raise Stale(now.gloss if now else claim)


def state_of(claim: Claim) -> str:
    """A short digest of a claim as it is: another one after anything about it has changed."""
    return content_id("v", *map(str, to_plain(claim).items()))
