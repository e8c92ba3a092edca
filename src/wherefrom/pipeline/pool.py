"""Documents worked out by one process or several; what comes out is the same."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wherefrom.errors import WherefromError
from wherefrom.model import Document
from wherefrom.pipeline import worker
from wherefrom.serial import to_plain
from wherefrom.store.work import Worked

ALONE_BELOW = 4  # documents; starting a process and its models takes longer than these
_BOOT = "from wherefrom.pipeline.worker import main; main()"
MOST = 8  # workers; each holds the models, about 0.5 GB


class WorkFailed(WherefromError):
    """A document could not be worked out."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(
            f"{path}: working out its statements failed ({what}). What was done before is kept. "
            "Run again; if it fails again, leave the file out (.wherefromignore) and report this."
        )


@dataclass(slots=True)
class Memory:
    """Most memory held by each worker process, in MB."""

    peaks: dict[int, float] = field(default_factory=dict)

    def total(self) -> float:
        """All workers together."""
        return sum(self.peaks.values())


def default_workers() -> int:
    """As many as there are processors for this process, 2 to 4 where there are two or more."""
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        processors = os.cpu_count() or 1
    return max(1, min(4, processors))


def worked_out(
    documents: Sequence[Document], work: str, workers: int, memory: Memory
) -> Iterator[tuple[Document, Worked]]:
    """Each document with its work, as soon as it is there, in no certain order.

    Raises:
        WorkFailed: naming the document; the others' work is lost only if not yet given.
    """
    workers = min(workers, MOST, len(documents))
    if workers < 2 or len(documents) < ALONE_BELOW:
        yield from _alone(documents, work)
        return
    tasks: queue.SimpleQueue[Document] = queue.SimpleQueue()
    # Longest first, so that no worker is left alone with a long one at the end.
    for document in sorted(documents, key=lambda d: (-len(d.text), d.path)):
        tasks.put(document)
    given: queue.SimpleQueue[tuple[Document, Worked | Exception]] = queue.SimpleQueue()
    team = [_Worker(work, tasks, given, memory) for _ in range(workers)]
    try:
        for _ in documents:
            document, result = given.get()
            if isinstance(result, Exception):
                raise WorkFailed(document.path, str(result)) from result
            yield document, result
    finally:
        for member in team:
            member.stop()


def _alone(documents: Sequence[Document], work: str) -> Iterator[tuple[Document, Worked]]:
    function = worker.named(work)
    for document in documents:
        try:
            result = function(document)
        except WherefromError:
            raise
        except Exception as error:
            raise WorkFailed(document.path, f"{type(error).__name__}: {error}") from error
        yield document, result


class _Worker:
    """One process, and the thread that feeds it from the common queue."""

    def __init__(
        self,
        work: str,
        tasks: queue.SimpleQueue[Document],
        given: queue.SimpleQueue[tuple[Document, Worked | Exception]],
        memory: Memory,
    ) -> None:
        self._tasks = tasks
        self._given = given
        self._memory = memory
        # -P: a module in the current folder, which may be a stranger's, is never imported.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, work, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
        )
        self._thread = threading.Thread(target=self._feed, daemon=True)
        self._thread.start()

    def _feed(self) -> None:
        while True:
            try:
                document = self._tasks.get_nowait()
            except queue.Empty:
                return
            try:
                result: Worked | Exception = self._ask(document)
            except Exception as error:
                result = error
            self._given.put((document, result))
            if isinstance(result, Exception):
                return

    def _ask(self, document: Document) -> Worked:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(to_plain(document)).encode() + b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"the worker ended with status {process.wait()}")
        given = json.loads(line)
        self._memory.peaks[process.pid] = given["memory_mb"]
        if "error" in given:
            raise RuntimeError(given["error"])
        return worker.from_line(given)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
