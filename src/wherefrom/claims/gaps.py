"""What a relative clause is told of, where that is not its subject."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from wherefrom.claims.subjects import RELATIVE, own_subject, short

WHEN = {"day", "night", "time", "year", "moment", "way", "reason", "place", "fact", "week", "month"}
LAST = 10**9  # after all that the clause has
FILLED = {"dobj", "attr", "acomp", "ccomp", "oprd", "prep", "prt", "npadvmod"}


@dataclass(frozen=True, slots=True)
class Gap:
    """``words`` belong after token ``after``; the tokens ``gone`` stood for them."""

    words: tuple[Token, ...]
    after: int
    gone: frozenset[int]


def gap_of(verb: Token) -> Gap | None:
    """*the wages that the firm withheld*: the wages, after *withheld*; None where nothing lacks."""
    own = own_subject(verb)
    if verb.dep_ != "relcl" or own is None or own.tag_ in RELATIVE:
        return None
    if verb.head.pos_ not in {"NOUN", "PROPN"} or any(c.tag_ == "WRB" for c in verb.subtree):
        return None
    if verb.head.lemma_ in WHEN or verb.head.ent_type_ in {"DATE", "TIME"}:
        return None
    words = short(verb.head)
    for token in verb.subtree:
        if token.tag_ in {"WDT", "WP"} and token.lower_ in {"which", "that", "whom", "who"}:
            if token.dep_ == "dobj" and token.head.pos_ == "VERB":
                return Gap(words, token.head.i, frozenset({token.i}))
            if token.dep_ == "pobj":
                return Gap((token.head, *words), LAST, frozenset({token.i, token.head.i}))
            return None
    deepest = _deepest(verb)
    if any(c.dep_ in FILLED for c in deepest.children if c.i > deepest.i):
        return None
    passive = any(c.dep_ == "auxpass" for c in deepest.children)
    return None if passive else Gap(words, deepest.i, frozenset())


def _deepest(verb: Token) -> Token:
    """The last verb of *asked to be allowed to see*."""
    for _ in range(4):
        if verb.lemma_ in {"use", "spend"}:  # *a gun that he used to escape*
            break
        inner = next(
            (c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.pos_ == "VERB"), None
        )
        if inner is None:
            break
        verb = inner
    return verb
