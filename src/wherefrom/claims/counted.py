"""What a number counts: the noun, or what happened to the people counted, and which of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.data.load import words

NEAR = {"nsubj", "nsubjpass", "acomp", "attr", "amod", "oprd", "dobj"}
CASUALTIES = {"killed", "injured", "missing", "arrested", "displaced", "rescued"}
COUNTERS = {"number", "count", "total", "toll", "figure", "tally"}
HELD = {"custody", "detention", "death"}  # *taken into custody*, *burnt to death*
JUDGED = {"sentence", "condemn"}  # to death, and not dead
DONE_TO = {"killed", "injured", "arrested"}  # to persons alone, so that any noun counts them


@dataclass(frozen=True, slots=True)
class Counted:
    """``of`` as a key that differently worded statements share; ``who``, where they are a kind."""

    of: str | None
    who: str | None = None


@cache
def _not_nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are part of the number itself: numerals, and units or currencies."""
    table = words("numbers")
    return frozenset([*table["vague"], *table["scales"], *table["fractions"], "scores"]), frozenset(
        [*table["units"], *table["currencies"]]
    )


@cache
def _same() -> dict[str, str]:
    return {word: first for first, others in words("properties")["same"].items() for word in others}


@cache
def _states() -> dict[str, str]:
    return {w: state for state, ws in words("properties")["states"].items() for w in ws}


def counted(span: Words, unit: str | None) -> Counted:
    """What is counted: the noun's lemma, or what happened to the people counted."""
    token = span.root
    noun = _noun(token, span)
    if unit not in {None, "percent"}:  # *two days* or *$3m* count nobody who died
        return Counted(None if noun is None or noun.pos_ == "PROPN" else kind_of(noun))
    if _of_parent(span, noun):
        return Counted("offspring")
    if noun is None:
        state = _state_near(token) or _of_counter(token)
        return Counted(state or (None if unit else _predicate(token)))
    if _lives(noun):
        return Counted("killed")
    kind = kind_of(noun)
    if kind is not None and kind in words("properties")["people"]:
        return _people(noun, kind)
    state = "fired" if _fired(noun, kind) else state_of(noun)
    if state is None and noun.pos_ != "PROPN":
        done = _done_to(noun) or _among(noun)
        if done is not None:
            return Counted(done, kind)
        if kind in COUNTERS:
            return Counted(_of_counter(token))
    if state is not None or kind is None:
        return Counted(state)
    named = noun.pos_ == "PROPN" and not _plural_name(noun, span)
    return Counted(None if named else kind)


def kind_of(noun: Token) -> str | None:
    """The noun in the singular, under one name for one thing; None where it is no word."""
    kind = _kind(noun)
    return _same().get(kind, kind) if kind.replace("-", "").isalpha() and len(kind) > 1 else None


def state_of(noun: Token) -> str | None:
    """What happened to whom a noun counts: *deaths*, *arrests*, *the toll*; *climber to die*."""
    own = _states().get(_kind(noun))
    if own not in {None, "living"}:  # *home to 900 people* is told of them, *900 homes* is not
        return own
    told = [c for c in noun.children if c.dep_ in {"relcl", "acl"}]
    return next((s for c in told if (s := _states().get(c.lemma_.casefold()))), None)


def _people(noun: Token, kind: str) -> Counted:
    state = _died(noun) or _state_near(noun) or _among(noun) or "people"
    if state == "charged":
        state = "accused"  # *two men charged* tells of no two charges
    anybody = kind in words("properties")["anybody"]
    return Counted(state, kind if state in CASUALTIES and not anybody else None)


def _done_to(noun: Token) -> str | None:
    """*Three nurses were killed*: the verb that governs the noun says what happened to them."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.dep_ not in {"nsubjpass", "dobj", "nsubj"}:
        return None
    state = _states().get(verb.lemma_.casefold())
    suffers = noun.dep_ != "nsubj" or verb.lemma_ in {"die", "perish", "drown"}
    return state if suffers and state in DONE_TO else None


def _among(noun: Token) -> str | None:
    """*Ten people were killed, including three nurses*; *three nurses were among the dead*."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "including":
        whole = noun.head.head
        state = state_of(whole) if whole.pos_ == "NOUN" else None
        return next((s for s in (state, _state_near(whole)) if s in CASUALTIES), None)
    for child in noun.head.children if noun.dep_ == "nsubj" else ():
        if child.lower_ == "among":
            those = next((t for t in child.children if t.dep_ == "pobj"), None)
            state = _states().get(those.lemma_.casefold()) if those is not None else None
            return state if state in CASUALTIES else None
    return None


