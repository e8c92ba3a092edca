"""Peak memory of a command and everything it starts, sampled from /proc (Linux only)."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

EVERY = 0.2  # seconds between samples; a shorter peak is missed
PROC = Path("/proc")


def descendants(root: int) -> list[int]:
    """``root`` and all processes under it that run now."""
    found, left = [], [root]
    while left:
        pid = left.pop()
        found.append(pid)
        for tasks in PROC.glob(f"{pid}/task/*/children"):
            try:
                left.extend(int(child) for child in tasks.read_text().split())
            except OSError:  # it ended meanwhile
                continue
    return found


def _proportional_kb(pid: int) -> int:
    """A process's memory in kB, what it shares counted by its share."""
    try:
        rollup = (PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0
    lines = (line.split() for line in rollup.splitlines())
    return sum(int(words[1]) for words in lines if words[0] == "Pss:")


def run_watched(command: Sequence[str]) -> tuple[int, str, float | None]:
    """Run ``command``; its exit status, standard output, and peak memory in GB.

    The memory is None where the system has no /proc.
    """
    peak, done = 0, threading.Event()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:

        def watch() -> None:
            nonlocal peak
            while not done.wait(EVERY):
                peak = max(peak, sum(map(_proportional_kb, descendants(child.pid))))

        watcher = threading.Thread(target=watch)
        watcher.start()
        output = child.communicate()[0]
        done.set()
        watcher.join()
    return child.returncode, output, peak / 1e6 if peak else None
