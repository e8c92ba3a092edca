"""Phrases of a codebook, found in the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from wherefrom.model import Word

GAP = "..."  # up to WIDEST words that do not matter
WIDEST = 4
ANY = "*"  # one word, whatever it is
NUMBER = "#"  # one number, in figures or words
NAME = "^"  # one word of a name
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
    return any(key in item for key in keys(word))


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


@dataclass(frozen=True, slots=True)
class Listing:
    """Phrases by what fills their first place, so that most need not be tried."""

    first: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4096)
def listing(listed: tuple[str, ...]) -> Listing:
    """``listed`` phrases, made ready to be looked for."""
    first: dict[str, list[str]] = {}
    for written in listed:
        for key in sorted(phrase(written).items[0]):
            first.setdefault(key, []).append(written)
    return Listing({key: tuple(found) for key, found in first.items()})


@lru_cache(maxsize=4096)
def opening(listed: tuple[str, ...]) -> frozenset[str]:
    """What one of ``listed`` phrases may begin with."""
    return frozenset(listing(listed).first)


@lru_cache(maxsize=65536)
def keys(word: Word) -> tuple[str, ...]:
    """What may stand in a phrase for ``word``."""
    found = [word.lemma, word.text.lower(), ANY]
    if word.tag == "CD" or word.text[:1].isdigit():
        found.append(NUMBER)
    if word.tag.startswith("NNP"):
        found.append(NAME)
    if word.tag.startswith("V"):
        found.append(f"{VERB}{word.lemma}")
    return tuple(dict.fromkeys(found))


def places(words: Sequence[Word]) -> dict[str, tuple[int, ...]]:
    """Where each thing that a phrase may ask for stands in ``words``."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        for key in keys(word):
            found.setdefault(key, []).append(at)
    return {key: tuple(here) for key, here in found.items()}


class Placed(Protocol):
    """Words with what ``places`` says of them."""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words."""

    @property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """What may stand in a phrase for one of them, with where it stands."""


def everywhere(listed: Sequence[str], sentence: Placed) -> Iterator[tuple[int, ...]]:
    """Every place at which one of ``listed`` begins; the longest match of each place."""
    if not listed:
        return
    first = listing(tuple(listed)).first
    here: dict[int, set[str]] = {}
    for key in first.keys() & sentence.places.keys():
        for at in sentence.places[key]:
            here.setdefault(at, set()).update(first[key])
    for at in sorted(here):
        matches = [m for one in sorted(here[at]) if (m := found(one, sentence.words, at))]
        if matches:
            yield max(matches, key=len)
