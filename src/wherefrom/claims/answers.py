"""The answers of one claim: replies that agree, built round the most precise."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wherefrom.claims.homes import HOME, same_home
from wherefrom.claims.rates import is_money
from wherefrom.claims.traits import trait
from wherefrom.model import Reply

ABOUT = 0.1  # share by which *about 50* may be off
AT_LEAST = 1.5  # *at least 20* speaks for values up to 30, not for any larger number
MISSPOKEN = 0.015  # share within which two exact amounts are one, rounded (36 miles, 58 km)
ROUNDED = 0.07  # share by which a round figure may be off what it is the rounding of (600, 612)
ROUNDED_LENGTHS = {"m", "kg", "m2"}
LEAST_ROUNDED = 100  # smaller counts are told exactly
ROUGHLY = 0.17  # share by which two amounts may differ that are not exact, and be no conflict


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Replies that give one answer, its value in words, and vaguer ones that also fit others."""

    value: str
    replies: tuple[Reply, ...]
    compatible: tuple[Reply, ...] = ()
    low: float | None = None
    high: float | None = None


def agreeing(replies: Sequence[Reply]) -> list[Agreeing]:
    """The answers that ``replies``, all of one kind and key, give to their question."""
    kind = replies[0].kind
    if kind == "number":
        return _numbers(replies)
    if kind == "proposition":
        return _yes_or_no(replies)
    if kind == "place":
        return [Agreeing(min(r.value for r in replies), tuple(replies))]
    if kind == "what":
        return _homes(replies) if replies[0].key.startswith(HOME) else _alike(replies)
    return _by_value(replies)


def _alike(replies: Sequence[Reply]) -> list[Agreeing]:
    """Values that are one answer together, under the one most told; the most told answer first."""
    told = Counter(r.value for r in replies)
    same = trait(replies[0].key).same
    cores: dict[str, list[str]] = {}
    for value in sorted(told, key=lambda v: (-told[v], v)):
        home = next((core for core in cores if same(core, value)), value)
        cores.setdefault(home, []).append(value)
    return [
        Agreeing(core, tuple(r for r in replies if r.value in values))
        for core, values in cores.items()
    ]


def _homes(replies: Sequence[Reply]) -> list[Agreeing]:
    """Places round the most exact; a wide one that may hold several counts for none."""
    cores: list[list[Reply]] = []
    exact = sorted(replies, key=lambda r: (r.approximate, -len(r.value), r.value))
    wide: list[Reply] = []
    for reply in exact:
        home = next((core for core in cores if same_home(reply.value, core[0].value)), None)
        if home is not None:
            home.append(reply)
        elif reply.approximate and cores:
            wide.append(reply)
        else:
            cores.append([reply])
    alone = len(cores) == 1
    return [
        Agreeing(core[0].value, (*core, *(wide if alone else ())), () if alone else tuple(wide))
        for core in sorted(cores, key=lambda c: (-len(c), c[0].value))
    ]


def _yes_or_no(replies: Sequence[Reply]) -> list[Agreeing]:
    yes = tuple(r for r in replies if not r.negated)
    no = tuple(r for r in replies if r.negated)
    return [Agreeing(v, rs) for v, rs in (("yes", yes), ("no", no)) if rs]


def _by_value(replies: Sequence[Reply]) -> list[Agreeing]:
    """Dates and times: equal, or one less precise than the other (2013-09 and 2013-09-14)."""
    values = sorted({r.value for r in replies}, key=lambda v: ("X" in v, -len(v), v))
    full: list[str] = []
    for value in values:
        if not any(within(f, value) for f in full):
            full.append(value)
    fits = {value: [f for f in full if within(f, value)] for value in values}
    out = []
    for value in full:
        mine = tuple(r for r in replies if value == r.value or fits[r.value] == [value])
        out.append(Agreeing(value, mine))
    placed = {id(r) for a in out for r in a.replies}
    vague = tuple(r for r in replies if id(r) not in placed)
    return [
        Agreeing(a.value, a.replies, tuple(r for r in vague if within(a.value, r.value)))
        for a in sorted(out, key=lambda a: (-len(a.replies), a.value))
    ]


def within(precise: str, vague: str) -> bool:
    """Whether ``precise`` may be the day that ``vague`` tells less of.

    A day without its year is ``XXXX-09-14``, a day of the week without its
    date ``XXXX-W-6``: either may be any such day.
    """
    if vague.startswith("XXXX-W-"):
        if len(precise) < 10 or "X" in precise:
            return precise == vague
        return dt.date.fromisoformat(precise).isoweekday() == int(vague[-1])
    if vague.startswith("XXXX"):
        return precise[4:].startswith(vague[4:])
    return precise.startswith(vague)


def _numbers(replies: Sequence[Reply]) -> list[Agreeing]:
    """Numbers round their most precise values; a range that fits several counts for none."""
    ordered = sorted(replies, key=_vagueness)
    cores: list[list[Reply]] = []
    compatible: list[list[Reply]] = []
    first: list[_Fit] = []  # of each core
    met: dict[object, tuple[int, list[int]]] = {}  # by what a reply says, how many cores it met
    for reply in ordered:
        mine = _Fit(reply, bounds(reply), _open(reply))
        says = (reply.low, reply.high, reply.unit, reply.approximate)
        n_met, fitting = met.get(says, (0, []))
        if n_met < len(first):  # most replies say what another said
            more = [i for i in range(n_met, len(first)) if not _misfit(mine, first[i])]
            met[says] = len(first), (fitting := [*fitting, *more])
        same = [i for i in fitting if _equal(reply, cores[i][0])]
        if len(same or fitting) == 1 or same:
            cores[(same or fitting)[0]].append(reply)
        elif fitting:
            for i in fitting:
                compatible[i].append(reply)
        else:
            cores.append([reply])
            first.append(mine)
            compatible.append([])
    joined = _one_amount(cores)
    return [
        Agreeing(
            " = ".join(dict.fromkeys(_as_most(cores[i]) for i in group)),
            tuple(r for i in group for r in cores[i]),
            tuple(r for i in group for r in compatible[i]),
            cores[group[0]][0].low,
            cores[group[0]][0].high,
        )
        for group in joined
    ]


