"""What the key of a person tells: whether a name, and of a man or a woman."""

from __future__ import annotations

from wherefrom.claims.lexicon import first_names, listed

UNNAMED = "the "  # begins the key of somebody whose name is not told


def gender_of(key: str) -> str:
    """``men`` or ``women``, by a first name or a noun; empty where it is not plain."""
    first = key.removeprefix(UNNAMED).split(" ")[0]
    for gender in ("men", "women"):
        if first in (listed(gender) if key.startswith(UNNAMED) else first_names(gender)):
            return gender
    return ""
