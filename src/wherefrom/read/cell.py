"""One sandboxed process and the talk with it: what it gives, and how it fails."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wherefrom.errors import WherefromError
from wherefrom.model import Document, Notice, Readout, Unread
from wherefrom.read.child import OUT_OF_MEMORY
from wherefrom.read.refusals import Damaged, Refused, TooLarge
from wherefrom.serial import BadShape, from_plain, to_plain
from wherefrom.settings import Intake

START_SECONDS = 60.0  # a cold start on a slow disk; 1 to 2 s is usual
# The package is entered without its __init__, which would load the whole program.
_BOOT = (
    "import json, sys, types; given = json.loads(sys.argv[1]); sys.path[:] = given['path']; "
    "package = types.ModuleType('wherefrom'); package.__path__ = [given['package']]; "
    "sys.modules['wherefrom'] = package; from wherefrom.read.child import main; main()"
)
# The child's surroundings: the same on every machine, so that the same text comes out.
_SURROUNDINGS = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


class ReaderBroken(WherefromError):
    """The reading process cannot be started at all."""

    def __init__(self, said: str) -> None:
        last = said.strip().splitlines()[-1:] or ["no reason given"]
        super().__init__(
            f"The process that reads files does not start: {last[0][:300]} "
            f"Install wherefrom again; its set-up is incomplete."
        )


@dataclass(slots=True)
class Gathered:
    """What one file has given so far, and where its reading stands."""

    documents: list[Document] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    done: int = 0  # pieces received; a new process skips them
    started: tuple[int, str] | None = None  # the member being read: number, path

    def readout(self) -> Readout:
        """All of it, frozen."""
        return Readout(tuple(self.documents), tuple(self.notices), tuple(self.unread))


class Failed(Exception):
    """The child did not answer: kind, reason and next step are for a reader's eyes."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused))
        self.refused = refused


class Cell:
    """One running process: its socket, what it last said, when it must speak next."""

    def __init__(self, limits: Intake, single: str) -> None:
        self._limits = limits
        self.walls: tuple[str, ...] = ()
        self._is_ready = False
        self._buffer = bytearray()
        self._received = 0
        if not hasattr(socket, "send_fds"):
            raise ReaderBroken("this system cannot hand over open files; use Linux, macOS or WSL.")
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed in stop)
        self._socket, theirs = socket.socketpair()
        given = {
            "path": [str(Path(entry or ".").absolute()) for entry in sys.path],
            "package": str(Path(__file__).parents[1]),
            "away_from": str(Path.cwd()),
            "channel": theirs.fileno(),
            "limits": to_plain(limits),
            "single": single,
            "with_parent": threading.current_thread() is threading.main_thread(),
        }
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-B", "-s", "-c", _BOOT, json.dumps(given)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                pass_fds=[theirs.fileno()],
                cwd="/",
                env={**{k: os.environ[k] for k in _KEPT if k in os.environ}, **_SURROUNDINGS},
            )

    def wait_ready(self) -> None:
        """Wait until the process is shut in; raises ReaderBroken if that never comes."""
        if self._is_ready:
            return
        try:
            word, *rest = self._message(time.monotonic() + START_SECONDS)
        except Failed:
            self._errors.seek(0)
            said = self._errors.read().decode("utf-8", "replace")
            self.stop()
            raise ReaderBroken(said) from None
        self._is_ready = word == "ready"
        self.walls = tuple(str(wall) for wall in rest[0])

    def ask(self, descriptor: int, size: int, name: str, gathered: Gathered) -> None:
        """Have one file read into ``gathered``; raises Failed if the process fails."""
        request = {"name": name, "skip": gathered.done, "size": size}
        self.exchange(descriptor, request, lambda message: _taken(message, gathered))

    def exchange(
        self, descriptor: int, request: dict[str, Any], taken: Callable[[list[Any]], bool]
    ) -> None:
        """Send a request with its file; ``taken`` gets every answer until it says: that is all.

        Raises:
            Failed: the process fails, or answers what ``taken`` cannot take.
        """
        self._received = 0
        try:
            line = json.dumps(request).encode() + b"\n"
            socket.send_fds(self._socket, [line], [descriptor])
        except OSError:
            raise self._ended() from None
        while True:
            message = self._message(time.monotonic() + self._limits.seconds_per_file)
            try:
                if taken(message):
                    return
            except (BadShape, IndexError, TypeError, ValueError):
                raise Failed(Damaged("Reading it gave nonsense.", _SAVE_AS)) from None

    def _message(self, deadline: float) -> list[Any]:
        looked = 0
        while (end := self._buffer.find(b"\n", looked)) < 0:
            looked = len(self._buffer)
            self._fill(deadline)
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            message = None
        if not isinstance(message, list) or not message:
            raise Failed(Damaged("Reading it gave nonsense.", _SAVE_AS))
        return message

    def _fill(self, deadline: float) -> None:
        self._socket.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            chunk = self._socket.recv(1 << 20)
        except TimeoutError:
            raise Failed(_too_slow(self._limits)) from None
        except OSError:
            chunk = b""
        if not chunk:
            raise self._ended()
        self._received += len(chunk)
        if self._received > self._limits.max_unpacked_mb * 4e6:
            raise Failed(TooLarge("It gives more text than can be held.", "max_unpacked_mb"))
        self._buffer += chunk

    def _ended(self) -> Failed:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        return Failed(_crashed(self._process.returncode, self._limits))

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._socket.close()
        self._process.kill()
        self._process.wait()
        self._errors.close()


def _taken(message: list[Any], gathered: Gathered) -> bool:
    """Put one message into ``gathered``; True when the file is done."""
    word = message[0]
    if word == "start":
        gathered.started = (int(message[1]), str(message[2]))
    elif word == "gave":
        readout = from_plain(Readout, message[2])
        gathered.documents.extend(readout.documents)
        gathered.notices.extend(readout.notices)
        gathered.unread.extend(readout.unread)
        gathered.done, gathered.started = int(message[1]), None
    return bool(word == "done")


_SAVE_AS = "Save it in another format (PDF, HTML, plain text) and add the result."


def _too_slow(limits: Intake) -> Refused:
    return Refused(
        "too_slow",
        f"Reading it took longer than {limits.seconds_per_file:g} s.",
        "Raise [intake] seconds_per_file in wherefrom.toml, or split the file.",
    )


def _crashed(status: int | None, limits: Intake) -> Refused:
    if status == OUT_OF_MEMORY:
        return Refused(
            "too_much_memory",
            f"Reading it needs more than {limits.memory_mb} MB of memory.",
            "Raise [intake] memory_mb in wherefrom.toml, or split the file.",
        )
    if status == -getattr(signal, "SIGALRM", 0):
        return _too_slow(limits)
    how = f"signal {-status}" if status is not None and status < 0 else f"status {status}"
    return Refused("crashed", f"The reading process ended while reading it ({how}).", _SAVE_AS)
