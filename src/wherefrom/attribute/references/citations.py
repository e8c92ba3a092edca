"""All citations of one document in order: of its notes, and named in brackets in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from wherefrom.attribute.references.cited import Citation, Line, Work
from wherefrom.attribute.references.earlier import Earlier
from wherefrom.attribute.references.interviews import is_interview
from wherefrom.attribute.references.legible import is_number
from wherefrom.attribute.references.lines import Says, lines
from wherefrom.attribute.references.pages import page_of
from wherefrom.attribute.references.works import work_voice
from wherefrom.model import Document, Note, Span
from wherefrom.stretches import Stretches

LONGEST = 200  # characters between brackets; more is a remark
_LABEL = re.compile(r"[\[(]?\^?(?P<key>[\w*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹-]{1,20})[\])]?[.:)]?[ \t]*$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BRACKETS = re.compile(rf"\(([^()\n]{{4,{LONGEST}}})\)|\[([^\[\]\n]{{6,{LONGEST}}})\]")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(rf", (?:\d{{1,2}} )?(?:{_MONTH})\b[^,;]*\d{{4}}|, (?:19|20)\d\d\b")
_AUTHOR_YEAR = re.compile(
    r"(?:see (?:also )?)?[A-ZÀ-Þ][\w'’.-]+"
    r"(?:,? (?:and|&|et al\.?|[A-ZÀ-Þ][\w'’.-]+|of|for)){0,6},? "
    r"(?:19|20)\d\d[a-z]?(?:[,:] ?.{0,20})?"
)
MENTIONED = 2  # references by author and year that a text without a list must have to be believed


@lru_cache(maxsize=16)
def _entries(document: Document) -> tuple[tuple[Note, bool], ...]:
    """Notes by place with whether each is an entry of a list cited by author and year."""
    ordered = sorted(document.notes, key=lambda n: (n.start, n.end, n.marker or Span(0, 0)))
    return tuple(
        (note, note.marker is not None and not is_number(_words(document, note.marker)))
        for note in ordered
    )


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def label_of(document: Document, note: Note) -> Span | None:
    """The note's number in front of its words; None where there is none."""
    line = document.text.rfind("\n", 0, note.start) + 1
    found = _LABEL.search(document.text, line, note.start)
    return Span(found.start(), found.start() + len(found.group().rstrip())) if found else None


def citations(document: Document, says: Says) -> tuple[tuple[Citation, ...], tuple[Span, ...]]:
    """Every citation with a marker, by marker; and the parts of notes that cite and say nothing.

    ``says`` tells whether the characters from one offset to another hold a clause.
    """
    earlier = Earlier()
    found: list[Citation] = []
    silent: set[Span] = set()
    known: dict[tuple[int, int], tuple[Line, ...]] = {}
    for note, named in _entries(document):
        span = Span(note.start, note.end)
        if (note.start, note.end) not in known:
            told, parts = lines(document.text, span, earlier.work, says, entry=named)
            known[note.start, note.end] = told
            silent |= set(parts)
            label = label_of(document, note)
            earlier.remember(_number(document, label), told, document.text)
        if note.marker is not None and known[note.start, note.end]:
            found.append(_citation(document, note, known[note.start, note.end], named=named))
    found += _bracketed(document, earlier, says)
    return tuple(sorted(found, key=lambda c: (c.marker, c.lines[0].works[0].start))), tuple(
        sorted(silent)
    )


def _number(document: Document, label: Span | None) -> str | None:
    found = _LABEL.search(_words(document, label)) if label is not None else None
    return found["key"].translate(_RAISED) if found else None


def _citation(document: Document, note: Note, told: tuple[Line, ...], *, named: bool) -> Citation:
    """A marker with its note's works; a marker's own page (*[3, p. 12]*) goes before the note's."""
    marker = note.marker or Span(note.start, note.start)
    words = _words(document, marker)
    page = (
        page_of(words.strip("[]()")) if re.search("[a-z§¶]", words) else None
    )  # *[3, 4]* are two notes
    if named:  # the words of the text name the work: *Holm (2015, p. 4)*
        page = page_of(re.sub(r"[()]", "", words))
        author = words.split(" (")[0] if words[-1:] == ")" else words
        end = marker.start + len(author)
        work = replace(told[0].works[-1], start=marker.start, end=end, page=page)
        return Citation(marker, note, (Line((work,)),))
    if page is not None:  # the marker itself points into the work: *[3, p. 12]*
        last = replace(told[0].works[-1], start=marker.start + 1, end=marker.end - 1, page=page)
        told = (replace(told[0], works=(*told[0].works[:-1], last)), *told[1:])
    return Citation(marker, note, told, label_of(document, note))


def _bracketed(document: Document, earlier: Earlier, says: Says) -> Iterator[Citation]:
    """Works and interviews named in brackets in the text, which no list holds."""
    spans = [(n.start, n.end) for n in document.notes]
    spans += [(n.marker.start, n.marker.end) for n in document.notes if n.marker is not None]
    spans += [(f.start, f.end) for f in document.furniture]
    taken = Stretches(spans)
    found = _BRACKETS.finditer(document.text)
    free = [m for m in found if not taken.touch(m.start(), m.end())]
    years = {m.start() for m in free if _AUTHOR_YEAR.fullmatch(m.group()[1:-1].split(";")[0])}
    for match in free:
        inner = Span(match.start() + 1, match.end() - 1)
        words = _words(document, inner)
        enough = len(years) >= MENTIONED or page_of(words) is not None
        by_year = match.start() in years and enough
        if not (by_year or is_interview(words) or _is_source(words)):
            continue
        told, _ = lines(document.text, inner, earlier.work, says)
        told = told or (_by_year(document, inner) if by_year else ())
        if told:
            yield Citation(Span(match.start(), match.end()), None, told)


def _is_source(words: str) -> bool:
    """*(Harbour Post, 3 May 2021)*: an outlet or a body's record, with its date."""
    if not words[:1].isupper() or _DATED.search(words) is None:
        return False
    voice = work_voice(words)
    return voice is not None and (voice.kind == "outlet" or voice.body is not None)


def _by_year(document: Document, inner: Span) -> tuple[Line, ...]:
    words = _words(document, inner)
    voice = work_voice(words)
    return (
        (Line((Work(voice, inner.start, inner.end, page_of(words)),)),) if voice is not None else ()
    )
