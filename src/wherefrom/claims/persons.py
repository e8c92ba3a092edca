"""The persons that a sentence tells of."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.lexicon import first_names, listed
from wherefrom.claims.phrases import person_like

PLACING = {"of", "in", "at", "from", "near"}


def persons(sentence: Words) -> Iterator[Token]:
    """Heads of noun phrases that tell of persons, by their place."""
    for token in sentence:
        whose = token.ent_type_ == "PERSON" and token.dep_ == "poss"
        inside = token.dep_ in {"compound", "amod", "poss", "nmod", "attr", "appos"}
        if token.dep_ == "pobj" and token.head.lower_ in PLACING:
            continue  # *the mayor of Lode*: a town may be taken for a person
        if token.dep_ == "pobj" and token.head.head.lower_ == "according":
            continue  # who says it is seldom whom it is about
        if not whose and (inside or token.tag_ in {"NNS", "NNPS"}):
            continue
        if token.pos_ in {"NOUN", "PROPN"} and person_like(token) and token.ent_type_ != "NORP":
            yield token


def distinct(tokens: Iterator[Token]) -> list[Token]:
    """One token per person, known by the last word of the name."""
    out: dict[str, Token] = {}
    for token in tokens:
        out.setdefault(token.lower_, token)
    return list(out.values())


def fits(token: Token, gender: str) -> bool:
    """Whether ``token`` may be the person that a pronoun of ``gender`` means."""
    if not (token.pos_ in {"NOUN", "PROPN"} and person_like(token)):
        return False
    if token.tag_ in {"NNS", "NNPS"} and token.ent_type_ != "PERSON":
        return False
    other = "men" if gender == "women" else "women"
    around = {token.lower_, *(c.lower_.rstrip(".") for c in token.children if c.dep_ == "compound")}
    return not around & (listed(other) | first_names(other))
