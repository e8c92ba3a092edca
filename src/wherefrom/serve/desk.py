"""The case on the desk: read by every page at once, changed by one person at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from wherefrom.case import Case, open_case
from wherefrom.errors import WherefromError
from wherefrom.ids import content_id
from wherefrom.model import Claim, Ruling
from wherefrom.pipeline.ruling import Reviewer
from wherefrom.serial import to_plain
from wherefrom.serve.held import Held

T = TypeVar("T")
FULL, PSEUDONYMISED = "full", "pseudonymised"


class Stale(WherefromError):
    """What was ruled on has changed since the reviewer's page was made; nothing was ruled."""

    def __init__(self, gloss: str) -> None:
        super().__init__(
            f"“{gloss}” has changed since this page was opened: somebody ruled on it. Nothing was "
            "written. Look at it as it is now, and rule again if that is still right."
        )


@dataclass(frozen=True, slots=True)
class Ruled:
    """What came of a ruling: the rulings as they were kept, and the result after them."""

    rulings: tuple[Ruling, ...]
    held: Held


class Desk:
    """One case, held open for the pages.

    Pages take a ``Held`` and read it without any lock; a change makes a new
    one. Changes wait for each other.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writing = threading.RLock()
        self._veiling = threading.Lock()
        with self.case() as case:
            self._full = Held(case.ledger, 1)
        self._veiled: Held | None = None

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
                with self.case() as case:
                    veiled = Held(case.veiled(), full.revision)
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
            BadRuling, NotOne: the ruling makes no sense; nothing was ruled.
        """
        with self._writing, self.case() as case:
            self._fresh(seen or {})
            ruled = made(case.reviewer(by, why))
            kept = case.rule(*([ruled] if isinstance(ruled, Ruling) else ruled))
            self._full = Held(case.ledger, self._full.revision + 1)
            return Ruled(kept, self._full)

    def changed(self, work: Callable[[Case], T]) -> T:
        """What ``work`` gives; it may change the case, whose result is then taken up anew."""
        with self._writing, self.case() as case:
            given = work(case)
        with self._writing, self.case() as case:
            self._full = Held(case.ledger, self._full.revision + 1)
        return given

    def _fresh(self, seen: Mapping[str, str]) -> None:
        for claim, digest in seen.items():
            now = self._full.lookup.claims.get(claim)
            if now is None or state_of(now) != digest:
                raise Stale(now.gloss if now else claim)


def state_of(claim: Claim) -> str:
    """A short digest of a claim as it is: another one after anything about it has changed."""
    return content_id("v", *map(str, to_plain(claim).items()))
