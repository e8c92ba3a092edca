"""Whether a passage is put forward without being vouched for."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.governing import Proposition
from wherefrom.attribute.lists import pattern
from wherefrom.attribute.modals import is_person, modal_of
from wherefrom.attribute.verb_forms import (
    NOUNS,
    VERBAL,
    by_nobody,
    helpers,
    is_negated,
    is_past,
    lemma_of,
    of,
)

SURE = {"sure", "certain", "confident", "clear", "aware", "convinced"}


def is_hedged(p: Proposition) -> bool:
    """Whether a cue over the clause, its modal, an adverb or a set phrase weakens it."""
    if any(_weak(cue) for cue in p.over):
        return True
    if p.verb is not None and (_weak_verb(p.verb) or _possible(p) or _weak_adverb(p)):
        return True
    if p.verb is None and any(t.lower_ in {"reportedly", "allegedly"} for t in p.words):
        return True
    return _alleged(p) or pattern("hedges", "hedge").search(p.text) is not None


def _possible(p: Proposition) -> bool:
    """*may have sunk*, *must have known*, *could fail*; *hopes to*, *is considering*."""
    if any(modal_of(v, p) in {"possible", "possible_future"} for v in p.verbs):
        return True
    planned = [v for v in p.verbs if of(lemma_of(v), "pondering") and not is_past(v)]
    planned = [v for v in planned if not is_negated(v)]
    return any(_infinitive_or_gerund(v) for v in planned) or _if_so(p)


def _infinitive_or_gerund(verb: Token) -> bool:
    clauses = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "pcomp"}]
    clauses += [
        g for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"
    ]
    taken = verb.lemma_ in {"mull", "weigh", "contemplate", "eye"}
    return taken or any(c.tag_ == "VBG" or "to" in helpers(c) for c in clauses)


def _if_so(p: Proposition) -> bool:
    """*If the log is right, the ship turned at four*."""
    verb = p.verb
    if verb is None or not is_past(verb):
        return False
    for clause in (c for c in verb.children if c.dep_ == "advcl"):
        marked = any(c.lower_ == "if" for c in clause.children)
        if marked and not is_past(clause) and not helpers(clause):
            return True
    return False


def _weak(cue: Token) -> bool:
    lemma = lemma_of(cue)
    if cue.pos_ in NOUNS:
        return of(lemma, "doubtful_nouns") and not _no_doubt(cue, lemma)
    if cue.pos_ == "ADJ":
        if lemma in SURE:
            return lemma in {"convinced", "confident"} or is_negated(cue.head)
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
    if lemma in {"hear", "convince"} or cue.lower_ == "convinced":
        return True
    if lemma == "consider":
        return not any(c.tag_ == "VBG" for c in cue.children)
    return any(of(lemma, group) for group in ("believing", "alleging", "showing"))


def _no_doubt(noun: Token, lemma: str) -> bool:
    return lemma == "doubt" and any(c.lower_ == "no" for c in noun.children)


def _held_back(cue: Token) -> bool:
    head = cue.head
    return cue.dep_ in {"xcomp", "ccomp"} and (
        of(lemma_of(head), "withholding")
        or head.lower_ in {"unable", "impossible"}
        or any(c.lower_ in {"unable", "impossible"} for c in head.children)
        or (
            head.lemma_ == "be"
            and is_negated(head)
            and any(c.lower_ in {"able", "possible"} for c in head.children)
        )
    )


def _weak_verb(verb: Token) -> bool:
    """*seems old*, *could not be verified*, *is suspected of fraud*: no clause below."""
    lemma = lemma_of(verb)
    predicate = any(c.dep_ in {"acomp", "oprd", "prep", "attr"} for c in verb.children)
    if lemma in {"seem", "look"} and predicate and verb.pos_ in VERBAL:
        return lemma == "seem" or any(c.lower_ in {"like", "as"} for c in verb.children)
    if lemma == "be" and any(
        c.dep_ == "acomp" and of(lemma_of(c), "possible") for c in verb.children
    ):
        return True  # *delays are possible*
    if lemma == "point" and any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.children):
        return True
    if of(lemma, "confirming") and (is_negated(verb) or _held_back(verb)):
        return True
    if of(lemma, "accusing") and lemma != "charge":
        return any(c.dep_ == "auxpass" for c in verb.children) or (
            verb.tag_ == "VBN" and verb.dep_ == "ROOT"
        )
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return passive and lemma in {"fear", "presume", "believe", "think", "rumour", "rumor", "allege"}


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
        if (
            near.dep_ in {"attr", "dobj", "nsubj", "prep", "acomp", "nummod", "pobj", "npadvmod"}
            and near.head.i in over
        ):
            return True
        if near.head.i in over and near.dep_ in {"aux", "auxpass", "prep"}:
            return True
        if near.dep_ in {"nummod"}:
            return True
    return False


def _alleged(p: Proposition) -> bool:
    """*the alleged attack*: doubt at a thing; *the alleged thief was held* doubts no arrest."""
    for token in p.words:
        if (
            of(token.lower_, "alleged")
            and token.dep_ in {"amod", "advmod"}
            and token.head.pos_ in NOUNS
        ):
            head = token.head
            if head.dep_ in {"nsubj", "nsubjpass", "attr", "ROOT", "dobj"} and not is_person(head):
                return True
    return False
