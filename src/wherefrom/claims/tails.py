"""The end of a question cut to a length, at the bounds of its phrases."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

CLAUSES = {"relcl", "advcl", "acl", "appos", "parataxis", "ccomp"}
PHRASES = {"prep", "npadvmod", "conj", "advmod", "dep", "nmod", "agent", "pcomp"}
LOOSE = {"DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "PUNCT"}
KEPT = {"GPE", "LOC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"}
STAYING = {"prt"}  # *checked in*: the particle is part of the verb


def shortened_to(tokens: Sequence[Token], room: int, verb: Token) -> list[Token]:
    """``tokens`` in at most about ``room`` words; last phrases go first, clauses before phrases."""
    kept = _closed(_without_aside(list(tokens)), verb)
    while kept and _words(kept) > max(room, 3):
        cut = _last(kept, verb)
        if cut is None:
            return _closed(kept[: max(room, 3)], verb)
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


def _last(tokens: list[Token], verb: Token) -> list[Token] | None:
    """``tokens`` without the phrase they end in; None where there is none to leave out."""
    inside = {t.i for t in tokens}
    last = tokens[-1]
    clauses: list[set[int]] = []
    phrases: list[set[int]] = []
    token = last
    while token.i != verb.i:
        part = {t.i for t in token.subtree} & inside
        ends = last.i in part and len(part) < len(tokens)
        if ends and token.dep_ in CLAUSES:
            clauses.append(part)
        elif ends and token.dep_ in PHRASES:
            phrases.append(part)
        if token.head.i == token.i:
            break
        token = token.head
    gone = clauses[0] if clauses else phrases[0] if phrases else None
    return None if gone is None else [t for t in tokens if t.i not in gone]


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
    return stranded and token.head.i == verb.i and token.lower_ not in {"as", "of", "than"}
