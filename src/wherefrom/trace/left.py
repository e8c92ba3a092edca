"""A case without some of its documents, as counting looks at it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wherefrom.model import (
    Claim,
    Derivation,
    Document,
    External,
    Ledger,
    Resolution,
    Statement,
)
from wherefrom.trace import withdrawn
from wherefrom.trace.certainty import Read
from wherefrom.trace.ground import AnswerOf, Ground, claim_of, ground, named_in, tables
from wherefrom.trace.telling import called


def left_of(ledger: Ledger, out: Collection[str]) -> Ground:
    """The case without the documents ``out``."""
    return ground_without(
        out,
        ledger.documents,
        ledger.statements,
        Resolution(ledger.sources, ledger.of_mention, ledger.of_publisher),
        ledger.claims,
        ledger.derivations,
        ledger.externals,
        Read(ledger.statements, ledger.attributions),
    )


def grown(before: Ground, ledger: Ledger) -> Ground:
    """The case of ``ledger`` where only claims and derivations differ from those of ``before``."""
    return replace(
        before,
        claim_of=claim_of(ledger.claims),
        answer_of=AnswerOf(ledger.claims),
        undeclared={},
        **tables(ledger.derivations),
    )


def less(whole: Ground, out: Collection[str], derivations: Collection[Derivation]) -> Ground:
    """``whole``, which holds ``derivations``, without the documents ``out``."""
    gone = [d for d in sorted(out) if d in whole.documents]
    if not gone:
        return whole
    held = {name: dict(getattr(whole, name)) for name in (*OF_DOCUMENTS, *TOUCHED)}
    for document in gone:
        said, name = whole.by_document.get(document, ()), whole.publisher[document]
        held["outside"][document] = _outside(whole.documents[document])
        for statement in said:
            del held["statements"][statement.id]
        held["published_by"][name] = tuple(d for d in held["published_by"][name] if d != document)
        if not held["published_by"][name]:
            del held["published_by"][name]
        for table in OF_DOCUMENTS:
            held[table].pop(document, None)
    left = tuple(left_over(derivations, out))
    tables_left: dict[str, Any] = {**held, **tables(left)}
    return replace(whole, undeclared={}, **tables_left)


OF_DOCUMENTS = ("documents", "by_document", "publisher")  # tables by document
TOUCHED = ("statements", "published_by", "outside")  # others that a document leaves


def _outside(document: Document) -> External:
    return External(document.id, called(document), document.url)


def ground_without(
    out: Collection[str],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    resolution: Resolution,
    claims: Sequence[Claim],
    derivations: Sequence[Derivation],
    externals: Sequence[External],
    read: Mapping[str, float],
) -> Ground:
    """The ground of a case without the documents ``out``.

    Who names or credits one of them still does: it then leads to a source
    whose document is not in the case.
    """
    left = tuple(left_over(derivations, out))
    gone = [d for d in documents if d.id in out]
    return ground(
        [d for d in documents if d.id not in out],
        [s for s in statements if s.document not in out] if out else statements,
        resolution,
        claims,
        left,
        cites=named_in(left),
        externals=(*externals, *map(_outside, gone)),
        read=read,
    )


def left_over(derivations: Collection[Derivation], out: Collection[str]) -> Iterator[Derivation]:
    """``derivations`` where the documents ``out`` are gone; who names one names its source."""
    for d in derivations:
        if d.taker in out:
            continue
        if d.giver not in out:
            yield d
        elif d.kind in ("cites", "credits"):
            yield replace(d, giver=next(iter(d.named_as), d.giver))


def spoken_for(ledger: Ledger, sources: Collection[str]) -> frozenset[str]:
    """``sources`` and all who speak for one of them, or are its records."""
    return withdrawn.spoken_for(ledger.sources, sources)
