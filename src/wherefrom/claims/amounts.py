"""Questions for amounts of money and for shares."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.lexicon import listed
from wherefrom.claims.numbered import definite, preposition_of
from wherefrom.claims.phrases import phrase
from wherefrom.claims.wording import question, stated

NOUNS = {"NOUN", "PROPN"}
INSIDE = {"compound", "nummod", "amod", "nmod", "quantmod"}
MONEY = ("How much money?", False)
SHARE = ("What percentage?", False)
OVER = {"excess", "tune"}  # *in excess of*, *to the tune of*
SCALES = {"million", "billion", "trillion", "thousand", "euro", "euros", "dollar", "dollars"}


def how_much(clause: Clause | None, span: Words, drop: set[int]) -> tuple[str, bool]:
    """The question for an amount of money, and whether it stands by itself."""
    top = outermost(span)
    gone = drop | {t.i for t in span}
    if top.dep_ == "appos" and _is_money(top.head):  # *two million euros ($2.6 million)*
        top = top.head
        gone |= {t.i for t in top.subtree}
    noun = top.head
    if noun.lower_ == "worth" or (noun.lower_ == "of" and noun.head.lower_ in OVER):
        what = _light(noun)
        if what is not None or noun.lower_ == "of":
            return MONEY if what is None else _of_light(noun, what, gone)
    if top.dep_ in INSIDE and noun.pos_ in NOUNS:
        return _of_noun(noun, gone)
    if top.dep_ == "pobj" and noun.lower_ == "of" and noun.head.pos_ in NOUNS:
        return _of_noun(noun.head, drop | {t.i for t in noun.subtree})
    return MONEY if clause is None else _of_verb(clause, top, gone)


def _is_money(token: Token) -> bool:
    return token.lower_ in SCALES or any(c.is_currency for c in token.children)


def _of_verb(clause: Clause, top: Token, gone: set[int]) -> tuple[str, bool]:
    """The question turned round from the clause in which the amount ``top`` stands."""
    if top.head.lower_ == "worth":
        return _worth(clause, top.head, gone)
    if top.i in {t.i for t in clause.subject}:
        return stated(clause, "How much", gone, good=not clause.wanting)
    if top not in clause.rest:
        return MONEY
    good = not clause.pronoun
    where = preposition_of(top)
    if where:
        return question(clause, f"{top.head.lower_} how much", gone | where, good=good)
    if top.dep_ in {"npadvmod", "dobj"} and top.head.lemma_ in listed("rising"):
        return question(clause, "By how much", gone, good=good)
    if top.dep_ in {"dobj", "attr", "npadvmod", "oprd", "dative", "acomp"}:
        return question(clause, "How much", gone, good=good)
    return MONEY


def _light(noun: Token) -> Token | None:
    """What *ten dollars' worth of*, *in excess of* and the like are said of."""
    if noun.lower_ == "worth":
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    over = noun.head.head.head  # what *in excess* hangs on
    if over.pos_ == "VERB":  # *made an offer in excess of ten dollars*
        before = [c for c in over.children if c.dep_ == "dobj" and c.i < noun.i]
        return before[0] if before and before[0].pos_ in NOUNS else None
    return over if over.pos_ in NOUNS else None


def _of_light(noun: Token, what: Token, drop: set[int]) -> tuple[str, bool]:
    if noun.lower_ != "worth":
        return _of_noun(what, drop | {t.i for t in noun.head.head.subtree})
    asked = definite(what, drop)
    verb = "were" if what.tag_ == "NNS" else "was"
    return (f"How much {verb} {asked} worth?", True) if asked else MONEY


def _worth(clause: Clause, worth: Token, gone: set[int]) -> tuple[str, bool]:
    """*a deal worth 4 million euros*, *the deal is worth 4 million euros*."""
    before = worth.nbor(-1) if worth.i else worth
    said_of = before if before.pos_ == "NOUN" and worth.head.lemma_ != "be" else None
    if said_of is None and (worth.dep_ == "acomp" or worth.head.lemma_ == "be"):
        return question(clause, "How much", gone, good=not clause.pronoun)
    noun = said_of or (worth.head if worth.head.pos_ in NOUNS else before)
    asked = definite(noun, gone) if noun.pos_ in NOUNS else ""
    beside = _together(noun)
    if asked and beside is not None and (first := definite(beside, gone)):
        asked = f"{first} and {asked.removeprefix('the ')}"
    verb = "were" if noun.tag_ == "NNS" or beside is not None else "was"
    return (f"How much {verb} {asked} worth?", True) if asked else MONEY


def _together(noun: Token) -> Token | None:
    """What is worth a sum with ``noun``: *rings and watches worth*, not *a ring and a watch*."""
    first = noun.head
    if noun.dep_ != "conj" or first.pos_ not in NOUNS or any(c.dep_ == "det" for c in noun.lefts):
        return None
    joined = [c for c in first.children if c.dep_ == "cc" and first.i < c.i < noun.i]
    return first if [c.lower_ for c in joined] == ["and"] else None


def what_percentage(clause: Clause | None, span: Words, drop: set[int]) -> tuple[str, bool]:
    """The question for a share, and whether it stands by itself."""
    if clause is None:
        return SHARE
    top = outermost(span)
    gone = drop | {t.i for t in span}
    of = next((c for c in top.children if c.lower_ == "of" and c.i > top.i), None)
    what = {t.i for t in of.subtree} if of is not None else set()
    lead = "What percentage" + (f" {phrase(list(of.subtree))}" if of is not None else "")
    good = not clause.pronoun and len(lead.split()) <= 9
    if top.i in {t.i for t in clause.subject}:
        return stated(clause, lead, gone, good=good and top.dep_ in {"nsubj", "nsubjpass"})
    if top not in clause.rest:
        return SHARE
    where = preposition_of(top)
    if where:
        return question(clause, f"{top.head.lower_} what percentage", gone | where, good=good)
    if top.head.lemma_ in listed("rising"):
        return question(clause, "By what percentage", gone, good=good)
    if top.dep_ in {"dobj", "attr", "npadvmod"}:
        return question(clause, lead, gone | what, good=good)
    return SHARE


def outermost(span: Words) -> Token:
    """The token by which a number hangs on what is around it: *million* of *$3 million*."""
    top: Token = span.root
    if top.pos_ == "AUX":  # *£1.2m*, whose *m* was taken for a verb
        top = next((t for t in span if t.like_num), top)
    while top.dep_ in {"nummod", "quantmod", "compound", "nmod"} and (
        top.head.lower_ in SCALES or top.head in span or top.head.text in {"%", "$", "€", "£"}
    ):
        top = top.head
    return top


def _of_noun(noun: Token, drop: set[int]) -> tuple[str, bool]:
    """*a $70 million offer*, *a loan of €110bn*: how much that was."""
    asked = definite(noun, drop)
    plain = noun.lemma_.isalpha() and bool(asked) and len(asked.split()) <= 8
    verb = "were" if noun.tag_ == "NNS" else "was"
    named = noun.pos_ == "PROPN"  # *the Million Dollar Mermaid* is no amount
    return (f"How much {verb} {asked}?", not named) if plain else MONEY
