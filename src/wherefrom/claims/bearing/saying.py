"""What a statement says to an allegation: that it is so, that it is not, or another figure.

Marked only where the words make it plain; where anything stands in the way, unknown is the value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wherefrom.claims.answers import ABOUT, MISSPOKEN, apart, within
from wherefrom.claims.bearing.allegation import Allegation
from wherefrom.claims.bearing.terms import terms
from wherefrom.claims.rates import is_money
from wherefrom.model import Reply, Statement
from wherefrom.model.bearing import SaidOf, Saying, SayingKind

SURE = 0.25  # least probability of bearing at which a statement is marked at all
VALUED = 0.5  # least share of the allegation's words round a figure or day
WHOLE = 0.75  # least share of them in a statement that says or denies all of it
MEANT = 0.75  # least likeness of the words in context for the same
FAR = 3.0  # times as much money is asked for something else: a season, not all of them
MONTH = 7  # characters of a date that tells its month, as 2031-03
VALUES: dict[str, SaidOf] = {"number": "figure", "day": "day", "time": "time"}
NOT = re.compile(r"\b(?:no|not|never|none|nobody|nothing|without|neither|nor)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, its own ``replies``, its likeness by measure and how sure it is to bear."""

    statement: Statement
    replies: Sequence[Reply]
    like: Mapping[str, float]
    sure: float


def saying(allegation: Allegation, asked: Sequence[Reply], said: Said) -> Saying | None:
    """What a statement says to ``allegation``, or None where that is not plain.

    ``asked`` are the answers that the allegation gives itself.
    """
    plain = said.sure >= SURE and said.statement.kind == "assertion"
    if not plain or allegation.asks_openly:
        return None
    valued = [r for r in asked if r.kind in VALUES]
    return _valued(valued, said) if valued else _whole(allegation, asked, said)


def _valued(valued: Sequence[Reply], said: Said) -> Saying | None:
    """On the one figure or day alleged; of several, nobody can tell which is meant."""
    apart_from = said.like["words_around"] < VALUED or said.like["names_lacking"] > 0
    if len(valued) != 1 or apart_from or said.statement.modality == "denied":
        return None
    (asked,) = valued
    given = [r for r in said.replies if (r.kind, r.key) == (asked.kind, asked.key)]
    if not given:
        return None
    found = {_compared(asked, reply) for reply in given}
    values = tuple(dict.fromkeys(reply.value for reply in given))
    if "so" in found:
        asserted = said.statement.modality == "asserted"
        return Saying("so", VALUES[asked.kind], asked.value, values) if asserted else None
    other = Saying("other", VALUES[asked.kind], asked.value, values)
    return other if found == {"other"} else None


def _compared(asked: Reply, given: Reply) -> SayingKind | None:
    """Whether a value is the one alleged or another; None where it only may be either."""
    if asked.kind == "number":
        return _amounts(asked, given)
    if asked.value == given.value or within(given.value, asked.value):
        return "so"
    told = min(len(asked.value), len(given.value)) >= MONTH and "X" not in asked.value + given.value
    return "other" if told and not within(asked.value, given.value) else None


def _amounts(asked: Reply, given: Reply) -> SayingKind | None:
    if asked.unit != given.unit or _vague(asked):
        return None
    one, two = asked.low or asked.high or 0.0, given.low or given.high or 0.0
    if apart(asked, given):
        far = is_money(asked.key) and max(one, two) > FAR * min(one, two)
        return None if far else "other"
    slack = ABOUT if asked.approximate or given.approximate else MISSPOKEN
    near = abs(one - two) <= slack * max(abs(one), abs(two))
    return "so" if near and not _vague(given) else None


def _vague(reply: Reply) -> bool:
    """*dozens*, *many*: a word for a range, which says of no figure that it is so."""
    return reply.approximate and reply.low != reply.high


def _whole(allegation: Allegation, asked: Sequence[Reply], said: Said) -> Saying | None:
    """On all that is alleged: said in nearly the same words, or denied in them."""
    if not _nearly_the_same(allegation, said):
        return None
    alleged = next((r.negated for r in asked if r.kind == "proposition"), None)
    given = next((r.negated for r in said.replies if r.kind == "proposition"), None)
    if alleged is None or given is None:
        return None
    denied = said.statement.modality == "denied"
    one, two = _negated(allegation.text), denied or _negated(said.statement.text)
    if alleged != given:  # and not merely put otherwise (*there were no reports of it*)
        return Saying("denied", "whole") if one != two and not one else None
    plain = said.statement.modality == "asserted" and one == two
    return Saying("so", "whole") if plain else None


def _nearly_the_same(allegation: Allegation, said: Said) -> bool:
    like = said.like
    words = like["words"] >= WHOLE and like["word_meaning"] >= MEANT
    return words and not like["figures_lacking"] and _same_order(allegation, said.statement)


def _negated(text: str) -> bool:
    return NOT.search(text) is not None


def _same_order(allegation: Allegation, statement: Statement) -> bool:
    """Whether the names stand in one order in both: who did it to whom may hang on that."""
    here = [t for t in terms(statement.text) if t in allegation.names]
    return here == [t for t in terms(allegation.text) if t in allegation.names]
