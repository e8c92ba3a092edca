"""The question a number answers."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.amounts import how_much, what_percentage
from wherefrom.claims.clauses import Clause
from wherefrom.claims.lasting import how_long
from wherefrom.claims.numbered import (
    name_of,
    noun_of,
    preposition_of,
    with_bounds,
)
from wherefrom.claims.parsed import text_of
from wherefrom.claims.phrases import phrase
from wherefrom.claims.quoting import with_blank
from wherefrom.claims.rates import is_money
from wherefrom.claims.wording import question, stated
from wherefrom.data.load import words
from wherefrom.model import Quantity, Statement

MEASURES = {"m", "kg", "s", "day", "month", "year"}
PLURALS = {"child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet"}
ANYBODY = {"man", "person", "other", "human", "individual", "people"}
VAGUE = {"other", "further", "more", "additional", "least", "another", "many", "several", "such"}
NOUNS = {"NOUN", "PROPN"}
BLANKS = {"m": "How far", "day": "How long", "month": "How long", "year": "How long"}
BLANKS |= {"s": "How long", "time": "How often", "age of somebody": "How old"}


def asked(parse: Doc, quantity: Quantity, clause: Clause | None, key: str) -> tuple[str, bool]:
    """The question that ``quantity`` of ``key`` answers, and whether it stands by itself."""
    if key == "living" and clause is not None and clause.subject[-1].ent_type_ in {"GPE", "LOC"}:
        return f"How many people live in {phrase(clause.subject, clause.named)}?", True
    ready = words("properties")["questions"].get(key)
    if ready:
        return ready, True
    span = parse.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None:
        return f"How many: “{text_of(parse)[quantity.start : quantity.end]}”?", False
    if key == "magnitude":
        return "What was the magnitude?", True
    return _of_clause(clause, quantity, key, span, with_bounds(parse, span))


def plainly(parse: Doc, statement: Statement, quantity: Quantity, key: str) -> str:
    """The question where the clause makes none: *How many: “the crew found … tanks”?*"""
    if quantity.ordinal:
        lead = "Which"
    elif quantity.unit is None and quantity.of != "age":
        lead = "How many"
    else:
        lead = BLANKS.get(key, "How much")
    return with_blank(parse, statement, quantity.start, quantity.end, lead)


def _of_clause(
    clause: Clause | None, quantity: Quantity, key: str, span: Words, drop: set[int]
) -> tuple[str, bool]:
    """The question turned round from the clause that the number stands in."""
    head = noun_of(span.root)
    if quantity.ordinal:  # *for the second time* is no amount to be asked for
        return f"Which {key}?", False
    if key == "age of somebody" and clause is not None:
        at_the_age = drop | _at_the_age(span.root)
        if clause.verb.lemma_ == "be" and not clause.aux:
            return question(clause, "How old", at_the_age, good=not clause.pronoun)
        return question(clause, "At what age", at_the_age, good=not clause.pronoun)
    if quantity.of == "age":
        return _how_old(head, key)
    if is_money(key):
        return _for_a_time(how_much(clause, span, drop), key)
    if key == "percent":
        return what_percentage(clause, span, drop)
    if key == "time" and head is None:
        return _how_often(clause, span.root, drop)
    if key in MEASURES:
        return how_long(clause, span, drop, key)
    if key in words("asking")["measured"]:
        return _how_large(head, words("asking")["measured"][key])
    return _how_many(clause, head, drop, key)


def _for_a_time(asked: tuple[str, bool], key: str) -> tuple[str, bool]:
    """*How much was the deal worth a season?*"""
    question_, good = asked
    _, _, period = key.partition(" a ")
    if not period or period in question_:
        return asked
    if period == "year" and any(word in question_ for word in ("annual", "season")):
        return asked
    return f"{question_.removesuffix('?')} {'an' if period == 'hour' else 'a'} {period}?", good


def _how_large(head: Token | None, lead: str) -> tuple[str, bool]:
    """*a 40-hectare island*: how large the island was."""
    named = head is not None and head.lemma_.isalpha() and head.pos_ in NOUNS
    return (f"{lead} the {head.lemma_}?", True) if named and head else (f"{lead} it?", False)


def _how_often(clause: Clause | None, token: Token, drop: set[int]) -> tuple[str, bool]:
    """*was fined twice*: how many times it was."""
    if clause is None or token not in clause.rest:
        return "How many times?", False
    return question(clause, "How many times", drop, good=not clause.pronoun)


def _at_the_age(token: Token) -> set[int]:
    """The whole phrase a bare age stands in (*at the age of 91*)."""
    while token.head.i != token.i and (
        token.head.pos_ == "ADP" or token.head.lemma_ in {"age", "aged"}
    ):
        token = token.head
    return {t.i for t in token.subtree}


def _how_old(head: Token | None, key: str) -> tuple[str, bool]:
    who = key.removeprefix("age of ")
    if head is not None and _bare(name_of(head).casefold()) == _bare(who):
        return f"How old was {name_of(head)}?", True
    name = " ".join(w.capitalize() if w.isalpha() else w.title() for w in who.split())
    return f"How old was {name}?", who != "somebody"


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def _how_many(
    clause: Clause | None, head: Token | None, drop: set[int], key: str
) -> tuple[str, bool]:
    noun = head.lower_ if head is not None and head.tag_ == "NNS" else _plural(key)
    if key == "people" and (head is None or head.tag_ != "NNS" or head.lemma_ in ANYBODY):
        noun = "people"
    if clause is None or head is None:
        return f"How many {noun}?", False
    lead = f"how many {_kind_of(head, noun)}{_of_what(head, drop)}"
    if head.i in {t.i for t in clause.subject}:
        held = bool(clause.aux) or clause.verb.tag_ != "VBG" or clause.manner == "going"
        first = clause.subject[0].i == head.left_edge.i or head.dep_ in {"nsubj", "nsubjpass"}
        return stated(clause, lead, drop, good=held and first and not clause.wanting)
    top = head
    while top.dep_ == "conj" and top.head.pos_ in NOUNS:
        top = top.head  # *11 points and six rebounds*: neither stays behind
    where = preposition_of(top)
    than = bool(where) and top.head.lower_ == "than"
    gone = drop | _noun_phrase(top) | where
    lead = f"{top.head.lower_} {lead}" if where else lead
    good = not clause.pronoun and head in clause.rest and of_the_clause(top, clause)
    good = good and not than  # *than how many years longer* is no question
    return question(clause, lead, gone, good=good)


def of_the_clause(top: Token, clause: Clause) -> bool:
    """Whether a noun hangs on the clause's verb itself, straight or by a preposition."""
    token = top.head if top.dep_ == "pobj" else top
    if token.lower_ in {"of", "as", "than", "with"} and token.pos_ in {"ADP", "SCONJ"}:
        return token.lower_ == "with" and token.head.i == clause.verb.i
    verb = token.head
    for _ in range(3):
        if verb.i == clause.verb.i:
            return True
        if verb.dep_ not in {"xcomp", "ccomp"}:
            return False
        verb = verb.head
    return False


