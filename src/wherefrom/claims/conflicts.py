"""Which answers of a claim cannot both be true of one moment, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from wherefrom.claims.answers import Agreeing, apart, bounds
from wherefrom.claims.homes import HOME, may_be_one
from wherefrom.data.load import words
from wherefrom.model import ConflictKind, Reply

LATER = re.compile(
    r"\b(?:r(?:ose|ises|isen) to|new (?:death )?toll|climb(?:s|ed) to|now|has risen|latest)\b", re.I
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
            found.append((i, j, "conflict", "One says that it is so, the other that it is not."))
        elif kind == "number" and _apart(one, two):
            found.append(_numbers(i, j, one, two, published, texts))
        elif kind == "what" and not may_be_one(one.value, two.value):
            found.append((i, j, "conflict", _one_at_a_time(one, two)))
        elif kind in {"day", "time"} and one.value != two.value:
            found.append(
                (i, j, "conflict", f"It cannot have been both {one.value} and {two.value}.")
            )
    return found


def _one_at_a_time(one: Agreeing, two: Agreeing) -> str:
    if one.replies[0].key.startswith(HOME):
        return f"{one.value} and {two.value} are two places, and only one of them was home."
    return f"The same thing cannot have been both {one.value} and {two.value}."


def _apart(one: Agreeing, two: Agreeing) -> bool:
    a, b = one.replies[0], two.replies[0]
    if a.unit != b.unit and a.key == "money":
        return False  # the rate of exchange is not in the documents
    return apart(a, b)


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
        why = f"{large.value} was reported later than {small.value}, and such a count rises."
        return less, more, "update", why
    return i, j, "conflict", f"{one.value} and {two.value} are different amounts of one thing."


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
