"""Whose word or view a passage is, source by source."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.attribute.chains import standing_behind
from wherefrom.attribute.nesting.persons import PLURAL
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voice import Voice
from wherefrom.attribute.voicing import Voicing

REGARDS = {"regard"}  # views of a thing: what others say about it is not theirs


def behind(
    words: frozenset[int],
    reading: Reading,
    voicings: Sequence[Voicing],
    parent: Sequence[int | None],
    voices: Sequence[Voice | None],
) -> list[int]:
    """Numbers of the attributions and views behind ``words``, a source each, outermost first.

    ``parent`` and ``voices`` are by number, as ``chains.parents`` and
    ``settled`` give them. Left out are those without a source, a source that
    the one before names already (*he said he believed*), and a view of a thing
    around somebody else's (*X rejected Y's plan to leave*: Y plans).
    """
    found = [k for k in standing_behind(words, voicings, parent) if voicings[k].source]
    found = [k for k in found if k == found[-1] or voicings[k].rule not in REGARDS]
    out: list[int] = []
    for k in found:
        if not out or not _same(out[-1], k, reading, voicings, voices):
            out.append(k)
    return out


def _same(
    one: int,
    other: int,
    reading: Reading,
    voicings: Sequence[Voicing],
    voices: Sequence[Voice | None],
) -> bool:
    """True for one source twice: the same words, one name, or *we* and *our*."""
    a, b = voicings[one], voicings[other]
    if a.source & b.source or (a.head is not None and a.head == b.head):
        return True
    first, second = voices[one], voices[other]
    if first is not None and second is not None:
        return first.name.casefold() == second.name.casefold()
    heads = [reading.parse[v.head].lower_ for v in (a, b) if v.head is not None]
    return len(heads) == 2 and all(word in PLURAL for word in heads)
