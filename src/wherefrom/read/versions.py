"""Documents that are one thing twice: same bytes, same text, one page captured again.

All of them are kept; what relates them is said. A passage that one capture has
and a later one lacks was present then and is absent now: no more is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from wherefrom.model import Document, Notice
from wherefrom.read.addresses import is_front_page, normal_url

MIN_CHARACTERS = 25  # shorter passages are dates, counters and labels of a page
MIN_SHARED = 0.2  # share of passages two texts at a site's front page must have in common

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'”’)\]]*(?=\s)|\Z)", re.S)
_SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")


def related(
    documents: Sequence[Document],
) -> tuple[tuple[Document, ...], tuple[Notice, ...]]:
    """``documents`` in their order with ``version_of`` set, and what is to be said of them.

    Later captures of one address point to the earliest. Notices: ``same_bytes``,
    ``same_text``, ``version``, ``removed_text`` (a span of the earlier document) and
    ``added_text`` (a span of the later one).
    """
    captures = _captures(documents)
    earliest = {later.id: group[0].id for group in captures for later in group[1:]}
    known = tuple(
        replace(d, version_of=d.version_of or earliest.get(d.id)) if d.id in earliest else d
        for d in documents
    )
    notices = [*_same_bytes(documents), *_same_text(documents)]
    for group in captures:
        notices += (notice for pair in pairwise(group) for notice in _changes(*pair))
    place = {document.id: number for number, document in enumerate(documents)}
    notices.sort(key=lambda n: (place[n.document or ""], n.start or 0, n.kind, n.message))
    return known, tuple(notices)


def _captures(documents: Sequence[Document]) -> list[list[Document]]:
    """Groups of two or more captures of one address, each the earliest first."""
    by_url: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=_when):
        if document.url:
            by_url[normal_url(document.url)].append(document)
    groups = []
    for group in by_url.values():
        first = group[0]
        captures = [first, *(other for other in group[1:] if _is_version(first, other))]
        if len(captures) > 1:
            groups.append(captures)
    return groups


def _when(document: Document) -> tuple[bool, str, bool, str, str]:
    captured, published = document.captured_at, document.published.value
    return (captured is None, captured or "", published is None, published or "", document.path)


def _is_version(first: Document, other: Document) -> bool:
    if first.url and is_front_page(first.url) and _shared(first, other) < MIN_SHARED:
        return False
    return other.captured_at != first.captured_at or _plain(other.text) != _plain(first.text)


def _shared(first: Document, other: Document) -> float:
    """Share of the passages of the shorter text that stand in the other, 0 to 1."""
    short, long = sorted((first, other), key=lambda d: (len(d.text), d.path))
    passages = [short.text[start:end] for start, end in _passages(short)]
    whole = _plain(long.text)
    return sum(_plain(words) in whole for words in passages) / max(1, len(passages))


def _same_bytes(documents: Sequence[Document]) -> Iterator[Notice]:
    for first, other in _twins(documents, lambda d: d.sha256):
        message = f"The same bytes as {first.path}."
        yield Notice(other.id, None, None, "same_bytes", message, other.path)


def _same_text(documents: Sequence[Document]) -> Iterator[Notice]:
    for first, other in _twins(documents, lambda d: _plain(d.text)):
        if first.sha256 != other.sha256:
            message = f"The same text as {first.path}, in other bytes."
            yield Notice(other.id, None, None, "same_text", message, other.path)


def _twins(
    documents: Sequence[Document], key: Callable[[Document], str]
) -> Iterator[tuple[Document, Document]]:
    """Each document after the first with one key, beside that first one."""
    firsts: dict[str, Document] = {}
    for document in sorted(documents, key=_when):
        value = key(document)
        if value and firsts.setdefault(value, document) is not document:
            yield firsts[value], document


def _changes(earlier: Document, later: Document) -> Iterator[Notice]:
    """What one of two captures has and the other lacks, in neutral words."""
    before, after = _labels(earlier, later)
    yield Notice(
        later.id,
        None,
        None,
        "version",
        f"Another capture of the address of {earlier.path}: {after} here, {before} there.",
        later.path,
    )
    for start, end in _missing(earlier, later):
        message = f"Present in {before}, absent from {after}."
        yield Notice(earlier.id, start, end, "removed_text", message, earlier.path)
    for start, end in _missing(later, earlier):
        message = f"Present in {after}, absent from {before}."
        yield Notice(later.id, start, end, "added_text", message, later.path)


def _missing(document: Document, other: Document) -> list[tuple[int, int]]:
    """Runs of sentences of ``document`` that ``other`` does not have anywhere."""
    whole = _plain(other.text)
    spans: list[tuple[int, int]] = []
    for start, end in _passages(document):
        if _plain(document.text[start:end]) in whole:
            continue
        last: tuple[int, int] | None = None
        for sentence in _SENTENCE.finditer(document.text, start, end):
            if _plain(sentence.group()) in whole:
                last = None
                continue
            begun = last[0] if last else sentence.start()
            if last:
                spans.pop()
            last = (begun, begun + len(document.text[begun : sentence.end()].rstrip()))
            spans.append(last)
    return [(start, end) for start, end in spans if end - start >= MIN_CHARACTERS]


def _passages(document: Document) -> Iterator[tuple[int, int]]:
    """Paragraphs, or lines where there are no blank lines, that are not page furniture."""
    pattern = _PARAGRAPH if "\n\n" in document.text else re.compile(r"\S[^\n]*")
    for match in pattern.finditer(document.text):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        inside = any(f.start <= start and end <= f.end for f in document.furniture)
        if end - start >= MIN_CHARACTERS and not inside:
            yield start, end


def _plain(text: str) -> str:
    """``text`` for comparison only: spaces, quotation marks and invisible characters alike."""
    return " ".join(_INVISIBLE.sub("", text).translate(_SAME).split())


def _labels(earlier: Document, later: Document) -> tuple[str, str]:
    """How to call two captures: by day, by minute if it is one day, by path if unknown."""
    moments = [_moment(d.captured_at) for d in (earlier, later)]
    if moments[0] is None or moments[1] is None:
        return earlier.path, later.path
    first, second = moments[0], moments[1]
    by_minute = first.date() == second.date()
    return (_label(first, by_minute), _label(second, by_minute))


def _label(moment: datetime, by_minute: bool) -> str:
    day = f"{moment.day} {moment:%B %Y}"
    return f"the capture of {day}, {moment:%H:%M}" if by_minute else f"the capture of {day}"


def _moment(captured_at: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(captured_at) if captured_at else None
    except ValueError:
        return None
