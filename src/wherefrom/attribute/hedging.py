"""Whether a passage is put forward without being vouched for."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.denying import of
from wherefrom.attribute.governing import (
    NOUNS,
    VERBAL,
    Proposition,
    by_nobody,
    helpers,
    is_negated,
    is_past,
    subject,
)
from wherefrom.attribute.lists import pattern

STATIVE = {"be", "have", "contain", "know", "exist", "belong", "indicate", "show", "mean", "amount", "point", "reflect"}
PERSON_ENDS = ("er", "or", "ist", "man", "men", "leader", "ers", "ors", "ists")
SURE = {"sure", "certain", "confident", "clear", "aware", "convinced"}


def is_hedged(p: Proposition) -> bool:
    """Whether a cue over the clause, its modal, an adverb or a set phrase weakens it."""
    if any(_weak(cue, p) for cue in p.over):
        return True
    if p.verb is not None and (_weak_verb(p.verb) or _weak_modal(p.verb, p) or _weak_adverb(p)):
        return True
    if p.verb is None and any(t.lower_ in {"reportedly", "allegedly"} for t in p.words):
        return True
    return _alleged(p) or pattern("hedges", "hedge").search(p.text) is not None


def _weak(cue: Token, p: Proposition) -> bool:
    lemma = cue.lemma_.lower()
    if cue.pos_ in NOUNS:
        return of(lemma, "doubtful_nouns") and not _no_doubt(cue, lemma)
    if cue.pos_ == "ADJ":
        if lemma in SURE:
            return lemma == "convinced" or is_negated(cue.head)
        return of(lemma, "possible")
    if cue.pos_ not in VERBAL:
        return False
    if lemma == "doubt" and (by_nobody(cue)):
        return False
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in cue.children) or cue.tag_ == "VBN"
    if passive and (of(lemma, "believed") or of(lemma, "accusing")):
        helped = any(c.dep_ == "auxpass" for c in cue.children) or cue.dep_ in {"ROOT", "acl"}
        return helped and not any(c.dep_ == "agent" for c in cue.children)
    if of(lemma, "confirming") or lemma in {"say", "know"}:
        return (is_negated(cue) or _held_back(cue)) and lemma != "know"
    if lemma == "hear":
        return True
    return any(of(lemma, group) for group in ("believing", "alleging", "showing"))


def _no_doubt(noun: Token, lemma: str) -> bool:
    return lemma == "doubt" and any(c.lower_ == "no" for c in noun.children)


def _held_back(cue: Token) -> bool:
    head = cue.head
    return cue.dep_ in {"xcomp", "ccomp"} and (
        of(head.lemma_.lower(), "withholding")
        or any(c.lower_ in {"unable", "impossible"} for c in head.children)
        or (head.lemma_ == "be" and is_negated(head) and any(c.lower_ in {"able", "possible"} for c in head.children))
    )


def _weak_verb(verb: Token) -> bool:
    """*seems old*, *could not be verified*, *is suspected of fraud*: no clause below."""
    lemma = verb.lemma_.lower()
    predicate = any(c.dep_ in {"acomp", "oprd", "prep", "attr"} for c in verb.children)
    if lemma in {"seem", "look"} and predicate and verb.pos_ in VERBAL:
        return lemma == "seem" or any(c.lower_ in {"like", "as"} for c in verb.children)
    if of(lemma, "confirming") and (is_negated(verb) or _held_back(verb)):
        return True
    if of(lemma, "accusing") and lemma != "charge":
        return any(c.dep_ == "auxpass" for c in verb.children) or (
            verb.tag_ == "VBN" and verb.dep_ == "ROOT"
        )
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return passive and lemma in {"fear", "presume", "believe", "think", "rumour", "rumor", "allege"}


def _weak_modal(verb: Token, p: Proposition) -> bool:
    """*may have sunk*, *must have known*, *would have fled* by report."""
    aux = helpers(verb)
    perfect = "have" in aux or "'ve" in aux
    if {"may", "might"} & set(aux):
        return perfect or verb.lemma_ in STATIVE or "be" not in aux or "might" in aux
    if "could" in aux and not is_negated(verb):
        return perfect or verb.lemma_ in {"be", "indicate", "mean", "amount"} or not _agent(verb)
    if perfect and {"must", "ca", "can", "cannot"} & set(aux):
        return True
    if perfect and "could" in aux:
        return True
    if perfect and "should" in aux and verb.lemma_ == "be":
        return any(t.like_num or t.lower_ == "about" for t in verb.subtree if t.i > verb.i)
    return False


def _agent(verb: Token) -> bool:
    """Whether the subject is somebody, so that *could* tells what they were able to do."""
    who = subject(verb)
    if who is None:
        return False
    if who.pos_ == "PRON":
        return who.lower_ not in {"it", "this", "that", "these", "those"}
    return who.ent_type_ == "PERSON" or is_person(who)


def is_person(noun: Token) -> bool:
    """Whether a common noun names persons, by its ending or the list."""
    lemma = noun.lemma_.lower()
    return lemma.endswith(PERSON_ENDS) or of(lemma, "persons")


def _weak_adverb(p: Proposition) -> bool:
    verb = p.verb
    if verb is None:
        return False
    over = {verb.i} | {t.i for t in p.over}
    for token in p.words:
        if not of(token.lower_, "adverbs") or token.pos_ in {"ADJ", *NOUNS}:
            continue
        near = token.head
        if near.i in over or token.i == p.words[0].i:
            return True
        if near.dep_ in {"attr", "dobj", "nsubj", "prep", "acomp", "nummod", "pobj", "npadvmod"} and near.head.i in over:
            return True
        if near.head.i in over and near.dep_ in {"aux", "auxpass", "prep"}:
            return True
        if near.dep_ in {"nummod"}:
            return True
    return False


def _alleged(p: Proposition) -> bool:
    """*the alleged attack*: doubt at a thing; *the alleged thief was held* doubts no arrest."""
    for token in p.words:
        if of(token.lower_, "alleged") and token.dep_ in {"amod", "advmod"} and token.head.pos_ in NOUNS:
            head = token.head
            if head.dep_ in {"nsubj", "nsubjpass", "attr", "ROOT", "dobj"} and not is_person(head):
                return True
    return False


__all__ = ["is_hedged", "is_past", "is_person"]
