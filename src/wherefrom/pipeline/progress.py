"""What a run says while it works, and the seconds each stage took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

STAGES = ("capture", "read", "language", "sources", "claims", "trace")


class Progress(Protocol):
    """Whoever wants to show how far a run is; stages are those of ``STAGES``."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins; ``total`` steps are ahead, None if nobody knows how many."""
        ...

    def step(self, stage: str, n: int = 1) -> None:
        """``n`` more steps are done."""
        ...

    def done(self, stage: str) -> None:
        """The stage has ended."""
        ...


class Quiet:
    """Says nothing."""

    def start(self, stage: str, total: int | None) -> None:
        """Nothing."""

    def step(self, stage: str, n: int = 1) -> None:
        """Nothing."""

    def done(self, stage: str) -> None:
        """Nothing."""


class Clock:
    """Passes on to ``progress`` and keeps the seconds of each stage."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress or Quiet()
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, total: int | None) -> Iterator[None]:
        """Time one stage; on an error the stage is not reported as done."""
        began = time.perf_counter()
        self.progress.start(name, total)
        yield
        self.progress.done(name)
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began

    def step(self, name: str, n: int = 1) -> None:
        """``n`` more steps of a stage."""
        self.progress.step(name, n)
