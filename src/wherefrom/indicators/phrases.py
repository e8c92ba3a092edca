"""Phrases of a codebook, found in the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wherefrom.model import Word

GAP = "..."  # up to WIDEST words that do not matter
WIDEST = 4
ANY = "*"  # one word, whatever it is
NUMBER = "#"  # one number, in figures or words
VERB = "<"  # before a lemma: as a verb only (*<hold*: not *the hold*)

Item = frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as its items; an item is a set of lemmas or forms that fill one place."""

    items: tuple[Item, ...]


@lru_cache(maxsize=8192)
def phrase(written: str) -> Phrase:
    """The phrase that a codebook writes so: ``identity|id card``, ``owe ... debt``.

    >>> [sorted(item) for item in phrase("identity|id card").items]
    [['id', 'identity'], ['card']]
    """
    return Phrase(tuple(frozenset(item.split("|")) for item in written.lower().split()))


def fits(word: Word, item: Item) -> bool:
    """Whether one word fills one place of a phrase."""
    if ANY in item:
        return True
    if NUMBER in item and (word.tag == "CD" or word.text[:1].isdigit()):
        return True
    if word.lemma in item or word.text.lower() in item:
        return True
    return word.tag.startswith("V") and f"{VERB}{word.lemma}" in item


def found(written: str, words: Sequence[Word], at: int) -> tuple[int, ...] | None:
    """Places of the words that ``written`` matches from ``at`` on, gaps left out."""
    return _from(phrase(written).items, words, at)


def _from(items: Sequence[Item], words: Sequence[Word], at: int) -> tuple[int, ...] | None:
    if not items:
        return ()
    if GAP in items[0]:
        for skipped in range(WIDEST + 1):
            rest = _from(items[1:], words, at + skipped)
            if rest is not None:
                return rest
        return None
    if at >= len(words) or not fits(words[at], items[0]):
        return None
    rest = _from(items[1:], words, at + 1)
    return None if rest is None else (at, *rest)


def everywhere(listed: Sequence[str], words: Sequence[Word]) -> Iterator[tuple[int, ...]]:
    """Every place at which one of ``listed`` begins; the longest match of each place."""
    for at in range(len(words)):
        matches = [m for one in listed if (m := found(one, words, at))]
        if matches:
            yield max(matches, key=len)
