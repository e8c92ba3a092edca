"""Where the statements of claims went that are no more: kept beside the case, through restarts.

Only ids are kept, in ``moved.json`` of the case's folder; without it old addresses lead nowhere.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path

NAME = "moved.json"
MOST = 5000  # claims; the oldest are forgotten first
FIRST = 20  # statements of one: enough to find where most of them are


class Moved:
    """The statements that each vanished claim had, by its id."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock = threading.Lock()
        self._known: dict[str, list[str]] | None = None

    def keep(self, gone: Mapping[str, tuple[str, ...]]) -> None:
        """Remember the statements of claims that are ``gone``."""
        if not gone:
            return
        with self._lock:
            known = self._read()
            for claim, statements in gone.items():
                known.pop(claim, None)
                known[claim] = list(statements[:FIRST])
            for claim in list(known)[: max(0, len(known) - MOST)]:
                del known[claim]
            self._write(known)

    def of(self, claim: str) -> tuple[str, ...]:
        """The statements that the claim had; none where it is not remembered."""
        with self._lock:
            return tuple(self._read().get(claim, ()))

    def _read(self) -> dict[str, list[str]]:
        if self._known is None:
            self._known = _kept(self._path)
        return self._known

    def _write(self, known: dict[str, list[str]]) -> None:
        aside = self._path.with_suffix(".new")
        try:
            with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as to:
                json.dump(known, to)
            aside.replace(self._path)
        except OSError:  # no room, or not to be written: remembered until the server ends
            aside.unlink(missing_ok=True)


def _kept(path: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(claim): [str(s) for s in ids] for claim, ids in found.items() if _is_list(ids)}


def _is_list(value: object) -> bool:
    return isinstance(value, list)
