"""Expressions of time: found, given their TIMEX3 value, and resolved where they can be."""

from wherefrom.claims.times.dates import dates, dates_in, tells_when
from wherefrom.claims.times.reading import timexes
from wherefrom.claims.times.timex import Timex
from wherefrom.claims.times.words import DAYS, MONTHS

__all__ = ["DAYS", "MONTHS", "Timex", "dates", "dates_in", "tells_when", "timexes"]
