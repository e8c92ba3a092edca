"""Whether two descriptions of a source in one text are of one source: the ruler's only judgement.

The rule is written out in eval/README.md; every part of it works on words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

# fmt: off
SMALL = {  # words that name nobody
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
    "your", "some", "any", "all", "of", "in", "on", "at", "for", "to", "and", "or", "'s", "who",
    "which", "mr", "mrs", "ms", "dr",
}
PRONOUNS = {  # words that point
    "he", "her", "herself", "him", "himself", "his", "i", "it", "its", "itself", "me", "my",
    "myself", "one", "our", "ourselves", "she", "their", "them", "themself", "themselves", "they",
    "us", "we", "who", "you",
}
# fmt: on
CASES = {  # the forms of one pronoun
    "me": "i",
    "my": "i",
    "myself": "i",
    "us": "we",
    "our": "we",
    "ourselves": "we",
    "him": "he",
    "his": "he",
    "himself": "he",
    "her": "she",
    "herself": "she",
    "its": "it",
    "itself": "it",
    "them": "they",
    "their": "they",
    "themselves": "they",
}
ARTICLES = {"the", "a", "an"}
PREPOSITIONS = {"of", "in", "on", "at", "for", "from", "with", "to", "by", "and", "or"}
LEAST = 0.5  # share of words in common (Jaccard) that makes two phrases one source
STEM = 4  # letters that a country and its adjective share: *Zimbabwe*, *Zimbabwean*
_SEGMENT = re.compile(r"\s*(?:,|;|\(|\)|\[|\]|--|–|—)\s*")
_AFTER_HEAD = re.compile(r"\s+(?:of|in|on|at|for|from|with|to|by|who|which|that|whose)\s+.*$", re.I)
_WORD = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase: its words, lower-cased and stemmed, with the head last."""

    words: tuple[str, ...]
    names: frozenset[str]  # those that are capitalised

    @property
    def head(self) -> str:
        """The last word: the head noun or the surname."""
        return self.words[-1]


def same_source(gold: str, got: Iterable[str]) -> bool:
    """True where any form in ``got`` describes the source that ``gold`` describes."""
    return any(_same(gold, form) for form in got)


def _same(gold: str, form: str) -> bool:
    one, other = gold.strip().casefold(), form.strip().casefold()
    if not one or not other:
        return False
    if CASES.get(one, one) == CASES.get(other, other):
        return True
    if one in PRONOUNS or other in PRONOUNS:
        return False
    if _initials_agree(gold, form):
        return True
    if _ends_in(gold, form) or _ends_in(form, gold):
        return True
    return any(_alike(a, b) for a in phrases(gold) for b in phrases(form))


def _ends_in(long: str, short: str) -> bool:
    """*the head of the council Mara Tolin* and *Mara Tolin*; never *the head of the council*
    and *the council*."""
    whole = _WORD.findall(long)
    name = [w for w in _WORD.findall(short) if w.casefold() not in SMALL]
    if len(name) < 2 or not all(w[:1].isupper() for w in name) or whole[-len(name) :] != name:
        return False
    before = [w.casefold() for w in whole[: -len(name)] if w.casefold() not in ARTICLES]
    return bool(before) and before[-1] not in PREPOSITIONS


def _alike(one: Phrase, other: Phrase) -> bool:
    if set(one.words) == set(other.words):
        return True
    if one.head == other.head:
        return not (one.names and other.names) or bool(one.names & other.names)
    short, long = sorted((one, other), key=lambda p: len(p.words))
    if set(short.words) <= set(long.words) and short.names:
        return True
    both = set(one.words) & set(other.words)
    return len(both) / len(set(one.words) | set(other.words)) >= LEAST


@cache
def phrases(text: str) -> tuple[Phrase, ...]:
    """The noun phrases of ``text``: between commas and brackets, cut after their head."""
    out = []
    for segment in _SEGMENT.split(text):
        core = _AFTER_HEAD.sub("", " " + segment)
        words = [w for w in _words(core) if w.casefold() not in SMALL]
        if words:
            names = frozenset(_stem(w) for w in words if w[:1].isupper())
            out.append(Phrase(tuple(_stem(w) for w in words), names))
    return tuple(out)


def _words(text: str) -> list[str]:
    return [re.sub(r"['’]s?$", "", w).rstrip(".") for w in _WORD.findall(text)]


def _stem(word: str) -> str:
    """Lower-cased, without a plural's s; a name's adjective as the name: *Zimbabwean*."""
    plain = word.replace(".", "").casefold()
    if word[:1].isupper() and len(plain) > STEM:
        plain = re.sub(r"(?:ian|ean|an|ese|ish|i)$", "", plain)
        plain = re.sub(r"[aeiouy]+$", "", plain) if len(plain) > STEM else plain
    return re.sub(r"(?<=[^s])s$", "", plain) if len(plain) > STEM else plain


def _initials_agree(one: str, other: str) -> bool:
    """*the EU* and *the European Union*: one is the first letters of the other's words."""
    for short, long in ((one, other), (other, one)):
        letters = [w.replace(".", "") for w in _words(short) if w.casefold() not in SMALL]
        names = [w for w in _words(long) if w[:1].isupper() and w.casefold() not in SMALL]
        if len(letters) == 1 and letters[0].isupper() and len(letters[0]) > 1:
            first = "".join(w[0] for w in names)
            if first and first.startswith(letters[0]):
                return True
    return False
