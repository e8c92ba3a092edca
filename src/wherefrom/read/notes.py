"""Footnotes, endnotes and references: where the marker stands and where the note."""

from __future__ import annotations

import re

from wherefrom.model import Furniture, Note, Span

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKER = re.compile(
    r"\[\^?(?P<key>\d{1,3}|[\w-]{1,20}(?<=\w))\]|(?<=\S)(?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)
_BRACKETED = re.compile(
    r"^[ \t]{0,20}(?:\[\^?(?P<key>[\w-]{1,20})\]:?|(?P<high>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))[ \t]+(?=\S)", re.M
)
_NUMBERED = re.compile(r"^[ \t]{0,20}(?P<key>\d{1,3})[.)]?[ \t]+(?=\S)", re.M)
_HEADING = re.compile(
    r"^[^\w\n]*(?:(?:foot|end)?notes?(?: and (?:references|sources))?|references|sources"
    r"|bibliography|works cited)[^\w\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


_REFERENCES = re.compile(
    r"^[^\w\n]*(?:references|bibliography|works cited|literature)[^\w\n]*$", re.I | re.M
)
_WORK = re.compile(r"\b(?:19|20)\d\d\b|https?://|\bdoi\b", re.I)


def _key(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return str(groups.get("key") or groups.get("high") or "").translate(_SUPERSCRIPT)


def _end_of(text: str, start: int, limit: int) -> int:
    gap = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:\[\^?[\w-]{1,20}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]|\d{1,3}[.)]\s))")
    found = gap.search(text, start, limit)
    return (found.start() if found else len(text[:limit].rstrip())) if limit > start else start


def _ascending(keys: list[str]) -> bool:
    numbers = [int(key) for key in keys if key.isdigit()]
    return len(numbers) == len(keys) and numbers == sorted(set(numbers)) and numbers[0] <= 2


def _listed(text: str) -> dict[str, tuple[int, int]]:
    """Note texts by key: bracketed ones anywhere, numbered ones under a heading for notes."""
    found: dict[str, tuple[int, int]] = {}
    entries = list(_BRACKETED.finditer(text))
    headings = [match for match in _HEADING.finditer(text) if match.end() > len(text) // 4]
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        end = following.start() if following else len(text)
        below = list(_NUMBERED.finditer(text, heading.end(), end))
        if below and _ascending([match["key"] for match in below]):
            entries += below
    for match in sorted(entries, key=lambda m: m.start()):
        found.setdefault(_key(match), (match.end(), _end_of(text, match.end(), len(text))))
    return found


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
    """Notes written as ``[1] ...``, ``[^name]: ...``, or numbered under *Notes*.

    A note that several markers point at is listed once for each; one that none
    points at has no marker.

    >>> text = "It fell.[1]\\n\\n[1] Harbour Post, 3 May."
    >>> [(text[n.start:n.end], n.marker) for n in plain_notes(text)]
    [('Harbour Post, 3 May.', Span(start=8, end=11))]
    """
    listed = _listed(text)
    if not listed:
        return ()
    first = min(start for start, _ in listed.values())
    starts = {start for start, _ in listed.values()}
    markers: dict[str, list[Span]] = {}
    for match in _MARKER.finditer(text):
        inside = any(a <= match.start() < b for a, b in listed.values())
        opens = any(match.end() <= start <= match.end() + 3 for start in starts)
        if _key(match) in listed and not inside and not opens:
            markers.setdefault(_key(match), []).append(Span(match.start(), match.end()))
    notes: list[Note] = []
    for key, (start, end) in listed.items():
        spans: list[Span | None] = [*markers.get(key, [])] or [None]
        notes += [Note(span, start, end) for span in spans]
    if all(note.marker is None for note in notes) and first < len(text) // 3:
        return ()  # a numbered list of the text, not notes to it
    return tuple(notes)
