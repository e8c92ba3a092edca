"""What a number counts: the noun, or what happened to the people counted."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.data.load import words


@cache
def _not_nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are part of the number itself: numerals, and units or currencies."""
    table = words("numbers")
    return frozenset([*table["vague"], *table["scales"]]), frozenset(
        [*table["units"], *table["currencies"]]
    )


def counted(span: Words, unit: str | None) -> str | None:
    """What is counted: the noun's lemma, or what happened to the people counted."""
    token = span.root
    noun = _noun(token)
    if _of_parent(span, noun):
        return "offspring"
    table = words("properties")
    if noun is not None and _kind(noun) not in table["people"]:
        state = _states().get(_kind(noun))
        if not _kind(noun).isalpha() or len(_kind(noun)) < 3:
            return state
        named = noun.pos_ == "PROPN" and noun.tag_ != "NNPS"
        return state or (None if named else _kind(noun))
    state = _state_near(noun if noun is not None else token)
    if state is not None:
        return state
    if noun is not None:
        return "people"
    return None if unit else _predicate(token)


@cache
def _states() -> dict[str, str]:
    return {w: state for state, ws in words("properties")["states"].items() for w in ws}


def _of_parent(span: Words, noun: Token | None) -> bool:
    """*a mother of 12*, *her 12 children*."""
    table = words("properties")
    at = span.start
    children = noun is not None and _kind(noun) in table["offspring"]
    if at > 1 and span.doc[at - 1].lower_ == "of" and span.doc[at - 2].lower_ in table["parents"]:
        return children or noun is None or noun.pos_ == "PROPN" or span.root.head.lower_ == "of"
    return children and at > 0 and span.doc[at - 1].lower_ in table["owners"]


def _kind(noun: Token) -> str:
    """The noun in the singular; a headline's capitals keep the tagger from it."""
    lemma = noun.lemma_.casefold()
    return lemma.removesuffix("s") if noun.tag_ == "NNPS" and len(lemma) > 3 else lemma


def _noun(token: Token) -> Token | None:
    numerals, units = _not_nouns()
    number = token.like_num or token.lower_ in numerals
    unit = token.lower_ in units
    if token.pos_ in {"NOUN", "PROPN"} and not number and not unit:
        return _worker(token)
    if (
        token.head.pos_ in {"NOUN", "PROPN"}
        and not unit
        and token.dep_ in {"nummod", "compound", "amod", "quantmod"}
    ):
        return _worker(token.head)
    for child in token.children:  # *dozens of homes*
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.pos_ in {"NOUN", "PROPN"}), None)
    return None


def _worker(noun: Token) -> Token:
    """*co - workers* are workers."""
    apart = noun.lower_ == "co" and noun.i + 2 < len(noun.doc) and noun.nbor(1).text == "-"
    return noun.nbor(2) if apart else noun


def _state_near(token: Token) -> str | None:
    """The state that a governing verb, predicate or subject of ``token`` expresses."""
    near: list[Token] = list(token.children)
    head = token
    for _ in range(3):
        if head.head.i == head.i:
            break
        head = head.head
        near += [
            head,
            *(
                c
                for c in head.children
                if c.dep_ in {"nsubj", "nsubjpass", "acomp", "attr", "amod", "oprd", "dobj"}
            ),
        ]
        near += [
            g
            for c in head.children
            if c.dep_ == "nsubj"
            for g in c.children
            if g.dep_ in {"compound", "amod"}
        ]
        if head.pos_ == "VERB":
            break
    near.append(token)  # last: *two residents were killed* counts the killed
    states = _states()
    return next((states[t.lemma_.casefold()] for t in near if t.lemma_.casefold() in states), None)


def _predicate(token: Token) -> str | None:
    verb = token.head
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.pos_ == "NOUN":
        return subject.lemma_.casefold()
    return None