def _as_most(core: Sequence[Reply]) -> str:
    """An amount as most write it (*20*, where one has *twenty*), of equals as the first does.

    A capital that begins a sentence is none of its own: *five*, where others begin with *Five*.
    """
    first = core[0]
    said = (first.low, first.high, first.unit, first.approximate)
    same = [r.value for r in core if (r.low, r.high, r.unit, r.approximate) == said]
    folded = [value.casefold() for value in same]
    most = max(folded, key=lambda value: (folded.count(value), -folded.index(value)))
    forms = [value for value in same if value.casefold() == most]
    return min(forms, key=lambda value: (value[:1].isupper(), forms.index(value)))


def _vagueness(reply: Reply) -> tuple[bool, bool, bool, float, int, str]:
    open_ended = _open(reply)
    width = 0.0 if open_ended else (reply.high or 0.0) - (reply.low or 0.0)
    word = reply.approximate and width > 0  # *dozens* says less than *more than 26*
    noughts = _unit(reply.low) if _may_be_rounded(reply) else 0
    return (word, open_ended, reply.approximate, width, noughts, reply.statement)


def _open(reply: Reply) -> bool:
    return reply.low is None or reply.high is None


def bounds(reply: Reply) -> tuple[float, float]:
    """The least and greatest value that ``reply`` speaks for."""
    low = reply.low if reply.low is not None else -math.inf
    high = reply.high if reply.high is not None else low * AT_LEAST
    if reply.approximate:
        low, high = low * (1 - ABOUT), high * (1 + ABOUT)
    slack = MISSPOKEN if reply.unit in {"m", "kg"} else 0.0
    return low * (1 - slack), high * (1 + slack)


class _Fit(NamedTuple):
    """A reply, the least and greatest value that it speaks for, and whether it leaves one open."""

    reply: Reply
    bounds: tuple[float, float]
    open: bool


def _misfit(vague: _Fit, core: _Fit) -> bool:
    return vague.reply.unit != core.reply.unit or _apart(vague, core)


def apart(one: Reply, two: Reply) -> bool:
    """Whether no amount fits both; two lower bounds must be about the same."""
    return _apart(*(_Fit(each, bounds(each), _open(each)) for each in (one, two)))


def _apart(one: _Fit, two: _Fit) -> bool:
    (a, b), (c, d) = one.bounds, two.bounds
    if one.open and two.open:
        return abs(a - c) > ABOUT * max(abs(a), abs(c))
    return (b < c or d < a) and not _rounded(one.reply, two.reply)


def roughly_one(one: Reply, two: Reply) -> bool:
    """Whether two amounts, one of them told as about so much, are too near for a conflict."""
    (a, b), (c, d) = ((r.low or 0.0, r.high or r.low or 0.0) for r in (one, two))
    gap = max(c - b, a - d)
    return (one.approximate or two.approximate) and gap <= ROUGHLY * max(b, d)


def _rounded(one: Reply, two: Reply) -> bool:
    """Whether one exact amount is the other, rounded (*600 killed*, *612 killed*)."""
    if not (_may_be_rounded(one) and _may_be_rounded(two)) or one.unit != two.unit:
        return False
    fine, coarse = sorted((one.low or 0.0, two.low or 0.0), key=_unit)
    unit = _unit(coarse)
    near = abs(fine - coarse) <= min(unit / 2, ROUNDED * max(fine, coarse))
    return near and _unit(fine) < unit


def _may_be_rounded(reply: Reply) -> bool:
    if reply.low is None or reply.low != reply.high:
        return False
    if reply.unit is not None:
        return reply.unit in ROUNDED_LENGTHS
    exact = reply.key in {"percent", "magnitude"} or is_money(reply.key)
    return reply.low >= LEAST_ROUNDED and not exact


def _unit(value: float | None) -> int:
    """The place of the last digit that is no nought: 100 for 600, 1 for 612 and for 5.9."""
    whole, unit = int(value or 0), 1
    while whole and whole == (value or 0) and whole % (unit * 10) == 0:
        unit *= 10
    return unit


def _equal(one: Reply, two: Reply) -> bool:
    return (one.low, one.unit) == (two.low, two.unit) and one.low is not None


def _one_amount(cores: list[list[Reply]]) -> list[list[int]]:
    """Cores that one statement gives as one amount in two currencies or units, together."""
    groups: list[list[int]] = []
    for i, core in enumerate(cores):
        here = {(r.statement, r.unit) for r in core}
        home = next(
            (g for g in groups for j in g if _said_together(here, cores[j], core[0].unit)), None
        )
        if home is not None:
            home.append(i)
        else:
            groups.append([i])
    return groups


def _said_together(here: set[tuple[str, str | None]], other: list[Reply], unit: str | None) -> bool:
    return any(r.unit != unit and any(s == r.statement for s, _ in here) for r in other)
