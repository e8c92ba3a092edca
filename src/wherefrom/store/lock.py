"""One writer at a time, held by the operating system, so that a killed one leaves no lock."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from wherefrom.store.errors import CaseBusy

try:
    import fcntl
except ImportError:  # Windows: SQLite's own lock still keeps writers apart
    fcntl = None  # type: ignore[assignment]

NAME = "case.lock"
PAUSE = 0.02  # seconds between two tries
_taking = threading.Lock()  # one thread at a time looks and takes
_held: set[Path] = set()  # POSIX locks do not stop a second handle of the same process


class Lock:
    """The right to write in one case; raises CaseBusy when somebody has it for ``wait`` seconds."""

    def __init__(self, folder: Path, *, wait: float = 0.0) -> None:
        self._path = (folder / NAME).resolve()
        until = time.monotonic() + wait
        while True:
            try:
                with _taking:
                    self._take(folder)
            except CaseBusy:
                if time.monotonic() >= until:
                    raise
                time.sleep(PAUSE)
            else:
                return

    def _take(self, folder: Path) -> None:
        if self._path in _held:
            raise CaseBusy(folder, str(os.getpid()))
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if fcntl is not None:
            try:
                fcntl.lockf(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                holder = os.read(self._descriptor, 20).decode("ascii", "replace").strip()
                os.close(self._descriptor)
                raise CaseBusy(folder, holder) from None
        _held.add(self._path)
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let others write."""
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)
        _held.discard(self._path)
