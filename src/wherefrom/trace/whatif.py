"""What would be left: counts with a source or a document withdrawn (ICD 206)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.model import (
    Attribution,
    Claim,
    Document,
    Independence,
    Mention,
    Resolution,
    Statement,
)
from wherefrom.settings import Trace
from wherefrom.trace.count import counted
from wherefrom.trace.ground import Ground, ground
from wherefrom.trace.holders import bodies
from wherefrom.trace.tracing import derived


@dataclass(frozen=True, slots=True)
class Loss:
    """One answer that loses support: its counts before and after, and the statements lost."""

    claim: str
    answer: str
    before: Independence
    after: Independence
    statements: tuple[str, ...]


def withdrawn(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    resolution: Resolution,
    claims: Sequence[Claim],
    source_or_document: str,
    *,
    settings: Trace,
) -> tuple[Loss, ...]:
    """The answers that lose support when a source or a document is withdrawn, in claim order.

    A withdrawn document loses its own statements; what was taken from it
    stands on its taker's word. A withdrawn source takes with it every
    statement whose trail ends at it or runs through it, and a body also those
    of its spokespeople and records. Nothing given is changed; an id that is
    neither source nor document takes nothing away.
    """
    evidence = derived(documents, statements, mentions, attributions, resolution, settings=settings)
    known = ground(
        documents, statements, resolution, claims, evidence.derivations, cites=evidence.cites
    )
    without = frozenset({source_or_document} & set(known.documents))
    sources = frozenset(s for s in known.sources if source_or_document in bodies(known, s))
    return losses(known, claims, settings, documents=without, sources=sources)


def losses(
    known: Ground,
    claims: Sequence[Claim],
    settings: Trace,
    *,
    documents: frozenset[str],
    sources: frozenset[str],
) -> tuple[Loss, ...]:
    """One ``Loss`` for each answer whose statements or counts change."""
    found = []
    for claim in claims:
        for answer in claim.answers:
            before = counted(known, answer, settings)
            after = counted(known, answer, settings, without=documents, withdrawn=sources)
            kept = {end.statement for end in after.ends}
            lost = tuple(e.statement for e in before.ends if e.statement not in kept)
            if lost or before.independence != after.independence:
                found.append(
                    Loss(claim.id, answer.id, before.independence, after.independence, lost)
                )
    return tuple(found)
