"""Names as they are compared: without case, accents and titles' points."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

from wherefrom.data.load import words


def folded(name: str) -> str:
    """
    >>> folded("Anaïs  O’Dell-Ruiz")
    "anais o'dell ruiz"
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("-", " "))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.casefold().split())


def parts(name: str) -> list[str]:
    """Words of a name that tell its bearer: folded, without initials and particles.

    >>> parts("J. van Aldo")
    ['aldo']
    """
    small = set(words("titles")["particles"])
    every = [w.strip(".,:;'\"()") for w in folded(name).split()]
    return [w for w in every if len(w) > 1 and w not in small] or [w for w in every if w]


def loosely(key: str) -> str:
    """A pattern for a folded name, whatever its accents, hyphens and spaces."""
    out = []
    for letter in key:
        if letter == " ":
            out.append(r"[\s.,\-‐-–]+")
        elif letter == "'":
            out.append("['’]")
        elif letter.isascii() and letter.isalpha():
            more = _accented().get(letter, "")
            out.append(f"[{letter}{more}]" if more else letter)
        else:
            out.append(re.escape(letter))
    return "".join(out)


@cache
def _accented() -> dict[str, str]:
    out: dict[str, str] = defaultdict(str)
    for code in range(0xC0, 0x250):
        plain = unicodedata.normalize("NFKD", chr(code))[0].casefold()
        if plain.isascii() and plain.isalpha():
            out[plain] += chr(code)
    return dict(out)
