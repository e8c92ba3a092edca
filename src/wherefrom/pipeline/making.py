"""What every ruling is made of: who, why, and what it is on, told so that it is found again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wherefrom.errors import WherefromError
from wherefrom.model import (
    Anchor,
    Asked,
    Claim,
    Document,
    Evidence,
    External,
    Ledger,
    Reply,
    Ruling,
    RulingKind,
    Source,
    Statement,
    Thing,
)
from wherefrom.pipeline.choosing import statement_named

ANCHORS = 3  # statements by which a claim or an answer is known again


class BadRuling(WherefromError):
    """What was to be ruled makes no sense on this result; nothing was written."""


@dataclass(frozen=True, slots=True)
class Making:
    """A person before a result; ``seen`` is what ``seen_of`` gave of what they look at."""

    ledger: Ledger
    replies_of: Callable[[str], Sequence[Reply]]
    by: str
    why: str = ""
    seen: str | None = None

    def _ruling(
        self,
        kind: RulingKind,
        on: Sequence[Statement] = (),
        asked: Asked | None = None,
        value: str | None = None,
        undoes: str | None = None,
        *,
        things: Sequence[Thing] = (),
    ) -> Ruling:
        by, why = " ".join(self.by.split()), " ".join(self.why.split())
        if not by:
            raise BadRuling("A ruling needs the name of who makes it: --by NAME.")
        made = Ruling(kind, by, why, tuple(map(self._anchor, on)), asked, value, undoes)
        return replace(made, things=tuple(things), seen=self.seen)

    def _counted(self, name: str) -> Statement:
        """The statement, if it is of the kind that counts."""
        statement = statement_named(self.ledger, name)
        if statement.kind != "assertion":
            raise BadRuling(
                f"{statement.id} is read as {statement.kind}, which answers nothing and is never "
                "counted; rule on an assertion."
            )
        return statement

    def _document(self, id_: str) -> Document:
        return next(d for d in self.ledger.documents if d.id == id_)

    def _anchor(self, statement: Statement) -> Anchor:
        document = self._document(statement.document)
        place = (statement.document, statement.start, statement.end)
        here = [s.id for s in self.ledger.statements if (s.document, s.start, s.end) == place]
        turn = here.index(statement.id)
        at = (statement.start, statement.end, statement.text, turn)
        return Anchor(statement.id, document.id, document.sha256, document.path, *at)

    def _words(self, place: Evidence) -> Anchor:
        """Words that are no statement."""
        document = self._document(place.document)
        words = document.text[place.start : place.end]
        where = (document.id, document.sha256, document.path, place.start, place.end)
        return Anchor("", *where, words)

    def _thing(self, one: Document | Source | External) -> Thing:
        if isinstance(one, Document):
            return Thing("document", one.id, one.title or "", "", one.sha256, one.path)
        if isinstance(one, External):
            return Thing("external", one.id, one.name, url=one.url)
        made = Thing("source", one.id, one.name, one.kind, also=one.aliases)
        inside = documents_of(self.ledger, one.id)
        if len(inside) != 1:
            return made
        only = self._document(inside[0])
        return replace(made, sha256=only.sha256, path=only.path)

    def _members(self, claim: Claim) -> list[Statement]:
        """Statements by which ``claim`` is known again."""
        return [statement_named(self.ledger, s) for s in members(claim)[:ANCHORS]]


def members(claim: Claim) -> list[str]:
    """The statements of ``claim``, those of its fullest answer first."""
    answers = sorted(claim.answers, key=lambda a: -len(a.statements))
    return [s for a in answers for s in a.statements] + [s for a in answers for s in a.compatible]


def question_of(claim: Claim) -> Asked:
    """What ``claim`` asks for.

    Raises:
        BadRuling: an older version worked it out.
    """
    if claim.asked is None:
        raise BadRuling(f"{claim.id} was worked out by an older version; trace the case again.")
    return claim.asked


def documents_of(ledger: Ledger, source: str) -> list[str]:
    """The documents that name ``source`` or are published by it, sorted."""
    mentions = {mention for mention, of, _ in ledger.of_mention if of == source}
    found = {m.document for m in ledger.mentions if m.id in mentions}
    return sorted(found | {d for d, of in ledger.of_publisher if of == source})
