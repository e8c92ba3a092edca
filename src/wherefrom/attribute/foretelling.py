"""Whether a passage tells what is to come, what is planned or what would be."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.governing import (
    VERBAL,
    Proposition,
    helpers,
    is_negated,
    is_past,
    lemma_of,
    of,
    subject,
)
from wherefrom.attribute.lists import pattern
from wherefrom.attribute.modals import is_present, modal_of

COMING = {"tomorrow", "tonight", "soon", "later"}
DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
SCHEDULED = {
    "open",
    "close",
    "start",
    "begin",
    "resume",
    "return",
    "run",
    "leave",
    "arrive",
    "depart",
    "meet",
    "launch",
    "face",
}
NEGATED_PLAN = {
    "cancel",
    "drop",
    "abandon",
    "shelve",
    "scrap",
    "oppose",
    "reject",
    "criticise",
    "criticize",
}


def is_forecast(p: Proposition) -> bool:
    """Whether the clause is of the future, planned, or true only under a condition."""
    for cue in p.over:
        if _planned(cue):
            return True
    verb = p.verb
    if verb is None:
        return _heading(p)
    if (
        _planned(verb)
        or _to_come(p)
        or any(_about_to(v) for v in _near(verb))
        or _scheduled(verb)
        or _if(verb)
    ):
        return True
    if _possible_event(verb):
        return True
    return pattern("hedges", "forecast").search(p.text) is not None


def _to_come(p: Proposition) -> bool:
    return any(modal_of(v, p) in {"future", "possible_future", "unreal"} for v in p.verbs)


def _planned(cue: Token) -> bool:
    """*plans to*, *vowed to*, *is considering moving*, *announced plans to*."""
    lemma = lemma_of(cue)
    if cue.pos_ in {"NOUN"}:
        return False
    if cue.pos_ not in VERBAL:
        return False
    noun = next(
        (c for c in cue.children if c.dep_ == "dobj" and c.lemma_ in {"plan", "intention"}), None
    )
    if noun is not None and any(c.dep_ in {"acl", "relcl", "prep"} for c in noun.children):
        return lemma not in NEGATED_PLAN
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in cue.children)
    if passive:
        return False
    past_want = lemma in {"want", "mean", "hope", "look", "seek", "offer"} and is_past(cue)
    infinitive = [
        c for c in cue.children if c.dep_ == "xcomp" and c.i > cue.i and "to" in helpers(c)
    ]
    own = any(not any(g.dep_ in {"nsubj", "nsubjpass"} for g in c.children) for c in infinitive)
    if own and of(lemma, "planning") and not past_want and not is_negated(cue):
        return True
    if lemma in {"commit", "look"} and any(
        c.dep_ in {"prep", "prt", "advmod"} and c.lower_ in {"to", "forward"} for c in cue.children
    ):
        return lemma == "commit" or any(g.dep_ == "pcomp" for c in cue.children for g in c.subtree)
    if of(lemma, "pondering"):
        doing = any(c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG" for c in cue.children)
        doing = doing or any(
            g.dep_ == "pcomp" for c in cue.children if c.dep_ == "prep" for g in c.children
        )
        taken = any(c.dep_ == "dobj" for c in cue.children) and lemma in {
            "mull",
            "weigh",
            "eye",
            "contemplate",
        }
        return (doing or taken) and not is_past(cue)
    return (
        of(lemma, "foretelling")
        and lemma in {"expect", "anticipate"}
        and not is_past(cue)
        and any(c.dep_ in {"dobj"} for c in cue.children)
    )


def _near(verb: Token) -> list[Token]:
    return [verb, *(c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in VERBAL)]


def _about_to(verb: Token) -> bool:
    """*is going to*, *is set to*, *are to meet*, *to stand trial* in a heading."""
    if "to" not in helpers(verb) or {"have", "'ve"} & set(helpers(verb)):
        return False
    over = verb.head
    if over.i == verb.i or verb.dep_ == "ROOT":
        return _headed(verb)
    if verb.dep_ not in {"xcomp", "ccomp", "acl", "relcl"}:
        return False
    if over.lemma_ == "be" and not any(c.dep_ in {"acomp", "attr"} for c in over.children):
        return over.tag_ in {"VBZ", "VBP"} or over.lower_ in {"'s", "'re"}
    word = over
    if not of(lemma_of(word), "foretold") and not of(word.lower_, "foretold"):
        return False
    be = word.head if word.pos_ == "ADJ" else word
    finite = [c for c in be.children if c.dep_ in {"aux", "auxpass"}] or [be]
    if (
        word.pos_ == "VERB"
        and word.lemma_ not in {"go"}
        and not any(c.dep_ in {"auxpass", "aux"} for c in word.children)
    ):
        return word.tag_ == "VBN" or word.lower_ in {"set", "due"}
    return not any(f.tag_ == "VBD" for f in finite) or word.lemma_ in {"expect", "forecast"}


def _headed(verb: Token) -> bool:
    """*Northlight to close cannery*: the infinitive of a heading."""
    return (
        any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children) or verb.i > verb.sent.start + 1
    )


def _scheduled(verb: Token) -> bool:
    """*The talks resume on Thursday*: a present that means a coming day."""
    present = verb.tag_ in {"VBZ", "VBP"} and not helpers(verb)
    near = {t.lower_ for t in verb.subtree}
    if near & {"every", "each", "since", "ago"}:
        return False
    coming = bool(near & COMING) or (
        "next" in near and bool(near & {"week", "month", "year", "day", *DAYS})
    )
    if verb.tag_ == "VBG" and coming:
        return True
    dated = any(t.ent_type_ == "DATE" or t.lower_ in DAYS for t in verb.subtree)
    if verb.lemma_ == "face" and present:
        return bool(near & {"years", "prison", "jail", "trial", "life"})
    return present and verb.lemma_ in SCHEDULED and (coming or dated)


def _if(verb: Token) -> bool:
    """*If the dam breaks, the town floods*; not *if you spoke, they hit you*."""
    pairs = [(verb, c) for c in verb.children if c.dep_ == "advcl"]
    if verb.dep_ == "advcl":
        pairs.append((verb.head, verb))  # the condition is a passage of its own
    for main, clause in pairs:
        marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
        if not marks & {"if", "unless"}:
            continue
        who = subject(clause)
        anybody = who is not None and (
            who.lower_ in {"you", "i", "one"}
            or any(c.lower_ in {"a", "an", "any"} for c in who.children)
        )
        told = main.tag_ in {"VBZ", "VBP", "NNS"} or is_present(main)
        if told and clause.tag_ in {"VBZ", "VBP", "VBN"} and not anybody and not is_past(clause):
            return True
    return False


def _possible_event(verb: Token) -> bool:
    """*Delays are possible*: not the possibility that something was so."""
    if verb.lemma_ != "be" or is_past(verb):
        return False
    mark = any(c.dep_ == "acomp" and of(lemma_of(c), "possible") for c in verb.children)
    who = subject(verb)
    return mark and who is not None and who.pos_ == "NOUN"


def _heading(p: Proposition) -> bool:
    words = [t.lower_ for t in p.words]
    first = next((t for t in p.words if not t.is_punct), None)
    if first is not None and first.tag_ == "VBG":
        return bool({"tomorrow", "tonight", "later"} & set(words))
    if "tomorrow" in words or "tonight" in words:
        return True
    return bool(words) and words[0] in {"fears", "fear"} and "of" in words[:2]
