"""Which of its members' questions a claim asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wherefrom.data.load import words
from wherefrom.model import Reply

HEADLINE = 0.6  # share of words with a capital above which a question was a headline


def gloss(replies: Sequence[Reply], weight: Mapping[str, float]) -> str:
    """The best worded question: from the group's own middle, not too short and not too long."""

    pointing_words = frozenset(words("properties")["pointing"])

    def badness(reply: Reply) -> tuple[bool, float, str, str]:
        said = reply.question.split()
        length = abs(len(said) - 10) / 40
        pointing = sum(w.strip("?,").casefold() in pointing_words for w in said) / 10
        headline = 0.3 * (sum(w[:1].isupper() for w in said) > HEADLINE * len(said))
        bad = length + pointing + headline - weight[reply.statement]
        return (not reply.well_formed, bad, reply.question, "")

    return min(replies, key=badness).question
