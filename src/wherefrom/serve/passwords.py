"""Reviewers' own passwords, for a server that others can reach.

Kept as scrypt hashes (RFC 7914) in ``reviewers.json`` of the case's folder, which only its
owner may read. Who guesses waits: after some wrong tries a name is closed for a while.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import threading
import time
from pathlib import Path
from typing import Any

from wherefrom.errors import WherefromError

NAME = "reviewers.json"
SHORTEST = 12  # characters of a password
COST = {"n": 2**15, "r": 8, "p": 1}  # OWASP's second choice: 32 MB a try
MEMORY = 64 * 2**20  # bytes that a hash may take
TRIES, CLOSED = 5, 60.0  # wrong passwords in a row, and the seconds for which a name is closed then


class WeakPassword(WherefromError):
    """Too easy to guess; nothing was kept."""

    def __init__(self) -> None:
        super().__init__(f"A password takes at least {SHORTEST} characters; a few words will do.")


class NoReviewers(WherefromError):
    """A server that others can reach needs reviewers with passwords."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "Others could reach this server, and nobody has a password. Give one to each reviewer "
            f'first: `wherefrom reviewer {folder} "NAME"`.'
        )


class Passwords:
    """The reviewers of one case and what proves who they are."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock = threading.Lock()
        self._wrong: dict[str, tuple[int, float]] = {}

    def reviewers(self) -> list[str]:
        """Their names, sorted."""
        return sorted(self._kept())

    def keep(self, reviewer: str, password: str) -> None:
        """Give ``reviewer`` this password, in place of any before.

        Raises:
            WeakPassword: it is too short.
        """
        name = " ".join(reviewer.split())
        if len(password) < SHORTEST:
            raise WeakPassword
        salt = secrets.token_bytes(16)
        kept = self._kept()
        kept[name] = {"salt": salt.hex(), "hash": _hash(password, salt).hex()}
        self._write(kept)

    def drop(self, reviewer: str) -> bool:
        """Let ``reviewer`` in no more; whether there was one of that name."""
        kept = self._kept()
        known = kept.pop(reviewer, None) is not None
        self._write(kept)
        return known

    def prove(self, reviewer: str, password: str) -> bool:
        """Whether this is the reviewer's password; a name closed by wrong tries proves nothing."""
        with self._lock:  # one try at a time: each takes memory and time on purpose
            wrong, until = self._wrong.get(reviewer, (0, 0.0))
            if wrong >= TRIES and time.monotonic() < until:
                return False
            kept = self._kept().get(reviewer)
            salt = bytes.fromhex(kept["salt"]) if kept else b"nobody of that name"
            given = _hash(password, salt)  # of unknown names too, so that time tells nothing
            right = kept is not None and secrets.compare_digest(given.hex(), kept["hash"])
            if right:
                self._wrong.pop(reviewer, None)
            else:
                self._wrong[reviewer] = (wrong + 1, time.monotonic() + CLOSED)
                self._forget()
            return right

    def _forget(self) -> None:
        """Drop names whose time is up, so that invented ones do not fill the memory."""
        now = time.monotonic()
        self._wrong = {name: one for name, one in self._wrong.items() if one[1] > now}

    def _kept(self) -> dict[str, dict[str, str]]:
        try:
            kept: Any = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError as error:
            raise WherefromError(
                f"{self._path} is damaged. Delete it and give the reviewers new passwords."
            ) from error
        return dict(kept)

    def _write(self, kept: dict[str, dict[str, str]]) -> None:
        aside = self._path.with_suffix(".new")
        opened = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False, indent=1, sort_keys=True)
        aside.replace(self._path)


def _hash(password: str, salt: bytes) -> bytes:
    given = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(given, salt=salt, maxmem=MEMORY, **COST)
