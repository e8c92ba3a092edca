"""One writer at a time, held by the operating system, so that a killed one leaves no lock.

Who waits is served in turn: the threads of one process in the order in which
they came, and of the processes that wait no one is passed twice by the same.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from pathlib import Path

from wherefrom.store.errors import CaseBusy

try:
    import fcntl
except ImportError:  # Windows: SQLite's own lock still keeps writers apart
    fcntl = None  # type: ignore[assignment]

NAME = "case.lock"
PAUSE = 0.005  # seconds between two tries
WRITES, NEXT = 0, 1 << 20  # bytes of the file: who has the first writes, the second is for the next
_changed = threading.Condition()
# POSIX locks do not stop a second handle of one process, and are lost when it closes one.
_held: set[Path] = set()
_lines: dict[Path, deque[object]] = {}


class Lock:
    """The right to write in one case; raises CaseBusy when somebody has it for ``wait`` seconds."""

    def __init__(self, folder: Path, *, wait: float = 0.0) -> None:
        self._path = (folder / NAME).resolve()
        until = time.monotonic() + wait
        self._before_other_threads(folder, until)
        try:
            self._before_other_processes(folder, until)
        except BaseException:
            self._leave()
            raise

    def _before_other_threads(self, folder: Path, until: float) -> None:
        mine = object()
        with _changed:
            line = _lines.setdefault(self._path, deque())
            line.append(mine)
            try:
                while line[0] is not mine or self._path in _held:
                    left = until - time.monotonic()
                    if left <= 0:
                        raise CaseBusy(folder, str(os.getpid()))
                    _changed.wait(left)
                _held.add(self._path)
            finally:
                line.remove(mine)
                _changed.notify_all()

    def _before_other_processes(self, folder: Path, until: float) -> None:
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            self._await(folder, until)
        except BaseException:
            os.close(self._descriptor)
            raise
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, f"{os.getpid()}\n".encode())

    def _await(self, folder: Path, until: float) -> None:
        """First the right to be next, then the right to write: who has just written queues up."""
        is_next = False
        while True:
            is_next = is_next or _taken(self._descriptor, NEXT)
            if is_next and _taken(self._descriptor, WRITES):
                _given_back(self._descriptor, NEXT)
                return
            if time.monotonic() >= until:
                holder = os.pread(self._descriptor, 20, 0).decode("ascii", "replace").strip()
                raise CaseBusy(folder, holder)
            time.sleep(PAUSE)

    def _leave(self) -> None:
        with _changed:
            _held.discard(self._path)
            _changed.notify_all()

    def release(self) -> None:
        """Let others write."""
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)
        self._leave()


def _taken(descriptor: int, byte: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
    except OSError:
        return False
    return True


def _given_back(descriptor: int, byte: int) -> None:
    if fcntl is not None:
        fcntl.lockf(descriptor, fcntl.LOCK_UN, 1, byte)
