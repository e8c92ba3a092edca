"""Footnotes, endnotes and numbered references: where the marker stands and where the note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wherefrom.model import Furniture, Note, Span
from wherefrom.read.note_markers import SUPERSCRIPT, Marker, markers

_BRACKETED = re.compile(
    r"^[ \t]{0,20}(?:\[\^?(?P<key>[\w-]{1,20})\]:?|(?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))[ \t]*(?=\S)", re.M
)
_STARRED = re.compile(r"^[ \t]{0,20}(?P<key>\*{1,3}|[†‡§]{1,2})[ \t]*(?=[^\s*])", re.M)
_NUMBERED = re.compile(r"^[ \t]{0,20}\(?(?P<key>\d{1,3})[.)]?[ \t]+(?=\S)", re.M)
_OPENING = re.compile(  # a numbered line that may be a note's: it opens as a citation does
    r"^[ \t]{0,20}\(?(?P<key>\d{1,3})[.)]?[ \t]+(?=[A-Z“\"‘'(\[]|https?:|ibid|loc|op\.)", re.M
)
_HEADING = re.compile(
    r"^[^\w\n]*(?:(?:foot|end)?notes?(?: and (?:references|sources))?|references|sources"
    r"|bibliography|works cited|citations)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_REFERENCES = re.compile(
    r"^[^\w\n]*(?:references|bibliography|works cited|literature|list of references"
    r"|reference list|sources)[^\w\n]*$",
    re.I | re.M,
)
_WORK = re.compile(r"\b(?:19|20)\d\d\b|https?://|\bdoi\b", re.I)
_GAP = re.compile(
    r"\n[ \t]*\n|\f|\n(?=[ \t]*(?:\[\^?[\w-]{1,20}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]|\(?\d{1,3}[.)]\s+\S))"
)
MARKED = 0.6  # share of numbered lines without a heading that the text must point at
FIRST_LINES = 3  # at least so many, or all that there are

Listed = dict[str, tuple[int, int, int]]  # key -> start of the label, start and end of the note


def _key(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return str(groups.get("key") or groups.get("high") or "").translate(SUPERSCRIPT)


def _end_of(text: str, start: int, limit: int) -> int:
    found = _GAP.search(text, start, limit)
    return (found.start() if found else len(text[:limit].rstrip())) if limit > start else start


def _ascending(keys: list[str]) -> bool:
    numbers = [int(key) for key in keys if key.isdigit()]
    return len(numbers) == len(keys) and numbers == sorted(set(numbers)) and numbers[0] <= 2


def _below_headings(text: str) -> list[re.Match[str]]:
    """Numbered lines under a heading for notes."""
    entries: list[re.Match[str]] = []
    headings = [match for match in _HEADING.finditer(text) if match.end() > len(text) // 4]
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        end = following.start() if following else len(text)
        below = list(_NUMBERED.finditer(text, heading.end(), end))
        if below and _ascending([match["key"] for match in below]):
            entries += below
    return entries


def _as(found: Sequence[re.Match[str]], text: str) -> Listed:
    listed: Listed = {}
    ordered = sorted(found, key=lambda m: m.start())
    limits = [*(match.start() for match in ordered[1:]), len(text)][: len(ordered)]
    for match, limit in zip(ordered, limits, strict=True):
        entry = (match.start(), match.end(), _end_of(text, match.end(), limit))
        listed.setdefault(_key(match), entry)
    return listed


def _counted_on(text: str) -> list[re.Match[str]]:
    """Numbered lines 1, 2, 3 ... anywhere (notes at the foot of each page), in rising order."""
    kept: list[re.Match[str]] = []
    for match in _OPENING.finditer(text):
        if int(match["key"]) == len(kept) + 1:
            kept.append(match)
    return kept


def _entries(text: str) -> Listed:
    """Notes by key: bracketed and starred anywhere, numbered under a heading or pointed at."""
    sure = [*_BRACKETED.finditer(text), *_stars(text), *_below_headings(text)]
    listed = _as(sure, text)
    if any(key.isdigit() for key in listed):
        return listed
    numbered = _counted_on(text)
    if not numbered:
        return listed
    found = _as(numbered, text)
    pointed = {m.key for m in markers(text, found, _spans(found)) if _before(m, found)}
    if len(pointed) >= max(min(FIRST_LINES, len(found)), MARKED * len(found)):
        listed |= found
    return listed


def _stars(text: str) -> list[re.Match[str]]:
    """Starred lines; several with one mark are a bulleted list."""
    found = list(_STARRED.finditer(text))
    return [m for m in found if sum(m["key"] == other["key"] for other in found) == 1]


def _spans(listed: Listed) -> list[tuple[int, int]]:
    return [(label, end) for label, _, end in listed.values()]


def _before(marker: Marker, listed: Listed) -> bool:
    return marker.span.end <= listed[marker.key][0]


def reference_list(text: str) -> tuple[Furniture, ...]:
    """The entries below *References* or *Bibliography*: works named there, nothing said."""
    headings = [m for m in _REFERENCES.finditer(text) if m.end() > len(text) // 4]
    if not headings:
        return ()
    start = headings[-1].end()
    lines = list(re.finditer(r"\S[^\n]*", text[start:]))
    works = [bool(_WORK.search(m.group())) for m in lines]
    if not lines or sum(works) < 0.5 * len(lines):
        return ()
    last = max(n for n, work in enumerate(works) if work)
    return tuple(
        Furniture(start + m.start(), start + len(m.group().rstrip()) + m.start(), "reference list")
        for m in lines[: last + 1]
    )


def plain_notes(text: str) -> tuple[Note, ...]:
    """Notes written as ``[1] ...``, ``[^name]: ...``, ``* ...``, or numbered under *Notes*.

    A note that several markers point at is listed once for each; one that none
    points at has no marker.

    >>> text = "It fell.[1]\\n\\n[1] Harbour Post, 3 May."
    >>> [(text[n.start:n.end], n.marker) for n in plain_notes(text)]
    [('Harbour Post, 3 May.', Span(start=8, end=11))]
    """
    listed = _entries(text)
    if not listed:
        return ()
    pointing: dict[str, list[Span]] = {}
    for marker in markers(text, listed, _spans(listed)):
        pointing.setdefault(marker.key, []).append(marker.span)
    first = min(start for start, _, _ in listed.values())
    if not pointing and first < len(text) // 3:
        return ()  # a numbered list of the text, not notes to it
    notes: list[Note] = []
    for key, (_, start, end) in listed.items():
        if key[0] in "*†‡§" and key not in pointing:
            continue
        spans: list[Span | None] = [*pointing.get(key, [])] or [None]
        notes += [Note(span, start, end) for span in spans]
    return tuple(notes)
