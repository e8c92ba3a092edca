"""Whether a passage tells what is to come, what is planned or what would be."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.denying import of
from wherefrom.attribute.governing import VERBAL, Proposition, helpers, is_negated, is_past, subject
from wherefrom.attribute.hedging import STATIVE, is_person
from wherefrom.attribute.lists import cue_group, pattern

COMING = {"tomorrow", "tonight", "soon", "later"}
DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
SCHEDULED = {"open", "close", "start", "begin", "resume", "return", "run", "leave", "arrive", "depart", "meet", "launch", "face"}
REFUSABLE = {"say", "give", "let", "comment", "allow", "talk", "answer", "speak", "discuss", "tell", "name"}
HABIT = {"often", "always", "every", "usually", "sometimes", "each"}
ABILITY = {"hear", "see", "feel", "smell", "find", "remember", "afford", "understand"}
NEGATED_PLAN = {"cancel", "drop", "abandon", "shelve", "scrap", "oppose", "reject", "criticise", "criticize"}


def is_forecast(p: Proposition) -> bool:
    """Whether the clause is of the future, planned, or true only under a condition."""
    for cue in p.over:
        if _planned(cue, p):
            return True
    verb = p.verb
    if verb is None:
        return _heading(p)
    if _planned(verb, p) or _modal(verb, p) or _about_to(verb) or _scheduled(verb) or _if(verb, p):
        return True
    return pattern("hedges", "forecast").search(p.text) is not None


def _planned(cue: Token, p: Proposition) -> bool:
    """*plans to*, *vowed to*, *is considering moving*, *announced plans to*."""
    lemma = cue.lemma_.lower()
    if cue.pos_ in {"NOUN"}:
        return False
    if cue.pos_ not in VERBAL:
        return False
    noun = next((c for c in cue.children if c.dep_ == "dobj" and c.lemma_ in {"plan", "intention"}), None)
    if noun is not None and any(c.dep_ in {"acl", "relcl", "prep"} for c in noun.children):
        return lemma not in NEGATED_PLAN
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in cue.children)
    if passive:
        return False
    past_want = lemma in {"want", "mean", "hope", "look", "seek", "offer"} and is_past(cue)
    infinitive = [c for c in cue.children if c.dep_ == "xcomp" and c.i > cue.i and "to" in helpers(c)]
    own = any(not any(g.dep_ in {"nsubj", "nsubjpass"} for g in c.children) for c in infinitive)
    if own and of(lemma, "planning") and not past_want and not is_negated(cue):
        return True
    if lemma in {"commit", "look"} and any(c.dep_ in {"prep", "prt", "advmod"} and c.lower_ in {"to", "forward"} for c in cue.children):
        return lemma == "commit" or any(g.dep_ == "pcomp" for c in cue.children for g in c.subtree)
    if of(lemma, "pondering"):
        doing = any(c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG" for c in cue.children)
        doing = doing or any(g.dep_ == "pcomp" for c in cue.children if c.dep_ == "prep" for g in c.children)
        taken = any(c.dep_ == "dobj" for c in cue.children) and lemma in {"mull", "weigh", "eye", "contemplate"}
        return (doing or taken) and not is_past(cue)
    return of(lemma, "foretelling") and lemma in {"expect", "anticipate"} and not is_past(cue) and any(
        c.dep_ in {"dobj"} for c in cue.children
    )


def _modal(verb: Token, p: Proposition) -> bool:
    aux = helpers(verb)
    perfect = "have" in aux
    if {"will", "'ll", "’ll", "wo"} & set(aux):
        return not (perfect and any(t.lower_ == "now" for t in p.words))
    if "shall" in aux:
        who = subject(verb)
        return who is None or who.lower_ in {"i", "we"}
    if {"would", "'d", "’d"} & set(aux):
        return _would(verb, p, perfect=perfect)
    if {"may", "might", "could"} & set(aux) and not perfect and verb.lemma_ not in STATIVE:
        return _could(verb, aux)
    return False


def _would(verb: Token, p: Proposition, *, perfect: bool) -> bool:
    """What would come; not a habit, a refusal or hearsay in the conditional."""
    if verb.lemma_ in {"like", "prefer", "love"}:
        return False
    if perfect:
        return _conditional(verb) or not _reported(p)
    if verb.lemma_ in REFUSABLE and is_negated(verb):
        return False
    if any(t.lower_ in HABIT for t in verb.subtree):
        return False
    said = any(t.lemma_ in {"say", "tell", "promise", "add", "announce"} for t in p.over)
    told = verb.dep_ == "conj" and verb.head.tag_ == "VBD" and not said
    if told or verb.dep_ == "relcl":
        return False
    who = subject(verb)
    return said or _conditional(verb) or who is None or who.lower_ not in {"i", "we"}


def _reported(p: Proposition) -> bool:
    said = any((g := cue_group(t.lemma_.lower())) is not None and g.name in {"say", "report"} for t in p.over)
    return said or any(t.lower_ in {"according", "already"} for t in p.words)


def _conditional(verb: Token) -> bool:
    """*if*, *without*, *but for*, *had the door been open* in the sentence."""
    words = [t.lower_ for t in verb.sent]
    text = " ".join(words)
    return (
        bool({"if", "unless", "without", "otherwise"} & set(words))
        or text.startswith(("had ", "were ", "should ", "but for "))
    )


def _could(verb: Token, aux: list[str]) -> bool:
    """*the strike could last*; not *workers could leave*, *may be reached*, *could not leave*."""
    who = subject(verb)
    if any(c.dep_ == "neg" for c in verb.children):
        return "could" not in aux and who is not None and not any(c.lower_ in {"a", "any", "no"} for c in who.children)
    if verb.lemma_ in ABILITY:
        return False
    if "could" in aux:
        somebody = who is not None and (who.pos_ == "PRON" and who.lower_ not in {"it", "this", "that"} or is_person(who))
        return not somebody or verb.lemma_ in {"lose", "die", "face", "fall", "suffer", "win", "become", "get", "end"}
    if "may" in aux and "be" in aux:
        return not any(c.dep_ in {"agent"} or c.lower_ in {"by", "as", "only", "in"} for c in verb.children)
    allowed = who is not None and who.tag_ == "NNS" and is_person(who) and verb.lemma_ in {"take", "use", "bring", "enter", "apply", "leave"}
    return not allowed


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
    if not of(word.lemma_.lower(), "foretold") and not of(word.lower_, "foretold"):
        return False
    be = word.head if word.pos_ == "ADJ" else word
    finite = [c for c in be.children if c.dep_ in {"aux", "auxpass"}] or [be]
    if word.pos_ == "VERB" and word.lemma_ not in {"go"} and not any(c.dep_ in {"auxpass", "aux"} for c in word.children):
        return word.tag_ == "VBN" or word.lower_ in {"set", "due"}
    return not any(f.tag_ == "VBD" for f in finite) or word.lemma_ in {"expect", "forecast"}


def _headed(verb: Token) -> bool:
    """*Northlight to close cannery*: the infinitive of a heading."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children) or verb.i > verb.sent.start + 1


