"""Ids as they leave: made from content, they could be tried for a name, so each is made anew."""

from __future__ import annotations

import hmac
import re

_ID = re.compile(r"[a-z]+-[0-9a-f]{12}")
_IDS = re.compile(rf"\b{_ID.pattern}\b")


class Renewed:
    """New ids by old; equal under one salt, whatever the ledger."""

    def __init__(self, salt: str) -> None:
        self._salt = bytes.fromhex(salt)
        self._new: dict[str, str] = {}
        self._old: dict[str, str] = {}

    def id(self, old: str) -> str | None:
        """The id in place of ``old``; None if that is no id."""
        new = self._new.get(old)
        if new is None and _ID.fullmatch(old):
            new = f"{old.partition('-')[0]}-{self.digest(old)[:12]}"
            self._new[old], self._old[new] = new, old
        return new

    def original(self, new: str) -> str | None:
        """The id that ``new`` was given for; None if it was given for none."""
        return self._old.get(new)

    def ids_in(self, text: str) -> str:
        """``text`` with every id in it renewed."""
        return _IDS.sub(lambda found: self.id(found[0]) or "", text) if "-" in text else text

    def digest(self, text: str) -> str:
        """A digest that only this case can make."""
        return hmac.digest(self._salt, text.encode("utf-8", "surrogatepass"), "sha256").hex()
