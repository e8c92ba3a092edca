"""Whether a passage tells what is to come, what is planned or what would be."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.governing import Proposition
from wherefrom.attribute.lists import pattern
from wherefrom.attribute.modals import is_present, modal_of
from wherefrom.attribute.planning import is_planned
from wherefrom.attribute.verb_forms import VERBAL, helpers, is_past, lemma_of, of, subject

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
}


def is_forecast(p: Proposition) -> bool:
    """Whether the clause is of the future, planned, or true only under a condition."""
    for cue in p.over:
        if is_planned(cue):
            return True
    verb = p.verb
    if verb is None:
        return _heading(p)
    if (
        is_planned(verb)
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
    return _foretold(over)


def _foretold(word: Token) -> bool:
    """*is expected*, *is likely*, *set* before an infinitive; *was expected* only as told then."""
    if not of(lemma_of(word), "foretold") and not of(word.lower_, "foretold"):
        return False
    be = word.head if word.pos_ == "ADJ" else word
    aux = [c for c in be.children if c.dep_ in {"aux", "auxpass"}]
    if word.pos_ == "VERB" and word.lemma_ != "go" and not aux:
        return word.tag_ == "VBN" or word.lower_ in {"set", "due"}
    if word.pos_ == "VERB" and word.lemma_ == "expect" and not _is_passive(word):
        return False  # *does not expect to*
    past = any(f.tag_ == "VBD" for f in aux or [be])
    return not past or (word.lemma_ in {"expect", "forecast"} and _is_told(be))


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def _is_told(verb: Token) -> bool:
    """Whether somebody said it: *police said snow was expected to fall*."""
    return verb.dep_ == "ccomp" and not any(
        c.lemma_ == "be" for c in verb.children if c.dep_ == "xcomp"
    )


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
