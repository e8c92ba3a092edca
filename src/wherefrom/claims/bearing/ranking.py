"""The statements and claims of a case that bear on an allegation, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.bearing.allegation import Allegation, Wanted, read_allegation
from wherefrom.claims.bearing.likeness import MEASURES, Pool, likeness
from wherefrom.claims.bearing.matching import Heard
from wherefrom.claims.bearing.saying import VALUES, Said, saying
from wherefrom.claims.bearing.weighing import case_probability, logit, probability
from wherefrom.model import Answer, Claim, Reply
from wherefrom.model.bearing import (
    AnswerBearing,
    Bearing,
    ClaimBearing,
    Saying,
    StatementBearing,
    Told,
)

NOTHING = 0.15  # probability under which nothing in the case says anything to it
PLAIN = 0.5  # from here something says it plainly
LEAST = 0.2  # probability from which a statement is shown; the best is shown in any case
SHARE = 0.2  # of the best statement's odds; the same
FITTING = 2.0  # log odds for a claim that asks for what is alleged, as *how many were killed*
OF_KIND = 1.0  # for one that asks for a figure, day or place where one is alleged or asked for
UNFIT = -1.0  # for one that asks for one where none is
TOP = 3  # of a claim's statements that speak for it
COHERENT = 0.4  # least share of its best statement's probability that a claim's have on average
BEHIND = 3.0  # log odds behind the best claim beyond which one is not shown
WANTED: dict[str, tuple[Wanted, ...]] = {
    "number": ("number", "age"),
    "day": ("date",),
    "time": ("time",),
    "place": ("place",),
}  # what a question may want that a claim of each kind answers
YES_OR_NO = ("yes", "no")  # values of which a member may say more than the answer does
SHOWN = 60  # statements looked at closely


@dataclass(frozen=True, slots=True)
class Ranked:
    """Every statement of a pool against one allegation, in the pool's order."""

    like: NDArray[np.float64]  # (n, MEASURES)
    logits: NDArray[np.float64]  # (n,)
    probability: float  # that anything in the pool says anything to it

    @property
    def order(self) -> list[int]:
        """Rows, the likeliest first; the pool's order settles ties."""
        return [int(row) for row in np.argsort(-self.logits, kind="stable")]

    @property
    def told(self) -> Told:
        """Whether the pool says plainly what was asked, something near it, or nothing."""
        if self.probability < NOTHING:
            return "nothing"
        return "plainly" if self.probability >= PLAIN else "nearly"


def ranked(allegation: Allegation, heard: Heard, pool: Pool) -> Ranked:
    """``pool`` against ``allegation``, as ``heard`` by the encoder."""
    like = likeness(allegation, heard, pool)
    logits = logit(like)
    return Ranked(like, logits, case_probability(like, logits))


def shown(found: Ranked) -> list[int]:
    """The rows worth showing, best first: at least one, where there is any."""
    order = found.order[:SHOWN]
    odds = np.exp(found.logits)
    sure = probability(found.logits)
    return [
        r
        for r in order
        if r == order[0] or (sure[r] >= LEAST and odds[r] >= SHARE * odds[order[0]])
    ]


@dataclass(frozen=True, slots=True)
class Language:
    """What only models and the store can tell, given as functions so that it is asked for late.

    ``own`` gives the answers that an allegation gives itself, ``replies`` those
    of a statement by its id, ``hear`` is the encoder.
    """

    own: Callable[[str], Sequence[Reply]]
    replies: Callable[[str], Sequence[Reply]]
    hear: Callable[[str], Heard]


def bearing(
    text: str, pool: Pool, claims: Sequence[Claim], language: Language, *, most: int
) -> Bearing:
    """What of ``pool`` and ``claims`` bears on the allegation ``text``, ``most`` of each."""
    allegation = read_allegation(text, pool.names)
    found = ranked(allegation, language.hear(text), pool)
    if found.told == "nothing":
        return Bearing(text, found.probability, "nothing")
    hearing = _Hearing(allegation, found, pool, language)
    here = [pool.statements[row].id for row in shown(found)]
    near = [claim for claim in _near(claims, set(here)) if hearing.coherent(claim)]
    best = _best(near, hearing)[:most]
    placed = {s for claim in best for s in _members(claim)}
    alone = [hearing.statement(s) for s in here if s not in placed]
    asked = tuple(
        ClaimBearing(claim.id, hearing.surest(claim), tuple(map(hearing.answer, claim.answers)))
        for claim in best
    )
    return Bearing(text, found.probability, found.told, asked, tuple(alone[:most]))


