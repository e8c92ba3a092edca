"""Which answers of a claim cannot both be true of one moment, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from wherefrom.claims import why
from wherefrom.claims.answers import Agreeing, apart, bounds, roughly_one
from wherefrom.claims.rates import is_money
from wherefrom.claims.traits import trait
from wherefrom.data.load import words
from wherefrom.model import ConflictKind, Reply

LATER = re.compile(
    r"\b(?:r(?:ose|ises|isen|ising) to|new (?:death )?toll|climb(?:s|ed) to|now|latest"
    r"|(?:revised|updated|raised) (?:up(?:ward)? )?to)\b",
    re.I,
)


def conflicting(
    answers: Sequence[Agreeing], published: Mapping[str, str | None], texts: Mapping[str, str]
) -> list[tuple[int, int, ConflictKind, str]]:
    """(first, second, kind, why) for every pair of ``answers`` that cannot both be true.

    ``published`` gives the day of each statement's document, None where it is
    unknown; ``texts`` each statement's words. Updates run from the earlier
    answer to the later.
    """
    found: list[tuple[int, int, ConflictKind, str]] = []
    for i, j in combinations(range(len(answers)), 2):
        one, two = answers[i], answers[j]
        kind = one.replies[0].kind
        if kind == "proposition":
            found.append((i, j, "conflict", why.yes_and_no(one, two)))
        elif kind == "number" and _apart(one, two):
            found.append(_numbers(i, j, one, two, published, texts))
        elif kind == "what" and trait(one.replies[0].key).apart(one.value, two.value):
            found.append((i, j, "conflict", why.two_attributes(one, two)))
        elif kind in {"day", "time"} and not _one_day(one.value, two.value):
            found.append((i, j, "conflict", why.two_days(one, two)))
    return found


def _one_day(one: str, two: str) -> bool:
    """Whether two dates differ only in what one of them leaves open (*April 2009*, *11 April*)."""
    if "W" in one + two or "T" in one + two:
        return one == two
    return all("X" in a + b or a == b for a, b in zip(one.split("-"), two.split("-"), strict=False))


def _apart(one: Agreeing, two: Agreeing) -> bool:
    a, b = one.replies[0], two.replies[0]
    if a.unit != b.unit and is_money(a.key):
        return False  # the rate of exchange is not in the documents
    return apart(a, b) and not roughly_one(a, b)


def _numbers(
    i: int,
    j: int,
    one: Agreeing,
    two: Agreeing,
    published: Mapping[str, str | None],
    texts: Mapping[str, str],
) -> tuple[int, int, ConflictKind, str]:
    key = one.replies[0].key
    less, more = (i, j) if bounds(one.replies[0]) < bounds(two.replies[0]) else (j, i)
    by_index = {i: one, j: two}
    small, large = by_index[less], by_index[more]
    if key in words("properties")["tolls"] and _superseded(small, large, published, texts):
        return less, more, "update", why.later(small, large)
    return i, j, "conflict", why.two_amounts(one, two)


def _superseded(
    small: Agreeing,
    large: Agreeing,
    published: Mapping[str, str | None],
    texts: Mapping[str, str],
) -> bool:
    """By publication, or by the words of the larger count."""
    if any(LATER.search(texts[r.statement]) for r in large.replies):
        return True
    first, last = _days(small.replies, published), _days(large.replies, published)
    return bool(first and last) and (min(first), max(first)) < (min(last), max(last))


def _days(replies: Sequence[Reply], published: Mapping[str, str | None]) -> list[str]:
    return sorted(day for r in replies if (day := published[r.statement]) is not None)
