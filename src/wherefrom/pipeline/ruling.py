"""Rulings as they are made: checked against the result that the reviewer has before them."""

from __future__ import annotations

from dataclasses import replace

from wherefrom.model import Ruling
from wherefrom.pipeline.choosing import code_named, ruling_named, statement_named
from wherefrom.pipeline.making import BadRuling
from wherefrom.pipeline.ruling_beside import Beside
from wherefrom.pipeline.ruling_claims import OnClaims
from wherefrom.pipeline.ruling_evidence import OnEvidence
from wherefrom.pipeline.ruling_sources import OnSources
from wherefrom.pipeline.stale import Stale, seen_of, stale
from wherefrom.ruled.told import sentence

__all__ = ["BadRuling", "Reviewer", "Stale", "seen_of", "sentence", "stale"]


class Reviewer(OnClaims, OnEvidence, OnSources, Beside):
    """A person who rules on a result. Methods give rulings to be put into the case, no more.

    ``Case.reviewer(by, why)`` makes one, ``Case.rule(*rulings)`` puts rulings in.
    Statements, claims, documents, sources, derivations, answers and rulings
    are given by id or the beginning of one; documents also by path or file
    name, sources by name. ``replies_of`` gives what the statements of a
    document were read to answer. Every method raises NotOne where a name fits
    nothing or several things, and BadRuling where the ruling could have no effect.

    ======================================  ==================================================
    ``same(one, two, claim=None)``          both statements answer one question
    ``apart(one, two, claim=None)``         they do not; ``one`` leaves
    ``answer(statement, claim, value)``     the statement gives this answer there; None: none
    ``name(claim, question)``               the claim is worded so
    ``join(claim, claim)``                  both claims are one (several rulings)
    ``split(claim, *statements)``           these leave the claim together (several rulings)
    ``move(statement, claim, value=None)``  from its claim to this one (several rulings)
    ``code(statement, code, verdict)``      ``confirm`` or ``reject`` a code
    ``derivation(verdict, id)``             ``confirm`` or ``reject`` a derivation, or
    ``derivation(verdict, taker, giver,     the one between two; to confirm sets it
    kind=None)``
    ``withdrawn(document or source)``       its word counts no more
    ``corrected(document, by=None,          every answer that took its words says so
    statements=())``
    ``merge_sources(one, other)``           both are one, by the name of ``one``
    ``split_source(source, *names)``        what goes by these names is another
    ``source_kind(source, kind)``           ``official``, ``witness``, ...
    ``chain(statement, *names,              on whose word it is said, nearest first; ``kind``
    kind=None)``                            is that of the last, needed for a new name
    ``own_word(statement)``                 on the document's own word
    ``unnamed(statement)``                  on the word of somebody unnamed
    ``kind(statement, kind)``               ``assertion``, ``opinion``, ``norm``, ...
    ``note(anything, text)``                kept and shown
    ``reliability(source, grade)``          A to F, of bodies, outlets, people in office
    ``credibility(answer, grade)``          1 to 6
    ``undo(ruling)``                        it no longer holds
    ======================================  ==================================================
    """

    __slots__ = ()

    def code(self, statement: str, code: str, verdict: str) -> Ruling:
        """``statement`` alleges what ``code`` stands for (``confirm``), or does not (``reject``).

        ``code`` is SCHEME/CODE, or CODE alone where one codebook of the case has it.
        """
        if verdict not in ("confirm", "reject"):
            raise BadRuling(f"{verdict!r} is no ruling on a code; say confirm or reject.")
        said = statement_named(self.ledger, statement)
        named = code_named(self.ledger, code)
        return replace(self._ruling("code", [said], None, verdict), code=named)

    def undo(self, ruling: str) -> Ruling:
        """``ruling`` no longer holds."""
        gone = ruling_named(self.ledger.rulings, ruling)
        if gone.state == "undone":
            raise BadRuling(f"{gone.id} is undone already; `wherefrom rulings CASE` lists all.")
        return self._ruling("undo", undoes=gone.id)
