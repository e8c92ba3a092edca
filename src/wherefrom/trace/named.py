"""Publishers of the case named in another document's text, attributed or not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from wherefrom.data.beside import beside_cue
from wherefrom.model import Document, Evidence
from wherefrom.trace.citations import Cited
from wherefrom.trace.outlets import name_words
from wherefrom.trace.spelled import Keys, key_of
from wherefrom.trace.wording import Wording

SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n")
FAR = 600  # characters; no sentence is longer that says one thing
Name = tuple[list[int], tuple[str, ...], str]  # its words' keys, its words, whose it is
Place = tuple[str, Evidence]  # whose name stands where
NAMED = 0.65  # a report that names another publisher of the case mostly rests on it


@dataclass(frozen=True, slots=True)
class Starting:
    """Names under the keys of their first words, and those keys in order."""

    names: Mapping[int, Sequence[Name]]
    firsts: Keys


def named_publishers(
    documents: Sequence[Document],
    publisher: Mapping[str, str],
    names_of: Mapping[str, Sequence[str]],
    wordings: Mapping[str, Wording],
) -> list[Cited]:
    """Where a document names another's publisher: in two words or more, or beside a cue.

    One word alone (*Stuff*, *Mirror*) is too often a word of the language.
    """
    starting = by_first_word(names_of)
    found: list[Cited] = []
    for document in sorted(documents, key=lambda d: d.id) if starting.names else ():
        named = names_in(document, wordings[document.id], starting)
        found += cited_by_name(document, named, publisher[document.id])
    return found


def names_in(document: Document, item: Wording, starting: Starting) -> list[Place]:
    """Where names of ``starting`` stand in a document that is worded so, by whose they are."""
    return sorted(_named(document, item, starting), key=itemgetter(0))


def cited_by_name(
    document: Document,
    named: Sequence[Place],
    publisher: str,
    known: Iterable[Cited] = (),
) -> list[Cited]:
    """What ``document`` of ``publisher`` cites by ``named``, which ``names_in`` gives.

    Of ``known``, what it cited before, what is the same is kept.
    """
    found: dict[str, set[Evidence]] = defaultdict(set)
    for holder, place in _longest(named):
        if holder != publisher:
            found[holder].add(place)
    before = {one.source: one for one in known}
    cited = []
    for holder, some in sorted(found.items()):
        places, was = tuple(sorted(some)), before.get(holder)
        if was is None or was.places != places:
            was = Cited(document.id, holder, places, _content(document.text, places), NAMED)
        cited.append(was)
    return cited


def by_first_word(names_of: Mapping[str, Sequence[str]]) -> Starting:
    """The names that publishers go by, under the key of the first word of each."""
    starting: dict[int, list[Name]] = defaultdict(list)
    for holder, names in sorted(names_of.items()):
        for words in sorted({name_words(name) for name in names}):
            if keys := [key_of(word) for word in words]:
                starting[keys[0]].append((keys, words, holder))
    return Starting(starting, np.array(sorted(starting), dtype=np.uint64))


def _content(text: str, places: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The sentences that the names stand in: what they may be named for."""
    found = set()
    for place in places:
        least, most = max(0, place.start - FAR), min(len(text), place.end + FAR)
        before = [m.end() for m in SENTENCE_END.finditer(text, least, place.start)]
        after = SENTENCE_END.search(text, place.end, most)
        end = after.start() if after else most
        found.add(Evidence(place.document, before[-1] if before else least, end))
    return tuple(sorted(found))


def _longest(named: Iterable[Place]) -> Iterator[Place]:
    """Of names that begin at one place the longest: *MLB Trade Rumors* names no *MLB*.

    Where two publishers have one name the first in order counts.
    """
    best: dict[int, Place] = {}
    for holder, place in named:
        known = best.get(place.start)
        if known is None or place.end > known[1].end:
            best[place.start] = (holder, place)
    yield from (best[start] for start in sorted(best))


def _named(
    document: Document,
    item: Wording,
    starting: Starting,
) -> Iterator[Place]:
    at = np.searchsorted(starting.firsts, item.keys)
    for i in np.flatnonzero(starting.firsts.take(at, mode="clip") == item.keys).tolist():
        for keys, words, holder in starting.names[int(item.keys[i])]:
            last = i + len(keys) - 1
            if last > i and item.keys[i : last + 1].tolist() != keys:
                continue
            if not (item.given[i] and item.given[last] and item.counted[i]):
                continue
            start, end = item.starts[i], item.ends[last]
            told = len(words) > 1 or beside_cue(document.text, start, end)
            if told and item.words[i : last + 1] == words:
                yield holder, Evidence(document.id, start, end)
