"""What one document takes by naming or crediting a source, with what that hangs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wherefrom.model import Derivation, Document, External, Source
from wherefrom.trace.citations import Cited
from wherefrom.trace.cites import Citing, Leads, cites, leads_to
from wherefrom.trace.credits import credits, name_key
from wherefrom.trace.ground import LIKELY
from wherefrom.trace.library import Library
from wherefrom.trace.noted import noted
from wherefrom.trace.shelf import folded

BEHIND = 2  # how far a source speaks for another: a reporter for an outlet, and that for a firm


Led = tuple[Cited, Leads, frozenset[str]]  # what is cited, what that leads to, and hangs on


@dataclass(frozen=True, slots=True)
class Recited:
    """What a document takes from whom it names and credits.

    ``givers`` are the documents and sources that it surely takes from; ``credited``
    and ``cited`` lie outside the case. All of it stays what it is while no source of
    ``hangs_on`` changes, and no work that one of ``works``, words of what is cited, may be.
    """

    derivations: tuple[Derivation, ...] = ()
    givers: frozenset[str] = frozenset()
    credited: tuple[External, ...] = ()
    cited: tuple[External, ...] = ()
    hangs_on: frozenset[str] = frozenset()
    works: frozenset[frozenset[str]] = frozenset()
    led: Mapping[int, Led] = field(default_factory=dict)  # by the identity of what is cited
    by_credit: tuple[Citing, frozenset[str]] | None = None  # and what that hangs on
    named: Mapping[int, Derivation] = field(default_factory=dict)  # by identity, before named_as


def leads_otherwise(was: Source | None, now: Source | None) -> bool:
    """Whether naming a source may lead elsewhere than it did.

    What else it is called bears on that for what is published alone: outlets and records.
    """
    if was is None or now is None or not {was.kind, now.kind}.isdisjoint(("outlet", "record")):
        return was != now
    return replace(was, aliases=now.aliases, why=now.why) != now


def recited(
    document: Document,
    named: Sequence[Cited],
    library: Library,
    by_name: Mapping[str, str],
    least: float,
    was: Recited,
    stale: Collection[str],
) -> Recited:
    """What ``document`` takes by the citations ``named`` and by its credits.

    ``by_name`` gives sources by the keys of the names that are credited, ``least``
    is the probability under which a derivation is left out. What it ``was`` told
    before stands where that hangs on none of the ``stale`` sources.
    """
    led: dict[int, Led] = {}

    def leads(cited: Cited) -> Leads:
        one = was.led.get(id(cited))
        if one is None or not one[2].isdisjoint(stale):
            hangs_on = frozenset(_behind(cited.source, library.sources))
            one = cited, leads_to(cited, library), hangs_on
        led[id(cited)] = one
        return one[1]

    citing = cites(named, library, leads)
    by_credit = was.by_credit
    if by_credit is None or not by_credit[1].isdisjoint(stale):
        names = (by_name.get(name_key(credit.name)) for credit in document.credits)
        behind = frozenset(h for s in names if s is not None for h in _behind(s, library.sources))
        by_credit = credits(library, [document.id], by_name), behind
    credited = by_credit[0]
    made = (*citing.derivations(), *credited.derivations())
    kept = {d.id: d for d in made if d.probability >= least}
    told = dict(_by_names(kept, citing, credited, was.named))
    behind_named = (h for s in {c.source for c in named} for h in _behind(s, library.sources))
    return Recited(
        tuple(told.values()),
        frozenset(d.giver for d in made if d.probability >= LIKELY),
        credited.externals,
        citing.externals,
        by_credit[1].union(behind_named),
        frozenset(_works(document, named, library.sources)),
        led,
        by_credit,
        told,
    )


def _by_names(
    kept: Mapping[str, Derivation],
    citing: Citing,
    credited: Citing,
    known: Mapping[int, Derivation],
) -> Iterator[tuple[int, Derivation]]:
    """The derivations, each with the sources by which the document names the other.

    ``known`` is what was given before, by the identity of what is held from then on.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for (_, source), d in sorted((dict(credited.by_source) | dict(citing.by_source)).items()):
        names[d.id].append(source)
    for key, d in kept.items():
        named_as, before = tuple(names[key]), known.get(id(d))
        is_known = before is not None and before.named_as == named_as
        yield id(d), before if is_known else replace(d, named_as=named_as)  # type: ignore[misc]


def _behind(source: str, sources: Mapping[str, Source]) -> Iterator[str]:
    """A source and those that it speaks for."""
    yield source
    for _ in range(BEHIND):
        known = sources.get(source)
        if known is None or known.body is None:
            return
        source = known.body
        yield source


def _works(
    document: Document, named: Iterable[Cited], sources: Mapping[str, Source]
) -> Iterator[frozenset[str]]:
    """The words by which each work is sought: those of a note, and the names of records."""
    for one in named:
        for words in noted(one, document) if document.notes else ():
            yield frozenset(folded(words))
        source = sources.get(one.source)
        if source is not None and source.kind == "record":
            for name in (source.name, *source.aliases):
                yield frozenset(folded(name))
