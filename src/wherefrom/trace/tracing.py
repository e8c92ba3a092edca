"""The trace stage: derivations, then the origins behind each answer, then what must be said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from wherefrom.model import (
    Attribution,
    Claim,
    Derivation,
    Document,
    External,
    Finding,
    Mention,
    Original,
    Resolution,
    Ruling,
    Statement,
    Tracing,
)
from wherefrom.ruled.anchors import Places, places
from wherefrom.ruled.things import Things, things
from wherefrom.settings import Trace
from wherefrom.trace.authorship import same_author, same_owner, same_publisher
from wherefrom.trace.certainty import readings
from wherefrom.trace.citations import citations
from wherefrom.trace.cites import cites
from wherefrom.trace.copies import all_wordings, copies, reuse
from wherefrom.trace.corrections import corrects
from wherefrom.trace.count import counted
from wherefrom.trace.credits import credits
from wherefrom.trace.findings import answer_findings
from wherefrom.trace.flags import flags, noticed
from wherefrom.trace.gathered import Gathering, in_order
from wherefrom.trace.ground import LIKELY, Ground, ground, named_in, publishers
from wherefrom.trace.left import ground_without
from wherefrom.trace.library import library_of
from wherefrom.trace.links import links
from wherefrom.trace.named import named_publishers
from wherefrom.trace.originals import Wanted
from wherefrom.trace.owners import owners
from wherefrom.trace.ruled import Found, Judged, judged_on, settled
from wherefrom.trace.withdrawn import Reaching, Struck, struck


@dataclass(frozen=True, slots=True)
class Derived:
    """Derivations, what lies outside the case, and what each document cites or credits.

    ``cites`` is keyed by (document, source as named there).
    """

    derivations: tuple[Derivation, ...]
    externals: tuple[External, ...]
    cites: Mapping[tuple[str, str], Derivation]


@dataclass(frozen=True, slots=True)
class Matter:
    """What counting looks at beside claims; ``evidence`` as found, before anybody ruled."""

    documents: Sequence[Document]
    statements: Sequence[Statement]
    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    resolution: Resolution
    evidence: Derived


NOTHING_STRUCK = Struck()


def trace(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    resolution: Resolution,
    claims: Sequence[Claim],
    *,
    settings: Trace,
    rulings: Sequence[Ruling] = (),
) -> Tracing:
    """What was taken from what, and how many origins stand behind each answer.

    Statements come with resolved chains, origins and kinds; claims with their
    answers. They come back with origins, independence and flags. The order of
    the arguments' items changes nothing but the order of the claims.
    ``rulings`` are those on derivations and on what is withdrawn or corrected.
    """
    voices = (statements, mentions, attributions, resolution)
    evidence = derived(documents, *voices, settings=settings)
    return traced(Matter(documents, *voices, evidence), claims, settings, rulings)


def traced(
    matter: Matter, claims: Sequence[Claim], settings: Trace, rulings: Sequence[Ruling]
) -> Tracing:
    """``trace`` where the evidence is known."""
    documents, statements, resolution = matter.documents, matter.statements, matter.resolution
    evidence = matter.evidence
    ruled = Judging(matter).under(rulings)
    said = (documents, statements, resolution, claims, ruled.derivations)
    read = readings(statements, matter.attributions)
    whole = ground(
        *said, cites=named_in(ruled.derivations), externals=evidence.externals, read=read
    )
    out = struck(ruled.rulings, resolution.sources)
    left = ground_without(out.documents, *said, evidence.externals, read) if out else whole
    counts = counted_all(left, claims, ruled.derivations, settings, out, whole)
    counted_claims, findings, wanted = counts
    return Tracing(
        tuple(counted_claims),
        ruled.derivations,
        evidence.externals,
        tuple(findings),
        originals=wanted,
        rulings=ruled.rulings,
        found=evidence.derivations,
    )


class Judging:
    """What rulings on derivations are looked up in, worked out once; ``known`` where it is."""

    def __init__(self, matter: Matter, known: tuple[Things, Places] | None = None) -> None:
        self._matter = matter
        self._last = tuple(matter.evidence.derivations)
        if known is not None:
            self.known = known

    @cached_property
    def known(self) -> tuple[Things, Places]:
        """What rulings are looked up in."""
        matter, resolution = self._matter, self._matter.resolution
        inside = {m.id: m.document for m in matter.mentions}
        where = [(source, inside[m]) for m, source, _ in resolution.of_mention if m in inside]
        where += [(source, document) for document, source in resolution.of_publisher]
        known = things(matter.documents, resolution.sources, matter.evidence.externals, where)
        return known, places(matter.documents, matter.statements)

    @cached_property
    def _found(self) -> Found:
        matter = self._matter
        return Found(matter.evidence.derivations, matter.documents, matter.resolution)

    def under(self, rulings: Sequence[Ruling]) -> Judged:
        """The derivations as people ruled, and ``rulings`` with their states."""
        if not rulings:
            return Judged(self._matter.evidence.derivations)
        now = judged_on(self._found, settled(rulings, *self.known))
        if all(one is two for one, two in zip_longest(now.derivations, self._last)):
            now = replace(now, derivations=self._last)  # the very same, for who compares
        self._last = now.derivations
        return now


def derived(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    resolution: Resolution,
    *,
    settings: Trace,
) -> Derived:
    """Every derivation of the case, what lies outside it, and who cites what."""
    documents = sorted(documents, key=lambda d: d.id)
    publisher = publishers(documents, resolution)
    wordings = all_wordings(documents, publisher)
    pairs = reuse(documents, wordings, settings)
    library = library_of(documents, publisher, resolution.sources, wordings, pairs)
    named = [
        *citations(documents, statements, mentions, attributions, resolution),
        *named_publishers(documents, publisher, library.names_of, wordings),
    ]
    citing = cites(named, library)
    credited = credits(library)
    linked, linked_outside = links(documents)
    declared = [*citing.derivations(), *linked, *credited.derivations()]
    cited = {(d.taker, d.giver) for d in declared if d.probability >= LIKELY}
    every = [
        *declared,
        *copies(pairs, library.documents, wordings, cited=cited),
        *corrects(documents, publisher, wordings),
        *same_author(documents),
        *same_publisher(documents, publisher, {s.id: s.name for s in resolution.sources}),
        *same_owner(documents, owners(documents)),
    ]
    outside = {x.id: x for x in (*linked_outside, *credited.externals, *citing.externals)}
    kept = {d.id: d for d in reversed(every) if d.probability >= settings.least_probability}
    kept = _named(kept, dict(credited.by_source) | dict(citing.by_source))
    ordered = tuple(_in_order(kept))
    return Derived(ordered, tuple(outside[k] for k in sorted(outside)), named_in(ordered))


def as_found(found: Sequence[Derivation], externals: Sequence[External]) -> Derived:
    """What ``derived`` gave, from what was kept of it."""
    return Derived(tuple(found), tuple(externals), named_in(found))


def _named(
    kept: Mapping[str, Derivation], by_source: Mapping[tuple[str, str], Derivation]
) -> dict[str, Derivation]:
    """The derivations, each with the sources by which its document names the other."""
    names: dict[str, list[str]] = defaultdict(list)
    for (_, source), d in sorted(by_source.items()):
        names[d.id].append(source)
    return {key: replace(d, named_as=tuple(names[key])) for key, d in kept.items()}


def _in_order(made: Mapping[str, Derivation]) -> list[Derivation]:
    return sorted(made.values(), key=lambda d: (d.taker, d.kind, d.giver, d.id))


def counted_all(
    known: Ground,
    claims: Sequence[Claim],
    derivations: Sequence[Derivation],
    settings: Trace,
    out: Struck = NOTHING_STRUCK,
    whole: Ground | None = None,
) -> tuple[list[Claim], list[Finding], tuple[Original, ...]]:
    """Claims with every answer counted and flagged, findings, and originals to obtain.

    Of findings the gravest come first, of originals what most answers hang on.
    ``out`` is what people withdrew; ``known`` is without its documents, and
    ``whole`` with them.
    """
    derivations = [d for d in derivations if out.documents.isdisjoint((d.taker, d.giver))]
    corrected = [d for d in derivations if d.kind == "corrects"]
    done: list[Claim] = []
    findings: list[Finding] = []
    gathering, wanted = Gathering(known, derivations), Wanted(known)
    reaching = Reaching(whole or known, out)
    for claim in claims:
        answers = []
        for answer in claim.answers:
            count = counted(known, answer, settings, withdrawn=out.sources)
            hit = bool(out) and reaching.add(claim, answer, count)
            marks = (corrected, gathering.templates)
            told = noticed(known, answer, count, corrected)
            marked = replace(
                answer,
                origins=count.origins,
                independence=count.independence,
                flags=flags(known, answer, count, *marks, is_struck=hit, known=told),
            )
            findings += answer_findings(known, claim, marked, count)
            gathering.add(claim, marked, count, told)
            wanted.add(claim, marked, count)
            answers.append(marked)
        done.append(replace(claim, answers=tuple(answers)))
    gathered = [*findings, *gathering.findings(), *reaching.findings()]
    return done, in_order(gathered), wanted.originals()
