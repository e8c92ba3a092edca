"""Which of its members' questions a claim asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.content import content_words
from wherefrom.data.load import words
from wherefrom.model import Reply

HEADLINE = 0.6  # share of words with a capital above which a question was a headline
PLAIN = 9  # words of a question that is neither bare nor long
STEM = 5  # letters by which two forms of a word are known for one
ANSWERED = 3.0  # what it is worth that the other statements answer it, against plain wording
SHARED = 0.5  # what it is worth that the other statements hold all the question's words
DOUBTFUL = 0.2  # from here on a sound question rests on whose words they are
CLAUSES = re.compile(r",|\b(?:who|which|that|when|while|after|before|because|if|as)\b", re.I)
POINTING_QUOTE = re.compile(r"“(?:he|she|it|they|we|i|you|this|that|his|her|their|its)\b", re.I)


def gloss(replies: Sequence[Reply], weight: Mapping[str, float]) -> str:
    """The best worded question: sound, from the group's own middle, plain and short.

    ``weight`` is how well each statement speaks for the group, 0 to 1. Where no member has a
    sound question, the one that quotes a whole clause without a pronoun is asked.
    """
    pointing_words = frozenset(words("properties")["pointing"])
    if len(replies) == 1:
        return replies[0].alone or worded(replies[0])
    stems = {r.question: frozenset(_stems(r.question)) for r in replies}
    told = Counter(stem for r in replies for stem in stems[r.question])

    def badness(reply: Reply) -> tuple[int, float, str]:
        asked = worded_beside(reply)
        said = asked.split()
        length = max(PLAIN - len(said), (len(said) - PLAIN) / 2, 0) / 20
        pointing = sum(w.strip("?,.“”").casefold() in pointing_words for w in said) / 3
        headline = 0.3 * (sum(w[:1].isupper() for w in said) > HEADLINE * len(said))
        clauses = len(CLAUSES.findall(asked)) / 20
        shared = SHARED * _shared(stems[reply.question], told, len(replies))
        bad = length + pointing + headline + clauses + reply.doubt - shared
        points = POINTING_QUOTE.search(asked) is not None
        unasked = not reply.verbatim and ": “" in asked  # words that only lie around a value
        plain = reply.well_formed and asked == reply.question
        rank = 0 if plain else 1 + points + 2 * (": “" in asked) + 4 * unasked
        return rank, bad - ANSWERED * weight[reply.statement], asked

    return worded_beside(min(replies, key=badness))


def asking(replies: Sequence[Reply], weight: NDArray[np.float64]) -> int:
    """The place of the reply whose question ``gloss`` asks of all; ``weight`` (n) is of each."""
    held = dict(zip((r.statement for r in replies), weight.tolist(), strict=True))
    question = gloss(replies, held)
    own = [at for at, reply in enumerate(replies) if question in _ways(reply)]
    return max(own, key=lambda at: (weight[at], -at))


def _ways(reply: Reply) -> tuple[str, ...]:
    return reply.question, worded(reply), worded_beside(reply), reply.alone or ""


def worded_beside(reply: Reply) -> str:
    """A reply's question as it is shown beside others', which bear it out where it is sound."""
    plain = reply.well_formed and reply.doubt < DOUBTFUL
    return reply.question if plain else worded(reply)


def worded(reply: Reply) -> str:
    """A reply's question as it is shown: in its own words where others might be wrong."""
    return reply.verbatim or reply.question


def _stems(question: str) -> list[str]:
    return [w[:STEM] for w in content_words(question)]


def _shared(mine: frozenset[str], told: Mapping[str, int], n: int) -> float:
    """The share of the words ``mine`` that the questions of ``n`` members hold, on average."""
    if not mine:
        return 0.0
    return sum(told[word] for word in mine) / (len(mine) * n)
