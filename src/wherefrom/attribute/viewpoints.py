"""Who holds which view in a document: wishes, fears, judgements, plans, beside what is said.

No view makes anybody the origin of a fact, so none is ever counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.attribute import chains
from wherefrom.attribute.cast import Cast
from wherefrom.attribute.hearing import PLURAL
from wherefrom.attribute.nesting import settled, views
from wherefrom.attribute.reading import Reading, spans_of
from wherefrom.attribute.speakers import FIRST, SINGULAR, THINGS, Speakers
from wherefrom.attribute.voice import Voice
from wherefrom.attribute.voicing import Voicing
from wherefrom.ids import content_id
from wherefrom.model import View

POINTING = {*SINGULAR, *FIRST, *PLURAL, *THINGS}  # words that name nobody


@dataclass(frozen=True, slots=True)
class Viewpoints:
    """The attributions and views of one text by number, in text order.

    ``parent`` gives the number of the innermost one that each stands inside,
    ``voices`` whose each is, ``held`` the numbers of the views.
    """

    voicings: tuple[Voicing, ...]
    parent: tuple[int | None, ...]
    voices: tuple[Voice | None, ...]
    held: frozenset[int]


def viewpoints(reading: Reading, found: Sequence[Voicing], *, viewed: bool = True) -> Viewpoints:
    """``found`` and the views beside it, nested in each other; without ``viewed`` no views."""
    everything = [*found, *(_beside(reading, found) if viewed else [])]
    order = sorted(range(len(everything)), key=lambda k: min(everything[k].cue))
    voicings = tuple(everything[k] for k in order)
    parent = tuple(chains.parents(voicings))
    # Speakers of its own: whose view it is must not change whom *he said* points at.
    speakers = Speakers(reading, Cast(reading), crowds=True)
    voices = [speakers.voice(voicing) for voicing in voicings]
    held = frozenset(place for place, k in enumerate(order) if k >= len(found))
    return Viewpoints(voicings, parent, tuple(settled(reading, voicings, parent, voices)), held)


def _beside(reading: Reading, found: Sequence[Voicing]) -> list[Voicing]:
    """The views whose words are no attribution's cue."""
    cues = {voicing.cue for voicing in found}
    return [view for view in views(reading, found) if view.cue not in cues]


def read_views(reading: Reading, found: Sequence[Voicing]) -> tuple[View, ...]:
    """The views beside the attributions ``found``, in the order of their places."""
    told = viewpoints(reading, found)
    made = [_view(reading, told.voicings[k], told.voices[k]) for k in sorted(told.held)]
    return tuple(sorted(made, key=_place))


def _view(reading: Reading, voicing: Voicing, voice: Voice | None) -> View:
    parts = (voicing.source, voicing.cue, voicing.content)
    source, cue, content = (spans_of(reading.parse, set(tokens)) for tokens in parts)
    spans = [(span.start, span.end) for part in (source, cue, content) for span in part]
    document = reading.document.id
    named = voice is not None and voice.name.casefold() not in POINTING
    holder = voice.name if voice is not None and named else None
    return View(content_id("v", document, spans), document, source, cue, content, holder)


def _place(view: View) -> tuple[int, int, str]:
    first = min((*view.source, *view.cue, *view.content), key=lambda s: (s.start, s.end))
    return (first.start, first.end, view.id)
