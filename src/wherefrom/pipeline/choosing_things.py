"""Documents, sources and what was taken from what, as people name them: an id or a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from wherefrom.model import (
    Answer,
    Claim,
    Derivation,
    DerivationKind,
    Document,
    External,
    Ledger,
    Source,
    Statement,
)
from wherefrom.pipeline.choosing import LEAST, LISTED, NotOne
from wherefrom.ruled.anchors import folded
from wherefrom.ruled.told import shortened

T = TypeVar("T", Document, Source, External)
End = Document | Source | External
Noted = Statement | Claim | Derivation | Document | Source


def document_named(ledger: Ledger, name: str) -> Document:
    """The document of this id, path, file name or stem, or of an id that begins so.

    Raises:
        NotOne: there is none, or there are several.
    """
    found = _called(ledger.documents, name, _names_of_document)
    if len(found) != 1:
        raise NotOne(_which(name, "document", "documents", [d.path for d in found]))
    return found[0]


def source_named(ledger: Ledger, name: str) -> Source:
    """The source of this id or name, else of this other name, or of an id that begins so.

    Raises:
        NotOne: there is none, or there are several.
    """
    found = _called(ledger.sources, name, lambda s: (s.name,))
    found = found or _called(ledger.sources, name, lambda s: s.aliases)
    if len(found) != 1:
        told = [f"{s.id} ({s.name}, {s.kind})" for s in found]
        raise NotOne(_which(name, "source", "sources", told))
    return found[0]


def end_named(ledger: Ledger, name: str) -> End:
    """The document, source or thing outside the case that goes by ``name``, in this order.

    Raises:
        NotOne: there is none, or there are several.
    """
    outside = _called(ledger.externals, name, lambda e: (e.name, e.url or ""))
    if len(outside) == 1 and outside[0].id == name:
        return outside[0]
    for find in (document_named, source_named):
        try:
            return find(ledger, name)
        except NotOne:
            continue
    if len(outside) != 1:
        raise NotOne(
            f"{name}: no one document, source or thing cited goes by that; `wherefrom show CASE "
            "documents`, `... sources` and `... graph` list them."
        )
    return outside[0]


def derivation_named(ledger: Ledger, name: str) -> Derivation:
    """The derivation of this id, or of an id that begins so.

    Raises:
        NotOne: there is none, or there are several.
    """
    found = [d for d in ledger.derivations if d.id == name] or [
        d for d in ledger.derivations if len(name) >= LEAST and d.id.startswith(name)
    ]
    if len(found) != 1:
        raise NotOne(f"no one derivation has the id {name!r}; the ledger (--json) lists them.")
    return found[0]


def derivation_between(
    ledger: Ledger, taker: str, giver: str, kind: DerivationKind | None
) -> Derivation | None:
    """The derivation of ``kind`` by which ``taker`` took from ``giver``; None: there is none.

    Raises:
        NotOne: no kind is given and there are several.
    """
    found = [
        d
        for d in ledger.derivations
        if (d.taker, d.giver) == (taker, giver)
        or (not d.directed and (d.giver, d.taker) == (taker, giver))
    ]
    kinds = sorted({d.kind for d in found})
    if kind is None and len(kinds) > 1:
        raise NotOne(f"There are several between the two; say which: {', '.join(kinds)}.")
    return next((d for d in found if kind in (None, d.kind)), None)


def answer_named(ledger: Ledger, name: str) -> tuple[Claim, Answer]:
    """The answer of this id, or of an id that begins so, with its claim.

    Raises:
        NotOne: there is none, or there are several.
    """
    every = [(c, a) for c in ledger.claims for a in c.answers]
    found = [one for one in every if one[1].id == name] or [
        one for one in every if len(name) >= LEAST and one[1].id.startswith(name)
    ]
    if len(found) != 1:
        raise NotOne(f"no one answer has the id {name!r}; `wherefrom show CASE claim ID` lists "
                     "a claim's answers.")  # fmt: skip
    return found[0]


def noted_named(ledger: Ledger, name: str) -> Noted:
    """The claim, statement, derivation, document or source that goes by ``name``.

    Raises:
        NotOne: there is none, or there are several.
    """
    every: list[Noted] = [*ledger.claims, *ledger.statements, *ledger.derivations]
    found = [one for one in every if one.id == name] or [
        one for one in every if len(name) >= LEAST and one.id.startswith(name)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        end = end_named(ledger, name)
        if not isinstance(end, External):
            return end
    raise NotOne(f"{name}: no one claim, statement, derivation, document or source goes by that.")


def _called(every: Sequence[T], name: str, names: Callable[[T], Iterable[str]]) -> list[T]:
    """Those of this id, else of this name, else of an id that begins so."""
    wanted = folded(name)
    return (
        [one for one in every if one.id == name]
        or [one for one in every if wanted and wanted in map(folded, names(one))]
        or [one for one in every if len(name) >= LEAST and one.id.startswith(name)]
    )


def _names_of_document(document: Document) -> tuple[str, ...]:
    path = PurePosixPath(document.path)
    return (document.path, path.name, path.stem)


def _which(name: str, one: str, many: str, found: Sequence[str]) -> str:
    if not found:
        return f"{name}: no {one} goes by that; `wherefrom show CASE {many}` lists them."
    listed = "; ".join(shortened(told) for told in found[:LISTED])
    return f"{name}: {len(found)} {many} go by that. Give the id of one: {listed}."
