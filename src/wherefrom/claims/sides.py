"""What of an answer is asked each time that it is set against another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.answers import Agreeing
from wherefrom.claims.changes import beginning_with
from wherefrom.claims.exchange import Rate
from wherefrom.claims.holders import of_some, wanted
from wherefrom.claims.nearness import Nearness
from wherefrom.claims.rates import rate
from wherefrom.claims.scope import Scope
from wherefrom.claims.verdicts import Verdicts
from wherefrom.model import Reply, Statement
from wherefrom.settings import Claims

AVERAGE = re.compile(r"\b(?:averag\w+|on average|never|every)\b", re.I)
RATE_BEFORE = 40  # characters before an amount in which *averaging* may stand
GENERAL = re.compile(r"\b(?:can|could|may|might|would)\b", re.I)
FORESEEN = beginning_with("foreseeing")

MOST_COMPARED = 40  # statements of an answer: wires repeat each other in large cases
AT_ONCE = 32  # answers that one is compared with in one go
REMEMBERED = 4096  # texts of which is kept what was read: each is set against many

Standing = tuple[bool, bool, bool]
Likeness = NDArray[np.float64]  # of the rows of one side to those of another


@dataclass(frozen=True, slots=True)
class Case:
    """What is needed to compare any two statements of a case.

    ``rates`` are those of currencies that its reports give. ``verdicts`` are those on pairs of
    answers, where they are remembered.
    """

    near: Nearness
    order: Mapping[str, int]
    statements: Sequence[Statement]
    scopes: Mapping[str, Scope]
    settings: Claims
    rates: Mapping[tuple[str, str], Rate]
    verdicts: Verdicts | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """An answer, the ``n`` replies of it that are compared, and what each can be set against.

    ``rows`` (n) are their statements; ``standing`` (n) is the same for two that can be set
    against each other, None for one that is set against nothing. ``scoped`` are the places of
    those that can be, by standing and scope.
    """

    answer: Agreeing
    replies: tuple[Reply, ...]
    rows: list[int]
    voices: frozenset[tuple[str, str | None]]  # document and origin of all its statements
    standing: tuple[Standing | None, ...]
    scoped: Mapping[tuple[Standing, Scope], Sequence[int]]


def likenesses(
    sides: Sequence[Side], pairs: Sequence[tuple[int, int]], near: Nearness
) -> dict[tuple[int, int], Likeness]:
    """By each of ``pairs``, the places of two sides, how like their statements are.

    Each side is compared with many others at once.
    """
    others: dict[int, list[int]] = {}
    for i, j in pairs:
        others.setdefault(i, []).append(j)
    found: dict[tuple[int, int], Likeness] = {}
    for i, against in others.items():
        for at in range(0, len(against), AT_ONCE):
            some = against[at : at + AT_ONCE]
            block = near.block(sides[i].rows, [row for j in some for row in sides[j].rows])
            begins = accumulate((len(sides[j].rows) for j in some), initial=0)
            for j, (begin, end) in zip(some, pairwise(begins), strict=True):
                found[i, j] = block[:, begin:end]
    return found


def side(answer: Agreeing, case: Case) -> Side:
    """``answer`` made ready to be set against the others of its claim."""
    said = [case.statements[case.order[r.statement]] for r in answer.replies]
    compared = tuple(answer.replies[:MOST_COMPARED])
    standing = tuple(_standing(r, s) for r, s in zip(compared, said, strict=False))
    scoped: dict[tuple[Standing, Scope], list[int]] = {}
    for at, (reply, stands) in enumerate(zip(compared, standing, strict=True)):
        if stands is not None:
            scoped.setdefault((stands, case.scopes[reply.statement]), []).append(at)
    return Side(
        answer,
        compared,
        [case.order[r.statement] for r in compared],
        frozenset((s.document, s.origin) for s in said),
        standing,
        scoped,
    )


def _standing(reply: Reply, said: Statement) -> Standing | None:
    """A rate stands against rates, what is foreseen or wanted against its like."""
    foreseen = _asks_what_was_foreseen(reply.question)
    if reply.kind != "number":
        return (foreseen and reply.kind == "proposition", False, False)
    if _vague(reply) or _tells_in_general(said.text):
        return None
    rated = _rated(said.text, reply.start - said.start, reply.end - said.start)
    if reply.key == "offspring":  # some children of those that another counts
        return None if of_some(said.text) else (foreseen, rated, False)
    return (foreseen, rated, wanted(reply, said.start, said.text))


def _vague(reply: Reply) -> bool:
    """*several* and *dozens* are set against nothing."""
    wide = reply.low is not None and reply.high is not None and reply.low != reply.high
    return wide and reply.approximate


@lru_cache(maxsize=REMEMBERED)
def _tells_in_general(text: str) -> bool:
    """*A quake of magnitude 6 can cause damage* tells of no quake."""
    return GENERAL.search(text) is not None


@lru_cache(maxsize=REMEMBERED)
def _rated(text: str, start: int, end: int) -> bool:
    """*$23 million a season* is not set against a sum, nor an average against a count."""
    before = text[max(0, start - RATE_BEFORE) : start]
    return bool(rate(text, end) or AVERAGE.search(before))


@lru_cache(maxsize=REMEMBERED)
def _asks_what_was_foreseen(question: str) -> bool:
    """Whether it is asked what was expected, not what happened."""
    return FORESEEN.search(question) is not None
