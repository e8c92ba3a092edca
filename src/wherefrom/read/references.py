"""In-text references by author and year, and the entries of the list that they point at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from wherefrom.model import Furniture, Note, Span
from wherefrom.read.draft import Draft
from wherefrom.read.notes import plain_notes, reference_list
from wherefrom.stretches import Stretches

YEAR = r"(?:(?:19|20)\d\d[a-z]?|n\.d\.|forthcoming|in press)"
_YEAR = re.compile(rf"(?<!\w){YEAR}(?!\w)")
_NAME = r"[A-ZÀ-Þ][\w'’.-]{0,40}"
_JOINED = rf"(?:{_NAME}|and|&|et al\.?|of|for|the|de|del|van|von|der|on|,(?= {_NAME}))"
AUTHOR = rf"{_NAME}(?:[’']s)?(?:,? {_JOINED}){{0,10}}?"
_PAGE = r"(?:[,:] ?(?:(?:pp?\.|pages?|paras?\.?|ch\.|§|at) ?)?[\d–-]+)?"
_YEARS = rf"{YEAR}{_PAGE}(?:, {YEAR}){{0,4}}"
_ONE = re.compile(rf"(?P<author>{AUTHOR})(?: \[[A-Z]{{2,10}}\])?,? \(?(?P<years>{_YEARS})\)?")
_NARRATIVE = re.compile(rf"(?P<author>{AUTHOR}) \((?P<years>{_YEARS})\)")
_PAREN = re.compile(r"\(([^()\n]{4,300})\)|\[([^\[\]\n]{4,300})\]")
_OPENS = re.compile(  # *Brandt, T.*, *Harbour Watch (2015)*, *Ministry of Ports. 2015.*
    rf"^(?:[^\w\n]*)(?:{_NAME},? (?:[A-Z]\.|{_NAME},|\()|.{{3,120}}?[.,]? \(?{YEAR}\)?)"
)
MOST_OF_YEAR = 300  # entries of one year looked at; more is no list of works
LONGEST_AUTHORS = 160  # characters of an entry before its year


@dataclass(frozen=True, slots=True)
class Entry:
    """One work of a reference list: where it stands, its authors' words, its year."""

    start: int
    end: int
    authors: str
    year: str


def entries(text: str, listed: Sequence[Furniture]) -> tuple[Entry, ...]:
    """The works in the lines of a reference list; a line that opens none carries on the last."""
    spans: list[tuple[int, int]] = []
    for line in listed:
        words = text[line.start : line.end]
        gap = text[spans[-1][1] : line.start] if spans else ""
        carries_on = spans and "\n\n" not in gap and not _OPENS.match(words)
        if carries_on:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return tuple(entry for start, end in spans if (entry := _entry(text, start, end)))


def _entry(text: str, start: int, end: int) -> Entry | None:
    words = text[start:end]
    label = re.match(r"[^\w“\"‘]*(?:\d{1,3}[.)\]]\s+)?", words)
    lead = label.end() if label else 0
    year = _YEAR.search(words)
    if year is None:
        return None
    in_front = words[lead : year.start()]
    # Where the year stands at the end, the authors are what stands before the first full stop.
    authors = (
        in_front if len(in_front) <= LONGEST_AUTHORS and "“" not in in_front else words[lead:][:60]
    )
    return Entry(start + lead, end, authors, year.group())


def _words(author: str) -> list[str]:
    return [w for w in re.findall(r"[\w'’-]+", author) if w[0].isupper() and w not in {"The"}]


def _fits(author: str, entry: Entry) -> bool:
    named = _words(re.sub(r"[’']s$", "", author))
    if not named:
        return False
    has = _words(entry.authors)
    initials = "".join(word[0] for word in has)
    whole = all(word in has for word in named)
    return whole or named[0] in has[:3] or (named[0].isupper() and initials.startswith(named[0]))


def cited(text: str, found: Sequence[Entry], *, until: int) -> tuple[Note, ...]:
    """One note per in-text reference before ``until`` that an entry answers."""
    notes: dict[Span, Note] = {}
    of_year: dict[str, list[Entry]] = {}
    for entry in found:
        of_year.setdefault(entry.year, []).append(entry)
    for span, author, year in _references(text, until):
        fitting = [e for e in of_year.get(year, ())[:MOST_OF_YEAR] if _fits(author, e)]
        whole = [e for e in fitting if all(w in _words(e.authors) for w in _words(author))]
        best = next(iter(whole or fitting), None)
        if best is not None:
            notes.setdefault(span, Note(span, best.start, best.end))
    return tuple(sorted(notes.values(), key=lambda note: (note.marker or Span(0, 0), note.start)))


def _references(text: str, until: int) -> Iterator[tuple[Span, str, str]]:
    """(span, author, year) of each *Brandt (2015, p. 4)* and each part of *(Brandt 2015; ...)*."""
    for match in _NARRATIVE.finditer(text, 0, until):
        author = _last_name(match["author"])
        start = match.end("author") - len(author)
        yield Span(start, match.end()), author, _first_year(match["years"])
    for around in _PAREN.finditer(text, 0, until):
        base = around.start() + 1
        for part in re.finditer(r"[^;]+", around.group()[1:-1]):
            one = _ONE.search(part.group())
            if one is not None:
                start = base + part.start() + one.start("author")
                end = base + part.start() + len(part.group().rstrip())
                yield Span(start, end), one["author"], _first_year(one["years"])


def _last_name(author: str) -> str:
    """The author of a narrative reference, without a capital that only opens the sentence."""
    opened = re.match(r"(?:According to|As|In|The|But|And|While|Both|See|By|For|Yet|Like) ", author)
    return author[opened.end() :] if opened else author


def _first_year(years: str) -> str:
    found = _YEAR.search(years)
    return found.group() if found else years


def with_references(draft: Draft) -> Draft:
    """The draft with all its notes: the format's own, those written out, and the list's works."""
    notes = list(draft.notes) or list(plain_notes(draft.text))
    listed = reference_list(draft.text)
    taken = Stretches((note.start, note.end) for note in notes)
    free = [f for f in listed if not taken.touch(f.start, f.end)]
    if free:
        notes += cited(draft.text, entries(draft.text, free), until=free[0].start)
    return replace(draft, notes=_once(notes)) if notes else draft


def _once(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Each marker and note once; an unmarked one only where no marker points at it."""
    marked = {(note.start, note.end) for note in notes if note.marker is not None}
    kept = [n for n in notes if n.marker is not None or (n.start, n.end) not in marked]
    return tuple(note for note, _ in groupby(kept))


def unsaid(text: str, notes: Sequence[Note]) -> tuple[Furniture, ...]:
    """The reference list as furniture, without entries that a number in the text points at."""
    taken = Stretches((n.start, n.end) for n in notes if n.marker is not None)
    return tuple(f for f in reference_list(text) if not taken.touch(f.start, f.end))


def outside(found: Sequence[Furniture], notes: Sequence[Note]) -> list[Furniture]:
    """The spans that touch no note: *Source: ...* there is no line of the page's frame."""
    taken = Stretches((note.start, note.end) for note in notes)
    return [f for f in found if not taken.touch(f.start, f.end)]


def without_notes(draft: Draft) -> Draft:
    """The draft with its notes blank, every offset unchanged: their dates are not its own."""
    if not draft.notes:
        return draft
    letters = list(draft.text)
    for note in draft.notes:
        for at in range(note.start, note.end):
            letters[at] = "\n" if letters[at] == "\n" else " "
    return replace(draft, text="".join(letters))
