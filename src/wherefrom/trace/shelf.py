"""The documents of the case as works that can be cited, found by the words they go by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from wherefrom.data.load import words
from wherefrom.model import Document

FIRST_WORDS = 40  # where a document says what it is
SMALL = frozenset(words("citing")["small"])
REMEMBERED = 1024  # publishers' names: one has many documents
Holders = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]  # names, each with its forms folded


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document by what it can be cited by: title, publisher's names, first words, all folded."""

    document: Document
    title: frozenset[str]
    holders: Holders
    opening: tuple[str, ...]

    def sought_by(self) -> Set[str]:
        """The words by any of which it is found."""
        return self.title | words_of(self.holders) - SMALL


@lru_cache(maxsize=REMEMBERED)
def words_of(holders: Holders) -> frozenset[str]:
    """Every word of a publisher's names."""
    return frozenset(w for _, forms in holders for form in forms for w in form)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of the case as works, found by any word of title or publisher.

    ``asked`` fills with the names that were sought, each with the works that it fits.
    """

    works: tuple[Shelved, ...]
    by_word: Mapping[str, tuple[int, ...]]
    asked: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def near(self, cited: Iterable[str]) -> list[Shelved]:
        """The works that share a telling word with ``cited``, in a fixed order."""
        found = {i for word in set(cited) for i in self.by_word.get(word, ())}
        return [self.works[i] for i in sorted(found)]


def shelf(documents: Iterable[Document], names_of: Mapping[str, Sequence[str]]) -> Shelf:
    """Every document as a work; ``names_of`` gives its publisher's names by document id."""
    works: list[Shelved] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.id):
        work = _shelved(document, names_of.get(document.id, ()))
        for word in work.sought_by():
            by_word[word].append(len(works))
        works.append(work)
    return Shelf(tuple(works), {word: tuple(found) for word, found in by_word.items()})


def reshelved(before: Shelf, names_of: Mapping[str, Sequence[str]]) -> tuple[Shelf, list[Shelved]]:
    """``before`` where publishers go by other names, by document id.

    Given beside it are the works whose publisher does, as they were and as they are.
    """
    works, by_word = list(before.works), dict(before.by_word)
    odd: list[Shelved] = []
    for n, was in enumerate(before.works):
        if was.document.id not in names_of:
            continue
        holders = _holders(tuple(names_of[was.document.id]))
        if holders == was.holders:
            continue
        works[n] = now = replace(was, holders=holders)
        odd += (was, now)
        for word in was.sought_by() - now.sought_by():
            by_word[word] = tuple(k for k in by_word[word] if k != n)
        for word in now.sought_by() - was.sought_by():
            by_word[word] = (*by_word.get(word, ()), n)
    return (Shelf(tuple(works), by_word), odd) if odd else (before, odd)


def _shelved(document: Document, names: Sequence[str]) -> Shelved:
    title = frozenset(w for w in folded(document.title or "") if w not in SMALL)
    opening = (*folded(document.title or ""), *folded(document.text[:600])[:FIRST_WORDS])
    return Shelved(document, title, _holders(tuple(names)), opening)


@lru_cache(maxsize=REMEMBERED)
def _holders(names: tuple[str, ...]) -> Holders:
    return tuple((n, _holder_forms(n)) for n in _own_names(names))


def folded(text: str) -> tuple[str, ...]:
    """The words of ``text`` as names are compared: lower case, no possessive, no marks.

    >>> folded("Deckhands' Aid: the Inspectorate's report")
    ('deckhands', 'aid', 'the', 'inspectorate', 'report')
    """
    plain = re.sub(r"['’]s\b", "", text.casefold()).replace("'", "").replace("’", "")
    return tuple(re.findall(r"\w+", plain))


def _own_names(names: Iterable[str]) -> list[str]:
    """The names that tell a publisher from others of its sort: *Police* alone does not."""
    every = sorted(set(names))
    telling = [n for n in every if " " in n.strip() or n.isupper()]
    return telling or every


def _holder_forms(publisher: str) -> tuple[tuple[str, ...], ...]:
    """A publisher's name, whole and without its seat (*of Velmora*)."""
    forms = [tuple(w for w in folded(publisher) if w != "the")]
    head = tuple(w for w in folded(re.split(r"\s(?:of|in|for)\s", publisher)[0]) if w != "the")
    forms += [head] if len(head) > 1 else []
    return tuple(dict.fromkeys(form for form in forms if form))
