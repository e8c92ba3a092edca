"""Whether a verb tells what its subject means to do: a plan has not happened."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.verb_forms import VERBAL, helpers, is_negated, is_past, lemma_of, of

DROPPED = {"cancel", "drop", "abandon", "shelve", "scrap", "oppose", "reject", "criticise"}
DROPPED |= {"criticize"}
# In the past these tell what somebody meant to do, which can be looked up; a vow still stands.
MEANT = {
    "plan",
    "intend",
    "want",
    "mean",
    "hope",
    "look",
    "seek",
    "offer",
    "aim",
    "expect",
    "prepare",
}
PONDERED = {"mull", "weigh", "eye", "contemplate"}


def is_planned(verb: Token) -> bool:
    """*plans to*, *vowed to*, *is considering moving*, *announced plans to*."""
    if verb.pos_ not in VERBAL:
        return False
    noun = next(
        (c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in {"plan", "intention"}), None
    )
    if noun is not None and any(c.dep_ in {"acl", "relcl", "prep"} for c in noun.children):
        return lemma_of(verb) not in DROPPED
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return False
    return _means_to(verb) or _is_bound(verb) or _ponders(verb) or _awaits(verb)


def _means_to(verb: Token) -> bool:
    lemma = lemma_of(verb)
    if not of(lemma, "planning") or is_negated(verb) or (lemma in MEANT and is_past(verb)):
        return False
    if lemma in {"look", "seek"} and verb.tag_ == "VBG" and not helpers(verb):
        return False  # *while looking to sell*
    deeds = [c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i and "to" in helpers(c)]
    return any(not any(g.dep_ in {"nsubj", "nsubjpass"} for g in c.children) for c in deeds)


def _is_bound(verb: Token) -> bool:
    """*is committed to*, *looks forward to welcoming*."""
    towards = {c.lower_ for c in verb.children if c.dep_ in {"prep", "prt", "advmod"}}
    if lemma_of(verb) == "commit":
        return bool(towards & {"to", "forward"})
    deed = any(g.dep_ == "pcomp" for c in verb.children for g in c.subtree)
    return lemma_of(verb) == "look" and bool(towards & {"to", "forward"}) and deed


def _ponders(verb: Token) -> bool:
    lemma = lemma_of(verb)
    if not of(lemma, "pondering") or is_past(verb):
        return False
    deed = any(c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG" for c in verb.children)
    after = [g for c in verb.children if c.dep_ == "prep" for g in c.children]
    taken = any(c.dep_ == "dobj" for c in verb.children) and lemma in PONDERED
    return deed or any(g.dep_ == "pcomp" for g in after) or taken


def _awaits(verb: Token) -> bool:
    """*expects growth*."""
    waits = lemma_of(verb) in {"expect", "anticipate"} and not is_past(verb)
    return waits and any(c.dep_ == "dobj" for c in verb.children)
