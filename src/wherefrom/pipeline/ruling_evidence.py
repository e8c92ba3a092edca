"""Rulings on evidence: what was taken from what, and what is withdrawn or corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from wherefrom.model import (
    Anchor,
    Derivation,
    DerivationKind,
    Document,
    External,
    Ruling,
    Source,
    Statement,
)
from wherefrom.pipeline.choosing import NotOne, statement_named
from wherefrom.pipeline.choosing_things import (
    End,
    derivation_between,
    derivation_named,
    document_named,
    end_named,
)
from wherefrom.pipeline.making import BadRuling, Making
from wherefrom.pipeline.withdrawing import chosen_by

MOST_WORDS = 8  # passages of a derivation that a ruling keeps


class OnEvidence(Making):
    """Rulings that confirm, reject, withdraw and correct."""

    __slots__ = ()

    def derivation(
        self, verdict: str, taker: str, giver: str | None = None, kind: DerivationKind | None = None
    ) -> Ruling:
        """That ``taker`` took from ``giver`` is so (``confirm``), or is not (``reject``).

        ``taker`` alone is a derivation's id. Else both are documents (the giver
        also a source or something outside the case), or statements, and
        ``kind`` is needed where several derivations lie between them. To
        confirm what no run found sets it; ``copies`` only between statements.
        """
        if verdict not in ("confirm", "reject"):
            raise BadRuling(f"{verdict!r} is no ruling on a derivation; say confirm or reject.")
        if giver is None:
            known = derivation_named(self.ledger, taker)
            return self._on_derivation(verdict, known, self._held(known))
        ends, words = [], list[Anchor]()
        for name in (taker, giver):
            end, said = self._end(name)
            ends.append(end)
            words += [self._anchor(said)] if said is not None else []
        if not isinstance(ends[0], Document):
            raise BadRuling(f"{taker} is no document: only a document takes from another.")
        found = derivation_between(self.ledger, ends[0].id, ends[1].id, kind)
        if found is not None:
            return self._on_derivation(verdict, found, self._held(found))
        if verdict == "reject":
            raise BadRuling("Nothing of the kind lies between the two, so nothing to reject.")
        return self._set(ends, kind, words)

    def withdrawn(self, name: str) -> Ruling:
        """The document or source called ``name`` is withdrawn: its word no longer counts."""
        one = chosen_by(name, self.ledger)
        return self._ruling("withdrawn", things=[self._thing(one)])

    def corrected(
        self, document: str, by: str | None = None, statements: Sequence[str] = ()
    ) -> Ruling:
        """``document`` is corrected: by the document ``by``, if given; in ``statements``, if any.

        Every answer that rests on its words says so. They still count.
        """
        one = document_named(self.ledger, document)
        other = None if by is None else document_named(self.ledger, by)
        if other is not None and other.id == one.id:
            raise BadRuling(f"{one.path} was given twice; a document does not correct itself.")
        said = [statement_named(self.ledger, s) for s in statements]
        for statement in said:
            if statement.document != one.id:
                raise BadRuling(f"{statement.id} does not stand in {one.path}.")
        things = [self._thing(one), *([] if other is None else [self._thing(other)])]
        return self._ruling("corrected", said, things=things)

    def _end(self, name: str) -> tuple[End, Statement | None]:
        """A document, source or external; of a statement, its document and itself."""
        try:
            said = statement_named(self.ledger, name)
        except NotOne:
            return end_named(self.ledger, name), None
        return self._document(said.document), said

    def _held(self, known: Derivation) -> list[Anchor]:
        """The words that a derivation rests on, kept so that it can be set without a run."""
        return [self._words(place) for place in known.evidence[:MOST_WORDS]]

    def _on_derivation(self, verdict: str, known: Derivation, words: Sequence[Anchor]) -> Ruling:
        ends = [self._thing(self._by_id(end)) for end in (known.taker, known.giver)]
        ruling = self._ruling("derivation", value=verdict, things=ends)
        return replace(ruling, on=tuple(words), relation=known.kind)

    def _by_id(self, id_: str) -> Document | Source | External:
        every = (self.ledger.documents, self.ledger.externals, self.ledger.sources)
        found = (one for some in every for one in some if one.id == id_)
        one = next(found, None)
        if one is None:
            raise BadRuling(f"{id_} is neither document nor source; rule on the statement instead.")
        return one

    def _set(
        self, ends: Sequence[End], kind: DerivationKind | None, words: Sequence[Anchor]
    ) -> Ruling:
        if kind is None:
            known = ", ".join(get_args(DerivationKind))
            raise BadRuling(f"Nothing lies between the two; to set it, say of what kind: {known}.")
        if ends[0].id == ends[1].id:
            raise BadRuling("Both are one document; name two.")
        if kind == "copies" and len(words) < 2:
            raise BadRuling("Say which words were copied: name two statements, not documents.")
        if kind not in ("cites", "credits", "links") and not isinstance(ends[1], Document):
            raise BadRuling(f"Of the kind {kind} both must be documents.")
        things = [self._thing(end) for end in ends]
        ruling = self._ruling("derivation", value="confirm", things=things)
        return replace(ruling, on=tuple(words), relation=kind)
