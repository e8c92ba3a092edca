"""Markers of notes in running text: bracketed, raised, glued to a word, in parentheses, starred."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wherefrom.model import Span
from wherefrom.stretches import Stretches

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LONGEST_RANGE = 12  # notes that one marker (*[3-9]*) may stand for
STEP = 3  # glued and parenthesised markers may skip so many numbers, and never go back
_NUMBERS = r"\d{1,3}(?:[ \t]?[,;–-][ \t]?\d{1,3}){0,8}"
_PAGE = r"(?:,[ \t]*(?:pp?\.|paras?\.|at|¶|§)[ \t]*[\d–-]+)?"
_BRACKETED = re.compile(rf"\[\^?(?P<keys>{_NUMBERS}){_PAGE}\]|\[\^?(?P<name>[\w-]{{1,20}})\]")
_RAISED = re.compile(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_GLUED = re.compile(
    r"(?:(?<=[a-zà-ÿ]{2}[.,;:!?])|(?<=[.,;!?\w][”\"’'»)])|(?<=[”\"’')\]\d%][.,;:])|(?<=[a-zà-ÿ]{3})|(?<=[A-Z]{3}[.,;]))"
    r"(?<!\bpp\.)(?<!\b[Aa]rt\.)(?<!\b[Vv]ol\.)(?<!\b[Ff]ig\.)(?<!\b[Nn]os\.)(?<!\bparas\.)"
    r"(?P<keys>\d{1,3}(?:[,–-]\d{1,3})*)(?=[\s.,;:!?)”\"’—–]|$)"
)
_ROUND = re.compile(rf"(?<=[\w.,;:!?”\"’)])[ \t]?\((?P<keys>{_NUMBERS})\)(?=[\s.,;:!?]|$)")
_STARRED = re.compile(r"(?<=[\w.,;:!?”\"’)])(?P<name>\*{1,3}|[†‡§]{1,2})(?=[\s.,;:!?]|$)")


@dataclass(frozen=True, slots=True, order=True)
class Marker:
    """Where a marker stands and the note it points at."""

    span: Span
    key: str


def keys_of(written: str) -> list[str]:
    """The numbers that a marker names: *3, 5-7* names 3, 5, 6 and 7.

    >>> keys_of("3, 5-7"), keys_of("7-5"), keys_of("¹²")
    (['3', '5', '6', '7'], ['7', '5'], ['12'])
    """
    found: list[int] = []
    for part in re.split(r"[ \t]?[,;][ \t]?", written.translate(SUPERSCRIPT)):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] < ends[1] <= ends[0] + LONGEST_RANGE:
            found += range(ends[0], ends[1] + 1)
        else:
            found += ends
    return [str(number) for number in found]


def markers(
    text: str, keys: Collection[str], entries: Sequence[tuple[int, int]]
) -> tuple[Marker, ...]:
    """Every marker in ``text`` of a note in ``keys``, outside the ``entries`` with their labels.

    Sure forms first (*[3]*, raised, starred); numbers that are only glued to a
    word, or in parentheses, count where the sure forms leave most notes
    without a marker, and only in rising order.
    """
    taken = Stretches(entries)
    sure = [
        *_of(_BRACKETED, text, keys, taken),
        *_of(_RAISED, text, keys, taken),
        *_starred(text, keys, taken),
    ]
    for pattern in (_GLUED, _ROUND):
        if 2 * len({marker.key for marker in sure}) < len(set(keys)):
            sure += _rising(list(_of(pattern, text, keys, taken)))
    return tuple(sorted(set(sure)))


def _of(
    pattern: re.Pattern[str], text: str, keys: Collection[str], taken: Stretches
) -> Iterator[Marker]:
    for match in pattern.finditer(text):
        if taken.touch(match.start(), match.start() + 1):
            continue
        groups = match.groupdict()
        written = groups.get("keys") or groups.get("name") or match.group()
        blank = len(match.group()) - len(match.group().lstrip(" \t"))
        named = [written] if written in keys else keys_of(written)
        if named and all(key in keys for key in named):
            for key in named:
                yield Marker(Span(match.start() + blank, match.end()), key)


def _starred(text: str, keys: Collection[str], taken: Stretches) -> Iterator[Marker]:
    """Stars and daggers; two stars in one line are Markdown's emphasis."""
    if not any(key[0] in "*†‡§" for key in keys):
        return
    for marker in _of(_STARRED, text, keys, taken):
        start = text.rfind("\n", 0, marker.span.start) + 1
        end = text.find("\n", marker.span.end)
        line = text[start : end if end >= 0 else len(text)]
        if len(re.findall(r"\*+", line)) <= 1:
            yield marker


def _rising(found: Sequence[Marker]) -> list[Marker]:
    """The markers in text order that carry on the count; other numbers are of the text."""
    kept: list[Marker] = []
    last = 0
    for marker in sorted(found, key=lambda m: (m.span, int(m.key))):
        if last < int(marker.key) <= last + STEP:
            kept.append(marker)
            last = int(marker.key)
    return kept
