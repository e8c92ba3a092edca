"""What of a case bears on an allegation: the answer to `wherefrom ask`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SayingKind = Literal["so", "denied", "other"]  # says so, denies it, gives another value
SaidOf = Literal["figure", "day", "time", "whole"]  # what of the allegation it is said of
Told = Literal["plainly", "nearly", "nothing"]  # whether anything in the case says what was asked


@dataclass(frozen=True, slots=True)
class Saying:
    """What some words say to an allegation: to its one figure, day or time, or to all of it.

    ``asked`` and ``here`` are the values, days as ISO dates; empty where all
    of it is said or denied.
    """

    kind: SayingKind
    of: SaidOf
    asked: str = ""
    here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementBearing:
    """One statement that bears on the allegation; ``saying`` is None where it is not plain."""

    statement: str
    probability: float
    saying: Saying | None = None


@dataclass(frozen=True, slots=True)
class AnswerBearing:
    """One answer of a claim, with its best statement and what it says, where that is plain."""

    answer: str
    best: StatementBearing
    saying: Saying | None = None


@dataclass(frozen=True, slots=True)
class ClaimBearing:
    """A claim that bears on the allegation; its answers in the claim's order."""

    claim: str
    probability: float
    answers: tuple[AnswerBearing, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """All that bears on an allegation, best first.

    ``probability`` (0 to 1) is that the case says anything to it at all;
    ``told`` the same in words. ``statements`` stand in none of ``claims``.
    """

    allegation: str
    probability: float
    told: Told
    claims: tuple[ClaimBearing, ...] = ()
    statements: tuple[StatementBearing, ...] = ()
