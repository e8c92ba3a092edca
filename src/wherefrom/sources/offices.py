"""Public offices that name their holder: *the governor of Qarsh island* is who the case says he is.

An office with its place is a name, not an unnamed mention: it holds one person
at a time. It is looked up in other documents only where it is told in full
and the case knows just one holder; *the governor* alone never is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from wherefrom.model import Mention
from wherefrom.sources.bodies import placed
from wherefrom.sources.lists import heads, single_offices
from wherefrom.sources.names import words_of
from wherefrom.sources.people import Person, fullness, person
from wherefrom.sources.spellings import spelling
from wherefrom.sources.telling import name_of_person

Office = tuple[tuple[str, ...], tuple[str, ...]]  # the office's words; sorted marks of its place
IDLE = frozenset({"province", "state", "city", "island", "region", "county", "town", "new", "then"})
NOT_IT = frozenset(
    {"former", "ex", "deputy", "vice", "acting", "late", "assistant", "wife", "office"}
)
LONGEST = 3  # words of an office


@lru_cache(maxsize=4096)
def office(text: str) -> Office | None:
    """The office with its place that ``text`` tells of, or None.

    >>> office("the governor of Qarsh island")
    (('governor',), ('qarsh',))
    >>> office("the governor"), office("former mayor of Oldport")
    (None, None)
    """
    words = placed(words_of(text))
    for length in range(LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            phrase = words[start : start + length]
            if phrase in single_offices():
                return _placed_office(phrase, words[:start], words[start + length :])
    return None


def _placed_office(
    phrase: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> Office | None:
    if NOT_IT & {*before, *after} or (after and after[0] not in {"of", "for"}):
        return None
    place = {w for w in (*before, *after) if w not in heads().small | IDLE}
    return (phrase, tuple(sorted(place))) if place else None


class Holders:
    """Who holds which office, as far as the case tells."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        found: dict[Office, set[Person]] = defaultdict(set)
        for mention in mentions:
            held = office(mention.role) if mention.role else None
            name = name_of_person(mention) if held else None
            if held is not None and name is not None:
                found[held].add(person(name))
        self._holders = {held: _only(people) for held, people in found.items()}

    def holder(self, mention: Mention) -> Person | None:
        """The one holder of the office that is the mention's name; None where there is none."""
        if not mention.named or mention.kind != "official":
            return None
        held = office(mention.name)
        return self._holders.get(held) if held is not None else None


def _only(people: set[Person]) -> Person | None:
    """The fullest name, where all names share a surname or are its spellings."""
    best = max(sorted(people), key=fullness)
    others = people - {best}
    return best if all(p.family == best.family or spelling(p, best) for p in others) else None
