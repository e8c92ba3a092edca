"""The statements and claims of a case that bear on an allegation, best first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.bearing.allegation import Allegation
from wherefrom.claims.bearing.likeness import MEASURES, Pool, likeness
from wherefrom.claims.bearing.saying import saying
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

NOTHING = 0.2  # probability under which nothing in the case says anything to it
PLAIN = 0.5  # from here something says it plainly
LEAST = 0.2  # probability from which a statement is shown; the best is shown in any case
SHARE = 0.2  # of the best statement's odds; the same
WORDING = 3.0  # log odds that a claim's own question adds at a cosine of 1
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


def ranked(allegation: Allegation, vector: NDArray[np.float32], pool: Pool) -> Ranked:
    """``pool`` against ``allegation``, whose sentence vector is ``vector`` (d,)."""
    like = likeness(allegation, vector, pool)
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


def bearing(
    allegation: Allegation,
    vector: NDArray[np.float32],
    pool: Pool,
    claims: Sequence[Claim],
    *,
    replies: Callable[[str], Sequence[Reply]],
    encode: Callable[[Sequence[str]], NDArray[np.float32]],
    most: int,
) -> Bearing:
    """What of ``pool`` and ``claims`` bears on ``allegation``: at most ``most`` of each.

    ``replies`` gives a statement's own answers by its id, ``encode`` the
    sentence vectors of the claims' questions.
    """
    found = ranked(allegation, vector, pool)
    if found.told == "nothing":
        return Bearing(allegation.text, found.probability, "nothing")
    sure = probability(found.logits)
    rows = {pool.statements[row].id: row for row in range(len(pool.statements))}

    def heard(statement: str) -> StatementBearing:
        row = rows[statement]
        like = dict(zip(MEASURES, found.like[row].tolist(), strict=True))
        p = float(sure[row])
        said = saying(allegation, pool.statements[row], replies(statement), like, p)
        return StatementBearing(statement, p, said)

    here = [pool.statements[row].id for row in shown(found)]
    near = _near(claims, set(here))
    weighed = _weighed(near, {s: float(found.logits[rows[s]]) for s in rows}, vector, encode)
    best = [
        ClaimBearing(claim.id, odds, tuple(_answer(a, rows, sure, heard) for a in claim.answers))
        for claim, odds in weighed[:most]
    ]
    placed = {s for claim in near for a in claim.answers for s in (*a.statements, *a.compatible)}
    alone = [heard(s) for s in here if s not in placed]
    return Bearing(allegation.text, found.probability, found.told, tuple(best), tuple(alone[:most]))


def _near(claims: Sequence[Claim], here: set[str]) -> list[Claim]:
    return [c for c in claims if any(here & {*a.statements, *a.compatible} for a in c.answers)]


def _weighed(
    claims: Sequence[Claim],
    logits: Mapping[str, float],
    vector: NDArray[np.float32],
    encode: Callable[[Sequence[str]], NDArray[np.float32]],
) -> list[tuple[Claim, float]]:
    """Claims with their probability: by their best statement and by what they ask; best first."""
    if not claims:
        return []
    asked = encode([claim.gloss for claim in claims]) @ vector
    odds = []
    for claim, cosine in zip(claims, asked, strict=True):
        best = max(logits[s] for a in claim.answers for s in (*a.statements, *a.compatible))
        odds.append(best + WORDING * (float(cosine) - float(asked.max())))
    sure = probability(np.array(odds))
    order = sorted(range(len(claims)), key=lambda i: (-odds[i], -claims[i].documents, claims[i].id))
    return [(claims[i], float(sure[i])) for i in order]


def _answer(
    answer: Answer,
    rows: Mapping[str, int],
    sure: NDArray[np.float64],
    heard: Callable[[str], StatementBearing],
) -> AnswerBearing:
    best = max(answer.statements, key=lambda s: (sure[rows[s]], -rows[s]))
    said = [h.saying for h in map(heard, answer.statements) if h.saying is not None]
    marked = heard(best).saying if answer.value in YES_OR_NO else _agreed(said)
    return AnswerBearing(answer.id, heard(best), marked)


def _agreed(said: Sequence[Saying]) -> Saying | None:
    """What an answer's statements all say, as far as they say anything plainly."""
    kinds = {one.kind for one in said}
    return said[0] if len(kinds) == 1 else None
