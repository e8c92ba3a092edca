"""When a document was published: metadata, then its date line, then its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from wherefrom.model import UNDATED, Basis, Published
from wherefrom.read.dates import MONTH_ALONE, FoundDate, find_dates, month_number, parsed_date
from wherefrom.read.draft import Remark

HEAD_LINES = 9  # lines with words in which a date line is looked for
HEAD_CHARACTERS = 2500
TAIL_LINES = 4
LATEST = "2100"  # without a time of capture: a later year is a slip
SLACK_DAYS = 1  # it may already be tomorrow where the publisher is

_TZ = (
    r"\(?(?:GMT|UTC|BST|CES?T|EES?T|WES?T|IST|MSK|[ECMP][SD]?T|AK[SD]T|AE[SD]T|NZ[SD]?T|HKT|JST"
    r"|SGT|WIB|EAT|SAST|UK)(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?\)?"
)
_TIME = (
    r"(?:\d{1,2}\s?[:.]\s?\d{2}(?:\s?:\s?\d{2})?\s?(?:[ap]\.?m?\.?(?![a-z]))?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?|\d{3,4}(?=\s?(?:GMT|UTC|hrs)))"
    rf"(?:\s?{_TZ}\b)*(?:\s?\(\d{{1,4}}\s?[A-Z]{{2,4}}\))?"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b\.?"
)
_FIRST = (
    r"first\s+(?:published|posted)|originally\s+(?:published|posted)|article\s+posted|published"
    r"|posted|released?|for\s+(?:immediate\s+)?release|publication\s+date|date(?:d|line)?|issued"
    r"|filed|created|found|submitted|written|web\s+posted"
)
_LATER = (
    r"(?:last\s+)?(?:updated?|modified|edited|revised|changed)|last\s+update|reviewed|accessed"
    r"|retrieved"
)
_IN = r"(?:\s+in\s+[^.\n]{3,60}?\s+on)?"
_BEFORE = re.compile(
    rf"(?:\b(?:(?P<first>{_FIRST}){_IN}|(?P<later>{_LATER}))\s*[:|]?\s*)?(?:\b(?:on|at)\s*:?\s+|@\s*)?"
    rf"(?:(?<![\d:.])(?P<time>{_TIME})\s*,?\s*)?(?:\bon\s+)?(?:{_TZ}\s*,\s*)?"
    rf"(?:\b(?P<weekday>{_WEEKDAY})\s*,?\s*)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s*(?:[-,@|–—/]|at\b)?\s*(?:last\s+updated\s+at\s+)?(?P<time>{_TIME})|\s*{_TZ}\b)?"
    rf"(?:\s*[|,]?\s*(?:last\s+)?updated:?\s+(?:at\s+)?{_TIME})?",
    re.IGNORECASE,
)
TIME_ALONE = re.compile(
    rf"^\W*(?:(?:last\s+)?(?:updated|posted|published)\s*:?\s*(?:at\s+)?)?{_TIME}\W*(?=$|\s[A-Z])",
    re.IGNORECASE,
)
_US = re.compile(r"\b(?:[ECMP][SD]T|ET|PT|AK[SD]T)\b")
_DAY_FIRST = re.compile(r"\b(?:BST|CES?T|EES?T|IST|AE[SD]T|NZ[SD]?T|SAST|EAT|MSK)\b")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date with the label, weekday and time that stand with it, as far as they reach."""

    start: int
    end: int
    date: FoundDate
    label: str | None  # "first" (published, posted), "later" (updated), None
    weekday: str | None
    timed: bool
    strong: bool  # stands as a date line does, not as a date in a sentence


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text[:HEAD_CHARACTERS].split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans[:HEAD_LINES]


def _tail(text: str) -> list[tuple[int, int]]:
    spans, end = [], len(text)
    for line in reversed(text[-HEAD_CHARACTERS:].split("\n")):
        if line.strip():
            spans.append((end - len(line), end))
        end -= len(line) + 1
    return spans[:TAIL_LINES]


def _strong(text: str, extent: tuple[int, int], line: tuple[int, int]) -> bool:
    before, after = text[line[0] : extent[0]].strip(), text[extent[1] : line[1]].strip()
    if not after and len(before) < 60 and not before.lower().endswith((" on", " in", " of")):
        return True
    opens = not before or before[-1] in ".!?|”\"'’•/-–—(" or len(before.split()) < 3
    return opens and (after[:1] in "|•/(-–—" or after[:1].isupper())


def _date_line(text: str, found: FoundDate, line: tuple[int, int]) -> DateLine:
    head = max(line[0], found.start - 110)
    before = _BEFORE.search(text[head : found.start])
    after = _AFTER.match(text[found.end : line[1]])
    start = head + before.start() if before else found.start
    end = found.end + (after.end() if after else 0)
    while start < found.start and text[start].isspace():
        start += 1
    label = None
    if before:
        label = "first" if before["first"] else "later" if before["later"] else None
    timed = bool((before and before["time"]) or (after and after["time"]))
    strong = bool(label) or _strong(text, (start, end), line)
    weekday = before["weekday"] if before else None
    return DateLine(start, end, found, label, weekday, timed, strong)


def _month_line(text: str, line: tuple[int, int]) -> DateLine | None:
    match = MONTH_ALONE.match(text[line[0] : line[1]])
    number = month_number(match["month"]) if match else None
    if not match or number is None:
        return None
    found = FoundDate(line[0], line[1], (f"{match['year']}-{number:02d}",), match.group().strip())
    return DateLine(line[0], line[1], found, None, None, False, True)


def date_lines(text: str) -> list[DateLine]:
    """The date lines at the head of ``text``, and labelled ones at its end."""
    head = _lines(text)
    lines = []
    for line in head:
        month_only = _month_line(text, line)
        if month_only:
            lines.append(month_only)
        for found in find_dates(text, *line):
            lines.append(_date_line(text, found, line))
    for line in _tail(text):
        if head and line[0] <= head[-1][0] or line[1] - line[0] > 160:
            continue
        tail = [_date_line(text, found, line) for found in find_dates(text, *line)]
        lines += [found for found in tail if found.label]
    return lines


def _close(value: str, known: str) -> bool:
    if len(known) < 10:
        return value.startswith(known)
    return abs((date.fromisoformat(value) - date.fromisoformat(known)).days) <= 14


def settled(line: DateLine, text: str, known: tuple[str, ...], day_first: bool | None) -> str | None:
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
    if _DAY_FIRST.search(around):
        return values[1]
    if day_first is not None:
        return values[1] if day_first else values[0]
    return values[0][:7] if values[0][:7] == values[1][:7] else values[0][:4]


def _implausible(value: str, captured_at: str | None) -> bool:
    if value[:4] >= LATEST:
        return True
    if not captured_at or len(value) < 10:
        return bool(captured_at) and value > captured_at[: len(value)]
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

    usable = [line for line in lines if line.strong or line.timed]
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
    remarks: list[Remark] = []
    for candidate in candidates:
        if candidate.value and not _implausible(candidate.value, captured_at):
            return Published(candidate.value, candidate.basis), tuple(remarks)
        why = "lies after the capture or too far ahead" if candidate.value else "no calendar has"
        message = f"The date “{candidate.words}” is not used: {why}."
        remarks.append(Remark("implausible_date", message, candidate.start, candidate.end))
    if not remarks:
        remarks.append(Remark("undated", "No date of publication was found."))
    return UNDATED, tuple(remarks)
