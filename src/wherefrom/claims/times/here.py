"""What a time is resolved against: the day of publication, the dates before it, the verb."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from wherefrom.claims.times.calendar import day_of, unit_of
from wherefrom.claims.times.tense import tense_at
from wherefrom.claims.times.timex import Timex
from wherefrom.model import DateBasis, Span

FAR = 1500  # characters: beyond, *two days later* no longer leans on that date
FINE = {"D": 0, "WE": 1, "W": 1, "M": 2, "S": 3, "Q": 3, "Y": 4, "DE": 5, "CE": 6}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a shape was read as. ``against`` is the date before it that it leans on."""

    kind: str
    value: str
    mod: str = ""
    basis: DateBasis = "stated"
    against: Span | None = None


@dataclass(slots=True)
class Here:
    """One place of a text. ``before`` are the times read so far, in order."""

    text: str
    day: dt.date | None
    parse: Doc | None = None
    before: list[Timex] = field(default_factory=list)
    start: int = 0
    end: int = 0
    _tense: str | None = None

    def at(self, start: int, end: int) -> None:
        """Move to the words from ``start`` to ``end``."""
        self.start, self.end, self._tense = start, end, None

    @property
    def tense(self) -> str:
        """As ``tense_at`` tells: of the verb that governs the words."""
        if self._tense is None:
            self._tense = tense_at(self.text, self.parse, self.start, self.end)
        return self._tense

    def near(self, units: Sequence[str] = ("D", "M", "Y", "Q", "W", "S")) -> Timex | None:
        """The nearest date before these words that is one of ``units``."""
        for timex in reversed(self.before):
            if self.start - timex.end > FAR:
                return None
            unit = unit_of(timex.value) if timex.kind in {"DATE", "TIME"} else None
            if unit in units and not (unit == "Q" and timex.basis == "text"):
                return timex
        return None

    @property
    def is_rate(self) -> bool:
        """Whether the words say for how long an amount is: *700 seats a week*."""
        span = self.parse and self.parse.char_span(self.start, self.end, alignment_mode="expand")
        if not span:
            return False
        return span.root.dep_ == "npadvmod" and span.root.head.pos_ in {"NOUN", "NUM", "SYM"}

    def date(self, value: str, mod: str = "", kind: str = "DATE") -> Reading:
        """A reading against the day of publication."""
        return Reading(kind, value, mod, "published")

    def after(self, timex: Timex, value: str, mod: str = "", kind: str = "DATE") -> Reading:
        """A reading against a date before it."""
        return Reading(kind, value, mod, "text", Span(timex.start, timex.end))

    def reference(self, units: Sequence[str] = ("D", "M", "Y", "Q", "W", "S")) -> Reference | None:
        """The nearest date before these words, else the day of publication."""
        near = self.near(units)
        if near is not None and (day := day_of(near.value)) is not None:
            return Reference(day, near)
        return None if self.day is None else Reference(self.day, None)

    def told(self, reference: Reference, value: str, mod: str = "", kind: str = "DATE") -> Reading:
        """A reading against ``reference``."""
        if reference.timex is None:
            return self.date(value, mod, kind)
        return self.after(reference.timex, value, mod, kind)


@dataclass(frozen=True, slots=True)
class Reference:
    """A day to count from, and the date in the text that gives it, if one does."""

    day: dt.date
    timex: Timex | None
