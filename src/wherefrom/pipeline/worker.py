"""A process that works out documents for its parent, one after the other, until it is told to end.

``team`` starts it with the function that does the work. Requests and answers
are lines of JSON: no pickles, and a caller's script is never run again, as it
would be by multiprocessing. However the parent ends, the process ends with it.
"""

from __future__ import annotations

import base64
import contextlib
import gc
import importlib
import json
import os
import select
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from wherefrom.model import Document, Reply, Voices
from wherefrom.serial import from_plain, to_plain
from wherefrom.store.work import Worked

Work = Callable[[Document], Worked]
IDLE = 120.0  # seconds without a request after which a process that has worked ends


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
        "words": base64.b64encode(work.words).decode("ascii"),
        "parse": base64.b64encode(work.parse).decode("ascii"),
    }


def from_line(given: dict[str, Any]) -> Worked:
    """The work that ``as_line`` wrote."""
    return Worked(
        from_plain(Voices, given["voices"]),
        from_plain(tuple[Reply, ...], given["replies"]),
        base64.b64decode(given["vectors"]),
        base64.b64decode(given["words"]),
        base64.b64decode(given["parse"]),
    )


def answer(work: Work, line: bytes) -> bytes:
    """One request worked out; an error goes back as its words."""
    try:
        given = as_line(work(from_plain(Document, json.loads(line))))
    except Exception as error:  # whatever it is, the parent must hear of it
        given = {"error": f"{type(error).__name__}: {error}"}
    given["memory_mb"] = peak_memory_mb()
    return _line(given)


def _line(given: dict[str, Any]) -> bytes:
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


def serve(work: Work, channel: socket.socket) -> None:
    """Answer line by line until there are no more requests, or none for a while."""
    with channel.makefile("rb") as requests:
        line = requests.readline()
        while line:
            channel.sendall(answer(work, line))
            # Requests come one at a time, so nothing can wait in the buffer.
            line = requests.readline() if select.select([channel], [], [], IDLE)[0] else b""


def divide(channels: Sequence[socket.socket], parent: int) -> socket.socket | None:
    """One copy of this process for each channel, which it gets; None in this one, at their end.

    A copy that has failed is reported on its channel.
    """
    gc.collect()
    gc.freeze()  # what is never looked at again stays in memory that the copies share
    copies: dict[int, socket.socket] = {}
    for mine in channels:
        pid = os.fork()
        if pid == 0:
            for other in channels:
                if other is not mine:
                    other.close()
            return mine
        copies[pid] = mine
    end_with(parent)
    while copies:
        pid, status = os.wait()
        with copies.pop(pid) as channel, contextlib.suppress(OSError):
            if code := os.waitstatus_to_exitcode(status):
                channel.sendall(_line({"error": f"the worker ended with status {code}"}))
    return None


def main() -> None:
    """Work for the process that started this one, on the channels that it gave."""
    name, parent, *descriptors = sys.argv[1:]
    work = named(name)
    with contextlib.suppress(Exception):  # what is wrong shows again at work, and is told then
        getattr(sys.modules[work.__module__], "prepare", lambda: None)()
    channels = [socket.socket(fileno=int(descriptor)) for descriptor in descriptors]
    if len(channels) == 1:
        end_with(int(parent))
        serve(work, channels[0])
    elif channel := divide(channels, int(parent)):
        end_with(os.getppid())
        serve(work, channel)
    os._exit(0)  # nothing is left to be written, and taking the models apart takes time
