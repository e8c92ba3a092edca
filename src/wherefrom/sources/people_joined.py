"""Which names of people are one person, across a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from wherefrom.sources.joins import Joins
from wherefrom.sources.people import Person, fuller, fullness, same_person
from wherefrom.sources.settle import Node, Rules, settle
from wherefrom.sources.spellings import sound, spelling

Bodies = Mapping[Person, frozenset[str]]  # words of the bodies a name speaks for


def _across(form: Person, several: bool) -> bool:
    """A bare surname that fits several people stays apart by document."""
    return not several or (form.full and all(len(word) > 1 for word in form.words))


def _beyond(less: Person, more: Person) -> bool:
    """A given name alone is too common to be looked up in other documents."""
    return less.full or less.words[0] in more.words[1:]


RULES = Rules(
    fuller=fuller,
    fullness=fullness,
    usual=False,
    beyond=_beyond,
    across=_across,
    proper=lambda _form: False,
)


def _blocks(forms: Iterable[Person]) -> list[list[Person]]:
    """Full names that may be one: equal surname, given name, words, or sound."""
    blocks: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for form in forms:
        given, family = form.words[0], form.family
        blocks["words", " ".join(sorted(form.words))].append(form)
        blocks["close", "".join(form.words)].append(form)
        blocks["letters", form.letters].append(form)
        blocks["family", family].append(form)
        blocks["sound", f"{sound(given)[:3]} {sound(family)[:2]}"].append(form)
        blocks["end", f"{given} {sound(family)[-3:]}"].append(form)
    return [block for block in blocks.values() if len(block) > 1]


def _apart(a: Person, b: Person, documents: Mapping[Person, Sequence[str]], bodies: Bodies) -> bool:
    """True where two near spellings should stay two people."""
    ours, theirs = bodies.get(a, frozenset()), bodies.get(b, frozenset())
    if ours and theirs:
        return not ours & theirs
    return bool(set(documents[a]) & set(documents[b]))  # one document tells them apart


def _same(forms: Sequence[Person]) -> dict[tuple[Person, Person], str]:
    """Pairs that differ in order, spacing or a short form only."""
    found = {}
    for block in _blocks(forms):
        for a, b in combinations(block, 2):
            if (why := same_person(a, b)) is not None:
                found[min(a, b), max(a, b)] = why
    return found


def _spelled(
    forms: Sequence[Person], documents: Mapping[Person, Sequence[str]], bodies: Bodies
) -> dict[tuple[Person, Person], str]:
    """Pairs that may be two spellings of one name."""
    found = {}
    for block in _blocks(forms):
        for a, b in combinations(block, 2):
            why = spelling(a, b)
            if why is not None and not _apart(a, b, documents, bodies):
                found[min(a, b), max(a, b)] = why
    return found


def _above(forms: Collection[Person]) -> dict[Person, set[Person]]:
    """For each name, the fuller names it may be short for."""
    by_word: dict[str, set[Person]] = defaultdict(set)
    for form in forms:
        if form.full or form.gender:
            for word in {*form.words, *form.halves}:
                by_word[word].add(form)
    above: dict[Person, set[Person]] = {}
    for form in forms:
        words = {form.family, form.words[0]} if form.full else {form.words[0]}
        near = {other for word in words for other in by_word[word] if other != form}
        above[form] = {other for other in near if fuller(form, other) is not None}
        first, last = form.words[0], form.family
        if form.full:  # the same given name before words that only end alike
            likely = {other for other in above[form] if other.words[0][0] == first[0]}
        else:  # a surname before a given name
            likely = {o for o in above[form] if last in o.words[1:] or o.words == form.words}
            likely = {o for o in likely if o.full} or likely
        above[form] = likely or above[form]
    return above


def _cliques(pairs: Mapping[tuple[Person, Person], str]) -> list[tuple[Person, Person, str]]:
    """Pairs of groups in which every name fits every other; a chain of near names joins nobody."""
    near: dict[Person, set[Person]] = defaultdict(set)
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    return [(a, b, why) for (a, b), why in sorted(pairs.items()) if near[a] | {a} == near[b] | {b}]


def join_people(
    documents: Mapping[Person, Sequence[str]], bodies: Bodies, joins: Joins[Node]
) -> None:
    """Join the namings of each person; ``documents``: the documents that use each name."""
    full = sorted(form for form in documents if form.full)
    pairs = _same(full)
    pairs |= {k: v for k, v in _spelled(full, documents, bodies).items() if k not in pairs}
    for a, b, why in _cliques(pairs):
        less, more = sorted((a, b), key=lambda form: (fullness(form), form))
        joins.join((documents[less][0], less), (documents[more][0], more), why)
    settle(documents, _above(documents), RULES, joins)
