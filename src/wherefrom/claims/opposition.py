"""Which conflicts a reader would grant: two answers about one thing, not about two alike."""

from __future__ import annotations

import math
import re

import numpy as np

from wherefrom.claims.amounts_apart import (
    MEASURED_LIKENESS,
    UNNAMED_WORDS,
    age_of_named,
    least_alike,
    of_one_thing,
    other_amount,
    time_agrees,
    told_of_many,
)
from wherefrom.claims.answers import Agreeing
from wherefrom.claims.asked_alike import STEM, asked_alike, asking_words
from wherefrom.claims.opposites import nearly_and_done
from wherefrom.claims.pasts import infinitive
from wherefrom.claims.sides import GENERAL, Case, Likeness, Side
from wherefrom.claims.traits import of_named
from wherefrom.content import content_words
from wherefrom.data.load import words
from wherefrom.model import Reply

DENIAL_WORDS = 0.55  # share of their words that two questions have in common, where one is denied
ACT_WORDS = 0.4  # the same where two days of one act are set against each other
LEAST_ASKED = 3  # words of a question that another question holds whole
YEAR = 4  # characters of a year alone
CLOCK = re.compile(
    r"today|tonight|(?:this|that|the same) (?:day|night|morning|afternoon|evening)|tomorrow"
)
HIDDEN_NO = re.compile(
    r"\b(?:no|nor|neither|never|without|yet|unable|unknown|unclear|fail\w*|den(?:y|ies|ied)"
    r"|declin\w+|refus\w+|reject\w+|dismiss\w+|hardly|n[o']t|hadn\S+)\b",
    re.I,
)

TWICE_NO = re.compile(
    r"\b(?:fail\w*|den(?:y|ies|ied)|refus\w+|reject\w+|declin\w+|dismiss\w+|oppos\w+|unable|without"
    r"|lack\w*)\b",
    re.I,
)
AIMED = re.compile(  # who wants a thing done, or helps with it, does not say that it was
    r"\b(?:(?:tr(?:y|ies)|tried|attempt|seek|sought|hop|want|plan|help|work|need|wait|intend|aim|struggl"
    r"|expect|promis|vow|ask)\w*|about|ready|due|order) to (?:help )?(?P<done>\w+)"
    r"|to help (?P<helped>\w+)",
    re.I,
)


def granted(one: Side, two: Side, case: Case, near: Likeness | None = None) -> bool:
    """Whether two answers stand on two statements about one thing.

    Who gives both answers in one breath speaks of two things, so a document
    that gives both on one origin's word ends the conflict. ``near`` is the
    likeness of the rows of ``one`` to those of ``two``, where it is known.
    """
    if one.voices & two.voices or not _one_time(one.answer, two.answer, case):
        return False
    likeness = case.near.block(one.rows, two.rows) if near is None else near
    if told_of_many(one.replies[0]):
        return of_one_thing(one, two, likeness, case)
    bars = np.array([_bar(reply, case) for reply in one.replies])
    enough = np.argwhere(likeness >= bars[:, None])  # of most pairs it is known at once
    return any(
        _opposed(one.replies[i], two.replies[j], float(likeness[i, j]), case)
        for i, j in enough.tolist()
        if one.standing[i] is not None and one.standing[i] == two.standing[j]
    )


def _bar(reply: Reply, case: Case) -> float:
    """The likeness below which a statement of ``reply`` is set against no other."""
    plain, open_ = case.settings.conflict_likeness, case.settings.open_conflict_likeness
    if reply.kind == "proposition":
        return min(plain, open_, case.settings.denial_likeness)
    if reply.kind == "number":
        is_once = reply.key in words("properties")["once"] or age_of_named(reply)
        return -math.inf if is_once else least_alike(reply.unit, reply.key, plain, open_)
    if reply.kind == "what":
        return -math.inf if of_named(reply.key) else plain
    return _least_of_days(case)


def _one_time(one: Agreeing, two: Agreeing, case: Case) -> bool:
    """Whether neither answer is mostly about the past where the other is about the news.

    One report of several says when it was; others of the same answer leave it out.

    What is or is not so is compared statement by statement: *since the summer* says how long.
    """
    if one.replies[0].kind in {"proposition", "day", "time"}:
        return True  # a date that is asked for sets no other time
    a, b = ([case.scopes[r.statement].past for r in answer.replies] for answer in (one, two))
    if any(a) and any(b):
        return any(_one_past(x, y) for x in a for y in b if x and y)
    return not any(2 * sum(map(bool, past)) >= len(past) > 1 for past in (a, b))


