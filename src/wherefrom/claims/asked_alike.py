"""How many of the words by which two questions ask are the same."""

from __future__ import annotations

from functools import lru_cache

from wherefrom.claims.pasts import infinitive
from wherefrom.claims.sides import REMEMBERED
from wherefrom.content import content_words
from wherefrom.model import Reply

ASKING = frozenset(
    ["which", "day", "time", "what", "how", "many", "much", "when", "did", "does", "do"]
)
UNSAID = frozenset(["still", "remain", "remains", "any", "one", "anyone", "anybody", "anything"])
STEM = 5  # letters by which two forms of a word are known for one (*arrest*, *arrested*)


def asked_alike(one: Reply, two: Reply) -> float:
    """Of the words by which either asks, the share by which both do: 0 to 1."""
    return _share(asking_words(one.question), asking_words(two.question))


@lru_cache(maxsize=REMEMBERED)
def asking_words(question: str) -> frozenset[str]:
    """The words of a question that say what is asked, by their first letters."""
    told = (w for w in content_words(question) if w not in ASKING | UNSAID)
    return frozenset(infinitive(w)[:STEM] for w in told)


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    """Words in both, as a share of all words: 0 to 1."""
    return len(one & two) / len(one | two) if one | two else 0.0
