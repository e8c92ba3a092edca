"""Which answers of a claim cannot both be true of one moment, and why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from wherefrom.claims import why
from wherefrom.claims.answers import Agreeing, apart, bounds, roughly_one
from wherefrom.claims.exchange import Rates, far
from wherefrom.claims.rates import is_money
from wherefrom.claims.traits import trait
from wherefrom.claims.whose import AGE
from wherefrom.data.load import words
from wherefrom.model import ConflictKind

LATER = re.compile(
    r"\b(?:r(?:ose|ises|isen|ising) to|new (?:death )?toll|climb(?:s|ed) to|now|latest"
    r"|(?:revised|updated|raised) (?:up(?:ward)? )?to)\b",
    re.I,
)


def conflicting(
    answers: Sequence[Agreeing],
    published: Mapping[str, str | None],
    texts: Mapping[str, str],
    rates: Rates | None = None,
) -> list[tuple[int, int, ConflictKind, str]]:
    """(first, second, kind, why) for every pair of ``answers`` that cannot both be true.

    ``published`` gives the day of each statement's document, None where it is
    unknown; ``texts`` each statement's words; ``rates`` those that reports give of currencies.
    Updates run from the earlier answer to the later.
    """
    found: list[tuple[int, int, ConflictKind, str]] = []
    told = _Told(answers, published, texts)
    for i, j in combinations(range(len(answers)), 2):
        one, two = answers[i], answers[j]
        kind = one.replies[0].kind
        if kind == "proposition":
            found.append((i, j, "conflict", why.yes_and_no(one, two)))
        elif kind == "number" and _apart(one, two):
            found.append(_numbers(i, j, one, two, told))
        elif kind == "number" and is_money(one.replies[0].key):
            by = far(one, two, rates or {})
            if by is not None:
                found.append((i, j, "conflict", why.two_sums(one, two, by)))
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
    if not is_money(a.key):
        return apart(a, b) and not roughly_one(a, b)
    # Sums in two currencies only, no rate of which makes them one, are not set against each other.
    by_unit = {r.unit: r for r in reversed(two.replies)}
    first = {r.unit: r for r in reversed(one.replies)}
    both = [(first[unit], by_unit[unit]) for unit in sorted(first.keys() & by_unit.keys(), key=str)]
    return any(apart(x, y) and not roughly_one(x, y) for x, y in both)


def _numbers(
    i: int, j: int, one: Agreeing, two: Agreeing, told: _Told
) -> tuple[int, int, ConflictKind, str]:
    key = one.replies[0].key
    less, more = (i, j) if bounds(one.replies[0]) < bounds(two.replies[0]) else (j, i)
    by_index = {i: one, j: two}
    small, large = by_index[less], by_index[more]
    if key in words("properties")["tolls"] and told.superseded(less, more):
        return less, more, "update", why.later(small, large)
    if key.startswith(AGE) and told.grown(less, more):
        return less, more, "update", why.grown(small, large)
    return i, j, "conflict", why.two_amounts(one, two)


DAY = 10  # characters of a whole date
BIRTHDAY = 0.5  # years between two reports from which one is likelier than a mistake
AT_THE_TIME = re.compile(
    r"\b(?:at the time|at that time|back then|when (?:s?he|they) (?:was|were))\b"
)


class _Told:
    """When each of ``answers`` was published, and whether it says that it is a later count.

    That is looked up once, since each is set against many.
    """

    def __init__(
        self,
        answers: Sequence[Agreeing],
        published: Mapping[str, str | None],
        texts: Mapping[str, str],
    ) -> None:
        self._answers, self._published, self._texts = answers, published, texts
        self._later: dict[int, bool] = {}
        self._days: dict[int, tuple[str, str] | None] = {}

    def superseded(self, small: int, large: int) -> bool:
        """By publication, or by the words of the larger count."""
        if large not in self._later:
            said = (self._texts[r.statement] for r in self._answers[large].replies)
            self._later[large] = any(LATER.search(text) for text in said)
        if self._later[large]:
            return True
        first, last = self._span(small), self._span(large)
        return first is not None and last is not None and first < last

    def grown(self, small: int, large: int) -> bool:
        """Whether the years between the reports, or *at the time*, account for two ages of one."""
        first, last = self._span(small), self._span(large)
        if any(AT_THE_TIME.search(self._texts[r.statement]) for r in self._answers[small].replies):
            return True
        if first is None or last is None or len(last[0]) < DAY or len(first[1]) < DAY:
            return False
        years = (
            dt.date.fromisoformat(last[0][:DAY]) - dt.date.fromisoformat(first[1][:DAY])
        ).days / 365
        older = (self._answers[large].low or 0.0) - (self._answers[small].low or 0.0)
        return max(older - 1, BIRTHDAY) < years < older + 1

    def _span(self, at: int) -> tuple[str, str] | None:
        """The first and the last day of publication; None where none is known."""
        if at not in self._days:
            replies = self._answers[at].replies
            days = [day for r in replies if (day := self._published[r.statement]) is not None]
            self._days[at] = (min(days), max(days)) if days else None
        return self._days[at]
