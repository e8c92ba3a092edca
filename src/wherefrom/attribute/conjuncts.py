"""Sources that speak together: *police and the fire service said* has two.

A statement has one origin, so what two sources say together is two statements
over the same words, one on the word of each. The attribution stays one, with
both in its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from spacy.tokens import Token

from wherefrom.attribute.reading import Reading
from wherefrom.model import ChainLink

MOST = 4  # statements over the same words
SPEAKING = {"NOUN", "PROPN", "PRON"}

Together = Mapping[str, tuple[str, ...]]  # a mention -> those who say it together with it


@dataclass(frozen=True, slots=True)
class Conjunct:
    """One of several sources: its words and its head, as token numbers."""

    words: frozenset[int]
    head: int


def conjuncts(reading: Reading, source: frozenset[int], head: int) -> list[Conjunct]:
    """The sources beside the one at ``head`` that ``source`` joins by *and*, in text order."""
    parse = reading.parse
    out = []
    for other in _joined(parse[head]):
        words = frozenset(t.i for t in _own(other)) & source
        if other.i not in source or other.pos_ not in SPEAKING or _one_name(parse[head], other):
            continue
        out.append(Conjunct(words, other.i))
    return out


def _joined(token: Token) -> Iterator[Token]:
    """Tokens joined to ``token`` by *and* or a comma; by *or* nobody is said to speak."""
    if any(c.dep_ == "cc" and c.lower_ != "and" for c in token.children):
        return
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _joined(child)


def _own(token: Token) -> Iterator[Token]:
    """The tokens below ``token`` that are not of the next source's."""
    yield token
    for child in token.children:
        if child.dep_ not in {"conj", "cc", "punct"}:
            yield from child.subtree


def _one_name(first: Token, other: Token) -> bool:
    """True inside one name: *Food and Drug Administration*, *Hale and Sons*."""
    if not first.ent_type_ or first.ent_type_ != other.ent_type_:
        return False
    between = first.doc[min(first.i, other.i) : max(first.i, other.i) + 1]
    return all(t.ent_iob_ == "I" for t in between[1:])


def versions(chain: tuple[ChainLink, ...], together: Together) -> Iterator[tuple[ChainLink, ...]]:
    """The chain, and the same chain through each who says it together with one of its links."""
    links = [
        [link, *(ChainLink(other, link.attribution) for other in together.get(link.mention, ()))]
        for link in chain
    ]
    for number, version in enumerate(product(*links)):
        if number == MOST:
            return
        yield version
