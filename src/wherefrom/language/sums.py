"""What the pipeline misreads about sums of money.

*£1.7m* is read as *£1.7 million* is: a short scale after a sum is a word of its own, and a number.
Else the *m* is taken for a verb (*I'm*), and *worth £1.7m stolen* for a clause.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

SCALES = {
    "m": "million", "mn": "million", "mln": "million", "bn": "billion", "bln": "billion",
    "tn": "trillion", "trn": "trillion",
}  # fmt: skip
AFTER_NUMBER = "(?<=[0-9])(?:mn|mln|bn|bln|tn|trn)"  # the pipeline itself parts *m*
ALONE = "m."  # taken for an abbreviation, it swallows the stop of *It cost £2m.*
NOUNS = {"NOUN", "PROPN"}
PLACES = {"dobj", "pobj", "conj", "nsubjpass", "appos", "attr"}  # of nouns
SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}


def keep_stops(nlp: Language) -> None:
    """Let the full stop after a short scale be a word of its own."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {key: rule for key, rule in tokenizer.rules.items() if key != ALONE}


@Language.component("short_scales")
def short_scales(doc: Doc) -> Doc:
    """Let the pipeline see the whole word; the text and the lemma stay as they are."""
    for number, scale in pairwise(doc):
        if scale.lower_ in SCALES and _is_sum(number):
            scale.norm_ = SCALES[scale.lower_]
    return doc


@Language.component("things_of_worth")
def things_of_worth(doc: Doc) -> Doc:
    """What is worth a sum is no verb: *grabbed rings and watches worth ten dollars*."""
    for thing, worth in pairwise(doc):
        if worth.lower_ == "worth" and _misread(thing):
            _make_noun(thing)
    return doc


def _misread(thing: Token) -> bool:
    """Whether a plural was taken for a verb, or joined to one."""
    if thing.tag_ == "NNS":
        return thing.dep_ == "conj" and thing.head.pos_ == "VERB"
    alone = not any(child.dep_ in SUBJECTS for child in thing.children)
    return thing.tag_ == "VBZ" and thing.lower_ != "is" and alone


def _make_noun(thing: Token) -> None:
    """Let a word taken for a verb be a noun that hangs where a noun would."""
    thing.tag_, thing.pos_ = "NNS", "NOUN"
    before = thing.nbor(-1) if thing.i else thing
    if before.pos_ in NOUNS and before.dep_ in PLACES:  # *rings and gold watches*
        if before.head != thing:
            thing.head, thing.dep_ = before.head, before.dep_
        before.head, before.dep_ = thing, "compound"
    elif before.dep_ == "cc" and before.i and before.nbor(-1).pos_ in NOUNS:
        thing.head, thing.dep_ = before.nbor(-1), "conj"
        before.head = before.nbor(-1)


def _is_sum(number: Token) -> bool:
    """Whether a number that touches what follows it stands after a sign of money."""
    if not number.like_num or number.whitespace_ or number.i == 0:
        return False
    before = number.nbor(-1)
    return before.is_currency or before.text.endswith(("$", "£", "€"))
