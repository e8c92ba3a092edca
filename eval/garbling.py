"""Signs, told without a reader, that a question is badly put."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

LONGEST = 18  # words of a question; longer ones hold what belongs into no question
SUBJECT = (
    r"(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|shall)"
)
POINTING = re.compile(rf"\b{SUBJECT} (?:he|she|they|we|you|i|this|these|those|who|which)\b", re.I)
IT = re.compile(rf"\b{SUBJECT} it\b(?! so that (?:“|somebody or something ))", re.I)
BARE = re.compile(rf"\A(?:{SUBJECT}|where|when|on which day|how long) (?:\w+)\?\Z", re.I)
CUT = re.compile(
    r"\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|but|that|than|as|into|its|their|his)\?\Z",
    re.I,
)
SPACED = re.compile(r"\s[,.;:!?%)\]]|[(\[]\s|\w\s-\s\w|\s['’]|['’]{2}|,,|\(\)")
FINITE = re.compile(rf"\b{SUBJECT}\b|\b(?:how|what) \w+", re.I)
QUOTING = re.compile(r"[:?] “")
DOUBLED = re.compile(r"\b(did|was|were|is|are|has|had|have|does|do) (?:\S+ ){0,2}\1\b", re.I)
SIGNS = ("points", "it", "cut", "spaced", "long", "quotes", "no verb", "doubled", "bare")


def signs(question: str) -> tuple[str, ...]:
    """The signs of bad wording in ``question``, by name.

    >>> signs("Did he leave the ship , at noon of the?")
    ('points', 'cut', 'spaced')
    >>> signs("Did the captain leave the ship?")
    ()
    """
    told = {
        "points": bool(POINTING.search(question)),
        "it": bool(IT.search(question)),
        "cut": bool(CUT.search(question)),
        "spaced": bool(SPACED.search(question)),
        "long": len(question.split()) > LONGEST,
        "quotes": bool(QUOTING.search(question)),
        "no verb": not FINITE.search(question),
        "doubled": bool(DOUBLED.search(question)),
        "bare": bool(BARE.match(question)),
    }
    return tuple(name for name in SIGNS if told[name])


def counted(questions: Iterable[str]) -> tuple[int, int, Counter[str]]:
    """How many questions there are, how many show no sign, and how often each sign stands."""
    found = Counter[str]()
    total = plain = 0
    for question in questions:
        total += 1
        told = signs(question)
        plain += not told
        found.update(told)
    return total, plain, found
