"""Which two amounts a reader would grant to conflict: told of one thing, at one time."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from wherefrom.claims.asked_alike import asked_alike
from wherefrom.claims.covering import asked_of_both
from wherefrom.claims.holders import one_holder
from wherefrom.claims.rates import is_money
from wherefrom.claims.scope import Scope
from wherefrom.claims.sides import REMEMBERED, Case, Likeness, Side
from wherefrom.claims.sizes import LARGEST_RATIO
from wherefrom.claims.whose import AGE, nameless
from wherefrom.data.load import words
from wherefrom.model import Reply

UNNAMED_WORDS = 0.3  # share of words that two questions have in common, told without names
OTHER_NAMES = 0.6  # likeness of two counts of one event that name no one in common
OTHER_COUNTED = 0.55  # the same of two that count things of one name
ASKED_WEIGHT = 0.3  # how much two questions in the same words add to the likeness of statements
ASKED_OF_BOTH = 0.42  # likeness of what either of two amounts asks to the other's statement
COUNTED_LIKENESS = 0.45  # of two statements that count things of one name
MEASURED_LIKENESS = 0.5  # of two that give a length, a time or a share; sums of money need more
ROUNDING = 1e-9  # of two shares that are added


def of_one_thing(one: Side, two: Side, likeness: Likeness, case: Case) -> bool:
    """Whether two amounts are told of one thing: ``other_amount`` of two statements of theirs.

    Their scopes decide most of it, and most statements of an answer share a scope.
    """
    asks = key_asks(one.replies[0].key)
    for (standing, here), rows in one.scoped.items():
        for (other, there), columns in two.scoped.items():
            if standing != other or not here.same_time(there):
                continue
            near = likeness[np.ix_(rows, columns)]
            if asks:
                if near.max() >= _least_of_event(here, there, case):
                    return True
                continue
            enough = np.argwhere(near >= _least_of_scopes(one.replies[0], here, there, case))
            if any(
                other_amount(one.replies[rows[i]], two.replies[columns[j]], float(near[i, j]), case)
                for i, j in enough.tolist()
            ):
                return True
    return False


def _least_of_scopes(reply: Reply, here: Scope, there: Scope, case: Case) -> float:
    """The likeness below which no two amounts of these scopes are of one thing."""
    own, other = here.own or here.names, there.own or there.names
    strangers = bool(own and other) and not own & other and not here.ages & there.ages
    counts = _counts_things(reply.unit, reply.key)
    if strangers:
        return OTHER_COUNTED if counts else math.inf
    bars = case.settings.conflict_likeness, case.settings.open_conflict_likeness
    return COUNTED_LIKENESS if counts else least_alike(reply.unit, reply.key, *bars)


def _least_of_event(here: Scope, there: Scope, case: Case) -> float:
    """The likeness that is enough for two of one event: more where they name no one in common."""
    named = not here.names or not there.names or bool(here.names & there.names)
    return case.settings.conflict_likeness if named else OTHER_NAMES


def other_amount(one: Reply, two: Reply, likeness: float, case: Case) -> bool:
    """Whether two amounts, their statements as like as ``likeness``, are told of one thing."""
    bars = case.settings.conflict_likeness, case.settings.open_conflict_likeness
    if one.key in words("properties")["once"]:
        return True
    if age_of_named(one) and age_of_named(two):
        return time_agrees(one, two, case)
    if likeness < least_alike(one.unit, one.key, *bars) or not time_agrees(one, two, case):
        return False
    here, there = case.scopes[one.statement], case.scopes[two.statement]
    if _specific(one, two):
        return likeness >= _least_of_event(here, there, case)
    own, other = here.own or here.names, there.own or there.names
    asked = asked_alike(one, two)
    of_age = bool(here.ages & there.ages)  # *the climber, 36*, and *Ann Lee, 36*
    named = of_age or (bool(own & other) if own and other else asked >= UNNAMED_WORDS)
    if not _comparable(one, two) or not one_holder(one, two, here, there):
        return False
    if _counts_things(one.unit, one.key):
        alike = likeness >= (COUNTED_LIKENESS if named else OTHER_COUNTED)
    elif not named or not (of_age or _no_other_name(own, other)):
        return False
    else:
        money = is_money(one.key)
        least = case.settings.open_conflict_likeness if money else MEASURED_LIKENESS
        alike = likeness + ASKED_WEIGHT * asked >= least
    return alike and _asked_of_both(one, two, case) >= ASKED_OF_BOTH  # last: it costs most


def _asked_of_both(one: Reply, two: Reply, case: Case) -> float:
    rows = (case.order[one.statement], case.order[two.statement])
    return asked_of_both(case.near, rows, (one, two), [case.statements[row].text for row in rows])


def _no_other_name(own: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one names nobody whom the other does not: two offers to one player are two sums."""
    return not own or not other or own <= other or other <= own


def age_of_named(reply: Reply) -> bool:
    """Whether the age of somebody with a name is told."""
    return reply.key.startswith(AGE) and not nameless(reply)


def _specific(one: Reply, two: Reply) -> bool:
    """Whether the key says what is asked: *killed*, *magnitude*, the age of one person."""
    if one.key.startswith(AGE):
        return not any(r.question.startswith("How old was the ") for r in (one, two))
    return key_asks(one.key)


def told_of_many(reply: Reply) -> bool:
    """Whether an amount may be told of many events, and is no age: its scope says of which."""
    once = reply.key in words("properties")["once"]
    return reply.kind == "number" and not once and not reply.key.startswith(AGE)


def key_asks(key: str) -> bool:
    """Whether a key says what is asked, as *killed* does and *house* does not."""
    return key in words("properties")["questions"] or key == "magnitude"


def _counts_things(unit: str | None, key: str) -> bool:
    """Whether the key names what is counted: *village*, not *money*, *year* or *m*."""
    plain = key not in {"people", "percent"} and not is_money(key)
    return unit is None and plain


@lru_cache(maxsize=REMEMBERED)
def least_alike(unit: str | None, key: str, conflict: float, open_conflict: float) -> float:
    """The likeness below which ``other_amount`` sets no two amounts against each other."""
    specific = min(conflict, OTHER_NAMES)
    if _counts_things(unit, key):
        return min(specific, COUNTED_LIKENESS, OTHER_COUNTED)
    bare = open_conflict if is_money(key) else MEASURED_LIKENESS
    return min(specific, bare - ASKED_WEIGHT - ROUNDING)


def _comparable(one: Reply, two: Reply) -> bool:
    """Amounts of one thing are of one order; a yearly and a total pay are not."""
    a, b = (r.low or r.high or 0.0 for r in (one, two))
    return max(a, b) <= LARGEST_RATIO * min(a, b)


def time_agrees(one: Reply, two: Reply, case: Case) -> bool:
    """Whether two replies tell of one time, as far as their sentences say."""
    return case.scopes[one.statement].same_time(case.scopes[two.statement])
