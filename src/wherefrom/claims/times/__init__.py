"""Expressions of time: found, given their TIMEX3 value, and resolved where they can be."""

from wherefrom.claims.times.patterns_old import dates, spans, tells_when
from wherefrom.claims.times.reading import timexes
from wherefrom.claims.times.words import DAYS, MONTHS

__all__ = ["DAYS", "MONTHS", "dates", "spans", "tells_when", "timexes"]
