"""The library of a case, kept while rulings change its sources and who published what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wherefrom.model import Document, Source
from wherefrom.trace.library import Library, library_of
from wherefrom.trace.outlets import held_under, publisher_names
from wherefrom.trace.reuse import Shared
from wherefrom.trace.shelf import Shelved, reshelved
from wherefrom.trace.wording import Wording

Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Shelving:
    """The library now, and what of it is another than before.

    ``regrouped`` are publishers with other documents, ``renamed`` those that go by
    other names; ``reshelved`` are works with another publisher's names, before and after.
    """

    library: Library
    regrouped: frozenset[str] = frozenset()
    renamed: frozenset[str] = frozenset()
    reshelved: Sequence[Shelved] = ()


def first_library(
    documents: Sequence[Document],
    publisher: Mapping[str, str],
    sources: Mapping[str, Source],
    wordings: Mapping[str, Wording],
    shared: Mapping[frozenset[str], Shared],
) -> Shelving:
    """All of it, before there is anything to keep."""
    library = library_of(documents, publisher, sources.values(), wordings, shared.values())
    every = frozenset(library.published_by)
    return Shelving(library, every, every)


def next_library(
    before: Library,
    publisher: Mapping[str, str],
    published_by: Mapping[str, tuple[str, ...]],
    sources: Mapping[str, Source],
    changed: Collection[str],
    wordings: Mapping[str, Wording],
    shared: Mapping[frozenset[str], Shared],
) -> Shelving:
    """The library after ``before``, where sources have ``changed``."""
    regrouped = other_groups(before.published_by, published_by)
    names_of, renamed = _named(before, published_by, sources, {*changed, *regrouped})
    names_of_work = {
        document: names_of[name]
        for name in sorted({*regrouped, *renamed} & published_by.keys())
        for document in published_by[name]
    }
    shelf, odd = reshelved(before.shelf, names_of_work)
    met = {*regrouped, *renamed}
    library = replace(
        before,
        publisher=publisher,
        published_by=published_by,
        sources=sources,
        wordings=wordings,
        shared=shared,
        names_of=names_of,
        shelf=shelf,
        found=_found(before, names_of, met, changed, sources),
    )
    return Shelving(library, regrouped, renamed, odd)


def other_groups(
    before: Mapping[str, Sequence[str]], now: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    """The publishers with other documents."""
    if before is now:
        return frozenset()
    return frozenset(k for k in before.keys() | now.keys() if before.get(k) != now.get(k))


def _named(
    before: Library,
    published_by: Mapping[str, Sequence[str]],
    sources: Mapping[str, Source],
    met: Iterable[str],
) -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """The names of all publishers, and which publishers go by other ones."""
    names_of, renamed = dict(before.names_of), set()
    for name in met:
        if name not in published_by:
            renamed |= {name} if names_of.pop(name, None) is not None else set()
            continue
        held = (before.documents[d] for d in published_by[name])
        names = publisher_names(name, held, sources)
        if names_of.get(name) != names:
            names_of[name] = names
            renamed.add(name)
    return (names_of if renamed else before.names_of), frozenset(renamed)


def _found(
    before: Library,
    names_of: Names,
    met: Collection[str],
    changed: Collection[str],
    sources: Mapping[str, Source],
) -> dict[str, tuple[str | None, float]]:
    """Which publisher each outlet is that was looked for, where that is as easily told."""
    of_met = {name: names_of[name] for name in met if name in names_of}
    found = {}
    for source, known in before.found.items():
        if source in changed or known[0] in met:
            continue  # it is looked for again when it is asked for
        other = held_under(sources[source], of_met) if of_met else (None, 0.0)
        found[source] = max(known, other, key=lambda f: (f[1], f[0] or ""))
    return found
