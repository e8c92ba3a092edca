"""Attributions that hand over no proposition: support for a bill, a plan to run, love of the sea.

Their content is a thing or a deed that nobody says was done. The attribution is
kept; the sentence is a statement on the word of whoever tells of the attitude.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from wherefrom.attribute.lists import listed
from wherefrom.attribute.verb_forms import NOUNS, VERBAL, lemma_of
from wherefrom.attribute.voicing import Voicing

GROUPS = {"believe", "ask", "attitude"}  # of data/cues.yml
LISTS = ("believing", "wishing", "demanding", "planning", "pondering", "attitudes")
FINITE = {"VBD", "VBZ", "VBP", "MD"}
SUBJECT = {"nsubj", "nsubjpass"}


def standing(voicings: Sequence[Voicing], parse: Doc) -> list[Voicing]:
    """``voicings`` in their order; those that only hold an attitude make nobody an origin."""
    return [replace(v, chain=False) if v.chain and only_attitude(v, parse) else v for v in voicings]


def only_attitude(voicing: Voicing, parse: Doc) -> bool:
    """Whether ``voicing`` holds a view of a thing or an intention, and no proposition."""
    return _is_attitude(voicing, parse) and not holds_clause(parse[i] for i in voicing.content)


def _is_attitude(voicing: Voicing, parse: Doc) -> bool:
    if voicing.group:
        return voicing.group in GROUPS
    words = [parse[i] for i in sorted(voicing.cue) if parse[i].pos_ in VERBAL | NOUNS]
    return bool(words) and any(lemma_of(words[-1]) in listed("attitudes", g) for g in LISTS)


def holds_clause(content: Iterable[Token]) -> bool:
    """Whether ``content`` holds a finite clause that no noun of it only carries along.

    *that the bill failed* does; *the bill that failed* and *to run again* do not.
    A quotation of one word is no clause either. *The man to have fallen* (is
    thought) has subject and verb, so it does.
    """
    tokens = list(content)
    inside = {t.i for t in tokens}
    if any(_finite(t) and not _carried(t, inside) for t in tokens):
        return True
    return any(_infinitive(t) for t in tokens) and any(t.dep_ in SUBJECT for t in tokens)


def _infinitive(token: Token) -> bool:
    return token.pos_ in VERBAL and any(c.tag_ == "TO" for c in token.children)


def _finite(token: Token) -> bool:
    if token.pos_ not in VERBAL:
        return False
    helped = any(c.tag_ in FINITE for c in token.children if c.dep_ in {"aux", "auxpass"})
    return token.tag_ in FINITE or helped


def _carried(verb: Token, inside: set[int]) -> bool:
    """Whether ``verb`` stands in a relative clause of a noun inside the content."""
    at = verb
    while at.head.i != at.i and at.head.i in inside:
        if at.dep_ == "relcl":
            return True
        at = at.head
    return False
