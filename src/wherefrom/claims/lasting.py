"""Questions for lengths of time, distances and weights."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.amounts import outermost
from wherefrom.claims.clauses import Clause
from wherefrom.claims.lexicon import listed
from wherefrom.claims.numbered import definite, preposition_of
from wherefrom.claims.phrases import person_like, phrase
from wherefrom.claims.wording import question

LEADS = {"m": "How far", "kg": "How much"}
ATTRIBUTES = {"m": "large", "kg": "heavy"}
INSIDE = {"compound", "nummod", "amod", "nmod", "quantmod"}
SIDES = {"after", "before", "since"}
FOLLOWING = {"later", "earlier", "ago", "away", "apart", "from"}
SIZES = {"long", "high", "wide", "tall", "deep", "thick", "old", "heavy", "far"}
COMPASS = {"north", "south", "east", "west"}
LONGEST = 8  # words of what something was *after*


def how_long(clause: Clause | None, span: Words, drop: set[int], key: str) -> tuple[str, bool]:
    """The question for a time, distance or weight, and whether it stands by itself."""
    lead = LEADS.get(key, "How long")
    top = outermost(span)
    gone = drop | {t.i for t in span}
    noun = top.head
    if top.dep_ in INSIDE and noun.pos_ in {"NOUN", "PROPN"} and noun.i >= span.end - 1:
        return _of_noun(noun, gone, key)
    if top.dep_ == "pobj" and noun.lower_ == "of" and noun.head.pos_ == "NOUN":
        return _of_noun(noun.head, gone | {t.i for t in noun.subtree}, key)
    if clause is None or top not in clause.rest:
        return f"{lead}: “{_around(span)}”?", False
    good = not clause.pronoun
    side = _side(top)
    if side is not None:
        return _measured_from(clause, side, gone, lead, good=good)
    where = preposition_of(top)
    if not where:
        whole = {t.i for t in top.subtree} if top.dep_ == "dobj" else set()
        said = top.dep_ in {"dobj", "attr", "npadvmod", "acomp"}
        return question(clause, lead, gone | whole, good=good and said)
    if noun.lower_ in {"for", "over"} and key not in LEADS:
        lead = lead if noun.lower_ == "for" else "Over how long"
        return question(clause, lead, gone | where, good=good)
    if noun.lower_ in SIDES and key not in LEADS:
        whole = {t.i for t in top.subtree}
        return question(clause, f"{noun.lower_} how long", gone | where | whole, good=good)
    unit = span[-1].lower_ if span[-1].is_alpha else key
    good = good and noun.lower_ != "than"  # *than how many years longer* is no question
    return question(clause, f"{noun.lower_} how many {unit}", gone | where, good=good)


def _of_noun(noun: Token, drop: set[int], key: str) -> tuple[str, bool]:
    """*a 90-day ban*: how long it was."""
    asked = definite(noun, drop)
    how = "tall" if key == "m" and person_like(noun) else ATTRIBUTES.get(key, "long")
    how = "long" if noun.lemma_ in listed("stretches") else how
    verb = "were" if noun.tag_ == "NNS" else "was"
    return f"How {how} {verb} {asked}?", bool(asked) and len(asked.split()) <= LONGEST


def _side(top: Token) -> Token | None:
    """The word a measure is taken from: *after*, *later*, *east*, *long*."""
    head = top.head
    if top.dep_ == "pobj" and head.lower_ in SIDES:
        return None  # *after nearly a century*
    if head.lower_ in SIDES | FOLLOWING | SIZES or _compass(head):
        return head
    after = top.nbor() if top.i + 1 < len(top.doc) else None
    if after is not None and after.lower_ in SIDES and after.dep_ in {"mark", "prep"}:
        return after.head if after.dep_ == "mark" else after
    if after is not None and (after.lower_ in FOLLOWING | SIZES or _compass(after)):
        return after
    return None


def _compass(token: Token) -> bool:
    return any(side in token.lower_ for side in COMPASS) and token.lower_.isalpha()


def _measured_from(
    clause: Clause, side: Token, gone: set[int], lead: str, *, good: bool
) -> tuple[str, bool]:
    """*How long after the fire*, *How far east of Lode*, *How high*."""
    whole = [t for t in side.subtree if t.i not in gone and not t.is_punct]
    if side.lower_ in SIZES:
        lead = "How"
    elif side.lower_ in {"later", "earlier"}:
        lead = "How much"
    bare = len(whole) == 1 and side.lower_ in SIDES | {"later", "earlier"}
    if side.i == clause.verb.i or len(whole) > LONGEST or not whole or bare:
        return question(clause, lead, gone, good=False)
    asked = f"{lead} {phrase(whole)}"
    return question(clause, asked, gone | {t.i for t in side.subtree}, good=good)


def _around(span: Words) -> str:
    """The quantity with some words on either side."""
    parse = span.doc
    near = parse[max(span.sent.start, span.start - 5) : min(span.sent.end, span.end + 5)]
    return " ".join(near.text.split())
