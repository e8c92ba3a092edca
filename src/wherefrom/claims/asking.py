"""The question a number answers."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.clauses import Clause
from wherefrom.claims.parsed import text_of
from wherefrom.claims.wording import question, stated
from wherefrom.data.load import words
from wherefrom.model import Quantity

LASTING = {"s": "How long", "day": "How long", "month": "How long", "year": "How long"}
BOUNDS = re.compile(
    r"\b(?:(?:just|only|at least|at most|more than|less than|fewer than|no more than|up to"
    r"|as many as|as much as|over|under|about|around|nearly|almost|some|approximately|roughly"
    r"|an estimated|estimated|another|an additional|a further|a total of)\s+)+\Z",
    re.I,
)
PLURALS = {"child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet"}
NO_GOODS = {"year", "month", "week", "day", "hour", "euro", "dollar", "million", "billion"}
MONEY = ("How much money?", False)


def asked(parse: Doc, quantity: Quantity, clause: Clause | None, key: str) -> tuple[str, bool]:
    """The question that ``quantity`` of ``key`` answers, and whether it stands by itself."""
    ready = words("properties")["questions"].get(key)
    if ready:
        return ready, True
    span = parse.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None:
        return f"How many: “{text_of(parse)[quantity.start : quantity.end]}”?", False
    head, drop = noun_of(span.root), with_bounds(parse, span)
    if key == "magnitude":
        return "What was the magnitude?", True
    if key == "age of somebody" and clause is not None:
        return question(clause, "At what age", drop | _at_the_age(span)), not clause.pronoun
    if quantity.of == "age":
        return _how_old(head, key)
    if key == "money":
        plain = head is not None and head.lemma_.isalpha() and head.lemma_ not in NO_GOODS
        return (f"How much was the {head.lemma_}?", True) if plain and head else MONEY
    if key in {"m", "kg", *LASTING}:
        lead = LASTING.get(key, "How far" if key == "m" else "How much")
        if clause is None or not drop & {t.i for t in clause.rest}:
            return f"{lead}: “{_around(parse, span)}”?", False
        whole = span.root if span.root.pos_ == "NOUN" else span.root.head
        if whole.dep_ == "dobj":  # *39 passes for 302 yards*, *793 yards and six scores*
            drop |= {t.i for t in whole.subtree}
        return question(clause, lead, drop | preposition_of(span.root)), not clause.pronoun
    return _how_many(clause, head, drop, key)


def with_bounds(parse: Doc, span: Words) -> set[int]:
    """The tokens of a number or date with *about*, *more than* and the like before it."""
    lead = BOUNDS.search(text_of(parse), max(0, span.start_char - 40), span.start_char)
    start = span.start_char if lead is None else lead.start()
    whole = parse.char_span(start, span.end_char, alignment_mode="expand")
    return {t.i for t in (whole if whole is not None else span)}


def _around(parse: Doc, span: Words) -> str:
    """The quantity with some words on either side."""
    near = parse[max(span.sent.start, span.start - 5) : min(span.sent.end, span.end + 5)]
    return " ".join(near.text.split())


def _at_the_age(span: Words) -> set[int]:
    """The whole phrase a bare age stands in (*at the age of 91*)."""
    token = span.root
    while token.head.i != token.i and (token.head.pos_ == "ADP" or token.head.lemma_ == "age"):
        token = token.head
    return {t.i for t in token.subtree}


def _how_old(head: Token | None, key: str) -> tuple[str, bool]:
    who = key.removeprefix("age of ")
    if head is not None and _bare(name_of(head).casefold()) == _bare(who):
        return f"How old was {name_of(head)}?", True
    return f"How old was {who.title()}?", who != "somebody"


def _how_many(
    clause: Clause | None, head: Token | None, drop: set[int], key: str
) -> tuple[str, bool]:
    noun = head.lower_ if head is not None and head.tag_ == "NNS" else _plural(key)
    noun = "people" if key == "people" else noun
    if key == "percent":
        return (
            (f"What percentage of the {head.lemma_} was it?", True)
            if head is not None
            else ("What percentage?", False)
        )
    if clause is None or head is None:
        return f"How many {noun}?", False
    if head.i in {t.i for t in clause.subject}:
        return stated(clause, f"How many {noun}", drop), clause.verb.tag_ != "VBG" or bool(
            clause.aux
        )
    top = head
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head  # *11 points and six rebounds*: neither stays behind
    where = preposition_of(top)
    gone = drop | {t.i for t in top.subtree} | where
    lead = f"{top.head.lower_} how many {noun}" if where else f"How many {noun}"
    return question(clause, lead, gone), not clause.pronoun and head in clause.rest


def _plural(noun: str) -> str:
    if noun in PLURALS or noun.endswith("s"):
        return PLURALS.get(noun, noun)
    if re.search(r"[^aeiou]y\Z", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:x|z|ch|sh)\Z", noun) else "s")


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


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def name_of(head: Token) -> str:
    """A noun with *the*, a name with the names before it."""
    name = " ".join(t.text for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN")
    full = f"{name} {head.text}".strip()
    one = head.pos_ == "PROPN" and head.ent_type_ != "NORP"  # *the American* is no name
    return full if one else f"the {full}"


def preposition_of(token: Token) -> set[int]:
    """The preposition that ``token`` hangs on, which goes when the token goes."""
    return (
        {token.head.i} if token.dep_ in {"pobj", "npadvmod"} and token.head.pos_ == "ADP" else set()
    )
