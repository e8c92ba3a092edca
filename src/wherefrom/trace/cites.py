"""From what a document names as its source to the document or source that is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import Derivation, Document, External, Source
from wherefrom.trace.citations import Cited
from wherefrom.trace.direction import long_before, not_later
from wherefrom.trace.evidence import derivation
from wherefrom.trace.outlets import held_under
from wherefrom.trace.reuse import Shared
from wherefrom.trace.wording import Wording
from wherefrom.trace.works import Shelf, Work, work_cited

ONLY_DOCUMENT = 0.8  # the cited publisher has one document here that may have come first
RESEMBLES = 0.9  # of its documents one tells what is cited
BODY_DOCUMENT = 0.7  # a body may have said it elsewhere than in its own document
REFERENCE = re.compile(r",[^,]*\b(?:19|20)\d\d\b")  # a title, then a year
LEAST_RESEMBLANCE = 0.5  # share of the cited content's long words that the document has


@dataclass(frozen=True, slots=True)
class Library:
    """The documents of the case as something that can be cited."""

    documents: Mapping[str, Document]
    publisher: Mapping[str, str]
    published_by: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, Source]
    wordings: Mapping[str, Wording]
    shared: Mapping[frozenset[str], Shared]
    names_of: Mapping[str, tuple[str, ...]]  # publisher -> names it goes by
    shelf: Shelf

    def held(self, source: str) -> tuple[tuple[str, ...], float]:
        """The documents a cited source published here, and how surely it is that publisher."""
        if source in self.published_by:
            return self.published_by[source], 1.0
        known = self.sources.get(source)
        if known is None or known.kind != "outlet":
            return (), 0.0
        publisher, certainty = held_under(known, self.names_of)
        return self.published_by.get(publisher or "", ()), certainty


@dataclass(frozen=True, slots=True)
class Citing:
    """Derivations by (document, source as named), and what lies outside the case."""

    by_source: Mapping[tuple[str, str], Derivation]
    externals: tuple[External, ...]

    def derivations(self) -> list[Derivation]:
        """Each derivation once, in a fixed order."""
        return sorted({d.id: d for d in self.by_source.values()}.values(), key=lambda d: d.id)


def cites(found: Sequence[Cited], library: Library) -> Citing:
    """What each citation leads to: a document here, or a source outside the case."""
    made: dict[tuple[str, str], Derivation] = {}
    outside: dict[str, External] = {}
    for cited in _by_outlet(found, library):
        source = library.sources.get(cited.source)
        if source is None or _is_own(cited, library):
            continue
        work = _work(cited, source, library)
        if work is not None:
            if work.document != cited.document:  # its own work is no citation
                made[cited.document, cited.source] = _cites_work(cited, source, work)
            continue
        target, probability = target_of(cited, library)
        if target is None and not _is_published(source):
            continue
        giver = target or source.id
        if target is None:
            outside[source.id] = External(source.id, source.name, None)
        made[cited.document, cited.source] = derivation(
            "cites",
            cited.document,
            giver,
            probability=min(probability, cited.probability),
            evidence=cited.places[:8],
            note=_note(source, library.documents.get(giver)),
        )
    return Citing(_with_people(made, found, library), tuple(outside[k] for k in sorted(outside)))


def _work(cited: Cited, source: Source, library: Library) -> Work | None:
    """The document here that a cited record is, by whichever of its names tells most."""
    if source.kind != "record":
        return None
    citing = library.documents[cited.document]
    works = (work_cited(n, citing, library.shelf) for n in (source.name, *source.aliases))
    return max((w for w in works if w), key=lambda w: (w.probability, w.document), default=None)


def _cites_work(cited: Cited, source: Source, work: Work) -> Derivation:
    return derivation(
        "cites",
        cited.document,
        work.document,
        probability=min(work.probability, cited.probability),
        evidence=(*cited.places[:8], *work.words),
        note=f"It names {source.name} as its source, which is in the case by {work.why}.",
    )


def outlet_behind(source: str, sources: Mapping[str, Source]) -> str:
    """The outlet a source speaks for (a named reporter), or the source itself."""
    known = sources.get(source)
    if known is None or known.body is None or known.body not in sources:
        return source
    return known.body if sources[known.body].kind == "outlet" else source


def _by_outlet(found: Sequence[Cited], library: Library) -> list[Cited]:
    """Citations with reporters read as their outlets, one for each document and source."""
    merged: dict[tuple[str, str], Cited] = {}
    for cited in found:
        key = (cited.document, outlet_behind(cited.source, library.sources))
        known = merged.get(key)
        if known is None:
            merged[key] = replace(cited, source=key[1])
        else:
            merged[key] = replace(
                known,
                places=tuple(sorted({*known.places, *cited.places})),
                content=tuple(sorted({*known.content, *cited.content})),
                probability=max(known.probability, cited.probability),
            )
    return [merged[key] for key in sorted(merged)]


def _with_people(
    made: Mapping[tuple[str, str], Derivation], found: Sequence[Cited], library: Library
) -> dict[tuple[str, str], Derivation]:
    every = dict(made)
    for cited in found:
        outlet = outlet_behind(cited.source, library.sources)
        if (cited.document, outlet) in made:
            every[cited.document, cited.source] = made[cited.document, outlet]
    return every


def _is_own(cited: Cited, library: Library) -> bool:
    own = library.publisher[cited.document]
    held, certainty = library.held(cited.source)
    return own == cited.source or (certainty == 1.0 and cited.document in held)


@cache
def _published_records() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('citing')['records'])})\b", re.IGNORECASE)


def _is_published(source: Source) -> bool:
    """Whether naming the source names something published: an outlet, or a record one can fetch."""
    if source.kind == "outlet":
        return True
    names = (source.name, *source.aliases)
    return source.kind == "record" and any(
        _published_records().search(name) or REFERENCE.search(name) for name in names
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
    ranked = sorted(
        held, key=lambda d: (_taken(citing, d, library), _tells(cited, d, library), d.id)
    )
    best = ranked[-1]
    is_outlet = library.sources[cited.source].kind == "outlet"
    if _taken(citing, best, library) >= 0.5 or _tells(cited, best, library) >= LEAST_RESEMBLANCE:
        return best.id, certainty * (RESEMBLES if is_outlet else BODY_DOCUMENT)
    if len(held) == 1 and is_outlet and not long_before(best, citing):
        return best.id, certainty * ONLY_DOCUMENT
    return None, 1.0


def _taken(citing: Document, other: Document, library: Library) -> float:
    pair = library.shared.get(frozenset((citing.id, other.id)))
    return pair.probability if pair else 0.0


def _tells(cited: Cited, other: Document, library: Library) -> float:
    """Share of the cited content's long words that ``other`` has, 0 to 1."""
    item = library.wordings[cited.document]
    wanted = {
        word
        for word, start in zip(item.words, item.starts, strict=True)
        if len(word) > 4 and any(c.start <= start < c.end for c in cited.content)
    }
    has = set(library.wordings[other.id].words)
    return len(wanted & has) / len(wanted) if len(wanted) >= 4 else 0.0


def _note(source: Source, target: Document | None) -> str:
    if target is None:
        return f"It names {source.name} as its source; no document of that name is in the case."
    what = f" ({target.title})" if target.title else ""
    return f"It names {source.name} as its source, whose document is in the case{what}."
