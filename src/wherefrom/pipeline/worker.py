"""A process that works out documents for its parent, one after the other, until it is told to end.

``pool`` starts it with the function that does the work. Requests and answers
are lines of JSON: no pickles, and a caller's script is never run again, as it
would be by multiprocessing. However the parent ends, the process ends with it.
"""

from __future__ import annotations

import base64
import importlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from wherefrom.model import Document, Reply, Voices
from wherefrom.serial import from_plain, to_plain
from wherefrom.store.work import Worked

Work = Callable[[Document], Worked]


def named(name: str) -> Work:
    """The function that ``module:function`` names."""
    module, _, function = name.partition(":")
    work: Work = getattr(importlib.import_module(module), function)
    return work


def as_line(work: Worked) -> dict[str, Any]:
    """Work as JSON-able values."""
    return {
        "voices": to_plain(work.voices),
        "replies": to_plain(work.replies),
        "vectors": base64.b64encode(work.vectors).decode("ascii"),
    }


def from_line(given: dict[str, Any]) -> Worked:
    """The work that ``as_line`` wrote."""
    return Worked(
        from_plain(Voices, given["voices"]),
        from_plain(tuple[Reply, ...], given["replies"]),
        base64.b64decode(given["vectors"]),
    )


def answer(work: Work, line: bytes) -> bytes:
    """One request worked out; an error goes back as its words."""
    try:
        given = as_line(work(from_plain(Document, json.loads(line))))
    except Exception as error:  # whatever it is, the parent must hear of it
        given = {"error": f"{type(error).__name__}: {error}"}
    given["memory_mb"] = peak_memory_mb()
    return json.dumps(given).encode() + b"\n"


def peak_memory_mb() -> float:
    """The most memory this process has held so far; 0.0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def end_with(parent: int) -> None:
    """End this process when ``parent`` has ended, even in the middle of a document."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def serve(work: Work, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer line by line until there are no more requests."""
    for line in requests:
        answers.write(answer(work, line))
        answers.flush()


def main() -> None:
    """Work for the process that started this one."""
    name, parent = sys.argv[1:]
    end_with(int(parent))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get among the answers
    serve(named(name), sys.stdin.buffer, answers)
