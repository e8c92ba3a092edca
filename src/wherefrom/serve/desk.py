"""The case on the desk: read by every page at once, changed by one person at a time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from wherefrom.case import Case, open_case
from wherefrom.errors import WherefromError
from wherefrom.ids import content_id
from wherefrom.model import Claim, Ruling
from wherefrom.pipeline import protecting
from wherefrom.pipeline.live import Effect, Live
from wherefrom.pipeline.outward import PseudonymisedView
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.serial import to_plain
from wherefrom.serve.held import Held

T = TypeVar("T")
FULL, PSEUDONYMISED = "full", "pseudonymised"
PATIENCE = 30.0  # seconds that a ruling waits while the case is being changed
WARM = ("lookup", "places", "claims_of", "ordered", "surroundings")  # that rulings keep up
AT_ONCE = 0.25  # seconds that who rules waits for what follows; after that the page is told later
IDLE = 120.0  # seconds without a ruling after which the stored result follows
LOG = logging.getLogger(__name__)
Follows = Future[tuple[Held, Held]]  # the results before and after rulings have their effect


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
    """What came of a ruling: the rulings as they were kept, and the result after them.

    ``pending`` says that the result has none of their effect yet: ``follows`` will be that.
    """

    rulings: tuple[Ruling, ...]
    held: Held
    follows: Follows
    pending: bool = False


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
        self._following = threading.RLock()  # while what follows from rulings is worked out
        self._taking = threading.Lock()  # while rulings are put in, or their effect is shown
        self._expected: dict[str, Follows] = {}  # by the last of the rulings put in together
        self._has_follower = self._ended = False
        self._wanted = threading.Event()  # something is to be worked out, or all ends
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
            if not self._has_follower:
                self._live.prepare()
            ruled = made(self._live.reviewer(by, why))
            with self._taking:
                kept = self._live.put(*([ruled] if isinstance(ruled, Ruling) else ruled))
                follows = self._expected[kept[-1].id] = Follows()
            self._ruled = time.monotonic()
            if self._has_follower:
                self._wanted.set()
                wait([follows], AT_ONCE)
            else:
                self._work_off()
            return self._shown(kept, follows)

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
            with self._taking:
                self._full = self._full.after(self._full.ledger, ())

    def changed(self, work: Callable[[Case], T]) -> T:
        """What ``work`` gives; it may change the case, whose result is then taken up anew."""
        with self._alone():
            try:
                with self.case() as case:
                    return work(case)
            finally:
                with self._following:
                    self._live.reload()
                    self._take_anew()

    def start(self) -> None:
        """Make ready for rulings, work them out, and write the result back when nobody rules.

        All that in a thread.
        """
        self._has_follower = True
        threading.Thread(target=self._follow, daemon=True, name="desk").start()

    def close(self) -> None:
        """Write the result back."""
        self._ended = True
        self._wanted.set()
        self._live.close()

    def settle(self) -> None:
        """Bring the stored result up to date with the rulings, and the pages with what follows."""
        with self._alone(), self._following:
            with suppress(Exception):  # settling makes up for what could not be worked out
                self._work_off()
            if self._live.settle() and self._live.ledger is not self._full.ledger:
                self._take_anew()

    def _follow(self) -> None:
        with _told():
            self._live.prepare()
            self._take_up()
        while not self._ended:
            with _told():
                self._work_off()
                if self._live.unsettled and time.monotonic() - self._ruled > IDLE:
                    self.settle()
            self._wanted.wait(IDLE / 10)
            self._wanted.clear()

    def _work_off(self) -> None:
        """Work out what follows from all rulings that wait, and show it."""
        with self._following:
            while (effect := self._effect()) is not None:
                self._take(effect)
            with self._taking:
                behind = self._expected and not self._live.waits
            if behind:  # their effect came with the whole case, which was taken up anew
                self._take_anew()

    def _effect(self) -> Effect | None:
        try:
            return self._live.follow()
        except Exception:
            LOG.exception("A ruling's effect could not be worked out; all is taken up anew.")
            return self._live.follow()

    def _take(self, effect: Effect) -> None:
        """Show what has followed from rulings."""
        with self._taking:
            before, ledger = self._full, self._live.standing(effect.ledger)
            if effect.anew:
                self._full = Held(ledger, before.revision + 1)
            else:
                self._full = before.after(ledger, effect.touched | effect.gone)
            there = [self._expected.pop(one.id, None) for one in effect.rulings]
            after = self._full
        for follows in there:
            if follows is not None:
                follows.set_result((before, after))

    def _take_anew(self) -> None:
        """Show the case as it was taken up anew, with what has followed from all rulings."""
        with self._taking:
            before = self._full
            self._full = after = Held(self._live.ledger, before.revision + 1)
            there = [] if self._live.waits else list(self._expected.values())
            if there:
                self._expected.clear()
        for follows in there:
            follows.set_result((before, after))

    def _shown(self, kept: Sequence[Ruling], follows: Follows) -> Ruled:
        """Rulings with what has followed from them; until that is there, as standing."""
        with self._taking:
            pending = kept[-1].id in self._expected
            if pending:
                self._full = self._full.after(self._live.standing(self._full.ledger), ())
            state = {one.id: one for one in self._full.ledger.rulings}
            ruled = tuple(state.get(one.id, one) for one in kept)
            return Ruled(ruled, self._full, follows, pending)

    def _take_up(self) -> None:
        """Have the pages read the very records that rulings are made on, looked up beforehand."""
        before, ledger = self._full, self._live.ledger
        full = Held(ledger, before.revision + (ledger.run != before.ledger.run))
        for name in WARM:
            getattr(full, name)
        with self._alone(), self._taking:
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


@contextmanager
def _told() -> Iterator[None]:
    """Have the thread outlive an error: rulings that wait are tried again, and are in the store."""
    try:
        yield
    except Exception:
        LOG.exception("The case could not be brought up to date; it is tried again.")


def state_of(claim: Claim) -> str:
    """A short digest of a claim as it is: another one after anything about it has changed."""
    return content_id("v", *map(str, to_plain(claim).items()))
