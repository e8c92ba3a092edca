"""The years, months or days in which a case's reports were published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wherefrom.report.words import short_date_words

MOST = 24  # periods that are told apart
LENGTHS = (10, 7, 4, 3)  # characters of an ISO date: day, month, year, decade
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The periods in order, each the beginning of the ISO dates in it; undated ones last."""

    length: int
    periods: tuple[str, ...]

    def period(self, date: str) -> str:
        """The period that a date is in."""
        return date[: self.length] if date else UNDATED

    def of(self, dates: Iterable[str]) -> tuple[str, ...]:
        """The periods of several dates, each once."""
        return tuple(dict.fromkeys(self.period(date) for date in dates))

    def label(self, period: str) -> str:
        """A period in words.

        >>> Calendar(7, ()).label("2031-03"), Calendar(3, ()).label("203")
        ('Mar 2031', '2030s')
        """
        return f"{period}0s" if len(period) == 3 else short_date_words(period)


def calendar(dates: Iterable[str]) -> Calendar:
    """The finest periods of which there are not too many.

    >>> calendar(["2031-03-04", "2031-05-01", ""]).periods
    ('2031-03-04', '2031-05-01', 'undated')
    """
    known = sorted(set(dates))
    for length in LENGTHS:
        found = _cut(known, length)
        if len(found) <= MOST:
            break
    return Calendar(length, found)


def _cut(dates: Sequence[str], length: int) -> tuple[str, ...]:
    undated = (UNDATED,) if "" in dates else ()
    return (*dict.fromkeys(date[:length] for date in dates if date), *undated)