def _one_past(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one) or "ago" in (one, two)


def _opposed(one: Reply, two: Reply, likeness: float, case: Case) -> bool:
    """Whether two replies answer one question about one thing at one time."""
    return TESTS.get(one.kind, _other_day)(one, two, likeness, case)


def _denied(one: Reply, two: Reply, likeness: float, case: Case) -> bool:
    if nearly_and_done(one.value, two.value):  # told of one thing, by the same verb
        return likeness >= case.settings.open_conflict_likeness and time_agrees(one, two, case)
    bar = case.settings.conflict_likeness if _asked_within(one, two) else None
    if likeness < (bar or case.settings.denial_likeness):
        return False
    if any(_hidden_no(*pair) or _says_twice_no(*pair) for pair in ((one, two), (two, one))):
        return False
    return time_agrees(one, two, case) and asked_alike(one, two) >= DENIAL_WORDS


def _other_day(one: Reply, two: Reply, likeness: float, case: Case) -> bool:
    """Two days or times of one act; a page's own *today* and *Monday* are its clock's."""
    here, there = case.scopes[one.statement], case.scopes[two.statement]
    of_age = bool(here.ages & there.ages)
    years = len(one.value) == len(two.value) == YEAR and bool(here.past and there.past)
    if likeness < _least_alike_days(case, of_age=of_age, years=years):
        return False  # first: it costs least
    said = [_words_of(r, case).casefold() for r in (one, two)]
    if said[0] == said[1] or any(CLOCK.search(words_) for words_ in said):
        return False
    return asked_alike(one, two) >= (UNNAMED_WORDS if of_age or years else ACT_WORDS)


def _least_alike_days(case: Case, *, of_age: bool, years: bool) -> float:
    """Less is enough of two ``years``: what is told of one is past, and told in passing."""
    if of_age:
        return _least_of_days(case)
    plain = case.settings.open_conflict_likeness
    return min(MEASURED_LIKENESS, plain) if years else plain


def _least_of_days(case: Case) -> float:
    """The likeness that is enough where both tell the age of somebody, and it is the same."""
    return min(case.settings.conflict_likeness, case.settings.open_conflict_likeness)


def _other_attribute(one: Reply, two: Reply, likeness: float, case: Case) -> bool:
    """Two homes of one name, or two colours told of one event."""
    if any(r.approximate or GENERAL.search(_words_of(r, case)) for r in (one, two)):
        return False
    return of_named(one.key) or likeness >= case.settings.conflict_likeness


TESTS = {"proposition": _denied, "number": other_amount, "what": _other_attribute}


def _words_of(reply: Reply, case: Case) -> str:
    statement = case.statements[case.order[reply.statement]]
    return statement.text[reply.start - statement.start : reply.end - statement.start]


def _hidden_no(reply: Reply, other: Reply) -> bool:
    """Whether a *yes* holds a word that may say no, which the other does not hold (*dismissed*)."""
    if reply.negated:
        return False
    held = content_words(other.value)
    there = {word[:STEM] for word in (*held, *map(infinitive, held))}
    for aimed in AIMED.finditer(reply.value):
        if (aimed["done"] or aimed["helped"]).casefold()[:STEM] in there:
            return True
    return any(m[0].casefold()[:STEM] not in there for m in HIDDEN_NO.finditer(reply.value))


def _says_twice_no(reply: Reply, other: Reply) -> bool:
    """Whether a *no* is to a question that says no itself: *did not fail to*, *never denied*."""
    told = [m[0].casefold()[:STEM] for m in TWICE_NO.finditer(reply.question)]
    return reply.negated and any(word not in other.question.casefold() for word in told)


def _asked_within(one: Reply, two: Reply) -> bool:
    """Whether one question asks all that the other does (*did it withhold the wages?*)."""
    a, b = asking_words(one.question), asking_words(two.question)
    return min(len(a), len(b)) >= LEAST_ASKED and (a <= b or b <= a)
