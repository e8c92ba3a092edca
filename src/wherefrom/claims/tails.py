"""The end of a question cut to a length, at the bounds of its phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

ASIDES = {"relcl", "advcl", "acl", "appos", "parataxis", "ccomp"}
OF_VERB = {"prep", "npadvmod", "advmod", "agent"}  # phrases that may go where they hang on a verb
OF_NOUN = {"prep", "npadvmod", "nmod"}
LOOSE = {"DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT"}
KEPT = {"GPE", "LOC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"}
STAYING = {"prt"}  # *checked in*: the particle is part of the verb
LEAST = 3  # words that a tail may be cut to


def shortened_to(tokens: Sequence[Token], room: int, verb: Token) -> list[Token]:
    """``tokens`` in about ``room`` words: asides go first, then phrases of the verb, of nouns.

    What cannot go without tearing a phrase stays, so that the result may be longer.
    """
    kept = _closed(_without_aside(list(tokens)), verb)
    while kept and _words(kept) > max(room, LEAST):
        cut = _shorter(kept, verb)
        if cut is None:
            return kept
        kept = _closed(cut, verb)
    return kept


def _without_aside(tokens: list[Token]) -> list[Token]:
    """Without a last *, a facility* or *, MyFox*: a noun phrase that joins nothing."""
    commas = [i for i, t in enumerate(tokens) if t.text == ","]
    if not commas or commas[-1] + 1 >= len(tokens):
        return tokens
    last = tokens[commas[-1] + 1 :]
    bare = all(t.pos_ in {"NOUN", "PROPN", "DET", "ADJ", "NUM"} for t in last)
    joined = any(t.dep_ == "cc" for t in tokens) or any(t.ent_type_ in KEPT for t in last)
    return tokens[: commas[-1]] if bare and not joined and len(last) <= 4 else tokens


def _words(tokens: Sequence[Token]) -> int:
    return sum(not t.is_punct and "'" not in t.text[:1] for t in tokens)


def _shorter(tokens: list[Token], verb: Token) -> list[Token] | None:
    """``tokens`` without one phrase, that which says least; None where none may go."""
    inside = {t.i for t in tokens}
    for gone in _droppable(tokens, verb):
        left = [t for t in tokens if t.i not in gone]
        if len(left) < len(tokens) and sum(not t.is_punct for t in left) >= 1:
            return left
    del inside
    return None


def _droppable(tokens: list[Token], verb: Token) -> Iterator[set[int]]:
    """Phrases that may go, best first: last asides, last phrases of the verb, of other words."""
    above = list(_above(tokens[-1], verb))
    for token in above:  # innermost first
        if token.dep_ in ASIDES:
            yield {t.i for t in token.subtree}
    own = [t for t in tokens if t.head.i == verb.i and t.dep_ in OF_VERB and t.i > verb.i]
    if len(own) > 1 or (own and _complete(tokens, verb)):
        yield {t.i for t in own[-1].subtree}
    for token in above:
        if token.dep_ in OF_NOUN and token.lower_ != "of" and token.head.i != verb.i:
            yield {t.i for t in token.subtree}


def _complete(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether the verb has an object or the like among ``tokens``."""
    return any(
        t.head.i == verb.i and t.dep_ in {"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"}
        for t in tokens
    )


def _above(last: Token, verb: Token) -> Iterator[Token]:
    """The words over ``last`` up to ``verb``, nearest first; only those whose phrase it ends."""
    token = last
    while token.i != verb.i:
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _closed(tokens: list[Token], verb: Token) -> list[Token]:
    """Without words that cannot end a question, nor a comma at the beginning."""
    while tokens and tokens[-1].pos_ in LOOSE and not _ending(tokens[-1], verb):
        tokens = tokens[:-1]
    while tokens and (tokens[0].is_punct or tokens[0].dep_ == "cc") and tokens[0].text not in "$€£":
        tokens = tokens[1:]
    return tokens


def _ending(token: Token, verb: Token) -> bool:
    """Whether a small word may stand last: a particle, or a preposition told of the verb."""
    if token.dep_ in STAYING or token.tag_ == "RP" or token.text in {"%", ")"}:
        return True
    stranded = token.dep_ == "prep" and not any(c.dep_ in {"pobj", "pcomp"} for c in token.children)
    ends = token.head.i == verb.i or token.head.pos_ == "VERB"  # *is hard to deal with*
    return stranded and ends and token.lower_ not in {"as", "of", "than"}
