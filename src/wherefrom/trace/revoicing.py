"""What each document names as its source, read again only where its voices change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Generic, TypeVar

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
        self._resolution = NOBODY
        self._source_of: dict[str, Told] = {}
        self._placed: Sequence[Mention] = ()
        self._place: dict[str, str] = {}  # documents by mention
        self._said: Held[Statement] = Held()
        self._named: Held[Mention] = Held()
        self._attributed: Held[Attribution] = Held()
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
        moved = self._resolved(resolution)
        odd = self._said.take(statements) | self._attributed.take(attributions)
        if mentions is not self._placed:
            self._placed, self._place = mentions, {m.id: m.document for m in mentions}
        odd |= self._named.take(mentions)
        if outlets:
            moved |= {m for m, source, _ in resolution.of_mention if source in outlets}
        odd |= {self._place[mention] for mention in moved if mention in self._place}
        odd &= self._documents.keys()
        for document in odd:
            self.cited[document] = []
        sources = {s.id: s for s in resolution.sources} if odd else {}
        for one in self._read(sorted(odd), sources):
            self.cited[one.document].append(one)
        return odd

    def _resolved(self, resolution: Resolution) -> set[str]:
        """Take up whose mentions are; those that are another's now, or of which it is known."""
        before, now = self._resolution.of_mention, resolution.of_mention
        self._resolution = resolution
        others = exchanged(before, now)
        if len(before) == len(now):  # what was and what is, in turn
            for was in others[::2]:
                self._source_of.pop(was[0], None)
            self._source_of |= {told[0]: told for told in others[1::2]}
        elif others:
            self._source_of = {told[0]: told for told in now}
        return {told[0] for told in others}

    def _read(self, documents: Sequence[str], sources: Mapping[str, Source]) -> list[Cited]:
        inside = [m for d in documents for m in self._named.of.get(d, ())]
        told = [self._source_of[m.id] for m in inside if m.id in self._source_of]
        of = {source for _, source, _ in told if source in sources}
        return citations(
            [self._documents[d] for d in documents],
            [s for d in documents for s in self._said.of.get(d, ())],
            inside,
            [a for d in documents for a in self._attributed.of.get(d, ())],
            Resolution(tuple(sources[s] for s in sorted(of)), tuple(told), ()),
        )


def exchanged(before: Sequence[T], now: Sequence[T]) -> list[T]:
    """What only one of the two holds; of what stands elsewhere some may be named.

    Of two that are as long: what was and what is at each place that differs, in turn.
    """
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


class Held(Generic[V]):
    """What is said, by document; each piece at a row of what was last taken up."""

    def __init__(self) -> None:
        self._every: Sequence[V] = ()
        self._rows: dict[str, list[int]] = {}  # by document
        self.of: dict[str, list[V]] = {}

    def take(self, now: Sequence[V]) -> set[str]:
        """Have it hold what is said ``now``; the documents that say otherwise."""
        before, self._every = self._every, now
        others = exchanged(before, now)
        odd = {one.document for one in others}
        if not odd:
            return odd
        pairs = zip(others[::2], others[1::2], strict=False)
        if len(before) != len(now) or any(was.document != is_.document for was, is_ in pairs):
            self._rows = {}
            for row, one in enumerate(now):
                self._rows.setdefault(one.document, []).append(row)
        for document in odd:
            self.of[document] = [now[row] for row in self._rows.get(document, ())]
        return odd
