"""From what a document names as its source to the document or source that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import Derivation, Document, External, Source
from wherefrom.trace.citations import Cited
from wherefrom.trace.described import is_nameless, one_outlet
from wherefrom.trace.evidence import derivation
from wherefrom.trace.library import Library, target_of
from wherefrom.trace.noted import is_reference, noted, work_noted
from wherefrom.trace.works import Work, work_cited

Leads = tuple[Derivation | None, External | None]
NOWHERE: Leads = (None, None)
REFERENCE = re.compile(r",[^,]*\b(?:19|20)\d\d\b")  # a title, then a year


@dataclass(frozen=True, slots=True)
class Citing:
    """Derivations by (document, source as named), and what lies outside the case."""

    by_source: Mapping[tuple[str, str], Derivation]
    externals: tuple[External, ...]

    def derivations(self) -> list[Derivation]:
        """Each derivation once, in a fixed order."""
        return sorted({d.id: d for d in self.by_source.values()}.values(), key=lambda d: d.id)


def cites(
    found: Sequence[Cited], library: Library, known: Callable[[Cited], Leads] | None = None
) -> Citing:
    """What each citation leads to: a document here, or a source outside the case.

    What names nobody (*state media*) is no citation; what one document calls
    by two names that say the same is one. ``known`` gives what ``leads_to`` does,
    where somebody holds it.
    """
    made: dict[tuple[str, str], Derivation] = {}
    outside: dict[str, External] = {}
    same = one_outlet(found, library.sources, library.documents)
    meant = [_meant(cited, same, library) for cited in found]
    for cited in _by_outlet(found, meant):
        derived, external = known(cited) if known else leads_to(cited, library)
        if derived is not None:
            made[cited.document, cited.source] = derived
        if external is not None:
            outside[external.id] = external
    externals = tuple(outside[k] for k in sorted(outside))
    return Citing(_with_people(made, found, meant), externals)


def leads_to(cited: Cited, library: Library) -> Leads:
    """The derivation that a citation by an outlet's own name is, and what it names elsewhere."""
    source = library.sources.get(cited.source)
    if source is None or _is_own(cited, library) or is_nameless(source):
        return NOWHERE
    work = _work(cited, source, library)
    if work is not None:
        is_own = work.document == cited.document  # its own work is no citation
        return NOWHERE if is_own else (_cites_work(cited, source, work), None)
    target, probability = target_of(cited, library)
    words = noted(cited, library.documents[cited.document])
    theirs = cited.published and source.kind not in ("record", "anonymous", "withheld")
    if target is None and not (theirs or _is_published(source, words)):
        return NOWHERE
    giver = target or _holder(source, library)
    outside = None if target else External(giver, library.sources[giver].name, None)
    made = derivation(
        "cites",
        cited.document,
        giver,
        probability=min(probability, cited.probability),
        evidence=cited.places[:8],
        note=_note(library.sources.get(giver, source), library.documents.get(giver)),
    )
    return made, outside


def _work(cited: Cited, source: Source, library: Library) -> Work | None:
    """The document here that a cited record is, by whichever of its names tells most."""
    told = work_noted(cited, source, library) if source.kind in ("record", "outlet") else None
    if source.kind != "record":
        return told
    citing = library.documents[cited.document]
    names = (source.name, *source.aliases)
    works = [told, *(work_cited(n, citing, library.shelf) for n in names)]
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


def _by_outlet(found: Sequence[Cited], meant: Sequence[tuple[str, str]]) -> list[Cited]:
    """Citations with reporters read as their outlets, one for each document and source."""
    merged: dict[tuple[str, str], Cited] = {}
    for cited, key in zip(found, meant, strict=True):
        known = merged.get(key)
        if known is None:
            merged[key] = cited if cited.source == key[1] else replace(cited, source=key[1])
        else:
            merged[key] = replace(
                known,
                places=tuple(sorted({*known.places, *cited.places})),
                content=tuple(sorted({*known.content, *cited.content})),
                probability=max(known.probability, cited.probability),
                published=known.published or cited.published,
            )
    return [merged[key] for key in sorted(merged)]


def _meant(cited: Cited, same: Mapping[tuple[str, str], str], library: Library) -> tuple[str, str]:
    """Document and source by which a citation is kept: a reporter's outlet, one name of two."""
    source = same.get((cited.document, cited.source), cited.source)
    return (cited.document, outlet_behind(source, library.sources))


def _with_people(
    made: Mapping[tuple[str, str], Derivation],
    found: Sequence[Cited],
    meant: Sequence[tuple[str, str]],
) -> dict[tuple[str, str], Derivation]:
    every = dict(made)
    for cited, key in zip(found, meant, strict=True):
        if key in made:
            every[cited.document, cited.source] = made[key]
    return every


def _is_own(cited: Cited, library: Library) -> bool:
    own = library.publisher[cited.document]
    held, certainty = library.held(cited.source)
    return own == cited.source or (certainty == 1.0 and cited.document in held)


@cache
def _published_records() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('citing')['records'])})\b", re.IGNORECASE)


def _is_published(source: Source, words: list[str]) -> bool:
    """Whether naming the source names something published: an outlet, or a record one can fetch.

    ``words`` are those of the notes that cite it.
    """
    if source.kind == "outlet":
        return True
    names = (source.name, *source.aliases)
    if source.kind == "record" and is_reference(words):
        return True
    return source.kind == "record" and any(
        _published_records().search(name) or REFERENCE.search(name) for name in names
    )


def _holder(source: Source, library: Library) -> str:
    """The body that a person in office speaks for, where the case has it; else the source."""
    return source.body if source.body in library.sources else source.id  # type: ignore[return-value]


def _note(source: Source, target: Document | None) -> str:
    if target is None:
        return f"It names {source.name} as its source; no document of that name is in the case."
    what = f" ({target.title})" if target.title else ""
    return f"It names {source.name} as its source, whose document is in the case{what}."
