"""Processes that work out documents for this one, each from the same queue."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wherefrom.model import Document
from wherefrom.pipeline import worker
from wherefrom.serial import to_plain
from wherefrom.store.work import Worked

_BOOT = "from wherefrom.pipeline.worker import main; main()"
# Where a loaded process may be copied safely, models are loaded once for all workers.
FORKS = sys.platform == "linux"
REST = worker.IDLE / 2  # seconds without work after which a team is not trusted to be there
PATIENCE = 2.0  # seconds for a process to end by itself, so that its time is accounted for
# Two workers on two processors: each on one thread, or they wait for each other.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Given = tuple[Document, Worked | Exception]


@dataclass(slots=True)
class Memory:
    """Most memory held by each worker process, in MB; what they share counts for each."""

    peaks: dict[int, float] = field(default_factory=dict)

    def total(self) -> float:
        """All workers together."""
        return sum(self.peaks.values())


class Team:
    """``size`` processes that start at once and load their models while nobody waits yet."""

    def __init__(self, work: str, size: int) -> None:
        self.work = work
        self.size = size
        self._owner = os.getpid()
        self._rests_since: float | None = None  # None before the first work, for which they wait
        pairs = [socket.socketpair() for _ in range(size)]
        self._channels = [ours for ours, _ in pairs]
        theirs = [channel for _, channel in pairs]
        groups = [theirs] if FORKS else [[one] for one in theirs]
        self._processes = [_started(work, group) for group in groups]
        for channel in theirs:
            channel.close()

    def is_there(self) -> bool:
        """Whether all processes are, and are this process's own."""
        rested = 0.0 if self._rests_since is None else time.monotonic() - self._rests_since
        alive = all(process.poll() is None for process in self._processes)
        return alive and rested < REST and self._owner == os.getpid()

    def worked_out(self, documents: Sequence[Document], memory: Memory) -> Iterator[Given]:
        """Each document with its work or with what went wrong, as soon as it is there."""
        tasks: queue.SimpleQueue[Document] = queue.SimpleQueue()
        # Longest first, so that no worker is left alone with a long one at the end.
        for document in sorted(documents, key=lambda d: (-len(d.text), d.path)):
            tasks.put(document)
        given: queue.SimpleQueue[Given] = queue.SimpleQueue()
        feeders = [
            threading.Thread(target=_feed, args=(channel, n, tasks, given, memory), daemon=True)
            for n, channel in enumerate(self._channels[: len(documents)])
        ]
        for feeder in feeders:
            feeder.start()
        try:
            for _ in documents:
                yield given.get()
        except BaseException:
            self.stop()  # a feeder waits for an answer
            raise
        finally:
            for feeder in feeders:
                feeder.join()
        self._rests_since = time.monotonic()

    def stop(self) -> None:
        """End the processes, whatever they are doing; nothing happens in a copy of this process."""
        if self._owner != os.getpid():
            return
        for channel in self._channels:
            with contextlib.suppress(OSError):
                channel.shutdown(socket.SHUT_RDWR)
            channel.close()
        deadline = time.monotonic() + PATIENCE
        for process in self._processes:
            try:
                process.wait(max(0.01, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()  # its copies end when they see it gone
                process.wait()


def _started(work: str, channels: Sequence[socket.socket]) -> subprocess.Popen[bytes]:
    descriptors = [channel.fileno() for channel in channels]
    path = os.pathsep.join(entry for entry in sys.path if entry)
    # -P: a module in the current folder, which may be a stranger's, is never imported.
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _BOOT, work, str(os.getpid()), *map(str, descriptors)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=descriptors,
        env={**os.environ, **_ONE_THREAD, "PYTHONPATH": path},
        process_group=0,  # an interruption from the keyboard is for this process to handle
    )


def _feed(
    channel: socket.socket,
    number: int,
    tasks: queue.SimpleQueue[Document],
    given: queue.SimpleQueue[Given],
    memory: Memory,
) -> None:
    while True:
        try:
            document = tasks.get_nowait()
        except queue.Empty:
            return
        try:
            given.put((document, _ask(channel, number, document, memory)))
        except Exception as error:
            given.put((document, error))
            return


def _ask(channel: socket.socket, number: int, document: Document, memory: Memory) -> Worked:
    with contextlib.suppress(BrokenPipeError):  # why it ended may still be there to be read
        channel.sendall(json.dumps(to_plain(document)).encode() + b"\n")
    with channel.makefile("rb") as answers:
        line = answers.readline()
    try:
        given = json.loads(line)
    except ValueError:
        raise RuntimeError("the worker ended before it had answered") from None
    if "error" in given:
        raise RuntimeError(given["error"])
    memory.peaks[number] = given["memory_mb"]
    return worker.from_line(given)