def _fired(noun: Token, kind: str | None) -> bool:
    """*At least 12 shots were fired*, *he sprayed 13 bullets*; not shots at a goal."""
    table = words("properties")["fired"]
    if kind not in table["noun"] or any(t.lower_ in table["not"] for t in noun.sent):
        return False
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return verb.lemma_ in table["verb"]


def _died(noun: Token) -> str | None:
    """*Ten people lost their lives*; *it claimed the lives of ten people*."""
    table = words("properties")["lives"]
    lost = noun.head.lemma_ == "lose" and any(
        c.dep_ == "dobj" and c.lemma_ in table["noun"] for c in noun.head.children
    )
    lives = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return "killed" if lost or _lives(lives) else None


def _of_counter(token: Token) -> str | None:
    """*The number of people killed rose to 15*; *they put the number of dead at 45*."""
    head = token
    while head.head.i != head.i and head.pos_ not in {"VERB", "AUX"}:
        head = head.head
    for child in head.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and child.lemma_ in COUNTERS:
            whole = next((g for c in child.children if c.lower_ == "of" for g in c.children), None)
            if whole is None:
                return _states().get(child.lemma_)
            states = [_states().get(t.lemma_.casefold()) for t in whole.subtree]
            return next((s for s in states if s not in {None, "living"}), kind_of(whole))
    return None


def _lives(noun: Token) -> bool:
    """*The storm claimed ten lives.*"""
    table = words("properties")["lives"]
    return _kind(noun) in table["noun"] and noun.head.lemma_ in table["verb"]


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
    plural = noun.tag_ == "NNPS" or (noun.pos_ == "PROPN" and re.fullmatch(r"[A-Z]+s", noun.text))
    return lemma.removesuffix("s") if plural and len(lemma) > 2 else lemma


def _plural_name(noun: Token, span: Words) -> bool:
    """*24 KOs*, *121 RBI*: an acronym right after the number is what it counts."""
    return noun.tag_ == "NNPS" or (
        noun.i == span.end and re.fullmatch(r"[A-Z]{2,4}s?", noun.text) is not None
    )


def _noun(token: Token, span: Words) -> Token | None:
    numerals, units = _not_nouns()
    number = token.like_num or token.lower_ in numerals
    unit = token.lower_ in units
    found = _hyphened(span)
    if found is not None:
        return found
    if token.pos_ in {"NOUN", "PROPN"} and not number and not unit:
        found = token
    elif (
        token.head.pos_ in {"NOUN", "PROPN"}
        and not unit
        and token.dep_ in {"nummod", "compound", "amod", "quantmod", "nmod"}
    ):
        found = token.head
    if found is None:
        found = _after_of(token)
    after = _right_after(span)
    if after is not None and not unit and (found is None or found.i > after.i + 3):
        found = after
    return None if found is None else _worker(_whole(found))


def _hyphened(span: Words) -> Token | None:
    """*A 300-seat hall* counts seats."""
    doc, at = span.doc, span.end
    if at + 1 < len(doc) and doc[at].text == "-" and doc[at + 1].pos_ in {"NOUN", "VERB"}:
        noun = doc[at + 1]
        return noun if noun.lower_ in words("numbers")["counted_by_hyphen"] else None
    return None


def _after_of(token: Token) -> Token | None:
    """*Dozens of homes*, *seven of the 12 violations*."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.pos_ in {"NOUN", "PROPN"}), None)
    return None


def _right_after(span: Words) -> Token | None:
    """The plural right after the number, which the parser sometimes takes for a verb."""
    for token in span.doc[span.end : span.end + 3]:
        if token.tag_ == "NNS" or (token.tag_ == "VBZ" and token.i == span.end):
            return token if token.tag_ == "NNS" else None
        acronym = token.i == span.end and re.fullmatch(r"[A-Z]{2,4}s?", token.text)
        if acronym:
            return token
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"} and token.tag_ not in {"VBN", "VBG"}:
            return None
    return None


def _whole(noun: Token) -> Token:
    """*Title fights* are fights, where the parser stops at *title*."""
    while noun.dep_ == "compound" and noun.head.pos_ == "NOUN" and noun.head.i > noun.i:
        noun = noun.head
    return noun


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
        near += [head, *(c for c in head.children if c.dep_ in NEAR)]
        if head.lemma_ not in JUDGED:
            near += [g for c in head.children for g in c.children if g.lemma_ in HELD]
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
