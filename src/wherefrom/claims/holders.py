"""Of whom an amount is told, as far as it keeps two amounts from being set against each other."""

from __future__ import annotations

import re
from functools import lru_cache

from wherefrom.claims.scope import Scope
from wherefrom.model import Reply

PERIODS = frozenset(["s", "minute", "hour", "day", "week", "month", "year", "season"])
WANTED = re.compile(
    r"\b(?:seek(?:s|ing)?|sought|ask(?:s|ed|ing)? for|want(?:s|ed|ing)?|demand(?:s|ed|ing)?"
    r"|request(?:s|ed|ing)?|hop(?:es|ed|ing) for)\b",
    re.I,
)
NAMED = re.compile(r"(?<!^)(?<![?“]\s)\b[A-Z][\w.-]*\w")
SOME = re.compile(  # of somebody's children: some of them, or those of one of two parents
    r"\b(?:with whom|by (?:his|her) (?:\w+ ){0,2}(?:wife|husband|partner|mistress)|together"
    r"|of (?:his|her|their) (?:\w+ )?children|(?:daughters?|sons?) and"
    r"|and (?:\w+ )?(?:daughters?|sons?))\b",
    re.I,
)
NOBODY: frozenset[str] = frozenset()
REMEMBERED = 4096  # questions of which the names are kept: each is set against many
BEFORE = 60  # characters before an amount in which *is seeking* may stand


def wanted(reply: Reply, start: int, text: str) -> bool:
    """Whether it is asked for only; ``text`` begins at ``start`` of its document.

    *Lee is seeking a ten-year contract* is not set against what was offered to Lee.
    """
    at = reply.start - start
    return WANTED.search(text[max(0, at - BEFORE) : at]) is not None


def of_some(text: str) -> bool:
    """Whether a number of children may be that of some of them (*three of his children*)."""
    return SOME.search(text) is not None


def one_holder(one: Reply, two: Reply, here: Scope, there: Scope) -> bool:
    """Whether nothing names another: by the questions, and for periods by the sentences too.

    Deals, terms and absences last for everybody, so that two periods need a name in common.
    """
    first, second = _names(one) & here.names, _names(two) & there.names
    if first and second and not first & second:
        return False
    if one.unit not in PERIODS and one.key not in PERIODS:
        return True
    return bool((here.own or here.names) & (there.own or there.names))


def _names(reply: Reply) -> frozenset[str]:
    """The names of its question; what is merely quoted need not be told of them."""
    return _names_in(reply.question) if reply.well_formed else NOBODY


@lru_cache(maxsize=REMEMBERED)
def _names_in(question: str) -> frozenset[str]:
    return frozenset(m[0].casefold() for m in NAMED.finditer(question))
