"""Which of the names read are people's, by all that the case says of them.

A parser that reads one document at a time takes a ship for a man in one and for a ship in the
next. Where a name is told to be a person's (*her husband Tamo*), it is one; where it was only read
so, the other documents have a say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from wherefrom.model import Document, Identifier, Source
from wherefrom.protect.folding import folded, parts
from wherefrom.protect.matching import Forms, every
from wherefrom.protect.naming import INFERRED, READ

THINGS = {"outlet", "organisation", "record"}  # kinds of sources that are nobody
_LOWER = re.compile(r"(?<![\w/.@-])[a-z]{2,}(?![\w/-])")
Place = tuple[str, int, int]


def persons(
    documents: Sequence[Document],
    identifiers: Mapping[str, Sequence[Identifier]],
    sources: Sequence[Source],
    wished: Collection[str] = (),
) -> dict[Place, str]:
    """The names of people by place; ``wished`` are folded names that are people's for sure."""
    every = {
        (d.id, i.start, i.end): i
        for d in documents
        for i in identifiers.get(d.id, ())
        if i.kind == "name" and i.name
    }
    told = {folded(i.name or "") for i in every.values() if i.why not in INFERRED} | set(wished)
    not_people = _things(documents, identifiers, sources) - _of_people(sources)
    common = common_words(documents)
    wholes = {folded(i.name or "") for i in every.values() if len((i.name or "").split()) == 2}
    out: dict[Place, str] = {}
    for place, one in every.items():
        name = _cut(one.name or "", wholes)
        key = folded(name)
        doubtful = key in not_people or (" " not in key and key in common)
        if key in told or not doubtful:
            out[place] = name
    return out | dict(_looked_for(documents, out, wished))


def _looked_for(
    documents: Sequence[Document], found: Mapping[Place, str], wished: Collection[str]
) -> Iterator[tuple[Place, str]]:
    """The places of names that a user gave and nobody has read."""
    missing = set(wished) - {folded(name) for name in found.values()}
    if not missing:
        return
    sought = Forms(dict.fromkeys(missing, ""))
    for document in documents:
        for at in every(sought, document.text):
            yield (document.id, at.start, at.end), document.text[at.start : at.end]


def common_words(documents: Sequence[Document]) -> frozenset[str]:
    """Words that the case writes without a capital."""
    return frozenset(w for d in documents for w in _LOWER.findall(d.text))


def _things(
    documents: Sequence[Document],
    identifiers: Mapping[str, Sequence[Identifier]],
    sources: Sequence[Source],
) -> set[str]:
    """Names that the case gives to things more often than to people, or to its bodies."""
    things: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for document in documents:
        for one in identifiers.get(document.id, ()):
            if one.name and one.kind == "thing":
                things[folded(one.name)] += 1
            elif one.name and one.why == READ:
                people[folded(one.name)] += 1
    more = {name for name, count in things.items() if count >= people[name]}
    bodies = {
        folded(n) for s in sources if s.kind in THINGS and not s.body for n in (s.name, *s.aliases)
    }
    return more | bodies


def _of_people(sources: Sequence[Source]) -> set[str]:
    """Full names of sources that are people."""
    people = (s for s in sources if s.kind in {"witness", "person"} and len(parts(s.name)) > 1)
    return {folded(s.name) for s in people}


def _cut(name: str, wholes: set[str]) -> str:
    """*Andrew Lopez Confesses* in a headline, where *Andrew Lopez* is known."""
    words = name.split()
    if len(words) == 3 and folded(" ".join(words[:2])) in wholes:
        return " ".join(words[:2])
    return name
