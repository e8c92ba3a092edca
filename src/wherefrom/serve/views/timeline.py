"""Who said it when: the reports of a claim by the day on which they were published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wherefrom.model import Claim
from wherefrom.report.claim_views import chain_names
from wherefrom.report.lookup import Lookup
from wherefrom.report.views import Name
from wherefrom.report.words import date_words, letter, plural, short_date_words, visible

WIDE, LANE, LEFT, RIGHT, TOP = 720, 26, 30, 46, 12  # pixels of the strip
LEAST = 3  # days from which a strip shows more than the list does
SMALLEST, LARGEST = 4.5, 11.0  # radius of a dot
LANES = 8  # answers that the strip shows
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Moment:
    """One report's word for one answer."""

    letter: str
    report: str
    chain: tuple[Name, ...]
    document: str
    statement: str
    more: str  # of its further statements


@dataclass(frozen=True, slots=True)
class Day:
    """What was published on one day (or in one month or year); ``anchor`` is its id."""

    date: str
    value: str
    anchor: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days in order, what has no date apart, and all in one picture (empty: not worth one)."""

    days: tuple[Day, ...]
    undated: tuple[Moment, ...]
    strip: Markup
    lanes: int  # answers it shows


def timeline_of(claim: Claim, lookup: Lookup) -> Timeline:
    """The claim's reports in time."""
    by_day, undated = _moments(claim, lookup)
    lanes = min(len(claim.answers), LANES)
    return Timeline(_days(by_day), undated, _strip(by_day, lanes), lanes)


def moments_of(claim: Claim, lookup: Lookup) -> tuple[tuple[Day, ...], tuple[Moment, ...]]:
    """The same without the picture: by day, and those without a date."""
    by_day, undated = _moments(claim, lookup)
    return _days(by_day), undated


def _days(by_day: dict[str, list[tuple[int, Moment]]]) -> tuple[Day, ...]:
    return tuple(
        Day(date_words(value), value, f"on-{value}", tuple(m for _, m in found))
        for value, found in sorted(by_day.items())
    )


def _moments(
    claim: Claim, lookup: Lookup
) -> tuple[dict[str, list[tuple[int, Moment]]], tuple[Moment, ...]]:
    """Each report's word for each answer, by day with the answer's number; undated ones apart."""
    by_day: dict[str, list[tuple[int, Moment]]] = {}
    undated: list[Moment] = []
    for number, answer in enumerate(claim.answers):
        per_report: dict[str, list[str]] = {}
        for statement in lookup.told(answer.statements):
            per_report.setdefault(statement.document, []).append(statement.id)
        for document, ids in per_report.items():
            moment = _moment(document, ids, number if len(claim.answers) > 1 else None, lookup)
            value = (lookup.documents[document].published.value or "")[:10]
            if DAY.fullmatch(value):
                by_day.setdefault(value, []).append((number, moment))
            else:
                undated.append(moment)
    return by_day, tuple(undated)


def _moment(document: str, ids: Sequence[str], number: int | None, lookup: Lookup) -> Moment:
    first = lookup.statements[ids[0]]
    return Moment(
        letter="" if number is None else letter(number),
        report=lookup.publisher(document),
        chain=chain_names(first, lookup),
        document=document,
        statement=first.id,
        more=f"and {plural(len(ids) - 1, 'more statement')}" if len(ids) > 1 else "",
    )


def _strip(by_day: dict[str, list[tuple[int, Moment]]], lanes: int) -> Markup:
    """Dots on a line per answer, each leading to its day in the list."""
    if len(by_day) < LEAST:
        return Markup("")
    values = sorted(by_day)
    ordinal = {value: _ordinal(value) for value in values}
    first, span = ordinal[values[0]], max(1.0, ordinal[values[-1]] - ordinal[values[0]])
    at = {v: LEFT + (ordinal[v] - first) / span * (WIDE - LEFT - RIGHT) for v in values}
    high = TOP + LANE * lanes + 22
    parts = [_lane(n, lanes > 1) for n in range(lanes)]
    parts += [_dots(value, by_day[value], at[value], lanes) for value in values]
    parts += _ticks(values, at, TOP + LANE * lanes + 14)
    return Markup(
        '<svg class="strip" viewBox="0 0 {0} {1}" width="{0}" height="{1}" aria-hidden="true" '
        'focusable="false" xmlns="http://www.w3.org/2000/svg">{2}</svg>'
    ).format(WIDE, high, Markup("").join(parts))


def _ordinal(value: str) -> float:
    """Days, near enough to place a dot; a month or year stands at its beginning."""
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    return year * 365.25 + (month - 1) * 30.44 + day


def _lane(number: int, lettered: bool) -> Markup:
    y = TOP + LANE * number + LANE / 2
    name = (
        Markup('<text x="0" y="{}">{}</text>').format(y + 4.5, letter(number)) if lettered else ""
    )
    return Markup('{}<path class="lane" d="M{},{}H{}"/>').format(name, LEFT - 10, y, WIDE)


def _dots(value: str, found: Sequence[tuple[int, Moment]], x: float, lanes: int) -> Markup:
    parts = []
    for number in range(lanes):
        here = [m for n, m in found if n == number]
        if here:
            radius = min(LARGEST, SMALLEST + 1.6 * (len(here) - 1))
            names = ", ".join(dict.fromkeys(m.report for m in here))
            parts.append(
                Markup(
                    '<a href="#on-{}" tabindex="-1"><title>{}: {}</title>'
                    '<circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/></a>'
                ).format(
                    value, date_words(value), visible(names), x,
                    TOP + LANE * number + LANE / 2, radius,
                )
            )  # fmt: skip
    return Markup("").join(parts)


def _ticks(values: Sequence[str], at: dict[str, float], y: float) -> list[Markup]:
    """The first and the last day, and between them those that have room."""
    ticks: list[Markup] = []
    room, last = 92.0, -999.0
    end = at[values[-1]]
    for value in values:
        x = at[value]
        is_end = value == values[-1]
        if x - last < room or (not is_end and end - x < room):
            continue
        anchor = "end" if is_end else "start" if not ticks else "middle"
        shown = min(x + RIGHT, WIDE) if is_end else max(0, x - LEFT) if not ticks else x
        words = short_date_words(value)
        ticks.append(
            Markup('<text class="tick" x="{:.1f}" y="{}" text-anchor="{}">{}</text>').format(
                shown, y, anchor, words
            )
        )
        last = x
    return ticks