def _scheduled(verb: Token) -> bool:
    """*The talks resume on Thursday*: a present that means a coming day."""
    present = verb.tag_ in {"VBZ", "VBP"} and not helpers(verb)
    near = {t.lower_ for t in verb.subtree}
    if near & {"every", "each", "since", "ago"}:
        return False
    coming = bool(near & COMING) or ("next" in near and bool(near & {"week", "month", "year", "day", *DAYS}))
    if verb.tag_ == "VBG" and coming:
        return True
    dated = any(t.ent_type_ == "DATE" or t.lower_ in DAYS for t in verb.subtree)
    if verb.lemma_ == "face" and present:
        return bool(near & {"years", "prison", "jail", "trial", "life"})
    return present and verb.lemma_ in SCHEDULED and (coming or dated)


def _if(verb: Token, p: Proposition) -> bool:
    """*If the dam breaks, the town floods*; not *if you spoke, they hit you*."""
    for clause in verb.children:
        if clause.dep_ != "advcl":
            continue
        marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
        if not marks & {"if", "unless"}:
            continue
        who = subject(clause)
        anybody = who is not None and (who.lower_ in {"you", "i", "one"} or any(c.lower_ in {"a", "an", "any"} for c in who.children))
        if verb.tag_ in {"VBZ", "VBP"} and clause.tag_ in {"VBZ", "VBP", "VBN"} and not anybody and not is_past(clause):
            return True
    return False


def _heading(p: Proposition) -> bool:
    words = [t.lower_ for t in p.words]
    first = next((t for t in p.words if not t.is_punct), None)
    if first is not None and first.tag_ == "VBG":
        return bool({"tomorrow", "tonight", "later"} & set(words))
    if "tomorrow" in words or "tonight" in words:
        return True
    return bool(words) and words[0] in {"fears", "fear"} and "of" in words[:2]
