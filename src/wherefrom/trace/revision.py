"""Which of two revisions of one text is the later one, where no date says.

A text that its own publisher revises grows: words, passages, years and pictures
are added to it, misspellings mended, plain words and makeshift dashes replaced.
That is the opposite of a report cut from another's (trace/direction.py), where
the fuller text is the source. Several revisions: trace/succession.py.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from wherefrom.trace.edits import edits, tokens

WORD = re.compile(r"\w+")
SENTENCE = re.compile(r"[^\n.!?]{15,}")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
DASH = re.compile(r"--|(?<= )-(?= )")
LAST_YEAR = 2100  # later ones are foreseen
# Log odds for each unit of a sign, fitted on the revisions of two thirds of the articles that
# eval/versions.py reads (its --fit) and measured on the others; rounded, since they are no finer.
WEIGHTS = {
    "new_words": 2.0,
    "passages": 0.8,
    "spelling": 5.0,
    "long_words": 0.7,
    "later_years": 0.8,
    "dashes": -0.6,
    "captions": 1.2,
}
IN_WORDS = {
    "new_words": "it has more words that the other lacks",
    "passages": "passages were put in",
    "spelling": "misspellings are mended",
    "long_words": "its words are longer",
    "later_years": "it names a later year",
    "dashes": "hyphens for dashes are gone",
    "captions": "it has more captions or tables",
}
SURE = 0.8  # log odds from which a revision is called the later one; below, unknown


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a text tells its age beside its revisions; ``tokens`` as in trace/edits.py."""

    tokens: tuple[str, ...]
    words: frozenset[str]
    sentences: frozenset[str]
    years: frozenset[int]
    letters_a_word: float
    n_dashes: int  # hyphens that stand for dashes
    n_bars: int  # | as captions and tables leave it


def traits(text: str) -> Traits:
    """The traits of ``text``; case and spacing apart."""
    low = text.casefold()
    words = WORD.findall(low)
    return Traits(
        tokens=tokens(text),
        words=frozenset(words),
        sentences=frozenset(" ".join(s.split()) for s in SENTENCE.findall(low)),
        years=frozenset(y for y in map(int, YEAR.findall(low)) if y <= LAST_YEAR),
        letters_a_word=sum(map(len, words)) / max(1, len(words)),
        n_dashes=len(DASH.findall(low)),
        n_bars=low.count("|"),
    )


def signs(first: Traits, second: Traits) -> dict[str, float]:
    """Each sign that ``second`` is the later one, about -3 to 3; turned round, their negatives."""
    made = edits(first.tokens, second.tokens)
    added, dropped = second.words - first.words, first.words - second.words
    return {
        "new_words": _balance(len(added), len(dropped)),
        "passages": _balance(*made.passages),
        "spelling": _balance(*made.mended, doubt=1),
        "long_words": max(-1.0, min(1.0, second.letters_a_word - first.letters_a_word)),
        "later_years": _later_years(first, second),
        "dashes": math.log((second.n_dashes + 1) / (first.n_dashes + 1)),
        "captions": math.log((second.n_bars + 3) / (first.n_bars + 3)),
    }


def _balance(added: int, dropped: int, *, doubt: int = 2) -> float:
    """Share of additions less that of omissions, -1 to 1; the fewer there are the nearer 0."""
    return (added - dropped) / (added + dropped + doubt)


def _later_years(first: Traits, second: Traits) -> float:
    """1 where the latest of the years that only one of them has is in ``second``, or -1."""
    before = max(first.years - second.years, default=0)
    after = max(second.years - first.years, default=0)
    return float((after > before) - (after < before))


def log_odds(first: Traits, second: Traits) -> float:
    """Logarithm of the odds that ``second`` is the later revision; 0 where nothing says."""
    return sum(WEIGHTS[name] * value for name, value in signs(first, second).items())


def reasons(earlier: Traits, later: Traits) -> str:
    """The signs that speak most for ``later``, two at most, in words; "" where none does."""
    weighed = {name: WEIGHTS[name] * value for name, value in signs(earlier, later).items()}
    best = sorted((name for name in weighed if weighed[name] > 0), key=lambda n: -weighed[n])
    return " and ".join(IN_WORDS[name] for name in best[:2])


def second_is_later(first: Traits, second: Traits) -> bool | None:
    """Whether ``second`` is the later revision; None where the texts do not say."""
    odds = log_odds(first, second)
    return None if abs(odds) < SURE else odds > 0
