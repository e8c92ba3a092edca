"""Whether a passage tells what somebody is to do: duties, demands, advice and orders."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.governing import Proposition
from wherefrom.attribute.lists import pattern
from wherefrom.attribute.modals import is_present, modal_of
from wherefrom.attribute.verb_forms import (
    NOUNS,
    SUBJECTS,
    VERBAL,
    helpers,
    is_past,
    lemma_of,
    of,
    subject,
)

NEEDED = {
    "essential",
    "vital",
    "crucial",
    "necessary",
    "important",
    "imperative",
    "time",
    "advisable",
    "urgent",
    "needed",
}
DUTIES = {"duty", "obligation", "responsibility"}
LEAD = {"please", "not", "n't", "n’t", "do", "always", "never", "just", "now", "then"}
OPENING = {":", ",", ";", "“", '"', "‘", "'", "``", "-", "–", "—", "("}
SUBJUNCTIVE = {"insist", "suggest", "prefer", "move", "instruct", "desire"}  # *insists that it be*


def is_norm(p: Proposition) -> bool:
    """Whether the clause is a duty, or what stands over it demands it."""
    if any(_demands(cue) for cue in p.over):
        return True
    verb = p.verb
    if verb is None:
        return _heading(p)
    if any(modal_of(v, p) == "duty" for v in p.verbs):
        return True
    if _demands(verb) or _asked_for(verb):
        return True
    return is_order(p) or pattern("hedges", "norm").search(p.text) is not None


def _demands(cue: Token) -> bool:
    """*urged X to*, *wants X to*, *demand that*, *it is time that*; not *was told to*."""
    lemma = lemma_of(cue)
    if cue.pos_ in NOUNS | {"ADJ"}:
        return cue.lower_ in NEEDED and cue.head.lemma_ == "be"
    if cue.pos_ not in VERBAL:
        return False
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in cue.children)
    if passive:
        asked = of(lemma, "demanding") or of(lemma, "telling_to")
        return asked and is_present(cue) and _infinitive(cue, others=False) is not None
    if lemma in {"oblige", "require"}:
        return not is_past(cue) and _infinitive(cue, others=False) is not None
    if of(lemma, "proposing") and any(c.dep_ == "ccomp" for c in cue.children):
        return True
    if any(c.dep_ == "ccomp" and _subjunctive(c) for c in cue.children) and (
        lemma in SUBJUNCTIVE or of(lemma, "demanding")
    ):
        return True
    if of(lemma, "telling_to"):
        told = next((c for c in cue.children if c.dep_ in {"dobj", "dative"}), None)
        several = told is not None and told.tag_ in {"NNS", "NNPS"}
        return several and _infinitive(cue, others=True) is not None
    if lemma == "like" and {"would", "'d", "’d"} & set(helpers(cue)):
        return _infinitive(cue, others=True) is not None
    return of(lemma, "demanding") and _infinitive(cue, others=True) is not None


def _infinitive(verb: Token, *, others: bool) -> Token | None:
    """What somebody else (``others``) is to do: *X to resign*, *on X to resign*, *for X to be*."""
    for child in verb.children:
        if (
            child.dep_ in {"xcomp", "ccomp", "advcl"}
            and child.i > verb.i
            and "to" in helpers(child)
        ):
            own = any(c.dep_ in SUBJECTS for c in child.children)
            between = {"dobj", "dative", "prep", "prt"}
            told = any(c.dep_ in between and verb.i < c.i < child.i for c in verb.children)
            if not others or own or told:
                return child
        if child.dep_ in {"dobj", "prep"} and others:
            for grand in child.subtree:
                if (
                    grand.pos_ in VERBAL
                    and "to" in helpers(grand)
                    and grand.dep_ in {"acl", "relcl", "pcomp", "xcomp", "advcl"}
                ):
                    return grand
    return None


def _subjunctive(verb: Token) -> bool:
    """*that the plant be closed*: a bare verb in a that-clause."""
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)
    aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" or c.lower_ in {"to", "do", "did"} for c in aux):
        return False
    who = subject(verb)
    bare_be = any(c.lower_ == "be" for c in aux) and len(aux) == 1
    singular = who is not None and who.tag_ in {"NN", "NNP"}
    return that and (bare_be or (verb.tag_ == "VB" and singular) or (verb.lower_ == "be"))


def _asked_for(verb: Token) -> bool:
    """*called for an inquiry*, *want an apology*: a demand in a noun."""
    lemma = lemma_of(verb)
    if lemma in {"call", "press", "push", "appeal", "campaign", "lobby", "ask"}:
        things = [g for c in verb.children if c.lower_ == "for" for g in c.children]
        return any(g.dep_ == "pobj" and of(lemma_of(g), "claimed_things") for g in things) or (
            lemma == "call"
            and bool(things)
            and not any(c.dep_ == "dobj" for c in verb.children)
            and any(g.dep_ == "pobj" for g in things)
        )
    if lemma in {"want", "seek", "demand", "urge", "need"} and (
        not is_past(verb) or lemma == "demand"
    ):
        return any(c.dep_ == "dobj" and of(lemma_of(c), "claimed_things") for c in verb.children)
    if lemma == "need":
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        return passive and not is_past(verb) and not any(c.lower_ == "was" for c in verb.children)
    duty = any(c.dep_ == "dobj" and c.lower_ in DUTIES for c in verb.children)
    return duty and lemma in {"have", "bear"} and not is_past(verb)


def _heading(p: Proposition) -> bool:
    """*Calls for inquiry*, *Time to go*: a demand without a verb."""
    first = p.words[0].lower_ if p.words else ""
    second = p.words[1].lower_ if len(p.words) > 1 else ""
    return first in {"calls", "call", "demands", "pleas", "appeals", "appeal"} and second in {
        "for",
        "to",
    }


def is_order(p: Proposition) -> bool:
    """*Ignore what was said and write that ...*: an order, with the clauses it governs."""
    if not p.words:
        return False
    if p.words[0].lower_ in {"please", "let", "rt"}:
        return True
    if p.verb is not None and _orders(p.verb):
        return True
    root = p.words[0].sent.root
    governed = p.text[:5].casefold() == "that " or p.text[:3].casefold() == "to "
    return governed and root.i < p.words[0].i and _orders(root)


def _orders(verb: Token) -> bool:
    """Whether ``verb`` is an imperative that opens its sentence, quotation or clause."""
    if verb.tag_ != "VB" or verb.pos_ not in VERBAL or not verb.is_alpha:
        return False
    sentence = verb.sent
    before = verb.doc[verb.i - 1] if verb.i > sentence.start else None
    own = [c for c in verb.children if before is None or before.text != ":" or c.i > verb.i]
    helped = any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "do" for c in own)
    if helped or any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i < verb.i for c in own):
        return False
    at = verb.i - 1
    while at >= sentence.start and (verb.doc[at].lower_ in LEAD or verb.doc[at].is_space):
        at -= 1
    if at >= sentence.start and verb.doc[at].text == ":" and verb.text[:1].isupper():
        return sentence.text.rstrip()[-1:] in ".!"  # no heading: *Fourteen Months: Work at Sea*
    return at < sentence.start or verb.doc[at].text in OPENING