def _noun_phrase(head: Token) -> set[int]:
    """A noun with what belongs to it; a phrase with a preposition other than *of* may stay."""
    stay = {t.i for c in head.children if c.dep_ == "prep" and c.lower_ != "of" for t in c.subtree}
    return {t.i for t in head.subtree} - stay


def _kind_of(head: Token, noun: str) -> str:
    """*unit employees*, not employees of any kind."""
    if noun != head.lower_:
        return noun
    before = [t for t in head.lefts if t.dep_ == "compound" and t.i + 1 >= head.i - 2]
    kept = [t for t in before if t.lower_ not in VAGUE and not t.like_num and t.is_alpha]
    if any(t.i > 0 and t.nbor(-1).text == "-" for t in kept):
        return noun  # *three 10-year sentences* are no year sentences
    return phrase([*kept, head]) if kept else noun


def _of_what(head: Token, drop: set[int]) -> str:
    """*cases of unpaid wages*, up to four words."""
    of = next((c for c in head.children if c.lower_ == "of" and c.i > head.i), None)
    if of is None:
        return ""
    whole = [t for t in of.subtree if t.i not in drop]
    return " " + phrase(whole) if len(whole) <= 4 and not any(t.is_punct for t in whole) else ""


def _plural(noun: str) -> str:
    if noun in PLURALS or noun.endswith("s"):
        return PLURALS.get(noun, noun)
    if re.search(r"[^aeiou]y\Z", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:x|z|ch|sh)\Z", noun) else "s")
