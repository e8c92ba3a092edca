"""The documents of the case as something that can be cited, and which one a name means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from wherefrom.model import Document, Source
from wherefrom.trace.citations import Cited
from wherefrom.trace.direction import days_between, long_before, not_later
from wherefrom.trace.outlets import held_under, publisher_names
from wherefrom.trace.reuse import Shared
from wherefrom.trace.shelf import Shelf, shelf
from wherefrom.trace.wording import Wording

ONLY_DOCUMENT = 0.8  # the cited publisher has one document here that may have come first
RESEMBLES = 0.9  # of its documents one tells what is cited
BODY_DOCUMENT = 0.7  # a body may have said it elsewhere than in its own document
LEAST_RESEMBLANCE = 0.5  # share of the cited content's long words that the document has
LONG, FEWEST = 5, 4  # letters of a long word; how many there must be
THOSE_DAYS = 3  # days within which a body's one release is the one that a report speaks of
LONG_BEFORE = 0.8  # the same for a document of long before, which may tell an earlier story


@dataclass(frozen=True, slots=True)
class Library:
    """The documents of the case as something that can be cited.

    ``found`` fills as it is asked which publisher a cited outlet is, and how surely.
    """

    documents: Mapping[str, Document]
    publisher: Mapping[str, str]
    published_by: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, Source]
    wordings: Mapping[str, Wording]
    shared: Mapping[frozenset[str], Shared]
    names_of: Mapping[str, tuple[str, ...]]  # publisher -> names it goes by
    shelf: Shelf
    found: dict[str, tuple[str | None, float]] = field(default_factory=dict, compare=False)

    def held(self, source: str) -> tuple[tuple[str, ...], float]:
        """The documents a cited source published here, and how surely it is that publisher."""
        if source in self.published_by:
            return self.published_by[source], 1.0
        known = self.sources.get(source)
        if known is None or known.kind != "outlet":
            return (), 0.0
        if source not in self.found:
            self.found[source] = held_under(known, self.names_of)
        publisher, certainty = self.found[source]
        return self.published_by.get(publisher or "", ()), certainty


def library_of(
    documents: Sequence[Document],
    publisher: Mapping[str, str],
    sources: Iterable[Source],
    wordings: Mapping[str, Wording],
    pairs: Iterable[Shared],
) -> Library:
    """The library of ``documents``; ``publisher`` gives each one's publisher by document id."""
    held: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda d: d.id):
        held.setdefault(publisher[document.id], []).append(document)
    by_id = {s.id: s for s in sources}
    names_of = {name: publisher_names(name, held[name], by_id) for name in sorted(held)}
    return Library(
        documents={d.id: d for d in documents},
        publisher=publisher,
        published_by={name: tuple(d.id for d in found) for name, found in held.items()},
        sources=by_id,
        wordings=wordings,
        shared={frozenset((p.left, p.right)): p for p in pairs},
        names_of=names_of,
        shelf=shelf(documents, {d.id: names_of[publisher[d.id]] for d in documents}),
    )


def target_of(cited: Cited, library: Library) -> tuple[str | None, float]:
    """The document here that is cited and how surely, or None where none could be.

    Of several documents of one publisher the one that shares wording with the
    citing document, else the one that tells the cited content; a document
    published later than the citing one is never what was cited.
    """
    citing = library.documents[cited.document]
    of_source, certainty = library.held(cited.source)
    held = [
        library.documents[d]
        for d in of_source
        if not_later(library.documents[d], citing) and d != citing.id
    ]
    if not held:
        return None, 1.0
    wanted = _wanted(cited, library)
    told = {d.id: _tells(wanted, d, library) for d in held}
    best = max(held, key=lambda d: (_taken(citing, d, library), told[d.id], d.id))
    is_outlet = library.sources[cited.source].kind == "outlet"
    least = LONG_BEFORE if long_before(best, citing) else LEAST_RESEMBLANCE
    if _taken(citing, best, library) >= 0.5 or told[best.id] >= least:
        return best.id, certainty * (RESEMBLES if is_outlet else BODY_DOCUMENT)
    # Of a body, what it is said to have put out must be its one document of those days.
    near = is_outlet or (cited.published and days_between(best, citing, most=THOSE_DAYS))
    if len(held) == 1 and near and not long_before(best, citing):
        return best.id, certainty * ONLY_DOCUMENT
    return None, 1.0


def _taken(citing: Document, other: Document, library: Library) -> float:
    pair = library.shared.get(frozenset((citing.id, other.id)))
    return pair.probability if pair else 0.0


def _wanted(cited: Cited, library: Library) -> set[str]:
    """The cited content's long words."""
    item = library.wordings[cited.document]
    told = (item.within(span.start, span.end) for span in cited.content)
    return {word for some in told for word in some if len(word) >= LONG}


def _tells(wanted: Set[str], other: Document, library: Library) -> float:
    """Share of the words ``wanted`` that ``other`` has, 0 to 1."""
    if len(wanted) < FEWEST:
        return 0.0
    return len(wanted & library.wordings[other.id].vocabulary) / len(wanted)
