"""The words around a number or date: its bounds, its noun, its preposition."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.parsed import text_of
from wherefrom.claims.phrases import phrase
from wherefrom.claims.subjects import short

BOUNDS = re.compile(
    r"\b(?:(?:just|only|at least|at most|more than|less than|fewer than|no more than|up to"
    r"|as many as|as much as|over|under|about|around|nearly|almost|some|approximately|roughly"
    r"|an estimated|estimated|another|an additional|a further|a total of|a little|well|shortly"
    r"|slightly|late|early)\s+)+\Z",
    re.I,
)
ARTICLES = {"a", "an", "the", "its", "his", "her", "their", "this", "that", "our", "my"}


def with_bounds(parse: Doc, span: Words) -> set[int]:
    """The tokens of a number or date with *about*, *more than* and the like before it."""
    lead = BOUNDS.search(text_of(parse), max(0, span.start_char - 40), span.start_char)
    start = span.start_char if lead is None else lead.start()
    whole = parse.char_span(start, span.end_char, alignment_mode="expand")
    return {t.i for t in (whole if whole is not None else span)}


def noun_of(token: Token) -> Token | None:
    """The noun that ``token`` is part of (*34-year-old* of *mother*)."""
    for _ in range(3):
        if token.head.i == token.i:
            return None
        if token.dep_ == "pobj" and token.head.lower_ == "of":
            return None
        token = token.head
        if token.pos_ in {"NOUN", "PROPN"} and not token.like_num:
            return token
    return None


def name_of(head: Token) -> str:
    """A noun with *the*, a name with the names before it."""
    name = " ".join(t.text for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN")
    full = f"{name} {head.text}".strip()
    named = head.pos_ == "PROPN" or head.ent_type_ == "PERSON"
    article = any(c.dep_ == "det" for c in head.children)
    one = named and not (head.ent_type_ == "NORP" and article)  # *the American* is no name
    if not one and head.text.istitle() and head.tag_ in {"NNS", "NNPS"}:
        one = head.ent_type_ not in {"NORP"}  # *Cheeks, 48* is a name taken for a noun
    return full if one else f"the {full}"


def preposition_of(token: Token) -> set[int]:
    """The preposition that ``token`` hangs on, which goes when the token goes."""
    return (
        {token.head.i}
        if token.dep_ in {"pobj", "npadvmod"} and token.head.pos_ in {"ADP", "SCONJ"}
        else set()
    )


def definite(noun: Token, drop: set[int]) -> str:
    """A noun phrase with *the* and without the tokens ``drop``; empty where nothing is left."""
    of = {t.i for c in noun.children if c.lower_ == "of" for t in c.subtree}
    owners = {c.i for i in drop for c in noun.doc[i].children if c.dep_ == "case"}
    kept = [
        t
        for t in short(noun)
        if t.i not in {*drop, *owners}
        and (t.i <= noun.i or t.i in of)
        and (not t.is_punct or t.text == "-")
    ]
    while kept and (
        kept[0].lower_ in {"a", "an", "the"} or kept[0].text == "-" or kept[0].tag_ == "PRP$"
    ):
        kept = kept[1:]
    if any(t.dep_ == "det" and t.i < noun.i for t in kept):
        return ""  # *the Teixeira an eight-year offer*
    words = phrase([t for t in kept if t.text != "-" or t.i - 1 not in drop])
    if not words:
        return ""
    first = words.split()[0].casefold()
    owned = first in ARTICLES or first.endswith(("'s", "’s"))
    return words if owned else f"the {words}"
