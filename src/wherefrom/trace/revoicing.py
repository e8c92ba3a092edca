"""What each document names as its source, read again only where its voices change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from wherefrom.model import (
    Attribution,
    Document,
    Mention,
    Resolution,
    Source,
    Statement,
)
from wherefrom.trace.citations import Cited, citations

T = TypeVar("T")
V = TypeVar("V", Statement, Mention, Attribution)
Told = tuple[str, str, str]  # mention, source, why
NOBODY = Resolution((), (), ())


class Revoicing:
    """Citations by document, under the voices that were last taken up."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._statements: Sequence[Statement] = ()
        self._mentions: Sequence[Mention] = ()
        self._attributions: Sequence[Attribution] = ()
        self._resolution = NOBODY
        self._source_of: dict[str, Told] = {}
        self._said: dict[str, list[Statement]] = {}
        self._named: dict[str, list[Mention]] = {}
        self._attributed: dict[str, list[Attribution]] = {}
        self.cited: dict[str, list[Cited]] = {}

    def under(
        self,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        resolution: Resolution,
        outlets: Collection[str],
    ) -> set[str]:
        """Read again what has changed; the documents that it was read of.

        ``outlets`` are the sources that are outlets now and were none, or the other way.
        """
        moved = {m for m, _, _ in exchanged(self._resolution.of_mention, resolution.of_mention)}
        odd = _taken_up(self._said, self._statements, statements)
        odd |= _taken_up(self._attributed, self._attributions, attributions)
        odd |= _taken_up(self._named, self._mentions, mentions)
        self._statements, self._mentions = statements, mentions
        self._attributions = attributions
        if moved:
            self._source_of = {told[0]: told for told in resolution.of_mention}
        self._resolution = resolution
        if moved or outlets:
            told = {m for m, source, _ in resolution.of_mention if source in outlets}
            odd |= {m.document for m in mentions if m.id in moved or m.id in told}
        odd &= self._documents.keys()
        for document in odd:
            self.cited[document] = []
        sources = {s.id: s for s in resolution.sources}
        for one in self._read(sorted(odd), sources):
            self.cited[one.document].append(one)
        return odd

    def _read(self, documents: Sequence[str], sources: Mapping[str, Source]) -> list[Cited]:
        inside = [m for d in documents for m in self._named.get(d, ())]
        told = [self._source_of[m.id] for m in inside if m.id in self._source_of]
        of = {source for _, source, _ in told if source in sources}
        return citations(
            [self._documents[d] for d in documents],
            [s for d in documents for s in self._said.get(d, ())],
            inside,
            [a for d in documents for a in self._attributed.get(d, ())],
            Resolution(tuple(sources[s] for s in sorted(of)), tuple(told), ()),
        )


def exchanged(before: Sequence[T], now: Sequence[T]) -> list[T]:
    """What only one of the two holds; of what stands elsewhere some may be named."""
    if before is now:
        return []
    if len(before) == len(now):
        pairs = [pair for pair in zip(before, now, strict=True) if pair[0] is not pair[1]]
        return [one for pair in pairs if pair[0] != pair[1] for one in pair]
    here, there = set(map(id, before)), set(map(id, now))
    gone = [one for one in before if id(one) not in there]
    new = [one for one in now if id(one) not in here]
    same = set(gone) & set(new)
    return [one for one in (*gone, *new) if one not in same]


def _taken_up(held: dict[str, list[V]], before: Sequence[V], now: Sequence[V]) -> set[str]:
    """Have ``held`` hold what is said ``now`` by document; the documents that say otherwise."""
    odd = {one.document for one in exchanged(before, now)}
    fresh: dict[str, list[V]] = {document: [] for document in odd}
    for one in now if odd else ():
        if one.document in odd:
            fresh[one.document].append(one)
    held |= fresh
    return odd
