"""Answers by a contrary word: who *rejected* a plan did not approve it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from wherefrom.claims.pasts import past
from wherefrom.content import content_words
from wherefrom.data.load import words
from wherefrom.model import Reply

LEAST_SHARED = 0.4  # share of the other words of two questions that they have in common
STEM = 4  # letters by which two forms of a word are known for one
DOUBLED = frozenset("bdgmnpt")  # *ban*, *banned*

Place = tuple[int, int]  # the line of data/opposites.yml, and which of its two lists


@dataclass(frozen=True, slots=True)
class Held:
    """A word of a question that has a contrary, and the words of meaning before and after it."""

    place: Place
    word: str
    before: frozenset[str]
    after: frozenset[str]


def contraries(replies: Sequence[Reply]) -> list[Reply]:
    """Yes-or-no ``replies`` of one claim, with a *no* for who says so by the contrary word.

    Two questions must be alike but for that word, and ask it of the same subject. The word that
    fewer use is the one that says no; of two used as often it is the one listed second.

    >>> one = Reply("a", "proposition", "", "", 0, 9, "Did the council approve the plan?")
    >>> two = Reply("b", "proposition", "", "", 0, 9, "Did the council reject the plan?")
    >>> [r.negated for r in contraries([one, two])]
    [False, True]
    """
    found = [_held(reply.question) for reply in replies]
    met: dict[int, dict[Place, str]] = {}  # by reply: its contrary words, and the other's word
    for i, j, one, two in _opposed(found):
        met.setdefault(i, {}).setdefault(one.place, two.word)
        met.setdefault(j, {}).setdefault(two.place, one.word)
    used = Counter(place for places in met.values() for place in places)
    out = list(replies)
    for i, places in met.items():
        place = next((p for p in places if _says_no(p, used)), None)
        if place is not None:
            own = next(one.word for one in found[i] if one.place == place)
            out[i] = _turned(replies[i], own, places[place])
    return out


def _says_no(place: Place, used: Counter[Place]) -> bool:
    line, side = place
    mine, other = used[place], used[line, 1 - side]
    return mine < other or (mine == other and side == 1)


def _turned(reply: Reply, own: str, other: str) -> Reply:
    """The other answer, to the question in the other's word; the claim is to ask in that one's."""
    asked = reply.question.replace(own, other)
    turned = replace(reply, negated=not reply.negated, question=asked)
    return replace(turned, well_formed=False, doubt=1.0)


def _opposed(found: Sequence[Sequence[Held]]) -> Iterator[tuple[int, int, Held, Held]]:
    by_place: dict[Place, list[tuple[int, Held]]] = {}
    for i, held in enumerate(found):
        for one in held:
            by_place.setdefault(one.place, []).append((i, one))
    for (line, side), first in by_place.items():
        for i, one in first if side == 0 else ():
            for j, two in by_place.get((line, 1), ()):
                if i != j and _alike(one, two):
                    yield i, j, one, two


def _alike(one: Held, two: Held) -> bool:
    """Whether two questions ask a word and its contrary of one subject, and else the same."""
    if one.before and two.before and not one.before & two.before:
        return False
    a, b = one.before | one.after, two.before | two.after
    return bool(a & b) and len(a & b) >= LEAST_SHARED * len(a | b)


@lru_cache(maxsize=4096)
def _held(question: str) -> tuple[Held, ...]:
    """The words of ``question`` that have a contrary; its first word only helps to ask."""
    said = question.rstrip("?").split()
    known = _places()
    return tuple(
        Held(place, word, _stems(said[1:n]), _stems(said[n + 1 :]))
        for n, word in enumerate(said)
        if n
        for place in known.get(word.strip("“”\"',;:").casefold(), ())
    )


def _stems(some: Sequence[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in content_words(" ".join(some)))


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    """By every form of a listed word: where it is listed."""
    listed = words("opposites")
    found: dict[str, list[Place]] = {}
    verbs, others = listed["verbs"], listed["others"]
    for line, sides in enumerate((*verbs, *others)):
        for side, held in enumerate(sides):
            for word in held:
                for form in sorted(_forms(word)) if line < len(verbs) else (word,):
                    found.setdefault(form, []).append((line, side))
    return {form: tuple(places) for form, places in found.items()}


def _forms(verb: str) -> set[str]:
    """The forms of a verb.

    >>> sorted(_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    third = verb + "s"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        third = verb + "es"
    elif verb[-1] == "y" and verb[-2] not in "aeiou":
        third = verb[:-1] + "ies"
    told = past(verb)
    doubled = verb[-1] in DOUBLED and told == verb + verb[-1] + "ed"
    stem = verb[:-1] if verb[-1] == "e" and verb[-2] != "e" else verb + verb[-1] * doubled
    participle = words("opposites")["participles"].get(verb, told)
    return {verb, third, told, participle, stem + "ing"}
