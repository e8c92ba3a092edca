"""Which of two revisions of one text is the later one, where no date says.

A text that its own publisher revises grows: words, sentences and years are
added to it, letters get their proper signs. That is the opposite of a report
cut from another's (trace/direction.py), where the fuller text is the source.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[^\n.!?]{15,}")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
LAST_YEAR = 2100  # later ones are foreseen
MAX_TEXTS = 10  # that are put in order by weighing every order; more go by their sums
# Log odds for each unit of a sign, fitted on the revisions of two thirds of the articles that
# eval/versions.py reads and measured on the others; rounded, since they are no finer.
WEIGHTS = {"new_words": 2.0, "new_sentences": 1.0, "latest_year": 1.0, "signs": 0.25}
CHANGE = 60.0  # log odds that a revision of wholly other words costs between two neighbours
SURE = 0.9  # log odds from which a revision is called the later one; below, unknown


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a text tells its age beside its revisions."""

    words: frozenset[str]
    sentences: frozenset[str]
    latest_year: int | None
    n_signs: int  # characters beyond ASCII


def traits(text: str) -> Traits:
    """The traits of ``text``; case and spacing apart."""
    low = text.casefold()
    years = [int(y) for y in YEAR.findall(low) if int(y) <= LAST_YEAR]
    return Traits(
        frozenset(WORD.findall(low)),
        frozenset(" ".join(s.split()) for s in SENTENCE.findall(low)),
        max(years, default=None),
        sum(ord(c) > 127 for c in text),
    )


def signs(first: Traits, second: Traits) -> dict[str, float]:
    """Each sign that ``second`` is the later one, about -3 to 3; turned round, their negatives."""
    years = 0
    if first.latest_year is not None and second.latest_year is not None:
        years = max(-3, min(3, second.latest_year - first.latest_year))
    return {
        "new_words": _balance(first.words, second.words),
        "new_sentences": _balance(first.sentences, second.sentences),
        "latest_year": years / 3,
        "signs": math.log((second.n_signs + 5) / (first.n_signs + 5)),
    }


def _balance(first: frozenset[str], second: frozenset[str]) -> float:
    added, dropped = len(second - first), len(first - second)
    return (added - dropped) / (added + dropped + 2)


def log_odds(first: Traits, second: Traits) -> float:
    """Logarithm of the odds that ``second`` is the later revision; 0 where nothing says."""
    return sum(WEIGHTS[name] * value for name, value in signs(first, second).items())


def second_is_later(first: str, second: str) -> bool | None:
    """Whether ``second`` is the later revision; None where the texts do not say."""
    odds = log_odds(traits(first), traits(second))
    return None if abs(odds) < SURE else odds > 0


def in_order(texts: Sequence[str]) -> tuple[int, ...]:
    """The revisions of one text from the earliest to the latest, as indices of ``texts``.

    Neighbours are alike, and what comes later looks later: the order with the
    highest sum of both.
    """
    known = [traits(text) for text in texts]
    odds = [[log_odds(a, b) for b in known] for a in known]
    if len(texts) > MAX_TEXTS:
        return tuple(sorted(range(len(texts)), key=lambda k: (sum(odds[k]), k), reverse=True))
    return _best_order(odds, [[_unlike(a, b) for b in known] for a in known])


def _unlike(a: Traits, b: Traits) -> float:
    """Share of the different words of both that only one of them has, 0 to 1."""
    return len(a.words ^ b.words) / max(1, len(a.words | b.words))


def _best_order(
    odds: Sequence[Sequence[float]], unlike: Sequence[Sequence[float]]
) -> tuple[int, ...]:
    """Held and Karp's dynamic programme: of each set of texts, the best order by its last text."""
    n = len(odds)
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {
        (1 << k, k): (0.0, (k,)) for k in range(n)
    }
    for chosen in range(1, 1 << n):
        members = [k for k in range(n) if chosen >> k & 1]
        for further in set(range(n)) - set(members):
            gained = sum(odds[k][further] for k in members)
            score, order = max(
                (best[chosen, last][0] - CHANGE * unlike[last][further], best[chosen, last][1])
                for last in members
            )
            best[chosen | 1 << further, further] = (score + gained, (*order, further))
    full = (1 << n) - 1
    return max((best[full, last] for last in range(n)), default=(0.0, ()))[1]
