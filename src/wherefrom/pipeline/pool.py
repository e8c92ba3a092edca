"""Documents worked out by one process or several; what comes out is the same.

Processes are kept for the next case of the same program: to start them takes
longer than the work on ten short articles.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterator, Sequence

from wherefrom.errors import WherefromError
from wherefrom.model import Document
from wherefrom.pipeline import worker
from wherefrom.pipeline.team import Memory, Team
from wherefrom.store.work import Worked

__all__ = ["Memory", "WorkFailed", "close", "default_workers", "prepare", "worked_out"]
ALONE_BELOW = 4  # documents; for fewer, no process is started that is not there already
MOST = 8  # workers; each holds the models, about 0.4 GB, most of it shared on Linux
_resting: list[Team] = []  # not at work now; at most one
_guard = threading.Lock()


class WorkFailed(WherefromError):
    """A document could not be worked out."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(
            f"{path}: working out its statements failed ({what}). What was done before is kept. "
            "Run again; if it fails again, leave the file out (.wherefromignore) and report this."
        )


def default_workers() -> int:
    """As many as there are processors for this process, 2 to 4 where there are two or more."""
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        processors = os.cpu_count() or 1
    return max(1, min(4, processors))


def prepare(work: str, workers: int) -> None:
    """Start processes for work that is about to come, which then need not be waited for."""
    if workers > 1:
        _rest(_called(work, min(workers, MOST)))


def worked_out(
    documents: Sequence[Document], work: str, workers: int, memory: Memory
) -> Iterator[tuple[Document, Worked]]:
    """Each document with its work, as soon as it is there, in no certain order.

    Raises:
        WorkFailed: naming the document; the others' work is lost only if not yet given.
    """
    if not documents:
        return
    if workers < 2 or (len(documents) < ALONE_BELOW and not _resting):
        yield from _alone(documents, work)
        return
    team = _called(work, min(workers, MOST))
    for document, result in team.worked_out(documents, memory):
        if isinstance(result, Exception):
            raise WorkFailed(document.path, str(result)) from result
        yield document, result
    _rest(team)


def close() -> None:
    """End the processes that wait for another case."""
    with _guard:
        while _resting:
            _resting.pop().stop()


def _called(work: str, size: int) -> Team:
    """The team that rests, if it is fit for this work, or a new one."""
    with _guard:
        while _resting:
            team = _resting.pop()
            if team.work == work and team.size == size and team.is_there():
                return team
            team.stop()
    return Team(work, size)


def _rest(team: Team) -> None:
    with _guard:
        _resting.append(team)
        surplus = _resting[:-1]
        del _resting[:-1]
    for other in surplus:
        other.stop()


atexit.register(close)


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
