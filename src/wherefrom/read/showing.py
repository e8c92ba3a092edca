"""Originals to be looked at: opened in the sandboxed process only, as reading is."""

from __future__ import annotations

import base64
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from wherefrom.read.cell import Cell, Failed, ReaderBroken
from wherefrom.read.reader import opened
from wherefrom.read.refusals import Damaged, Refused
from wherefrom.settings import Intake

SINGLE = "wherefrom.read.shown:read_nothing"
IDLE = 60.0  # seconds without a request after which the process ends


@dataclass(frozen=True, slots=True)
class Shown:
    """How an original looks: ``html`` made harmless, ``text``, or the sizes of a PDF's pages.

    ``kind`` is that of ``kinds.Kind``, ``called`` its name for a reader. What
    has none of the three can only be taken away.
    """

    kind: str
    called: str
    html: str | None = None
    text: str | None = None
    pages: tuple[tuple[float, float], ...] = ()  # width and height in points


class Showing:
    """Shows originals by a process of its own, started when first needed; a context manager."""

    def __init__(self, limits: Intake) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._cell: Cell | None = None
        self._ending: threading.Timer | None = None

    def __enter__(self) -> Showing:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def look(self, file: Path, name: str, member: str) -> Shown:
        """How ``member`` of ``file``, captured as ``name``, looks.

        Raises:
            Refused: it cannot be shown; says why.
            ReaderBroken: no process can be started on this machine.
        """
        given = self._ask(file, name, {"member": member, "what": "look"})
        try:
            pages = tuple((float(w), float(h)) for w, h in given.get("pages", ()))
            html, text = (None if given.get(k) is None else str(given[k]) for k in ("html", "text"))
            return Shown(str(given["kind"]), str(given["called"]), html, text, pages)
        except (KeyError, TypeError, ValueError):
            raise _nonsense() from None

    def picture(self, file: Path, name: str, member: str, page: int, width: int) -> bytes:
        """A page of a PDF, from 0, as PNG ``width`` pixels wide; raises as ``look`` does."""
        asked = {"member": member, "what": "page", "page": page, "width": width}
        return self._content(file, name, asked)

    def content(self, file: Path, name: str, member: str) -> bytes:
        """The bytes of a member of an archive; raises as ``look`` does."""
        return self._content(file, name, {"member": member, "what": "bytes"})

    def _content(self, file: Path, name: str, asked: dict[str, Any]) -> bytes:
        try:
            return base64.b64decode(self._ask(file, name, asked)["content"], validate=True)
        except (KeyError, TypeError, ValueError):
            raise _nonsense() from None

    def _ask(self, file: Path, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        request = {"name": name, **asked}
        answers: list[list[Any]] = []
        with self._lock, opened(file, self._limits) as (descriptor, size):
            self._awake()
            try:
                cell = self._cell = self._cell or Cell(self._limits, SINGLE)
                cell.wait_ready()
                cell.exchange(descriptor, {**request, "size": size}, partial(_taken, answers))
            except Failed as failed:
                self._stop()
                raise failed.refused from None
            except ReaderBroken:
                self._cell = None
                raise
        return _told(answers)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._awake(again=False)
            self._stop()

    def _awake(self, *, again: bool = True) -> None:
        """Put off the end of an idle process."""
        if self._ending is not None:
            self._ending.cancel()
            self._ending = None
        if again:
            self._ending = threading.Timer(IDLE, self.close)
            self._ending.daemon = True
            self._ending.start()

    def _stop(self) -> None:
        if self._cell is not None:
            self._cell.stop()
            self._cell = None


def _taken(answers: list[list[Any]], message: list[Any]) -> bool:
    answers.append(message)
    return bool(message[0] == "done")


def _told(answers: list[list[Any]]) -> dict[str, Any]:
    """What was shown; raises Refused if nothing was."""
    word, *rest = answers[0]
    if word == "refused" and len(rest) == 3:
        raise Refused(*(str(part) for part in rest))
    if word != "shown" or not isinstance(rest[0], dict):
        raise _nonsense()
    return rest[0]


def _nonsense() -> Refused:
    return Damaged("Looking at it gave nonsense.", "Take the file and open it elsewhere.")
