"""Every view in a text with its holder, beside the attributions found already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wherefrom.attribute.nesting.feelings import feelings
from wherefrom.attribute.nesting.nouns import held_nouns
from wherefrom.attribute.nesting.verbs import held_verbs
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing


def views(reading: Reading, found: Sequence[Voicing]) -> list[Voicing]:
    """Views whose cue is none of ``found``'s, in text order."""
    taken = {i for v in found if v.source for i in v.cue}
    out: dict[frozenset[int], Voicing] = {}
    for view in _all(reading):
        if not view.cue & taken and view.content:
            out.setdefault(view.cue, view)
    return sorted(out.values(), key=lambda v: (min(v.cue), max(v.cue), min(v.content), v.rule))


def _all(reading: Reading) -> Iterator[Voicing]:
    yield from held_verbs(reading)
    yield from feelings(reading)
    yield from held_nouns(reading)
