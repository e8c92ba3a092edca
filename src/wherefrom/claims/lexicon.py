"""The word lists that wording goes by, as sets."""

from __future__ import annotations

from functools import cache

from wherefrom.data.load import words


@cache
def listed(group: str) -> frozenset[str]:
    """The words of one group of ``data/asking.yml``."""
    return frozenset(words("asking")[group])


@cache
def first_names(gender: str) -> frozenset[str]:
    """Given names of ``men`` or ``women`` that stand in one of the two lists only."""
    mine, other = (_names(g) for g in (gender, "men" if gender == "women" else "women"))
    return frozenset(mine - other)


def _names(gender: str) -> set[str]:
    table = words("given_names")
    forms = {name for group in table[gender] for name in group}
    return forms | set(table[f"{gender}_alone"])


@cache
def pointing() -> frozenset[str]:
    """Words that only point (*he*, *there*, *today*)."""
    return frozenset(words("properties")["pointing"])
