"""Documents, sources and what lies outside the case, found again after they were ruled on.

A later run may know a source by a fuller name and a file by other bytes: id,
then bytes or names, then path are tried, and what several fit is not found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from wherefrom.model import Document, External, Source, Thing
from wherefrom.ruled.anchors import folded

REMEMBERED = 2**15  # names


@lru_cache(maxsize=REMEMBERED)
def folded_name(name: str) -> str:
    """``folded``, for names: the same few are asked for over and over."""
    return folded(name)


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources as they are looked for: by id and by any of their names, folded.

    ``documents`` gives the documents that each stands in, by source id.
    """

    by_id: Mapping[str, Source]
    by_name: Mapping[str, Sequence[Source]]
    documents: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def find(self, thing: Thing, inside: frozenset[str] = frozenset()) -> str | None:
        """The source that ``thing`` was; ``inside`` are the documents of its bytes."""
        known = self.by_id.get(thing.id)
        if known is not None and _shares_a_name(known, thing):
            return known.id
        named = self.by_name.get(folded_name(thing.name), ())
        if thing.sha256:
            named = [s for s in named if self.documents.get(s.id, frozenset()) & inside]
        alike = [s for s in named if s.kind == thing.kind] or named
        return alike[0].id if len({s.id for s in alike}) == 1 else None


def sources(every: Iterable[Source], places: Iterable[tuple[str, str]] = ()) -> Sources:
    """``every`` source to be looked for; ``places`` are pairs of source and document id."""
    by_name: dict[str, list[Source]] = defaultdict(list)
    by_id: dict[str, Source] = {}
    for source in every:
        by_id[source.id] = source
        for name in sorted({folded_name(n) for n in (source.name, *source.aliases)}):
            by_name[name].append(source)
    documents: dict[str, set[str]] = defaultdict(set)
    for source_id, document in places:
        documents[source_id].add(document)
    return Sources(by_id, by_name, {s: frozenset(d) for s, d in documents.items()})


@dataclass(frozen=True, slots=True)
class Outside:
    """What lies outside a case, as it is looked for: by id, by address, by name, folded."""

    by_id: Mapping[str, External]
    by_url: Mapping[str, Sequence[str]]
    by_name: Mapping[str, Sequence[str]]

    def find(self, thing: Thing) -> str | None:
        """By id, address or name."""
        if thing.id in self.by_id:
            return thing.id
        at = self.by_url.get(thing.url, ()) if thing.url else ()
        named = {*at, *self.by_name.get(folded_name(thing.name), ())}
        return named.pop() if len(named) == 1 else None


def outside(externals: Iterable[External]) -> Outside:
    """``externals`` to be looked for."""
    by_id = {e.id: e for e in externals}
    by_url: dict[str, list[str]] = defaultdict(list)
    by_name: dict[str, list[str]] = defaultdict(list)
    for one in by_id.values():
        by_url[one.url or ""].append(one.id)
        by_name[folded_name(one.name)].append(one.id)
    return Outside(by_id, by_url, by_name)


@dataclass(frozen=True, slots=True)
class Things:
    """Documents, sources and externals of a case, as they are looked for.

    What was found is kept.
    """

    documents: Mapping[str, Document]
    by_bytes: Mapping[str, Sequence[Document]]
    by_path: Mapping[str, Sequence[Document]]
    sources: Sources
    outside: Outside
    _found: dict[Thing, str | None] = field(init=False, compare=False, default_factory=dict)

    def find(self, thing: Thing) -> str | None:
        """The id that ``thing`` has now; None where none, or several, can be taken for it."""
        if thing not in self._found:
            self._found[thing] = self._looked_for(thing)
        return self._found[thing]

    def _looked_for(self, thing: Thing) -> str | None:
        if thing.what == "document":
            return self._document(thing)
        if thing.what == "source":
            inside = frozenset(d.id for d in self.by_bytes.get(thing.sha256, ()))
            return self.sources.find(thing, inside)
        if thing.what == "external":
            return self.outside.find(thing)
        return None

    def _document(self, thing: Thing) -> str | None:
        same = self.by_bytes.get(thing.sha256, ())
        here = [d for d in same if d.id == thing.id] or [d for d in same if d.path == thing.path]
        found = here or same or self.by_path.get(thing.path, ())
        return found[0].id if len(found) == 1 else None


def things(
    documents: Sequence[Document],
    every: Iterable[Source],
    externals: Iterable[External] = (),
    places: Iterable[tuple[str, str]] = (),
) -> Things:
    """Everything by what it may be found by."""
    by_bytes: dict[str, list[Document]] = defaultdict(list)
    by_path: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_bytes[document.sha256].append(document)
        by_path[document.path].append(document)
    return Things(
        {d.id: d for d in documents},
        by_bytes,
        by_path,
        sources(every, places),
        outside(externals),
    )


def resourced(
    before: Things,
    now: Mapping[str, Source | None],
    places: Iterable[tuple[str, str]],
    externals: Iterable[External],
) -> Things:
    """``before`` where sources are other ones ``now``, None where they are no more.

    ``places`` are pairs of those sources and the documents that they stand in,
    ``externals`` is all that lies outside the case.
    """
    was = before.sources
    by_id = {**was.by_id, **{key: s for key, s in now.items() if s is not None}}
    by_name = dict(was.by_name)
    for key, source in now.items():
        known = was.by_id.get(key)
        for name in {folded_name(n) for n in (known.name, *known.aliases)} if known else ():
            by_name[name] = [s for s in by_name.get(name, ()) if s.id != key]
        for name in {folded_name(n) for n in (source.name, *source.aliases)} if source else ():
            by_name[name] = [*by_name.get(name, ()), by_id[key]]
        if source is None:
            by_id.pop(key, None)
    inside: dict[str, set[str]] = defaultdict(set)
    for key, document in places:
        inside[key].add(document)
    documents = {key: held for key, held in was.documents.items() if key not in now}
    documents |= {key: frozenset(held) for key, held in inside.items()}
    there, beyond = tuple(externals), before.outside
    if tuple(beyond.by_id.values()) != there:
        beyond = outside(there)
    return replace(before, sources=Sources(by_id, by_name, documents), outside=beyond)


def _shares_a_name(source: Source, thing: Thing) -> bool:
    named = {folded_name(name) for name in (thing.name, *thing.also)}
    return not named.isdisjoint(folded_name(name) for name in (source.name, *source.aliases))
