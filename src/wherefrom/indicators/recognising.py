"""Where a codebook's rules apply in a sentence, whatever the sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wherefrom.indicators.clauses import (
    Sentence,
    is_negative,
    is_passive,
    is_verb,
    negations,
    objects,
    subjects,
)
from wherefrom.indicators.phrases import everywhere, opening
from wherefrom.model import Rule

REACH = 14  # words between a rule's verb or phrase and what must stand near it


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that applies: the word it hangs on, and all words that it rests on."""

    rule: Rule
    at: int
    places: tuple[int, ...]


def matches(rule: Rule, sentence: Sentence) -> Iterator[Match]:
    """Every place in ``sentence`` where ``rule`` applies."""
    if not (_may_open(rule.words, sentence) or _may_open(rule.verb, sentence)):
        return
    found = list(_matches(rule, sentence))
    if found and not any(True for _ in everywhere(rule.unless, sentence)):
        yield from found


def _may_open(listed: tuple[str, ...], sentence: Sentence) -> bool:
    return not sentence.places.keys().isdisjoint(opening(listed))


def _matches(rule: Rule, sentence: Sentence) -> Iterator[Match]:
    for at, places in _cores(rule, sentence):
        if is_negative(sentence, at, places) != rule.negated:
            continue
        if rule.passive and not is_passive(sentence, at):
            continue
        further = _near(rule.others, sentence, places)
        if further is not None:
            denying = negations(sentence, at) if rule.negated else ()
            yield Match(rule, at, tuple(sorted({*places, *further, *denying})))


def _cores(rule: Rule, sentence: Sentence) -> Iterator[tuple[int, tuple[int, ...]]]:
    for places in everywhere(rule.words, sentence):
        yield sentence.verb_of(_anchor(sentence, places)), places
    for places in everywhere(rule.verb, sentence):
        at = next((p for p in places if is_verb(sentence.words[p])), None)
        if at is None:
            continue
        parts = _parts(rule, sentence, at)
        if parts is not None:
            yield at, (*places, *parts)


def _anchor(sentence: Sentence, places: Sequence[int]) -> int:
    """The verb of a phrase, else the word that the others of it depend on."""
    verbs = [p for p in places if is_verb(sentence.words[p])]
    if verbs:
        return verbs[0]
    inside = set(places)
    return next((p for p in places if sentence.heads[p] not in inside), places[0])


def _parts(rule: Rule, sentence: Sentence, at: int) -> tuple[int, ...] | None:
    """Words that fill subject and object; None where one that is asked for is not filled."""
    found: list[int] = []
    for listed, roots in (
        (rule.subject, subjects(sentence, at)),
        (rule.object, objects(sentence, at)),
    ):
        if not listed:
            continue
        heads = {*roots, *(c for r in roots for c in sentence.children[r] if _goes_on(sentence, c))}
        here = [m for m in everywhere(listed, sentence) if heads & set(m) and at not in m]
        if not here:
            return None
        found += here[0]
    return tuple(found)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """*A phone and a passport*; *eleven of us*."""
    return sentence.words[at].dep in ("conj", "appos")


def _near(
    others: Sequence[Sequence[str]], sentence: Sentence, places: Sequence[int]
) -> tuple[int, ...] | None:
    found: list[int] = []
    for listed in others:
        here = [
            m
            for m in everywhere(listed, sentence)
            if not set(m) & set(places) and min(abs(a - b) for a in m for b in places) <= REACH
        ]
        if not here:
            return None
        found += min(here, key=lambda m: min(abs(a - b) for a in m for b in places))
    return tuple(found)
