"""Sums in two currencies that are one, by the rates that the reports themselves give.

*Two million euros (£1.7 million)* gives a rate. No other is known: none is looked up, since
reports of one folder are of one time, and whoever reads it can check a rate that stands in it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from statistics import median_low

from wherefrom.claims.answers import Agreeing
from wherefrom.claims.rates import is_money
from wherefrom.model import Quantity, Reply, Statement

WITHIN = math.log(1.05)  # by which two sums may be off the rate, since each is rounded
STEADY = math.log(1.25)  # by which what reports give for one rate may differ
HEDGE = r"(?:(?:about|around|roughly|approximately|some|nearly|almost|over|or|US|A|C)\s*)*"
OPENED = re.compile(rf"\s*[(\[]\s*{HEDGE}\Z")  # what stands between a sum and its worth
FURTHER = re.compile(rf"\s*(?:[;,/]|or)\s*{HEDGE}\Z")  # within the same brackets
BY_RATE = " (as in “"  # between sums and the words that give the rate
CURRENCY = re.compile(r"[A-Z]{3}")
CLOSED = re.compile(r"\s*[)\]]")

Pair = tuple[str, str]  # two currencies in order


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of a second currency one of the first is, as its logarithm, and words for it."""

    log: float
    quote: str


Rates = Mapping[Pair, Rate]


def rates(statements: Sequence[Statement]) -> dict[Pair, Rate]:
    """The rate between any two currencies that reports give side by side.

    Where they differ by more than a quarter none is known; else it is the middle one.
    """
    told: dict[Pair, list[tuple[float, str]]] = defaultdict(list)
    for statement in statements:
        for one, two, quote in _side_by_side(statement):
            log = math.log((two.low or 0.0) / (one.low or 1.0))
            pair = (one.unit or "", two.unit or "")
            told[min(pair, pair[::-1])].append((log if pair < pair[::-1] else -log, quote))
    found = {}
    for pair, given in told.items():
        middle = median_low(sorted(given))
        if max(given)[0] - min(given)[0] <= STEADY:
            found[pair] = Rate(*middle)
    return found


def _side_by_side(statement: Statement) -> Iterator[tuple[Quantity, Quantity, str]]:
    """Sums of which one is told to be the other, with the words."""
    text, at = statement.text, statement.start
    sums = sorted(filter(_exact, statement.quantities), key=lambda q: q.start)
    together: list[Quantity] = []
    for one, two in pairwise(sums):
        between = text[one.end - at : two.start - at]
        if OPENED.match(between):
            together = [one, two]
        elif len(together) > 1 and together[-1] is one and FURTHER.match(between):
            together.append(two)
        else:
            together = []
            continue
        end = CLOSED.match(text, two.end - at)
        if end is not None:
            quote = " ".join(text[together[0].start - at : end.end()].split())
            for a, b in combinations(together, 2):
                if a.unit != b.unit:
                    yield a, b, quote


def _exact(quantity: Quantity) -> bool:
    """Whether it is one sum of money: its unit is a currency's code."""
    sums = CURRENCY.fullmatch(quantity.unit or "") and quantity.per is None
    return bool(sums and quantity.low and quantity.low == quantity.high)


def exchanged(answers: Sequence[Agreeing], known: Rates) -> list[Agreeing]:
    """``answers`` to one question about a sum, those that are one sum at a known rate together.

    Not where a sum is near two of another currency, or where they would hold two of one.
    """
    found = list(answers)
    while (pair := _first(found, known)) is not None:
        (i, j), quote = pair
        one, two = found[i], found[j]
        value = f"{sums_of(one.value)} ≈ {sums_of(two.value)}"
        quotes = dict.fromkeys([*_quoted(one.value), *_quoted(two.value), quote])
        found[i] = replace(
            one,
            value=f"{value}{BY_RATE}{'”, “'.join(quotes)}”)",
            replies=(*one.replies, *two.replies),
            compatible=(*one.compatible, *two.compatible),
        )
        del found[j]
    return found


def sums_of(value: str) -> str:
    """An answer's sums without the words that give the rate.

    >>> sums_of("€10m ≈ £8.5m (as in “€2m (£1.7m)”)")
    '€10m ≈ £8.5m'
    """
    return value.partition(BY_RATE)[0]


def _first(answers: Sequence[Agreeing], known: Rates) -> tuple[tuple[int, int], str] | None:
    near = {}
    for i, j in combinations(range(len(answers)), 2):
        quote = _one_sum(answers[i], answers[j], known)
        if quote is not None:
            near[i, j] = quote
    for pair in sorted(near):
        others = [p for p in near if p != pair and set(p) & set(pair)]
        if all(_agree(pair, other, answers) for other in others):
            return pair, near[pair]
    return None


def _agree(
    pair: tuple[int, int],
    other: tuple[int, int],
    answers: Sequence[Agreeing],
) -> bool:
    """Whether what is near one of ``pair`` tells a third currency, not another sum of the same."""
    (here,) = set(pair) - set(other)
    (there,) = set(other) - set(pair)
    return not _units(answers[here]).keys() & _units(answers[there]).keys()


def _one_sum(one: Agreeing, two: Agreeing, known: Rates) -> str | None:
    """The words by which two answers are one sum, None where they are not, or nobody knows."""
    told = _off(one, two, known)
    return told[1] if told is not None and told[0] <= WITHIN else None


def far(one: Agreeing, two: Agreeing, known: Rates) -> str | None:
    """The words of a rate at which two sums in other currencies differ by more than a quarter.

    None where they do not, where both tell one currency, or where nobody gives a rate.
    """
    told = _off(one, two, known)
    return told[1] if told is not None and told[0] > STEADY else None


def _off(one: Agreeing, two: Agreeing, known: Rates) -> tuple[float, str] | None:
    """By how much (in logarithms) two sums are off the rate that some words give."""
    first, second = _units(one), _units(two)
    if first.keys() & second.keys():
        return None
    for a, b in sorted((a, b) for a in first for b in second):
        rate = known.get((a, b)) or known.get((b, a))
        if rate is not None:
            log = rate.log if (a, b) in known else -rate.log
            return abs(math.log(second[b] / first[a]) - log), rate.quote
    return None


def _units(answer: Agreeing) -> dict[str, float]:
    """The sums of an answer by currency; of several in one the first, the most exact."""
    return {r.unit: r.low for r in reversed(answer.replies) if r.unit and r.low and _is_sum(r)}


def _is_sum(reply: Reply) -> bool:
    return is_money(reply.key) and reply.low == reply.high


def _quoted(value: str) -> list[str]:
    told = value.partition(BY_RATE)[2].removesuffix("”)")
    return told.split("”, “") if told else []
