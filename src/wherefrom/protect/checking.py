"""Whether a file holds a protected name, anywhere in it: text, metadata, parts within parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wherefrom.model import Document, Person
from wherefrom.protect.folding import folded, parts
from wherefrom.protect.matching import Forms, every
from wherefrom.protect.persons import common_words
from wherefrom.protect.readings import readings

AROUND = 30  # characters shown on either side


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A protected name in a file: in which ``part``, the name, and the words around it.

    ``doubtful``: the name is also a common word, or part of the name of
    somebody in office; a person has to look.
    """

    doubtful: bool
    part: str
    name: str
    around: str


def sightings(
    name: str, content: bytes, people: Sequence[Person], documents: Sequence[Document]
) -> list[Sighting]:
    """Protected names in a file of this name and content, the certain ones first."""
    sought = _sought(people, documents)
    found: dict[tuple[str, str], Sighting] = {}
    for part, text in (("name of the file", name), *readings(name, content)):
        for one in every(sought, text):
            doubtful, spelling = one.of
            if (part, spelling) not in found:
                around = _around(text, one.start, one.end)
                found[part, spelling] = Sighting(doubtful, part, spelling, around)
    return sorted(found.values())


def _sought(people: Sequence[Person], documents: Sequence[Document]) -> Forms[tuple[bool, str]]:
    """Spellings to look for, whole words, each with whether it is doubtful."""
    free = {p for q in people if not q.protected for n in q.names for p in parts(n)}
    common = common_words(documents) | free
    doubtful: dict[str, bool] = {}
    for person in people:
        if person.protected:
            for name in person.names:
                key = folded(name)
                whole = " " in key
                doubtful[key] = not (whole or _certain(key, common))
                if whole:
                    doubtful.update({p: not _certain(p, common) for p in parts(name)})
    return Forms({key: (doubt, key) for key, doubt in doubtful.items()})


def _certain(word: str, common: frozenset[str] | set[str]) -> bool:
    return len(word) > 2 and word not in common


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - AROUND) : end + AROUND].split())
