"""Rulings as they are made: checked against the result that the reviewer has before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wherefrom.claims.ruled.replies import chosen
from wherefrom.claims.ruled.values import EXPECTED, read_value
from wherefrom.errors import WherefromError
from wherefrom.model import Anchor, Asked, Claim, Ledger, Reply, Ruling, RulingKind, Statement
from wherefrom.pipeline.choosing import (
    claim_named,
    code_named,
    ruling_named,
    statement_named,
    statement_with,
)
from wherefrom.ruled.told import sentence

__all__ = ["BadRuling", "Reviewer", "sentence"]


class BadRuling(WherefromError):
    """What was to be ruled makes no sense on this result; nothing was written."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who rules on a result. Methods give rulings to be put into the case, no more.

    Statements and claims are given by id or the beginning of one.
    ``replies_of`` gives what the statements of a document were read to answer.
    Every method raises NotOne where a name fits nothing or several things, and
    BadRuling where the ruling could have no effect.
    """

    ledger: Ledger
    replies_of: Callable[[str], Sequence[Reply]]
    by: str
    why: str = ""

    def statement(self, words: str) -> str:
        """The id of the one statement that holds ``words``."""
        return statement_with(self.ledger, words).id

    def same(self, one: str, two: str, claim: str | None = None) -> Ruling:
        """Both answer one question: that of ``claim``, else every one that both answer."""
        return self._pair("same", one, two, claim)

    def apart(self, one: str, two: str, claim: str | None = None) -> Ruling:
        """They do not answer one question, and ``one`` leaves: that of ``claim``, else all."""
        return self._pair("apart", one, two, claim)

    def answer(self, statement: str, claim: str, value: str | None) -> Ruling:
        """``statement`` gives ``value`` to the question of ``claim``; None takes it out of it."""
        said, asked_in = self._counted(statement), claim_named(self.ledger, claim)
        asked = _asked(asked_in)
        if value is None:
            if self._reply(said, asked, asked_in) is None:
                raise BadRuling(f"{said.id} gives no answer to {asked_in.gloss} as it is.")
            return self._ruling("answer", [said], asked)
        if read_value(asked.kind, value) is None:
            expected = EXPECTED.get(asked.kind, "an answer in words")
            raise BadRuling(f"{value!r} answers no question of this kind; give {expected}.")
        other = next((s for s in _members(asked_in) if s != said.id), None)
        like = [] if other is None else [statement_named(self.ledger, other)]
        return self._ruling("answer", [said, *like], asked, " ".join(value.split()))

    def name(self, claim: str, question: str) -> Ruling:
        """The question of ``claim`` is worded ``question``."""
        named, words = claim_named(self.ledger, claim), " ".join(question.split())
        if not words:
            raise BadRuling("A question has words: give them after the claim's id.")
        member = statement_named(self.ledger, _members(named)[0])
        return self._ruling("name", [member], _asked(named), words)

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
        return self._ruling("undo", [], None, undoes=gone.id)

    def _pair(self, kind: RulingKind, one: str, two: str, claim: str | None) -> Ruling:
        pair = [self._counted(one), self._counted(two)]
        if pair[0].id == pair[1].id:
            raise BadRuling(f"{pair[0].id} was given twice; name two statements.")
        named = None if claim is None else claim_named(self.ledger, claim)
        asked = None if named is None else _asked(named)
        if asked is None:
            known = [{(r.kind, r.key) for r in self._replies(s)} for s in pair]
            if not known[0] & known[1]:
                raise BadRuling(
                    f"{pair[0].id} and {pair[1].id} were read to answer no question of one kind. "
                    "Say which claim it is about with --claim."
                )
        elif kind == "same":
            for said in pair:
                if self._reply(said, asked, named) is None:
                    raise BadRuling(
                        f"{said.id} was read to give no such answer. Say what it answers: "
                        f"`wherefrom rule CASE answer {said.id} --claim {claim} --is VALUE`."
                    )
        return self._ruling(kind, pair, asked)

    def _ruling(
        self,
        kind: RulingKind,
        on: Sequence[Statement],
        asked: Asked | None,
        value: str | None = None,
        undoes: str | None = None,
    ) -> Ruling:
        by, why = " ".join(self.by.split()), " ".join(self.why.split())
        if not by:
            raise BadRuling("A ruling needs the name of who makes it: --by NAME.")
        return Ruling(kind, by, why, tuple(map(self._anchor, on)), asked, value, undoes)

    def _counted(self, name: str) -> Statement:
        """The statement, if it is of the kind that counts."""
        statement = statement_named(self.ledger, name)
        if statement.kind != "assertion":
            raise BadRuling(
                f"{statement.id} is read as {statement.kind}, which answers nothing and is never "
                "counted; rule on an assertion."
            )
        return statement

    def _anchor(self, statement: Statement) -> Anchor:
        document = next(d for d in self.ledger.documents if d.id == statement.document)
        place = (statement.document, statement.start, statement.end)
        here = [s.id for s in self.ledger.statements if (s.document, s.start, s.end) == place]
        turn = here.index(statement.id)
        at = (statement.start, statement.end, statement.text, turn)
        return Anchor(statement.id, document.id, document.sha256, document.path, *at)

    def _replies(self, statement: Statement) -> list[Reply]:
        return [r for r in self.replies_of(statement.document) if r.statement == statement.id]

    def _reply(self, statement: Statement, asked: Asked, claim: Claim | None) -> object:
        """What ``statement`` answers to ``asked``: as was read, or as it stands in ``claim``."""
        if claim is not None and statement.id in _members(claim):
            return claim
        return chosen(self._replies(statement), asked)


def _members(claim: Claim) -> list[str]:
    answers = sorted(claim.answers, key=lambda a: -len(a.statements))
    return [s for a in answers for s in a.statements] + [s for a in answers for s in a.compatible]


def _asked(claim: Claim) -> Asked:
    if claim.asked is None:
        raise BadRuling(f"{claim.id} was worked out by an older version; trace the case again.")
    return claim.asked
