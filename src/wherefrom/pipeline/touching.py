"""What a ruling may change: so that no more than that is worked out anew."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wherefrom.model import Ledger, Ruling
from wherefrom.pipeline.making import documents_of
from wherefrom.ruled.parted import BEARS_ON
from wherefrom.trace.left import spoken_for
from wherefrom.trace.whatif import touched


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of the documents, claims and sources that may be other after a ruling than before."""

    documents: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


def touches(ruling: Ruling, ledger: Ledger) -> Touched:
    """What ``ruling``, just made on ``ledger`` or part of it, may change; never too little.

    An ``undo`` touches what it revokes touches. Nothing is touched by notes
    and grades. New claims that a ruling makes are not foreseen.
    """
    if ruling.kind == "undo":
        gone = next((r for r in ledger.rulings if r.id == ruling.undoes), None)
        return Touched() if gone is None else touches(gone, ledger)
    stage = BEARS_ON[ruling.kind]
    if stage == "beside":
        return Touched()
    documents, sources = _on(ruling)
    if stage == "indicators":
        return Touched(documents & {d.id for d in ledger.documents})
    spoken = spoken_for(ledger, sources)
    documents |= {d for source in sorted(spoken) for d in documents_of(ledger, source)}
    reached = touched(ledger, documents, spoken) & {d.id for d in ledger.documents}
    return Touched(frozenset(reached), _claims(ledger, reached), spoken)


def _on(ruling: Ruling) -> tuple[frozenset[str], frozenset[str]]:
    """Documents and sources that it is on, as they were when it was made and as they are now."""
    documents = {a.document for a in ruling.on}
    sources: set[str] = set()
    for place, thing in enumerate(ruling.things):
        ids = {thing.id, *(i for i in ruling.found[place : place + 1] if i)} - {""}
        if thing.what == "document":
            documents |= ids
        elif thing.what in ("source", "external"):
            sources |= ids
    return frozenset(documents), frozenset(sources)


def _claims(ledger: Ledger, documents: Collection[str]) -> frozenset[str]:
    said = {s.id for s in ledger.statements if s.document in documents}
    return frozenset(
        c.id
        for c in ledger.claims
        if any(not said.isdisjoint((*a.statements, *a.compatible)) for a in c.answers)
    )
