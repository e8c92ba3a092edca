"""Footnotes and references: an attribution of the words they are attached to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wherefrom.attribute.cast import Cast
from wherefrom.attribute.personal import person_voice
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.references.attached import Attached, attached
from wherefrom.attribute.references.citations import citations
from wherefrom.attribute.references.cited import Citation, Line, Work
from wherefrom.attribute.references.works import WHY, work_name
from wherefrom.attribute.voice import Voice
from wherefrom.attribute.voicing import Voicing
from wherefrom.model import Span
from wherefrom.stretches import Stretches

__all__ = [
    "RULE",
    "beside",
    "identified",
    "note_voice",
    "notes",
    "outside_citations",
    "silent_spans",
    "work_name",
]

RULE = "note"
PROBABILITY = 0.8
BESIDE = 0.5  # *see also*: it may bear on the words or only on their subject
LATELY = 8  # places looked back over for the same words
SHARED = 0.5  # of a marker's words; from there two markers stand for the same words


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading's citations, the silent parts of its notes, and its works by first character."""

    citations: tuple[Citation, ...] = ()
    silent: tuple[Span, ...] = ()
    works: Mapping[int, Work] = field(default_factory=dict)
    places: tuple[Attached, ...] = ()
    of_token: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # places by word


def _found(reading: Reading) -> _Found:
    """Worked out once for a reading, which asks for it from several places."""
    found = reading.kept.get(RULE)
    if not isinstance(found, _Found):
        found = reading.kept[RULE] = _find(reading)
    return found


def _find(reading: Reading) -> _Found:
    if not reading.document.text.strip():
        return _Found()

    def says(start: int, end: int) -> bool:
        tokens = (reading.parse[i] for i in reading.tokens_in(start, end))
        return any(
            t.dep_ in {"nsubj", "nsubjpass", "expl"} and t.head.pos_ in {"VERB", "AUX"}
            for t in tokens
            if reading.quote_of[t.i] < 0
        )

    told, silent = citations(reading.document, says)
    works = {w.start: w for c in told for line in c.lines for w in line.works}
    places = attached(reading, [citation.marker for citation in told])
    of_token: dict[int, tuple[int, ...]] = {}
    for number, place in enumerate(places):
        for i in place.content | place.marks:
            of_token[i] = (*of_token.get(i, ()), number)
    return _Found(told, silent, works, tuple(places), of_token)


def notes(reading: Reading) -> Iterator[Voicing]:
    """One attribution per cited work: the marked words, on the work's word.

    Of works cited side by side for the same words the first is the chain's;
    the others are attributions too, so that nothing cited is lost.
    """
    found = _found(reading)
    held: list[frozenset[int]] = []
    for place in found.places:
        ground = not any(
            len(place.content & c) >= SHARED * len(place.content) for c in held[-LATELY:]
        )
        made = list(_voicings(reading, place, found, ground=ground))
        if any(voicing.chain for voicing in made):
            held.append(place.content)
        yield from made


def _voicings(
    reading: Reading, place: Attached, found: _Found, *, ground: bool
) -> Iterator[Voicing]:
    first = True
    for citation in _here(place, found):
        label = set(_tokens(reading, citation.label)) if citation.label is not None else set()
        for line in citation.lines:
            lead = set() if first else label | _separator(reading, line)
            yield from _line(reading, place, line, lead, chain=ground and not line.beside)
            ground = ground and line.beside
            first = False


def _here(place: Attached, found: _Found) -> list[Citation]:
    first = bisect_left(found.citations, place.span.start, key=lambda c: c.marker.start)
    last = bisect_left(found.citations, place.span.end, key=lambda c: c.marker.start)
    return list(found.citations[first:last])


def _line(
    reading: Reading, place: Attached, line: Line, lead: set[int], *, chain: bool
) -> Iterator[Voicing]:
    """The works of one line, each inside the one nearer to the reader."""
    inner: set[int] = set()
    for depth, work in reversed(list(enumerate(line.works))):
        source = _tokens(reading, Span(work.start, work.end))
        if not source:
            continue
        cue = (set(place.marks) | lead) - source or _near(reading, source)
        if depth:  # what is quoted in a work nearer the reader stands in that work's note
            cue = _near(reading, source)
        yield Voicing(
            RULE,
            frozenset(source),
            frozenset(cue - source or cue),
            frozenset(place.content | inner),
            min(source),
            chain,
            BESIDE if line.beside else PROBABILITY,
            frame=place.marks,
        )
        inner |= source | cue


def _tokens(reading: Reading, span: Span) -> set[int]:
    return {i for i in reading.tokens_in(span.start, span.end) if not reading.parse[i].is_space}


