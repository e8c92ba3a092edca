"""Derivations told again, of those documents only on which a ruling on sources bears.

``derived`` tells them all. What each is told from is kept here beside it: the
wording of both documents, what a document names as its sources, who they are
and which documents they published. It is told again where one of these is
another, and the result is, byte for byte, that of ``derived``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress
from operator import is_not

from wherefrom.model import (
    Attribution,
    Document,
    External,
    Mention,
    Resolution,
    Source,
    Statement,
)
from wherefrom.settings import Trace
from wherefrom.trace.authorship import same_author, same_owner, same_publisher
from wherefrom.trace.corrections import correction_words, corrects
from wherefrom.trace.crediting import Crediting
from wherefrom.trace.ground import LIKELY, named_in, publishers
from wherefrom.trace.library import Library
from wherefrom.trace.links import links
from wherefrom.trace.owners import owners
from wherefrom.trace.parts import Parts
from wherefrom.trace.reciting import Recited, leads_otherwise, recited
from wherefrom.trace.recopying import Recopying
from wherefrom.trace.renaming import Renaming
from wherefrom.trace.reshelving import Shelving, first_library, next_library, other_groups
from wherefrom.trace.revoicing import NOBODY, Revoicing
from wherefrom.trace.rewording import Pair, Rewording
from wherefrom.trace.tracing import Derived
from wherefrom.trace.works import hanging_on

NOTHING = Recited()


class Rederiving:
    """The derivations of ``documents``, as ``derived`` tells them, told again where that is due."""

    def __init__(self, documents: Sequence[Document], settings: Trace) -> None:
        self._documents = sorted(documents, key=lambda d: d.id)
        self._of = {document.id: document for document in self._documents}
        self._least = settings.least_probability
        self._words = Rewording(self._documents, settings)
        self._voices = Revoicing(self._documents)
        self._crediting = Crediting(self._documents)
        self._renaming = Renaming(self._of)
        self._copying = Recopying(self._of, self._words.held)
        self._library: Library | None = None
        self._resolution = NOBODY
        self._sources: Mapping[str, Source] = {}
        self._recited: dict[str, Recited] = {}
        self._hanging: dict[str, set[str]] = defaultdict(set)  # by source: documents
        self._correcting = {d.id for d in self._documents if correction_words(d) is not None}
        self._owned = same_owner(self._documents, owners(self._documents))
        linked, self._linked_outside = links(self._documents)
        self._linked = {(d.taker, d.giver) for d in linked if d.probability >= LIKELY}
        self._parts = Parts(self._least)
        self._parts.put("links", linked)
        self._parts.put("same_author", same_author(self._documents))
        self._last = Derived((), (), {})

    def under(
        self,
        statements: Sequence[Statement],
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        resolution: Resolution,
    ) -> Derived:
        """What ``derived`` gives; the very same as the last time where nothing else comes of it."""
        changed = self._resourced(resolution)
        before = self._library
        shelving, reworded, odd = self._reshelved(resolution, changed)
        library = self._library = shelving.library
        outlets = {s for s in changed if _is_outlet(s, before) or _is_outlet(s, library)}
        voices = (statements, mentions, attributions, resolution)
        again = self._voices.under(*voices, outlets)
        stale = self._stale(before, shelving, changed)
        again |= {d for source in stale for d in self._hanging.get(source, ())}
        whole = self._renaming.under(before, shelving, reworded, self._words.with_all)
        whole |= self._crediting.under(library.sources, changed)
        whole |= self._moved(before, shelving) | {d for pair in odd for d in pair}
        again |= whole
        odd |= self._recite(self._of if before is None else again, whole | reworded, stale)
        for pair, told in self._copying.under(self._words.shared, odd, self._takes):
            self._parts.put(("copies", pair), told)
        self._publish(shelving.regrouped, changed)
        self._resolution = resolution
        return self._gathered()

    def _resourced(self, resolution: Resolution) -> set[str]:
        """Take up the sources; those that are others now, or are no more."""
        before, self._sources = self._sources, {s.id: s for s in resolution.sources}
        now = self._sources
        odd = compress(now, map(is_not, now.values(), map(before.get, now)))
        return {s for s in odd if before.get(s) != now[s]} | (before.keys() - now.keys())

    def _reshelved(
        self, resolution: Resolution, changed: Collection[str]
    ) -> tuple[Shelving, set[str], set[Pair]]:
        """The library now, the documents with other standing text, and pairs that differ."""
        before = self._library
        publisher, published_by = self._published(resolution)
        groups = other_groups(before.published_by if before else {}, published_by)
        reworded, odd = self._words.under(published_by, groups)
        words = (self._words.held, self._words.shared)
        if before is None:
            return first_library(self._documents, publisher, self._sources, *words), reworded, odd
        now = (publisher, published_by, self._sources, changed, *words)
        return next_library(before, *now), reworded, odd

    def _published(
        self, resolution: Resolution
    ) -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
        """Publisher by document, and documents by publisher."""
        before = self._library
        if before is not None and resolution.of_publisher == self._resolution.of_publisher:
            return before.publisher, before.published_by
        publisher = publishers(self._documents, resolution)
        found: dict[str, list[str]] = defaultdict(list)
        for document in self._documents:
            found[publisher[document.id]].append(document.id)
        return publisher, {name: tuple(held) for name, held in found.items()}

    def _stale(
        self, before: Library | None, shelving: Shelving, changed: Collection[str]
    ) -> set[str]:
        """The sources that are others, or published other documents."""
        if before is None:
            return set()
        library = shelving.library
        one, two = before.sources, library.sources
        odd = {s for s in changed if leads_otherwise(one.get(s), two.get(s))}
        odd |= set(shelving.regrouped)
        if shelving.regrouped or shelving.renamed:
            odd |= {s for s in before.found if before.held(s) != library.held(s)}
        return odd

    def _moved(self, before: Library | None, shelving: Shelving) -> set[str]:
        """The documents that have another publisher, or may cite other works."""
        found: set[str] = set()
        if before is None:
            return found
        library = shelving.library
        if library.publisher is not before.publisher:
            found |= {d for d in self._of if library.publisher[d] != before.publisher[d]}
        if shelving.reshelved:
            every = {work for one in self._recited.values() for work in one.works}
            met = hanging_on(every, shelving.reshelved)
            found |= {d for d, one in self._recited.items() if not met.isdisjoint(one.works)}
        return found

    def _recite(
        self, again: Iterable[str], whole: Collection[str], stale: Collection[str]
    ) -> set[Pair]:
        """Tell again what documents take by naming; pairs of which that is another.

        What they name stands, but of ``whole`` documents and of ``stale`` sources.
        """
        assert self._library is not None
        odd: set[Pair] = set()
        for key in again:
            named = [*self._voices.cited.get(key, ()), *self._renaming.named.get(key, ())]
            was = self._recited.get(key, NOTHING)
            by_name = self._crediting.by_name
            known = NOTHING if key in whole else was
            asked = (self._of[key], named, self._library, by_name, self._least)
            now = recited(*asked, known, stale)
            for source in was.hangs_on - now.hangs_on:
                self._hanging[source].discard(key)
            for source in now.hangs_on - was.hangs_on:
                self._hanging[source].add(key)
            odd |= {frozenset((key, giver)) for giver in was.givers ^ now.givers}
            self._recited[key] = now
            self._parts.put(("named", key), now.derivations)
        return {pair for pair in odd if pair in self._words.shared}

    def _takes(self, taker: str, giver: str) -> bool:
        return giver in self._recited[taker].givers or (taker, giver) in self._linked

    def _publish(self, regrouped: Collection[str], changed: Collection[str]) -> None:
        """Tell again what hangs on who published what alone."""
        assert self._library is not None
        published_by, publisher = self._library.published_by, self._library.publisher
        for name in {*regrouped, *(s for s in changed if s in published_by)}:
            held = [self._of[d] for d in published_by.get(name, ())]
            names = {name: self._sources[name].name} if name in self._sources else {}
            self._parts.put(("same_publisher", name), same_publisher(held, publisher, names))
            among = [d.id for d in held if d.id in self._correcting] if name in regrouped else []
            for key in among:
                told = corrects(held, publisher, self._words.held, {key})
                self._parts.put(("corrects", key), told)
        if regrouped:
            parts = (self._parts.of(("same_publisher", name)) for name in published_by)
            there = {d.id for part in parts for d in part}
            self._parts.put("same_owner", [d for d in self._owned if d.id not in there])

    def _gathered(self) -> Derived:
        ordered, outside = self._parts.ordered(), self._outside()
        if ordered is not self._last.derivations or outside != self._last.externals:
            self._last = Derived(ordered, outside, named_in(ordered))
        return self._last

    def _outside(self) -> tuple[External, ...]:
        """What lies outside the case; of two under one id the last."""
        found = {x.id: x for x in self._linked_outside}
        found |= {x.id: x for d in self._of for x in self._recited[d].credited}
        found |= {x.id: x for d in self._of for x in self._recited[d].cited}
        return tuple(found[key] for key in sorted(found))


def _is_outlet(source: str, library: Library | None) -> bool:
    known = None if library is None else library.sources.get(source)
    return known is not None and known.kind == "outlet"
