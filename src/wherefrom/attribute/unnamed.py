"""*Reportedly*, *is said to*, *is accused of*: somebody says so, and nobody is named."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.lists import listed
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing


def adverbs(reading: Reading) -> Iterator[Voicing]:
    """``reportedly``, ``allegedly``: the clause they stand in is the content."""
    words = listed("anonymous", "adverbs")
    for token in reading.parse:
        if token.lower_ not in words:
            continue
        host = token.head
        while host.pos_ not in {"VERB", "AUX"} and host.head.i != host.i and host.dep_ != "relcl":
            host = host.head
        piece = reading.piece(token)
        own = clauses.subtree(host) - _other_clauses(host, token)
        content = clauses.tidy(clauses.inside(own, piece) - {token.i}, reading)
        if content:
            yield _nobody("adverb", {token.i}, content, token.lower_, 0.8)


def _other_clauses(host: Token, word: Token) -> set[int]:
    """Clauses beside the one that ``word`` stands in."""
    out: set[int] = set()
    for child in host.children:
        beside = child.dep_ in {"conj", "parataxis", "advcl"} or (
            child.dep_ == "ccomp" and child.i < host.i
        )
        if beside and word.i not in {t.i for t in child.subtree}:
            out |= {t.i for t in child.subtree}
    return out


def _nobody(rule: str, cue: set[int], content: set[int], name: str, probability: float) -> Voicing:
    return Voicing(
        rule, frozenset(), frozenset(cue), frozenset(content), None, True, probability, unnamed=name
    )


def passives(reading: Reading) -> Iterator[Voicing]:
    """``is thought to have``, ``it was reported that``, ``is accused of``, by nobody named."""
    said, accused = listed("anonymous", "passives"), listed("anonymous", "accusing")
    for token in reading.parse:
        lemma = token.lemma_.lower()
        if token.tag_ != "VBN" or lemma not in said | accused or clauses.agent(token) is not None:
            continue
        passive = any(c.dep_ == "auxpass" for c in token.children)
        piece = reading.piece(token)
        if lemma in accused:
            content = _accusation(token, reading)
        elif passive:
            content = _reported(token, reading)
        else:
            content = set()
        content = clauses.tidy(content - clauses.verb_group(token), reading)
        if content and piece.start <= min(content):
            name = f"{token.lower_} of" if lemma in accused else _words(token)
            yield _nobody("passive", clauses.verb_group(token), content, name, 0.7)


def _words(verb: Token) -> str:
    aux = next((c for c in verb.children if c.dep_ == "auxpass"), None)
    return f"{aux.lower_} {verb.lower_}" if aux is not None else verb.lower_


def _accusation(verb: Token, reading: Reading) -> set[int]:
    if not any(c.dep_ == "prep" and c.lower_ in {"of", "in"} for c in verb.children):
        return set()
    piece = reading.piece(verb)
    out = clauses.subtree(verb)
    if verb.dep_ in {"acl", "relcl"}:
        out |= {verb.head.i}
    return clauses.inside(out, piece)


def _reported(verb: Token, reading: Reading) -> set[int]:
    """Subject and complement of *is said to be*; the that-clause of *it is said that*."""
    piece = reading.piece(verb)
    complements = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i]
    complements += [
        c
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ == "as" and verb.lemma_ in {"describe"}
    ]
    if not complements or any(
        c.dep_ == "prep" and c.lower_ == "as" and verb.lemma_ == "quote" for c in verb.children
    ):
        return set()
    subject = next((c for c in verb.children if c.dep_ in clauses.SUBJECTS), None)
    out: set[int] = set()
    for complement in complements:
        out |= clauses.subtree(complement)
    if subject is not None and subject.lower_ not in {"it", "that", "which", "who"}:
        out |= clauses.subtree(subject)
    return clauses.inside(out, piece)
