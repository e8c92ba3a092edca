"""A case without some of its documents, as counting looks at it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from wherefrom.model import Derivation, External, Ledger, Resolution
from wherefrom.trace.certainty import readings
from wherefrom.trace.ground import Ground, ground, named_in
from wherefrom.trace.telling import called


def left_of(ledger: Ledger, out: Collection[str]) -> Ground:
    """The case without the documents ``out``.

    Who names or credits one of them still does: it then leads to a source
    whose document is not in the case.
    """
    derivations = tuple(_left(ledger.derivations, out))
    gone = [d for d in ledger.documents if d.id in out]
    outside = (*ledger.externals, *(External(d.id, called(d), d.url) for d in gone))
    return ground(
        [d for d in ledger.documents if d.id not in out],
        [s for s in ledger.statements if s.document not in out],
        Resolution(ledger.sources, ledger.of_mention, ledger.of_publisher),
        ledger.claims,
        derivations,
        cites=named_in(derivations),
        externals=outside,
        read=readings(ledger.statements, ledger.attributions),
    )


def _left(derivations: Collection[Derivation], out: Collection[str]) -> Iterator[Derivation]:
    for d in derivations:
        if d.taker in out:
            continue
        if d.giver not in out:
            yield d
        elif d.kind in ("cites", "credits"):
            yield replace(d, giver=next(iter(d.named_as), d.giver))


def spoken_for(ledger: Ledger, sources: Collection[str]) -> frozenset[str]:
    """``sources`` and all who speak for one of them, or are its records."""
    body = {s.id: s.body for s in ledger.sources}
    found = set(sources) & body.keys()
    while further := {s for s, of in body.items() if of in found and s not in found}:
        found |= further
    return frozenset(found)
