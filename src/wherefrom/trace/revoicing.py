"""What each document names as its source, read again only where its voices change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import attrgetter

from wherefrom.data.beside import WORKS
from wherefrom.model import (
    Attribution,
    ChainLink,
    Document,
    Mention,
    Resolution,
    Source,
    Statement,
)
from wherefrom.trace.citations import Cited, attached_in, citations
from wherefrom.trace.saying import Held, exchanged

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
        said, attributed = self._said.take(statements), self._attributed.take(attributions)
        if mentions is not self._placed:
            self._placed, self._place = mentions, {m.id: m.document for m in mentions}
        named = self._named.take(mentions)
        if outlets:
            moved += (told for told in resolution.of_mention if told[1] in outlets)
        odd = self._met(said, attributed, named, moved)
        if odd:
            self._reread(odd, {s.id: s for s in resolution.sources})
        return set(odd)

    def _resolved(self, resolution: Resolution) -> list[Told]:
        """Take up whose mentions are; those that are another's now, as they were and are."""
        before, now = self._resolution.of_mention, resolution.of_mention
        self._resolution = resolution
        others = exchanged(before, now)
        if len(before) == len(now):  # what was and what is, in turn
            for was in others[::2]:
                self._source_of.pop(was[0], None)
            self._source_of |= {told[0]: told for told in others[1::2]}
        elif others:
            self._source_of = {told[0]: told for told in now}
        return others

    def _met(
        self,
        said: Sequence[Statement],
        attributed: Sequence[Attribution],
        named: Sequence[Mention],
        moved: Sequence[Told],
    ) -> dict[str, set[str]]:
        """By document: the sources as which something else is named there than before."""
        met: dict[str, set[str]] = {}
        whose: dict[str, set[str]] = {}
        for mention, source, _ in moved:
            whose.setdefault(mention, set()).add(source)
            if mention in self._place:
                met.setdefault(self._place[mention], set()).add(source)
        for statement in said:
            here = met.setdefault(statement.document, set())
            for link in statement.chain:
                here |= {link.source or ""} | self._whose(link.mention, whose)
        for one in attributed:
            met.setdefault(one.document, set()).update(
                {one.speaker or ""} | self._whose(one.mention, whose)
            )
        for other in named:
            met.setdefault(other.document, set()).update(self._whose(other.id, whose))
        return {d: sources for d, sources in met.items() if d in self._documents}

    def _whose(self, mention: str | None, moved: Mapping[str, set[str]]) -> set[str]:
        """Whose a mention is, and was."""
        told = self._source_of.get(mention or "")
        now = set() if told is None else {told[1]}
        return now | moved.get(mention or "", set())

    def _reread(self, odd: Mapping[str, set[str]], sources: Mapping[str, Source]) -> None:
        """Read what the documents name as the sources that are ``odd`` there."""
        whole = sorted(d for d in odd if d not in self.cited)
        partly = {d: odd[d] for d in sorted(odd) if d in self.cited}
        read = self._read(partly, sources, partly)
        again = [one for one in read if one.source in partly[one.document]]
        for document, met in partly.items():
            self.cited[document] = [c for c in self.cited[document] if c.source not in met]
        for document in whole:
            self.cited[document] = []
        for one in (*again, *self._read(whole, sources)):
            self.cited[one.document].append(one)
        for document in partly:
            self.cited[document].sort(key=attrgetter("source"))

    def _read(
        self,
        documents: Collection[str],
        sources: Mapping[str, Source],
        only: Mapping[str, Collection[str]] | None = None,
    ) -> list[Cited]:
        """What ``documents`` name as their sources; ``only`` some, by document, with others."""
        said = [s for d in documents for s in self._said.of.get(d, ())]
        inside = [m for d in documents for m in self._named.of.get(d, ())]
        attributed = [a for d in documents for a in self._attributed.of.get(d, ())]
        attached: set[str | None] | None = None
        if only is not None:
            every = (said, attributed)
            chained = (s for s in said if s.chain)
            said = [s for s in chained if any(self._meant(k) in only[s.document] for k in s.chain)]
            linked = {k.mention for s in said for k in s.chain}
            inside = [m for m in inside if m.id in linked or self._of(m.id) in only[m.document]]
            attributed = [a for a in attributed if a.speaker in only[a.document]]
            works = any(m.why in WORKS for m in inside)
            attached = attached_in(*every) if works else set()
        told = [self._source_of[m.id] for m in inside if m.id in self._source_of]
        of = {source for _, source, _ in told if source in sources}
        return citations(
            [self._documents[d] for d in documents],
            said,
            inside,
            attributed,
            Resolution(tuple(sources[s] for s in sorted(of)), tuple(told), ()),
            attached,
        )

    def _of(self, mention: str) -> str:
        told = self._source_of.get(mention)
        return "" if told is None else told[1]

    def _meant(self, link: ChainLink) -> str:
        return link.source or self._of(link.mention)
