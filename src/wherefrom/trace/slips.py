"""Common errors: words that two documents misspell alike, and the other documents do not.

Textual criticism's oldest rule: agreement in error shows descent, for two
writers seldom slip alike at one place. A slip is a rare word of the case that
is one stroke from a usual one: letters left out, put in, doubled or exchanged,
one vowel for another. Inflections and British or American spellings are none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wherefrom.trace.reuse import Slip
from wherefrom.trace.wording import Wording

LEAST_LETTERS = 6  # in a shorter word one stroke makes another word
ENDING = 2  # letters; what differs there is inflection
USUAL_DOCUMENTS = 3  # that have a word before it is what the case usually writes
MOST_HOLDERS = 4  # documents with the slip; more have their own spelling
TOO_LARGE = 1_000_000  # words; in a larger case every slip has been made twice by chance
VOWELS = frozenset("aeiouy")
_VARIANTS = (
    (re.compile("our"), "or"),
    (re.compile("(?<=[aeiou])s(?=(?:e[dsr]?|ing|ation|ations)$)"), "z"),
    (re.compile("(?<=y)s(?=(?:e[dsr]?|ing)$)"), "z"),
    (re.compile("ll"), "l"),
    (re.compile("re(?=s?$)"), "er"),
    (re.compile("ae|oe"), "e"),
    (re.compile("ce(?=s?$)"), "se"),
)


def slips(wordings: Sequence[Wording]) -> dict[str, str]:
    """The slips of a case, folded, each with the usual word it stands for."""
    if sum(len(item.keys) for item in wordings) > TOO_LARGE:
        return {}
    holders = Counter(word for item in wordings for word in set(item.words))
    usual = [w for w, n in holders.items() if n >= USUAL_DOCUMENTS and _long(w)]
    near: dict[str, list[str]] = defaultdict(list)
    for word in sorted(usual):
        for form in _shortened(word):
            near[form].append(word)
    found = {}
    for word, n in sorted(holders.items()):
        if 2 <= n <= MOST_HOLDERS and _long(word):
            meant = _meant(word, n, near, holders)
            if meant is not None:
                found[word] = meant
    return found


def _long(word: str) -> bool:
    return len(word) >= LEAST_LETTERS and word.isalpha()


def _shortened(word: str) -> Iterable[str]:
    return {word, *(word[:k] + word[k + 1 :] for k in range(len(word)))}


def _meant(
    word: str, n: int, near: Mapping[str, Sequence[str]], holders: Mapping[str, int]
) -> str | None:
    close = {usual for form in _shortened(word) for usual in near.get(form, ())}
    right = [w for w in close if holders[w] > n and is_slip(word, w)]
    return max(right, key=lambda w: (holders[w], w), default=None)


def is_slip(word: str, meant: str) -> bool:
    """Whether ``word`` is ``meant`` with one slip of the pen.

    >>> is_slip("goverment", "government"), is_slip("recieved", "received")
    (True, True)
    >>> is_slip("tested", "rested"), is_slip("ferries", "ferried"), is_slip("colour", "color")
    (False, False, False)
    """
    if word == meant or _plain(word) == _plain(meant):
        return False
    k = next((k for k, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), None)
    if k is None or k == 0 or k >= min(len(word), len(meant)) - ENDING:
        return False
    if len(word) != len(meant):
        short, long = sorted((word, meant), key=len)
        return len(long) == len(short) + 1 and long[k + 1 :] == short[k:]
    if word[k + 1 :] == meant[k + 1 :]:
        return word[k] in VOWELS and meant[k] in VOWELS
    exchanged = word[k : k + 2] == meant[k : k + 2][::-1]
    return exchanged and word[k + 2 :] == meant[k + 2 :]


def _plain(word: str) -> str:
    for pattern, usual in _VARIANTS:
        word = pattern.sub(usual, word)
    return word


def common(left: Wording, right: Wording, known: Mapping[str, str]) -> tuple[Slip, ...]:
    """The slips of ``known`` that both documents have."""
    shared = known.keys() & set(left.words) & set(right.words)
    return tuple(
        Slip(left.words.index(word), right.words.index(word), known[word])
        for word in sorted(shared)
    )
