"""Date lines: a date with the label, weekday and time that stand with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wherefrom.model import Furniture
from wherefrom.read.dates import MONTH, MONTH_ALONE, FoundDate, find_dates, month_number

HEAD_LINES = 9  # lines with words in which a date line is looked for
HEAD_CHARACTERS = 2500
TAIL_LINES = 4
TAIL_LENGTH = 160  # characters; a longer line at the end is the story's own

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
    r"|(?:date|done|made|order|decision|judg(?:e)?ment|ruling|report|minutes|version)\s+(?:of|on)"
    r"(?:\s+(?:the\s+)?(?:report|issue|order|decision|judg(?:e)?ment|publication|release|letter))?"
)
_LATER = r"(?:last\s+)?(?:updated?|modified|edited|revised|changed)|last\s+update|reviewed"
_CAPTURE = r"(?:last\s+)?(?:accessed|retrieved|downloaded|captured|archived|saved|printed|visited)"
_IN = r"(?:\s+in\s+[^.\n]{3,60}?\s+on)?"
_BEFORE = re.compile(
    rf"(?:\b(?:(?P<first>{_FIRST}){_IN}|(?P<later>{_LATER})|(?P<capture>{_CAPTURE}))\s*[:|]?\s*)?"
    r"(?:\b(?:on|at)\s*:?\s+|@\s*)?"
    rf"(?:(?<![\d:.])(?P<time>{_TIME})\s*,?\s*)?(?:\bon\s+)?(?:{_TZ}\s*,\s*)?"
    rf"(?:\b(?P<weekday>{_WEEKDAY})\s*,?\s*)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s*(?:[-,@|–—/]|at\b)?\s*(?:last\s+updated\s+at\s+)?(?P<time>{_TIME})|\s*{_TZ}\b)?"
    rf"(?:\s*[|,/]?\s*(?:last\s+)?updated:?\s+(?:at\s+)?{_TIME})?",
    re.IGNORECASE,
)
_NO_YEAR = re.compile(
    rf"^\W*(?:(?:last\s+)?(?:updated|posted|published)\s*:?\s*(?:at\s+|on\s+)?)?"
    rf"(?:{_TIME}\W*(?=$|\s[A-Z])|(?:{_WEEKDAY},?\s+)?{MONTH}\.?\s+\d{{1,2}}(?:\s+{_TIME})?\W*$)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:[,;:(]|\b(?:on|in|since|of|until|till|from|by|to|before|after|and|or|for|at|last|this|the"
    r"|between|through|dated|for|around|about|ending|early|late|mid))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date and how far the words that belong to it reach.

    ``label`` is "first" (published, posted), "later" (updated), "capture" (accessed,
    downloaded: never a date of publication) or None;
    ``strong`` is False for what may be a date inside a sentence.
    """

    start: int
    end: int
    date: FoundDate
    label: str | None
    weekday: str | None
    timed: bool
    strong: bool


def _head(text: str) -> list[tuple[int, int]]:
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


def _strong(text: str, extent: tuple[int, int], line: tuple[int, int], weekday: bool) -> bool:
    """Whether the date stands apart from sentences, or glued between two of them."""
    before, after = text[line[0] : extent[0]].strip(), text[extent[1] : line[1]].strip()
    if _JOINS.search(before) and not before.endswith(("on", ",")):
        return False
    if not after and len(before) < 60 and not _JOINS.search(before.removesuffix(",")):
        return True
    opens = not before or before[-1] in ".!?|”\"'’•/-–—(" or len(before.split()) < 3
    glued = weekday and not _JOINS.search(before)
    if not after:  # "... was closed on Sunday 2 March 2025." ends a sentence
        return opens or (glued and not re.match(r"on\b", text[extent[0] :], re.IGNORECASE))
    return (opens or glued) and (after[0] in "|•/(-–—" or after[0].isupper())


def _date_line(text: str, found: FoundDate, line: tuple[int, int]) -> DateLine:
    head = max(line[0], found.start - 110)
    before = _BEFORE.search(text[head : found.start])
    after = _AFTER.match(text[found.end : line[1]])
    start = head + before.start() if before else found.start
    end = found.end + (after.end() if after else 0)
    while start < found.start and text[start].isspace():
        start += 1
    labels = ("first", "later", "capture")
    label = next((name for name in labels if before and before[name]), None)
    timed = bool((before and before["time"]) or (after and after["time"]))
    weekday = before["weekday"] if before else None
    strong = bool(label) or _strong(text, (start, end), line, bool(weekday))
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
    head = _head(text)
    lines = []
    for line in head:
        month_only = _month_line(text, line)
        if month_only:
            lines.append(month_only)
        for found in find_dates(text, *line):
            lines.append(_date_line(text, found, line))
    for line in _tail(text):
        if (head and line[0] <= head[-1][0]) or line[1] - line[0] > TAIL_LENGTH:
            continue
        tail = [_date_line(text, found, line) for found in find_dates(text, *line)]
        lines += [found for found in tail if found.label]
    return lines


def _alone(text: str, line: DateLine) -> bool:
    start = text.rfind("\n", 0, line.start) + 1
    end = text.find("\n", line.end)
    end = len(text) if end < 0 else end
    return not re.sub(r"[\W_]+", "", text[start : line.start] + text[line.end : end])


def date_furniture(text: str, lines: list[DateLine]) -> tuple[Furniture, ...]:
    """Spans of date lines, which no statement lies in; times and days without a year too."""
    spans = [
        Furniture(line.start, line.end, "date line")
        for line in lines
        if line.strong and (line.label or line.timed or line.weekday or _alone(text, line))
    ]
    for start, end in _head(text):
        match = _NO_YEAR.match(text[start:end])
        if match and ("updated" in match.group().lower() or match.end() == end - start):
            spans.append(Furniture(start, start + match.end(), "date line"))
    return tuple(spans)
