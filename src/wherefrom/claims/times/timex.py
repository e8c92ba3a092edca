"""One expression of time, as TIMEX3 has it."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.model import DateBasis, Span


@dataclass(frozen=True, slots=True)
class Timex:
    """Characters ``start`` to ``end`` and what they mean.

    ``kind`` is DATE, TIME, DURATION or SET, ``value`` as TIMEX3 writes it
    (*1998-08-07*, *1998-08-07T10:35*, *P3D*, *PAST_REF*), ``mod`` how it is
    bent (APPROX, START, MORE_THAN, ... or nothing). ``basis`` is what it was
    worked out from: ``stated`` (its own words), ``published`` (the day of
    publication) or ``text``: then ``against`` is the date it leans on.
    ``day`` and ``clock`` are the words that tell the day and the time of day.
    """

    start: int
    end: int
    kind: str
    value: str
    mod: str = ""
    basis: DateBasis = "stated"
    against: Span | None = None
    day: Span | None = None
    clock: Span | None = None
