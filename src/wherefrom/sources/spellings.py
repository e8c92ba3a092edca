"""Spellings and transliterations of one person's name, by bounded edit distance."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from wherefrom.sources.lists import given_names
from wherefrom.sources.people import Person, one_given

LONG_FAMILY = 8  # letters from which more differences are borne where the sound is near
FAR = 3  # letters in which the spellings of a long surname may differ
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
    ("ph", "f"), ("tch", "c"), ("dj", "j"), ("dzh", "j"), ("zh", "z"), ("kh", "h"), ("gh", "g"),
    ("ck", "k"), ("q", "k"), ("c", "k"),
    ("ey", "i"), ("ei", "i"), ("ai", "i"), ("ay", "i"), ("ee", "i"), ("ie", "i"), ("y", "i"),
    ("ue", "u"), ("oe", "o"), ("ae", "a"), ("ii", "i"), ("ou", "u"), ("oo", "u"),
    ("w", "v"), ("b", "v"), ("dh", "d"), ("th", "t"), ("z", "s"),
)  # fmt: skip


def _of_two_sexes(a: str, b: str) -> bool:
    """True for *Martin* and *Martina*, *Mario* and *Maria*: two names, however near."""
    less, more = sorted((a, b), key=len)
    return more == less + "a" or (less[:-1] == more[:-1] and {less[-1], more[-1]} == {"a", "o"})


def _near_given(a: str, b: str) -> bool:
    if one_given(a, b):
        return True
    groups, genders = given_names()
    if _of_two_sexes(a, b) or (a in genders and b in genders and genders[a] != genders[b]):
        return False
    if a in groups and b in groups:  # two names of their own, however near: Maria, Marie
        return False
    if sound(a) == sound(b):
        return True
    return min(len(a), len(b)) >= 6 and OSA.distance(a, b) <= 1


def _near_family(a: str, b: str, *, same: bool) -> bool:
    """True where two surnames are near; ``same``: the given names leave no doubt."""
    length, heard = min(len(a), len(b)), (sound(a), sound(b))
    if heard[0] == heard[1]:
        return length >= SHORT_FAMILY - same
    if OSA.distance(a, b) <= int(length >= SHORT_FAMILY - same):
        return True
    return length >= LONG_FAMILY and OSA.distance(*heard) <= 1 and OSA.distance(a, b) <= FAR


def spelling(a: Person, b: Person) -> str | None:
    """Why ``a`` and ``b`` may be two spellings of one full name; None where they may not.

    >>> spelling(Person(("teydar", "olishbandi")), Person(("teidar", "olishvandi")))
    'another spelling of the name'
    """
    if not (len(a.words) == len(b.words) > 1) or a.words == b.words or a.suffix != b.suffix:
        return None
    if min(len(a.words[0]), len(b.words[0])) < 3:  # an initial proves too little
        return None
    same = all(map(one_given, a.given, b.given))
    if a.family == b.family:
        near = all(map(_near_given, a.given, b.given)) and not same
        return "another spelling of the given name" if near else None
    if not _near_family(a.family, b.family, same=same):
        return None
    return "another spelling of the name" if all(map(_near_given, a.given, b.given)) else None
