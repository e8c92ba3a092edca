"""How statements are led to one origin: each step with its exact words, from both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.model import Answer, Attribution, Derivation, Evidence, Origin
from wherefrom.report.lookup import Lookup
from wherefrom.report.views import Side, Step
from wherefrom.report.words import glossary

LENGTH = 160  # characters of words shown on one side of a step


def steps_of(origin: Origin, answer: Answer, lookup: Lookup) -> tuple[Step, ...]:
    """The steps of the origin's path, in order, each once."""
    made = (step for key in origin.path for step in _steps(key, origin, answer, lookup))
    return tuple(dict.fromkeys(made))


def _steps(key: str, origin: Origin, answer: Answer, lookup: Lookup) -> Iterator[Step]:
    if key in lookup.attributions:
        yield named_step(lookup.attributions[key], origin, lookup)
    elif key in lookup.derivations:
        yield _taken(lookup.derivations[key], origin, answer, lookup)


def named_step(attribution: Attribution, origin: Origin, lookup: Lookup) -> Step:
    """A report names somebody: who that is taken to be, and why."""
    text = lookup.documents[attribution.document].text
    spans = sorted({*attribution.source, *attribution.cue})
    quote = " … ".join(text[s.start : s.end] for s in spans)
    told = f"names {lookup.source_name(attribution.speaker)}"
    source = lookup.sources.get(attribution.speaker or "")
    if source is not None:
        called = " ".join(text[s.start : s.end] for s in attribution.source)
        why = dict(source.why).get(called, "")
        told += f" (“{called}”: {why})" if why else ""
        if source.body is not None and source.id != origin.source:
            told += f", who speaks for {lookup.source_name(source.body)}"
    return Step(
        told, lookup.labels[attribution.document], (_side(attribution.document, quote, lookup),)
    )


def _taken(derivation: Derivation, origin: Origin, answer: Answer, lookup: Lookup) -> Step:
    """One report took from another: its words, and those of the other where they are known."""
    taker = lookup.document_of(derivation.taker)
    giver = lookup.document_of(derivation.giver)
    who = lookup.labels.get(taker or "", "")
    whom = lookup.labels.get(giver or "", "") or lookup.source_name(derivation.giver)
    label = glossary()["evidence"][derivation.kind]["label"]
    sure = f" ({derivation.probability:.0%} sure)"
    sides = [_words(taker, derivation, origin, lookup), _words(giver, derivation, origin, lookup)]
    if sides[1] is None and giver is not None:
        sides[1] = _said_there(giver, answer, lookup)
    return Step(f"{label} {whom}{sure}", who, tuple(side for side in sides if side is not None))


def _words(
    document: str | None, derivation: Derivation, origin: Origin, lookup: Lookup
) -> Side | None:
    """The evidence in one document: what holds a statement of this origin goes first."""
    places = [e for e in derivation.evidence if e.document == document]
    if document is None or not places:
        return None
    told = [s for s in lookup.told(origin.statements) if s.document == document]

    def shared(place: Evidence) -> int:
        return max((min(place.end, s.end) - max(place.start, s.start) for s in told), default=0)

    best = max(places, key=lambda e: (shared(e), -e.start)) if told else places[0]
    text = lookup.documents[document].text
    middle = next((s.start for s in told if best.start <= s.start < best.end), best.start)
    return _side(document, _cut(text, best.start, best.end, middle), lookup)


def _said_there(document: str, answer: Answer, lookup: Lookup) -> Side | None:
    """What the other report says to the question, where the evidence holds no words of it."""
    for statement in lookup.told(answer.statements):
        if statement.document == document:
            words = statement.text
            return Side(
                lookup.labels[document],
                lookup.places.statement(statement.id, statement.document),
                _cut(words, 0, len(words), 0),
            )
    return None


def _side(document: str, quote: str, lookup: Lookup) -> Side:
    return Side(lookup.labels[document], lookup.places.document(document), quote)


def _cut(text: str, start: int, end: int, middle: int) -> str:
    """The words from ``start`` to ``end``; of many, whole ones from near ``middle`` on."""
    if end - start <= LENGTH:
        return " ".join(text[start:end].split())
    first = max(start, min(middle, end - LENGTH))
    last = min(end, first + LENGTH)
    before, after = first > start, last < end
    if before and not text[first - 1].isspace():
        first = text.find(" ", first - 1, last) + 1 or first
    if after:
        last = text.rfind(" ", first, last) if text.rfind(" ", first, last) > first else last
    words = " ".join(text[first:last].split())
    return f"{'… ' if before else ''}{words}{' …' if after else ''}"


def shown_first(steps: Sequence[Step], most: int) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The first ``most`` steps, and the rest."""
    return tuple(steps[:most]), tuple(steps[most:])
