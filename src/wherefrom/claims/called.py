"""What the key of a person tells: whether a name, and of a man or a woman."""

from __future__ import annotations

from wherefrom.claims.lexicon import first_names, listed

TITLED = {"mr": "men", "mrs": "women", "ms": "women", "miss": "women"}
UNNAMED = "the "  # begins the key of somebody whose name is not told


def gender_of(key: str) -> str:
    """``men`` or ``women``, by a first name, title or noun; empty where it is not plain."""
    first = key.removeprefix(UNNAMED).split(" ")[0]
    if first in TITLED:
        return TITLED[first]
    for gender in ("men", "women"):
        if first in (listed(gender) if key.startswith(UNNAMED) else first_names(gender)):
            return gender
    return ""


def surname_of(key: str) -> str:
    """What follows the title of a key that begins with one; empty for others.

    >>> surname_of("mrs lee"), surname_of("ann lee")
    ('lee', '')
    """
    title, _, rest = key.partition(" ")
    return rest if title in TITLED else ""
