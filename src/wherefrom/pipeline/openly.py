"""Which sources may have a page of their own: bodies, outlets, records, and people in office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wherefrom.model import Person, Source
from wherefrom.protect.folding import folded

PUBLIC = frozenset({"official", "organisation", "record", "outlet"})
PERSONS = frozenset({"witness", "person"})
LONGEST = 5  # words of a name that is looked for within another


def openly(sources: Iterable[Source], people: Iterable[Person] | None) -> frozenset[str]:
    """Ids of ``sources`` that are public: no protected person, nor named after one.

    A witness or another person is public only where ``people`` holds them as
    somebody whose name may stand. Without ``people`` (None: not known), nobody
    is who speaks for a body, and no record.
    """
    if people is None:
        return frozenset(
            s.id for s in sources if s.kind in PUBLIC - {"record"} and not (s.protected or s.body)
        )
    everybody = list(people)
    guarded = {p.key for p in everybody if p.protected}
    names = {folded(n) for p in everybody if p.protected for n in p.names}
    whole = {name for name in names if " " in name}
    free = {p.key for p in everybody if not p.protected}
    standing = {folded(n) for p in everybody if not p.protected for n in p.names} - names
    found: set[str] = set()
    for source in sources:
        called = folded(source.name)
        hidden = source.protected or source.id in guarded or called in names
        if hidden or any(part in whole for part in _parts(called)):
            continue
        known = source.id in free or called in standing
        if source.kind in PUBLIC or (source.kind in PERSONS and known):
            found.add(source.id)
    return frozenset(found)


def _parts(name: str) -> Iterator[str]:
    """Every run of two words or more of a name."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split()]
    for start in range(len(words)):
        for end in range(start + 2, min(len(words), start + LONGEST) + 1):
            yield " ".join(words[start:end])
