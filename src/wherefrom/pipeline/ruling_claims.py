"""Rulings on claims: which statements answer one question, what they answer, how it is worded."""

from __future__ import annotations

from wherefrom.claims.ruled.replies import chosen
from wherefrom.claims.ruled.values import EXPECTED, read_value
from wherefrom.model import Asked, Claim, Reply, Ruling, RulingKind, Statement
from wherefrom.pipeline.choosing import claim_named, statement_named, statement_with
from wherefrom.pipeline.making import BadRuling, Making, members, question_of


class OnClaims(Making):
    """Rulings that join, part, answer and name."""

    __slots__ = ()

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
        asked = question_of(asked_in)
        if value is None:
            if self._reply(said, asked, asked_in) is None:
                raise BadRuling(f"{said.id} gives no answer to {asked_in.gloss} as it is.")
            return self._ruling("answer", [said], asked)
        if read_value(asked.kind, value) is None:
            expected = EXPECTED.get(asked.kind, "an answer in words")
            raise BadRuling(f"{value!r} answers no question of this kind; give {expected}.")
        other = next((s for s in members(asked_in) if s != said.id), None)
        like = [] if other is None else [statement_named(self.ledger, other)]
        return self._ruling("answer", [said, *like], asked, " ".join(value.split()))

    def name(self, claim: str, question: str) -> Ruling:
        """The question of ``claim`` is worded ``question``."""
        named, words = claim_named(self.ledger, claim), " ".join(question.split())
        if not words:
            raise BadRuling("A question has words: give them after the claim's id.")
        member = statement_named(self.ledger, members(named)[0])
        return self._ruling("name", [member], question_of(named), words)

    def join(self, one: str, other: str) -> tuple[Ruling, ...]:
        """The claims ``one`` and ``other`` are one question."""
        claims = [claim_named(self.ledger, name) for name in (one, other)]
        if claims[0].id == claims[1].id:
            raise BadRuling(f"{claims[0].id} was given twice; name two claims.")
        kinds = [question_of(claim).kind for claim in claims]
        if kinds[0] != kinds[1]:
            raise BadRuling(
                f"The one asks for a {kinds[0]}, the other for a {kinds[1]}: no statement answers "
                "both. Rule on single statements with answer instead."
            )
        first, theirs = members(claims[0])[0], members(claims[1])
        # Under another key each statement answers another question: all of them are ruled on.
        every = theirs if claims[0].asked != claims[1].asked else theirs[:1]
        return tuple(self.same(first, s, claims[0].id) for s in every if s != first)

    def split(self, claim: str, *statements: str) -> tuple[Ruling, ...]:
        """``statements`` leave ``claim``, and stay together.

        What is more like them than like anything that stays goes along.
        """
        named = claim_named(self.ledger, claim)
        inside = members(named)
        going = list(dict.fromkeys(statement_named(self.ledger, s).id for s in statements))
        if not going:
            raise BadRuling("Name the statements that leave the claim.")
        for one in going:
            if one not in inside:
                raise BadRuling(f"{one} is not in {named.id}, so it cannot leave it.")
        left = [s for s in inside if s not in going]
        if not left:
            raise BadRuling("All of the claim's statements would leave it; name only some.")
        parted = [self.apart(one, left[0], named.id) for one in going]
        held = [self.same(going[0], one, named.id) for one in going[1:]]
        return (*held, *parted)

    def move(self, statement: str, claim: str, value: str | None = None) -> tuple[Ruling, ...]:
        """``statement`` leaves the claims that ask for the same thing, and joins ``claim``.

        ``value`` is what it answers there; it must be given where it was not
        read to give such an answer.
        """
        said, into = self._counted(statement), claim_named(self.ledger, claim)
        asked = question_of(into)
        if said.id in members(into):
            raise BadRuling(f"{said.id} is in {into.id} already.")
        made: list[Ruling] = []
        for old in self.ledger.claims:
            others = [s for s in members(old) if s != said.id]
            if old.asked == asked and said.id in members(old) and others:
                made.append(self.apart(said.id, others[0], old.id))
        if value is not None:
            return (*made, self.answer(said.id, into.id, value))
        return (*made, self.same(said.id, members(into)[0], into.id))

    def _pair(self, kind: RulingKind, one: str, two: str, claim: str | None) -> Ruling:
        pair = [self._counted(one), self._counted(two)]
        if pair[0].id == pair[1].id:
            raise BadRuling(f"{pair[0].id} was given twice; name two statements.")
        named = None if claim is None else claim_named(self.ledger, claim)
        asked = None if named is None else question_of(named)
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

    def _replies(self, statement: Statement) -> list[Reply]:
        return [r for r in self.replies_of(statement.document) if r.statement == statement.id]

    def _reply(self, statement: Statement, asked: Asked, claim: Claim | None) -> object:
        """What ``statement`` answers to ``asked``: as was read, or as it stands in ``claim``."""
        if claim is not None and statement.id in members(claim):
            return claim
        return chosen(self._replies(statement), asked)
