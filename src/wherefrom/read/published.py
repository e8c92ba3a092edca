"""When a document was published: metadata, then its date line, then its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from wherefrom.model import UNDATED, Basis, Published
from wherefrom.read.datelines import DateLine
from wherefrom.read.dates import parsed_date
from wherefrom.read.draft import Remark

LATEST = "2100"  # without a time of capture: a later year is a slip
NEWS_REACH = 600  # characters of story in which "on Friday" tells the day of a date line
SLACK_DAYS = 1  # it may already be tomorrow where the publisher is

_US = re.compile(r"\b(?:[ECMP][SD]T|ET|PT|AK[SD]T)\b")
_DAY_FIRST = re.compile(r"\b(?:BST|CES?T|EES?T|IST|AE[SD]T|NZ[SD]?T|SAST|EAT|MSK)\b")
_SPOKEN = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _close(value: str, known: str) -> bool:
    if len(known) < 10:
        return value.startswith(known)
    return abs((date.fromisoformat(value) - date.fromisoformat(known)).days) <= 14


def _on_weekday(value: str, story: str, *, later: int) -> bool:
    """Whether ``value`` lies ``later`` days after the first weekday the story names."""
    spoken = _SPOKEN.search(story)
    if not spoken:
        return False
    day = _WEEKDAYS.index(spoken[1].lower()[:3])
    return (date.fromisoformat(value).weekday() - day) % 7 == later


def settled(
    line: DateLine, text: str, known: tuple[str, ...], day_first: bool | None
) -> str | None:
    """The one ISO date meant, shortened where the order of day and month stays open.

    Args:
        line: with zero, one or two possible values.
        text: the words around, for time zones.
        known: other dates of the document (address, dates in words).
        day_first: how the publisher's country writes dates; None if unknown.
    """
    values = line.date.values
    if len(values) < 2:
        return values[0] if values else None
    if line.weekday:
        day = _WEEKDAYS.index(line.weekday.lower()[:3])
        fitting = [v for v in values if date.fromisoformat(v).weekday() == day]
        if len(fitting) == 1:
            return fitting[0]
    fitting = [v for v in values if any(_close(v, k) for k in known)]
    if len(fitting) == 1:
        return fitting[0]
    around = text[line.start : line.end + 12]
    if _US.search(around):
        return values[0]
    if _DAY_FIRST.search(around) or re.fullmatch(r"\d+\s?\.\s?\d+\s?\.\s?\d+", line.date.words):
        return values[1]
    if day_first is not None:
        return values[1] if day_first else values[0]
    story = text[line.end : line.end + NEWS_REACH]
    for later in (0, 1):  # news tells of the same day or of the day before
        fitting = [v for v in values if _on_weekday(v, story, later=later)]
        if len(fitting) == 1:
            return fitting[0]
    return values[0][:7] if values[0][:7] == values[1][:7] else values[0][:4]


def _implausible(value: str, captured_at: str | None) -> bool:
    if value[:4] >= LATEST:
        return True
    if not captured_at:
        return False
    if len(value) < 10:
        return value > captured_at[: len(value)]
    try:
        latest = date.fromisoformat(captured_at[:10]) + timedelta(days=SLACK_DAYS)
    except ValueError:
        return False
    return value > latest.isoformat()


@dataclass(frozen=True, slots=True)
class _Candidate:
    value: str | None
    basis: Basis
    words: str
    start: int | None = None
    end: int | None = None


def _from_metadata(dates: tuple[str, ...]) -> list[_Candidate]:
    candidates: list[_Candidate] = []
    for written in dates:
        found = parsed_date(written)
        if found is None or found.values == ("1970-01-01",):  # the zero of many clocks
            continue
        value = None
        if len(found.values) == 1:
            value = found.values[0]
        elif found.values:
            value = found.values[0][:4]
        candidates.append(_Candidate(value, "metadata", written))
    return candidates


def _ranked(lines: list[DateLine], from_url: str | None) -> list[DateLine | None]:
    """Date lines best first; None stands for the address's date."""

    def rank(line: DateLine) -> tuple[int, int]:
        if line.label == "first":
            return 0, line.start
        if line.label is None and (line.strong or line.timed):
            return 1, line.start
        if line.label == "later":
            return (2 if not from_url else 4), line.start
        return 5, line.start

    usable = [x for x in lines if (x.strong or x.timed) and x.label != "capture"]
    ordered = sorted(usable, key=rank)
    before = [line for line in ordered if rank(line)[0] < 3]
    return [*before, None, *[line for line in ordered if rank(line)[0] >= 3]]


def published(
    text: str,
    *,
    lines: list[DateLine],
    metadata: tuple[str, ...],
    weak: tuple[str, ...],
    from_url: str | None,
    day_first: bool | None,
    captured_at: str | None,
) -> tuple[Published, tuple[Remark, ...]]:
    """The publication date with its basis, and remarks on impossible dates.

    The time of capture only bounds it; it is never taken for it.
    """
    known = tuple(v[0] for v in (line.date.values for line in lines) if len(v) == 1)
    known = ((from_url,) if from_url else ()) + known
    candidates = _from_metadata(metadata)
    for line in _ranked(lines, from_url):
        if line is None:
            if from_url:
                candidates.append(_Candidate(from_url, "url", from_url))
            continue
        value = settled(line, text, known, day_first)
        found = line.date
        candidates.append(_Candidate(value, "text", found.words, found.start, found.end))
    candidates += _from_metadata(weak)
    remarks = [_unused(c, captured_at) for c in candidates]
    best = next((n for n, remark in enumerate(remarks) if remark is None), len(candidates))
    said = tuple(
        remark
        for n, remark in enumerate(remarks)
        if remark is not None and (n < best or not candidates[n].value)
    )
    if best < len(candidates):
        return Published(str(candidates[best].value), candidates[best].basis), said
    return UNDATED, said or (Remark("undated", "No date of publication was found."),)


def _unused(candidate: _Candidate, captured_at: str | None) -> Remark | None:
    """Why a stated date cannot be the day of publication; None if it can."""
    if candidate.value and not _implausible(candidate.value, captured_at):
        return None
    why = "lies after the capture or too far ahead" if candidate.value else "no calendar has it"
    message = f"The date “{candidate.words}” is not used: {why}."
    return Remark("implausible_date", message, candidate.start, candidate.end)
