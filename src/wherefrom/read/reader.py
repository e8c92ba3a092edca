"""Reading files of strangers in a process of its own, which may fail without harm.

The process is shut in (see ``sandbox``), gets each file as an open descriptor,
and answers in JSON. When it crashes, hangs or runs out of memory, the member at
fault is named, and a new process goes on with the next one.
"""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path
from types import TracebackType

from wherefrom.model import Readout
from wherefrom.read.cell import Cell, Failed, Gathered, ReaderBroken
from wherefrom.read.refusals import Empty, Refused, TooLarge
from wherefrom.settings import Intake

__all__ = ["Reader", "ReaderBroken", "opened"]
MAX_RESTARTS = 25  # per file: an archive that fails more often is given up


class Reader:
    """Reads files in a sandboxed process, which it holds; a context manager.

    >>> with Reader(Intake()) as reader:  # doctest: +SKIP
    ...     readout = reader.read(Path("report.pdf"), "report.pdf")
    """

    def __init__(
        self, limits: Intake, *, single: str = "wherefrom.read.single:read_single"
    ) -> None:
        """``single`` is the ``module:function`` by which the process reads one document."""
        self._limits = limits
        self._single = single
        self._lock = threading.Lock()
        self._cell: Cell | None = None

    def __enter__(self) -> Reader:
        self._cell = Cell(self._limits, self._single)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()

    @property
    def protections(self) -> tuple[str, ...]:
        """The walls around the process: of ``limits parent landlock seccomp audit``."""
        with self._lock:
            return self._ready().walls

    def read(self, file: Path, name: str) -> Readout:
        """All documents, notices and refusals that ``file``, called ``name``, gives.

        Raises:
            ReaderBroken: if no reading process can be started on this machine.
        """
        with self._lock:
            try:
                with opened(file, self._limits) as (descriptor, size):
                    return self._read(descriptor, size, name)
            except Refused as refused:
                return Readout(unread=(refused.unread(name),))

    def _read(self, descriptor: int, size: int, name: str) -> Readout:
        gathered = Gathered()
        for _ in range(MAX_RESTARTS):
            try:
                os.lseek(descriptor, 0, os.SEEK_SET)
                self._ready().ask(descriptor, size, name, gathered)
                return gathered.readout()
            except Failed as failed:
                self._stop()
                at_fault = gathered.started
                gathered.unread.append(failed.refused.unread(at_fault[1] if at_fault else name))
                if at_fault is None:
                    return gathered.readout()
                gathered.done, gathered.started = at_fault[0], None
        given_up = Refused(
            "given_up",
            f"Reading its members failed {MAX_RESTARTS} times; the rest was not read.",
            "Unpack it and add its files one by one.",
        )
        gathered.unread.append(given_up.unread(name))
        return gathered.readout()

    def _ready(self) -> Cell:
        if self._cell is None:
            self._cell = Cell(self._limits, self._single)
        try:
            self._cell.wait_ready()
        except ReaderBroken:
            self._cell = None
            raise
        return self._cell

    def _stop(self) -> None:
        if self._cell is not None:
            self._cell.stop()
            self._cell = None


class _Opened:
    """A regular file held open for reading: (descriptor, bytes)."""

    def __init__(self, file: Path, limits: Intake) -> None:
        self._file = file
        self._limits = limits
        self._descriptor = -1

    def __enter__(self) -> tuple[int, int]:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            self._descriptor = os.open(self._file, flags)
        except OSError as error:
            step = "Check that it is still there and may be read."
            reason = f"It cannot be opened: {error.strerror}."
            raise Refused("no_access", reason, step) from error
        status = os.fstat(self._descriptor)
        try:
            _check(status, self._limits)
        except Refused:
            os.close(self._descriptor)
            raise
        return self._descriptor, status.st_size

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)


def opened(file: Path, limits: Intake) -> _Opened:
    """``file`` held open, within the limits; raises Refused where it cannot be."""
    return _Opened(file, limits)


def _check(status: os.stat_result, limits: Intake) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Refused("not_a_file", "Not a regular file.", "Add a file with text in it.")
    if status.st_size == 0:
        raise Empty()
    if status.st_size > limits.max_file_mb * 1e6:
        size = f"{status.st_size / 1e6:.0f} MB; the limit is {limits.max_file_mb:g} MB."
        raise TooLarge(f"The file has {size}", "max_file_mb")
