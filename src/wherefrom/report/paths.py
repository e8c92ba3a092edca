"""How statements lead to an origin, step by step in words, each with the exact words behind it."""

from __future__ import annotations

from collections.abc import Iterator

from wherefrom.model import Attribution, Derivation, Evidence, Origin, Source
from wherefrom.report.lookup import Lookup

LONGEST = 90  # characters of quoted words in one step


def steps_in_words(lookup: Lookup, origin: Origin) -> list[str]:
    """Each step by which the count came to this origin: who is named, taken from, spoken for."""
    steps = [_step(lookup, key) for key in origin.path]
    return list(dict.fromkeys([*(s for s in steps if s), *_spoken_for(lookup, origin)]))


def _step(lookup: Lookup, key: str) -> str:
    if key in lookup.derivations:
        return _derived(lookup, lookup.derivations[key])
    found = lookup.attributions.get(key)
    return _attributed(lookup, found) if found is not None else ""


def _derived(lookup: Lookup, derivation: Derivation) -> str:
    taker = lookup.document_of(derivation.taker)
    who = lookup.labels[taker] if taker else derivation.taker
    own = [e for e in derivation.evidence if e.document == taker]
    return f"{who}: {derivation.note.rstrip('.')}{_quoted(lookup, own[0] if own else None)}."


def _attributed(lookup: Lookup, found: Attribution) -> str:
    spans = found.source or found.cue
    place = Evidence(found.document, spans[0].start, spans[0].end) if spans else None
    name = lookup.source_name(found.speaker)
    return f"{lookup.labels[found.document]} has it from {name}{_quoted(lookup, place)}."


def _quoted(lookup: Lookup, place: Evidence | None) -> str:
    if place is None:
        return ""
    words = " ".join(lookup.documents[place.document].text[place.start : place.end].split())
    cut = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f" (“{cut}”)"


def _spoken_for(lookup: Lookup, origin: Origin) -> Iterator[str]:
    """Whom the named speakers speak for, up to the origin."""
    for statement in lookup.told(origin.statements):
        at, seen = lookup.sources.get(statement.origin or ""), set[str]()
        while at is not None and at.id != origin.source and at.id not in seen:
            seen.add(at.id)
            over: Source | None = lookup.sources.get(at.body or "")
            if over is not None:
                yield f"{at.name} speaks for {over.name}."
            at = over
