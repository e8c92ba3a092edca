"""Two passages side by side, with the words that stand in both marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wherefrom.model import Evidence, Statement
from wherefrom.report.lookup import Lookup
from wherefrom.serve.views.around import widened
from wherefrom.serve.views.passage import Marked, Passage, passage_of

WORD = re.compile(r"\w+(?:['’]\w+)*")
MOST = 1200  # words of one passage that are compared
LEAST = 2  # words in a row that are marked as shared
BESIDE = 90  # characters shown before and after a passage


@dataclass(frozen=True, slots=True)
class Pair:
    """The giver's passage and the taker's."""

    giver: Passage
    taker: Passage
    asked: bool  # whether a statement of the question stands in either


def pairs_of(
    evidence: Sequence[Evidence],
    giver: str | None,
    taker: str | None,
    asked: Sequence[Statement],
    lookup: Lookup,
) -> tuple[Pair, ...]:
    """The passages of both documents, the first with the first; none where they do not pair.

    Words of the statements ``asked`` are underlined in them.
    """
    given = [e for e in evidence if e.document == giver]
    taken = [e for e in evidence if e.document == taker and taker != giver]
    if len(given) != len(taken):
        return ()
    return tuple(_pair(g, t, asked, lookup) for g, t in zip(given, taken, strict=True))


def _pair(given: Evidence, taken: Evidence, asked: Sequence[Statement], lookup: Lookup) -> Pair:
    runs = shared(_words(given, lookup), _words(taken, lookup))
    here = [Marked(a, b, "same", n) for n, (a, b, _, _) in enumerate(runs)]
    there = [Marked(a, b, "same", n) for n, (_, _, a, b) in enumerate(runs)]
    return Pair(
        _shown(given, [*here, *_asked(given, asked)], lookup),
        _shown(taken, [*there, *_asked(taken, asked)], lookup),
        any(_asked(given, asked)) or any(_asked(taken, asked)),
    )


def _asked(place: Evidence, asked: Sequence[Statement]) -> list[Marked]:
    return [
        Marked(s.start, s.end, "asked")
        for s in asked
        if s.document == place.document and s.start < place.end and place.start < s.end
    ]


def _words(place: Evidence, lookup: Lookup) -> list[tuple[str, int, int]]:
    """Each word folded, and where it stands in its document."""
    text = lookup.documents[place.document].text
    found = WORD.finditer(text, place.start, place.end)
    return [(m[0].casefold().replace("’", "'"), m.start(), m.end()) for m in found][:MOST]


def shared(
    one: Sequence[tuple[str, int, int]], two: Sequence[tuple[str, int, int]]
) -> list[tuple[int, int, int, int]]:
    """Runs of words that stand in both in the same order: start and end in either text.

    >>> shared([("a", 0, 1), ("b", 2, 3), ("c", 4, 5)], [("a", 5, 6), ("b", 7, 8), ("d", 9, 10)])
    [(0, 3, 5, 8)]
    """
    matcher = SequenceMatcher(None, [w[0] for w in one], [w[0] for w in two], autojunk=False)
    return [
        (one[m.a][1], one[m.a + m.size - 1][2], two[m.b][1], two[m.b + m.size - 1][2])
        for m in matcher.get_matching_blocks()
        if m.size >= LEAST
    ]


def _shown(place: Evidence, marks: Sequence[Marked], lookup: Lookup) -> Passage:
    document = lookup.documents[place.document]
    start, end = widened(document.text, place.start, place.end, BESIDE)
    whole = Marked(place.start, place.end, "passage")
    return passage_of(document, [whole, *marks], start, end)