class _Hearing:
    """One allegation before one pool: each statement is heard when it is asked for."""

    def __init__(
        self, allegation: Allegation, found: Ranked, pool: Pool, language: Language
    ) -> None:
        self.found, self.language = found, language
        self.rows = {statement.id: row for row, statement in enumerate(pool.statements)}
        self._allegation, self._pool = allegation, pool
        self._sure = probability(found.logits)
        self.asked = language.own(allegation.text)

    def statement(self, name: str) -> StatementBearing:
        """How surely the statement bears on the allegation, and what it says to it."""
        row = self.rows[name]
        like = dict(zip(MEASURES, self.found.like[row].tolist(), strict=True))
        sure = float(self._sure[row])
        said = Said(self._pool.statements[row], self.language.replies(name), like, sure)
        return StatementBearing(name, sure, saying(self._allegation, self.asked, said))

    def surest(self, claim: Claim) -> float:
        """The greatest probability of the claim's statements."""
        return max(float(self._sure[self.rows[s]]) for s in _members(claim))

    def coherent(self, claim: Claim) -> bool:
        """Whether the claim as a whole bears on it, and not one stray statement in it."""
        every = [float(self._sure[self.rows[s]]) for s in _members(claim)]
        return sum(every) / len(every) >= COHERENT * max(every)

    def odds(self, claim: Claim) -> float:
        """Log odds by which claims are put in order: halfway from the best to the best few."""
        logits = sorted(float(self.found.logits[self.rows[s]]) for s in _members(claim))[::-1]
        few = logits[:TOP]
        return (logits[0] + sum(few) / len(few)) / 2 + self._fit(claim)

    def _fit(self, claim: Claim) -> float:
        if claim.asked is None or claim.asked.kind not in WANTED:
            return 0.0
        given = {(r.kind, r.key) for r in self.asked if r.kind in VALUES}
        if (claim.asked.kind, claim.asked.key) in given:
            return FITTING
        kinds = {kind for kind, _ in given}
        fits = claim.asked.kind in kinds or self._allegation.wants in WANTED[claim.asked.kind]
        return OF_KIND if fits else UNFIT

    def answer(self, answer: Answer) -> AnswerBearing:
        """An answer by its statements; a *yes* or *no* by its best alone."""
        best = max(answer.statements, key=lambda s: (self._sure[self.rows[s]], -self.rows[s]))
        heard = self.statement(best)
        if answer.value in YES_OR_NO:
            return AnswerBearing(answer.id, heard, heard.saying)
        every = [self.statement(s).saying for s in answer.statements]
        return AnswerBearing(answer.id, heard, _agreed([s for s in every if s is not None]))


def _agreed(said: Sequence[Saying]) -> Saying | None:
    """What statements all say, as far as they say anything plainly."""
    return said[0] if len({one.kind for one in said}) == 1 else None


def _near(claims: Sequence[Claim], here: set[str]) -> list[Claim]:
    return [c for c in claims if here & set(_members(c))]


def _best(claims: Sequence[Claim], hearing: _Hearing) -> list[Claim]:
    """The claims by their likeliest statements and by what they ask for, the best first."""
    odds = {claim.id: hearing.odds(claim) for claim in claims}
    least = max(odds.values(), default=0.0) - BEHIND
    kept = [claim for claim in claims if odds[claim.id] >= least]
    return sorted(kept, key=lambda c: (-odds[c.id], -c.documents, c.id))


def _members(claim: Claim) -> list[str]:
    every = (s for a in claim.answers for s in (*a.statements, *a.compatible))
    return list(dict.fromkeys(every))
