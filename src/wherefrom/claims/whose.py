"""Whose age, home and the like it is: surnames and other spellings of one person."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from wherefrom.claims.traits import of_named, told_of
from wherefrom.model import Asked, Reply

AGE = "age of "
NAMELESS = re.compile(r"How old (?:was|were|is|are) (?:the|an?) [a-z]")  # *the climber*
SPELLED = 4  # letters from which a word of a name may be spelled with one other letter


Full = Mapping[str, str]  # the key of a person's whole name, by that of a part or other spelling


def full_names(replies: Sequence[Reply]) -> Full:
    """What keys told of persons stand for, from all ``replies`` of a case.

    *age of lee* is *age of ann lee*, and so is *home of lee*. Whom a report does not name (*the
    climber, 36*) stays unnamed, whoever is as old elsewhere.
    """
    ages = _ages(replies)
    full = dict(_whole(ages))
    full |= {k: full.get(v, v) for k, v in _other_spellings(ages, full)}
    return full | _of_traits(replies, ages, full)


def question(reply: Reply, full: Full) -> Asked:
    """The question that ``reply`` answers; ``full`` gives whole names for parts of them."""
    return Asked(reply.kind, full.get(reply.key, reply.key))


def _of_traits(
    replies: Sequence[Reply], ages: Mapping[str, Counter[float]], full: Full
) -> dict[str, str]:
    """The keys of homes and the like, by the names that ages and they themselves give."""
    told = {r.key: told_of(r.key) for r in replies if r.kind == "what" and of_named(r.key)}
    names = {AGE + name: Counter[float]() for name in told.values() if name is not None}
    known = {**dict(_whole({**names, **ages})), **full}
    found = {}
    for key, name in told.items():
        better = known.get(f"{AGE}{name}")
        if name is not None and better is not None:
            found[key] = key.removesuffix(name) + better.removeprefix(AGE)
    return found


def _ages(replies: Sequence[Reply]) -> dict[str, Counter[float]]:
    """How often each named person, by key, is said to be of each exact age; keys in order."""
    found: dict[str, Counter[float]] = defaultdict(Counter)
    for reply in replies:
        if reply.key.startswith(AGE) and not _nameless(reply):
            found[reply.key].update([reply.low or 0.0] if _exact(reply) else [])
    return {key: found[key] for key in sorted(found)}


def _exact(reply: Reply) -> bool:
    return reply.low is not None and reply.low == reply.high and not reply.approximate


def _nameless(reply: Reply) -> bool:
    return reply.key.startswith(AGE) and NAMELESS.match(reply.question) is not None


def _whole(ages: Mapping[str, Counter[float]]) -> Iterator[tuple[str, str]]:
    """The one full name behind a surname alone."""
    fuller: dict[str, list[str]] = defaultdict(list)
    for key in ages:
        name = key.removeprefix(AGE).split()
        for at in range(1, len(name)):
            fuller[AGE + " ".join(name[at:])].append(key)
    yield from ((part, w[0]) for part, w in fuller.items() if part in ages and len(w) == 1)


def _other_spellings(ages: Mapping[str, Counter[float]], full: Full) -> Iterator[tuple[str, str]]:
    """*Ann Leigh*, 34, and *Ann Lee*, 34: as most write it, where one letter differs."""
    whole = [key for key in ages if key not in full and " " in key.removeprefix(AGE)]
    whole.sort(key=lambda key: (-ages[key].total(), key))
    for at, key in enumerate(whole):
        for better in whole[:at]:
            if ages[key].keys() & ages[better].keys() and _one_letter(key, better):
                yield key, better
                break


def _one_letter(one: str, other: str) -> bool:
    """
    >>> _one_letter("age of ann leard", "age of ann leart"), _one_letter("ann lee", "anna leen")
    (True, False)
    """
    first, second = one.split(), other.split()
    if len(first) != len(second):
        return False
    differ = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(differ) != 1 or min(map(len, differ[0])) < SPELLED:
        return False
    return Levenshtein.distance(*differ[0]) == 1