def _near(reading: Reading, source: set[int]) -> set[int]:
    """The token before the source, or after it at the start of the text: a bracket, a comma."""
    if not source:
        return set()
    before = [
        i for i in range(max(0, min(source) - 3), min(source)) if not reading.parse[i].is_space
    ]
    ahead = range(max(source) + 1, min(max(source) + 4, len(reading.parse)))
    after = [i for i in ahead if not reading.parse[i].is_space]
    return {before[-1]} if before else set(after[:1])


def _separator(reading: Reading, line: Line) -> set[int]:
    """The semicolon that parts a work from the one before in its note."""
    return _near(reading, _tokens(reading, Span(line.works[0].start, line.works[0].end)))


def note_voice(reading: Reading, voicing: Voicing, cast: Cast) -> Voice:
    """The source of an attribution made by ``notes``: the cited work, or who was heard.

    Who is heard speaks in the office that the text gives the name.
    """
    start = reading.parse[min(voicing.source)].idx
    work = _found(reading).works.get(start)
    if work is None:
        return Voice(work_name(reading.document.text[start:]), "record", True, why=WHY)
    person = cast.find(work.voice.name) if work.heard and work.voice.kind == "witness" else None
    if person is not None and person.role() is not None:
        return person_voice(person, voicing, "", reading, why=work.voice.why)
    return replace(work.voice, page=work.page)


def identified(reading: Reading, voicing: Voicing, found: Voice | None) -> Voice | None:
    """Who speaks in ``voicing``, where a note tells it better than the sentence does.

    *A woman said ...* with a note of an interview is the person heard there; a
    name that the note says is kept back is kept back; *Holm (2015) found* is
    Holm's work.
    """
    if found is None or voicing.rule == RULE or not voicing.source:
        return found
    told = _found(reading)
    near = {n for i in voicing.content | voicing.source for n in told.of_token.get(i, ())}
    for place in (told.places[n] for n in sorted(near)):
        if not voicing.content & place.content:
            continue
        for work in _works(place, told):
            if _is_meant(reading, voicing, found, place, work):
                why = f"{found.name}: {work.voice.why}"
                return replace(work.voice, why=why, page=work.page)
    return found


def _works(place: Attached, found: _Found) -> list[Work]:
    return [line.works[-1] for c in _here(place, found) for line in c.lines if not line.beside]


def beside(reading: Reading, voicing: Voicing) -> list[tuple[frozenset[int], Voice]]:
    """Other works cited side by side for the same words: the words stand on each one's word.

    Each as the words that cite it and its voice. Only works cited directly:
    what one quotes from another is a chain of its own.
    """
    told = _found(reading)
    place = next((p for p in _near_to(told, voicing) if p.marks == voicing.frame), None)
    if place is None or not voicing.chain:
        return []
    start = reading.parse[min(voicing.source)].idx
    direct = [c for c in _here(place, told) if all(len(line.works) == 1 for line in c.lines)]
    works = [line.works[0] for c in direct for line in c.lines if not line.beside]
    if all(work.start != start for work in works):
        return []
    own = told.works[start].voice.name
    others = {work.voice.name: work for work in works if work.voice.name != own}
    return [
        (frozenset(_tokens(reading, Span(w.start, w.end))), replace(w.voice, page=w.page))
        for w in others.values()
    ]


def _near_to(found: _Found, voicing: Voicing) -> list[Attached]:
    near = sorted({n for i in voicing.frame for n in found.of_token.get(i, ())})
    return [found.places[n] for n in near]


def _is_meant(
    reading: Reading, voicing: Voicing, found: Voice, place: Attached, work: Work
) -> bool:
    if not work.heard:
        head = voicing.head if voicing.head is not None else -1
        return head in place.marks and place.span.start == work.start
    if found.name.casefold() == work.voice.name.casefold():
        return True
    first = reading.parse[min(voicing.source)].lower_
    unnamed = (not found.named or first in {"a", "an", "one"}) and found.kind != "withheld"
    plural = voicing.head is not None and reading.parse[voicing.head].tag_ in {"NNS", "NNPS"}
    return unnamed and voicing.unnamed is None and not plural and work.voice.kind != "anonymous"


def silent_spans(reading: Reading) -> tuple[Span, ...]:
    """The parts of notes that only cite: works are named there and nothing is said."""
    return _found(reading).silent


def outside_citations(reading: Reading, found: Sequence[Voicing]) -> list[Voicing]:
    """``found`` without what seems to be said inside a citation: *supra note 2*, *a letter of*."""
    silent = Stretches((span.start, span.end) for span in silent_spans(reading))

    def cites(voicing: Voicing) -> bool:
        tokens = [reading.parse[i] for i in voicing.cue]
        return all(silent.touch(token.idx, token.idx + len(token)) for token in tokens)

    return [voicing for voicing in found if voicing.rule == RULE or not cites(voicing)]
