"""Every view in a text with its holder, beside the attributions found already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.attribute.nesting.feelings import feelings
from wherefrom.attribute.nesting.nouns import held_nouns
from wherefrom.attribute.nesting.verbs import aims, held_verbs
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing


def views(reading: Reading, found: Sequence[Voicing]) -> list[Voicing]:
    """Views that ``found`` does not tell already, in text order.

    Of a cue that is in ``found`` too only a matter is told that goes further
    (*called [on X] to leave*), and only of the same source.
    """
    told: dict[int, list[Voicing]] = {}
    for voicing in found:
        if voicing.source:
            for i in voicing.cue:
                told.setdefault(i, []).append(voicing)
    out: dict[frozenset[int], Voicing] = {}
    for view in _all(reading):
        before = [v for i in sorted(view.cue) for v in told.get(i, ())]
        if all(_goes_further(view, v) for v in before):
            out.setdefault(view.cue, view)
    return sorted(out.values(), key=lambda v: (min(v.cue), max(v.cue), min(v.content), v.rule))


def _goes_further(view: Voicing, found: Voicing) -> bool:
    same = view.head == found.head or bool(view.source & found.source)
    return same and not view.content <= found.content


def _all(reading: Reading) -> Iterator[Voicing]:
    tokens = list(reading.parse)  # once for all: spaCy makes them anew each time
    yield from held_verbs(reading, tokens)
    yield from feelings(reading, tokens)
    yield from held_nouns(reading, tokens)
    yield from aims(reading, tokens)
