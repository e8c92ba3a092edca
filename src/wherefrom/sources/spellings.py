"""Spellings and transliterations of one person's name, by bounded edit distance."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from wherefrom.sources.lists import given_names
from wherefrom.sources.people import Person, one_given

LONG_FAMILY = 8  # letters from which two differences in a surname are borne
SHORT_FAMILY = 5  # letters from which one difference is borne; 4 where the given names are equal


def sound(word: str) -> str:
    """A rough key equal for the usual transliterations of one word.

    >>> sound("teydar") == sound("teidar"), sound("olishvandi") == sound("olishbandi")
    (True, True)
    """
    key = word
    for old, new in _SOUNDS:
        key = key.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", key)


_SOUNDS = (
    ("ph", "f"), ("kh", "h"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("c", "k"),
    ("ey", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ee", "i"), ("ie", "i"), ("y", "i"),
    ("ou", "u"), ("oo", "u"), ("w", "v"), ("b", "v"), ("dh", "d"), ("th", "t"), ("z", "s"),
)  # fmt: skip


def _near_given(a: str, b: str) -> bool:
    if one_given(a, b) or sound(a) == sound(b):
        return True
    groups, _ = given_names()
    if a in groups and b in groups:  # two names of their own, however near: Maria, Marie
        return False
    return min(len(a), len(b)) >= 6 and OSA.distance(a, b) <= 1


def spelling(a: Person, b: Person) -> str | None:
    """Why ``a`` and ``b`` may be two spellings of one full name; None where they may not.

    >>> spelling(Person(("teydar", "olishbandi")), Person(("teidar", "olishvandi")))
    'another spelling of the name'
    """
    if not (len(a.words) == len(b.words) > 1) or a.words == b.words:
        return None
    if min(len(a.words[0]), len(b.words[0])) < 3:  # an initial proves too little
        return None
    same = all(map(one_given, a.given, b.given))
    if a.family == b.family:
        near = all(map(_near_given, a.given, b.given)) and not same
        return "another spelling of the given name" if near else None
    length = min(len(a.family), len(b.family))
    bound = 2 if length >= LONG_FAMILY else int(length >= (SHORT_FAMILY - same))
    if OSA.distance(a.family, b.family) > bound or not all(map(_near_given, a.given, b.given)):
        return None
    return "another spelling of the name"
