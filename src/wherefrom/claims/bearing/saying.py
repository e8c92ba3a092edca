"""What a statement says to an allegation: that it is so, that it is not, or another figure.

Marked only where the words make it plain; where anything stands in the way, unknown is the value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wherefrom.claims.answers import apart, within
from wherefrom.claims.bearing.allegation import Allegation
from wherefrom.claims.bearing.terms import terms
from wherefrom.model import Reply, Statement
from wherefrom.model.bearing import Saying

SURE = 0.25  # least probability of bearing at which a statement is marked at all
VALUED = 0.5  # least share of the allegation's words round a figure or day
WHOLE = 0.75  # least share of them in a statement that says or denies all of it
MEANT = 0.55  # least cosine for the same
NOT = re.compile(r"\b(?:no|not|never|none|nobody|nothing|without|neither|nor)\b|n['’]t\b", re.I)


def saying(
    allegation: Allegation,
    statement: Statement,
    replies: Sequence[Reply],
    like: Mapping[str, float],
    sure: float,
) -> Saying | None:
    """What ``statement`` says to ``allegation``, or None where that is not plain.

    ``replies`` are the statement's own answers, ``like`` its likeness by
    measure, ``sure`` the probability that it bears on the allegation.
    """
    if sure < SURE or statement.kind != "assertion" or _asks_openly(allegation):
        return None
    valued = [r for r in allegation.replies if r.kind in {"number", "day", "time"}]
    if valued:
        return _valued(valued, statement, replies, like)
    return _whole(allegation, statement, replies, like)


def _asks_openly(allegation: Allegation) -> bool:
    """Whether it asks for a value instead of alleging one (*how many*, *who*, *what*)."""
    opening = re.match(
        r"\W*(?:who|whom|whose|what|which|why|how|when|where)\b", allegation.text, re.I
    )
    return allegation.asks and (opening is not None or allegation.wants is not None)


def _valued(
    asked: Sequence[Reply],
    statement: Statement,
    replies: Sequence[Reply],
    like: Mapping[str, float],
) -> Saying | None:
    """On the one figure or day alleged; several at once are told apart by nobody."""
    if len(asked) != 1 or like["words_around"] < VALUED or like["names_lacking"] > 0:
        return None
    if statement.modality == "denied":
        return None
    given = [r for r in replies if (r.kind, r.key) == (asked[0].kind, asked[0].key)]
    if not given:
        return None
    agree = any(_fits(asked[0], reply) for reply in given)
    value = asked[0].value
    told = " / ".join(dict.fromkeys(reply.value for reply in given))
    if agree:
        return Saying("so", f"asked {value}, here: {told}") if _asserts(statement) else None
    return Saying("other", f"asked {value}, here: {told}")


def _fits(asked: Reply, given: Reply) -> bool:
    if asked.kind == "number":
        return asked.unit == given.unit and not apart(asked, given)
    return within(asked.value, given.value) or within(given.value, asked.value)


def _asserts(statement: Statement) -> bool:
    return statement.modality == "asserted"


def _whole(
    allegation: Allegation,
    statement: Statement,
    replies: Sequence[Reply],
    like: Mapping[str, float],
) -> Saying | None:
    """On all that is alleged: said in nearly the same words, or denied in them."""
    if like["words"] < WHOLE or like["meaning"] < MEANT or not _same_order(allegation, statement):
        return None
    asked = next((r.negated for r in allegation.replies if r.kind == "proposition"), None)
    given = next((r.negated for r in replies if r.kind == "proposition"), None)
    if asked is None or given is None:
        return None
    if asked == given:
        plain = _asserts(statement) and _negations(allegation.text) == _negations(statement.text)
        return Saying("so", "the same in nearly the same words") if plain else None
    return Saying("denied", "nearly the same words, denied" if given else "says what is denied")


def _negations(text: str) -> bool:
    return NOT.search(text) is not None


def _same_order(allegation: Allegation, statement: Statement) -> bool:
    """Whether the names stand in one order in both: who did it to whom may hang on that."""
    here = [t for t in terms(statement.text) if t in allegation.names]
    asked = [t for t in terms(allegation.text) if t in allegation.names]
    return here == asked
