"""Names as they are compared: without case, accents, invisible characters and titles' points."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from wherefrom.data.load import words

# Combining marks, and what shows nothing: neither parts a word.
UNSEEN = (
    "\u0300-\u036f\u00ad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff"
)
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{UNSEEN}])*")
_UNSEEN = re.compile(f"[{UNSEEN}]")


@lru_cache(maxsize=1 << 18)
def folded(name: str) -> str:
    """
    >>> folded("Anaïs  O’Dell-Ruiz")
    "anais o'dell ruiz"
    """
    if name.isascii():
        return " ".join(name.replace("-", " ").casefold().split())
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", name).replace("’", "'"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub("[-‐-–]", " ", letters).casefold().split())


@lru_cache(maxsize=1 << 16)
def _parts(name: str) -> tuple[str, ...]:
    small = set(words("titles")["particles"])
    every = [w.strip(".,:;'\"()") for w in folded(name).split()]
    kept = [w for w in every if len(w) > 1 and w not in small] or [w for w in every if w]
    return tuple(kept)


def parts(name: str) -> list[str]:
    """Words of a name that tell its bearer: folded, without initials and particles.

    >>> parts("J. van Aldo")
    ['aldo']
    """
    return list(_parts(name))
