"""Whether a passage only evaluates, wishes, thanks or mourns."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from wherefrom.attribute.governing import Proposition
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.verb_forms import NOUNS, VERBAL, helpers, is_past, lemma_of, of, subject

COPULAS = {"be", "look", "feel", "seem", "sound", "remain"}
MADE = {"make", "leave", "strike"}
MEASURED = {"GPE", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"}
LONGEST = 25  # words; a longer passage tells something besides


def is_opinion(p: Proposition) -> bool:
    """Whether a wish stands over the clause, or the clause holds only a judgement."""
    if any(_wishes(cue) for cue in p.over):
        return True
    verb = p.verb
    if pattern("evaluations", "phrases").search(p.text):
        return not any(t.ent_type_ in {"DATE", "MONEY"} for t in p.words)
    if verb is None:
        return _exclaims(p) or pattern("evaluations", "headings").match(p.text) is not None
    if _wishes(verb) or _performs(p):
        return True
    return _only_judges(verb, p) or _called(p)


def _wishes(verb: Token) -> bool:
    """*hope that*, *wish*; *hopes to* is a plan, *hoped for a bonus* a fact."""
    lemma = lemma_of(verb)
    if verb.pos_ not in VERBAL and lemma not in {"hope", "wish"}:
        return False
    who = subject(verb)
    if lemma in {"like", "love", "prefer"} and {"would", "'d", "’d"} & set(helpers(verb)):
        return any(c.dep_ in {"xcomp", "ccomp"} and not _others(verb, c) for c in verb.children)
    if verb.pos_ in NOUNS:
        return any(c.dep_ in {"acl", "relcl", "ccomp"} for c in verb.children)
    if not of(lemma, "wishing"):
        return False
    if any(c.dep_ in {"ccomp"} for c in verb.children):
        return True
    return who is None and verb.i == verb.sent.start and lemma in {"hope", "wish"}


def _others(verb: Token, clause: Token) -> bool:
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    return own or any(c.dep_ == "dobj" and c.i < clause.i for c in verb.children)


def _performs(p: Proposition) -> bool:
    """*We regret*, *I thank*: the words do what they say."""
    top = p.top
    if top is None or top.pos_ not in VERBAL or is_past(top) or helpers(top):
        return False
    who = subject(top)
    if who is None or who.lower_ not in {"we", "i"}:
        return False
    felt = {g.lemma_ for c in top.children if c.dep_ == "dobj" for g in c.subtree}
    having = top.lemma_ == "have" and bool(felt & listed("evaluations", "having"))
    return having or lemma_of(top) in listed("evaluations", "performing")


def _only_judges(verb: Token, p: Proposition) -> bool:
    if len(p.words) > LONGEST or _measured(verb):
        return False
    if verb.lemma_ in COPULAS:
        marks = [
            c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd", "prep"} and c.i > verb.i
        ]
        return any(_judges(m) for m in marks)
    if verb.lemma_ == "do":  # *did an outstanding job*
        return any(c.dep_ == "dobj" and _judges(c) for c in verb.children)
    if verb.lemma_ == "deserve":
        return not is_past(verb)
    if verb.lemma_ in MADE:
        return any(c.dep_ == "dobj" and c.lemma_ in {"impression"} for c in verb.children)
    return verb.lemma_ == "treat" and any(c.lower_ == "like" for c in verb.children)


def _judges(word: Token) -> bool:
    lemma = lemma_of(word)
    if word.dep_ == "prep":
        return False
    if word.pos_ == "ADJ" or word.dep_ == "acomp":
        return lemma in listed("evaluations", "adjectives") or word.lower_ in listed(
            "evaluations", "adjectives"
        )
    if lemma in listed("evaluations", "judging"):
        return True
    if lemma == "one":  # *one of the best players*
        return any(
            t.tag_ == "JJS" and t.lower_ in listed("evaluations", "adjectives")
            for t in word.subtree
        )
    described = any(
        c.dep_ == "amod"
        and (
            c.lower_ in listed("evaluations", "adjectives")
            or lemma_of(c) in listed("evaluations", "adjectives")
        )
        for c in word.children
    )
    return described and lemma in listed("evaluations", "nouns")


def _measured(verb: Token) -> bool:
    return any(_is_measure(t) for t in verb.subtree if t.lower_ != "one")


def _is_measure(token: Token) -> bool:
    """A number, a place or a date that can be looked up; *today* and *of the year* are none."""
    if token.ent_type_ in {"DATE", "TIME"}:
        return any(c.isdigit() for c in token.text) or token.pos_ == "PROPN"
    return token.like_num or token.ent_type_ in MEASURED


def _called(p: Proposition) -> bool:
    """*called the prize an insult*, *regards it as a betrayal*."""
    for verb in (t for t in (p.top, p.verb) if t is not None):
        if of(lemma_of(verb), "calling") and any(_judges(w) for w in _names(verb)):
            return True
    return False


def _names(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"oprd", "attr", "acomp"} and child.i > verb.i:
            yield child
        if child.lower_ == "as" and child.dep_ in {"prep", "mark"}:
            yield from child.children
        if child.dep_ == "ccomp" and child.pos_ in NOUNS:
            yield child
        if child.dep_ == "dobj":
            yield from (g for c in child.children if c.lower_ == "as" for g in c.children)


def _exclaims(p: Proposition) -> bool:
    """*Best concert ever!*, *A shameful day for the council*: a judgement without a verb."""
    if any(t.like_num or t.ent_type_ in MEASURED - {"GPE"} for t in p.words):
        return False
    head = next((t for t in p.words if t.dep_ == "ROOT"), None)
    if head is None or head.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    near = [head, *head.children]
    return any(
        t.lower_ in listed("evaluations", "adjectives")
        or lemma_of(t) in listed("evaluations", "judging")
        for t in near
    )
