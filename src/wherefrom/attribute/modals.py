"""What the modal of a clause's verb says: a duty, the future, a possibility, an ability."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from spacy.tokens import Token

from wherefrom.attribute.governing import Proposition
from wherefrom.attribute.lists import cue_group, listed
from wherefrom.attribute.verb_forms import VERBAL, by_nobody, helpers, is_negated, lemma_of, subject

Modal = Literal["duty", "future", "possible_future", "possible", "unreal", "plain"]

WILL = {"will", "'ll", "’ll", "wo", "shall"}
WOULD = {"would", "'d", "’d"}
CAN_NOT = {"can", "ca", "cannot", "could"}
STATIVE = {"be", "have", "contain", "know", "exist", "belong", "indicate", "show", "mean", "amount"}
STATIVE |= {"point", "reflect"}
HABIT = {"often", "always", "every", "usually", "sometimes", "each"}
UNWANTED = {"lose", "die", "face", "fall", "suffer", "win", "become", "get", "end", "run"}
ABILITY = {"hear", "see", "feel", "smell", "find", "remember", "afford", "understand"}
ALLOWED = {
    "stay",
    "remain",
    "go",
    "work",
    "travel",
    "take",
    "use",
    "bring",
    "enter",
    "apply",
    "leave",
}
REFUSABLE = {"say", "give", "let", "comment", "allow", "talk", "answer", "speak", "discuss", "tell"}
REFUSABLE |= {"name", "confirm", "deny", "admit"}
PERSON_ENDS = ("er", "or", "ist", "man", "men", "leader", "ee")
SAYING = {"say", "tell", "promise", "add", "announce"}
TELLING = {"say", "tell", "admit", "confess", "understand", "remember", "know"}
LIKING = {"like", "prefer", "love"}


def modal_of(verb: Token, p: Proposition) -> Modal:
    """What the auxiliaries of ``verb`` say; *plain* where they say none of the others."""
    aux = helpers(verb)
    words = set(aux)
    perfect = "have" in aux or "'ve" in aux or "’ve" in aux
    if "must" in words and (verb.lemma_ in TELLING and verb in p.over):
        return "plain"  # *I must tell you that*
    if "must" in words:
        return "possible" if perfect else "duty"
    if "should" in words:
        return _should(verb, p, perfect=perfect)
    if "ought" in words or verb.lower_ == "ought":
        return "duty"
    if words & WILL:
        return _will(verb, p, words, perfect=perfect)
    had = words & {"'d", "’d"} and verb.tag_ == "VBN" and "have" not in words
    if words & WOULD and not had:
        return _would(verb, p, perfect=perfect)
    if words & {"may", "might"}:
        return _may(verb, words, perfect=perfect)
    if words & CAN_NOT:
        return _can(verb, words, perfect=perfect)
    return _have_to(verb)


def _should(verb: Token, p: Proposition, *, perfect: bool) -> Modal:
    if p.words and p.words[0].lower_ == "should":
        return "future"  # *should the dam break*
    about = (t for t in verb.subtree if t.i > verb.i)
    if perfect and verb.lemma_ == "be" and any(t.like_num or t.lower_ == "about" for t in about):
        return "possible"
    return "duty"


def _will(verb: Token, p: Proposition, words: Collection[str], *, perfect: bool) -> Modal:
    who = subject(verb)
    if "shall" in words and who is not None and who.lower_ not in {"i", "we"}:
        return "duty"
    now = any(t.lower_ == "now" for t in p.words)
    return "possible" if perfect and now else "future"


def _would(verb: Token, p: Proposition, *, perfect: bool) -> Modal:
    """What would come; not a habit, a refusal or hearsay in the conditional."""
    if verb.lemma_ in LIKING:
        return "plain"
    if perfect:
        return "possible" if _reported(p) and not _conditional(verb) else "unreal"
    refused = is_negated(verb) or any(c.dep_ == "preconj" for c in verb.children)
    if verb.lemma_ in REFUSABLE and refused:
        return "plain"
    said = any(t.lemma_ in SAYING for t in p.over)
    told = verb.dep_ == "conj" and verb.head.tag_ == "VBD" and not said
    if told or verb.dep_ == "relcl" or any(t.lower_ in HABIT for t in verb.subtree):
        return "plain"
    who = subject(verb)
    own = who is not None and who.lower_ in {"i", "we"}
    return "plain" if own and not said and not _conditional(verb) else "future"


def _reported(p: Proposition) -> bool:
    groups = (cue_group(lemma_of(t)) for t in p.over)
    said = any(g is not None and g.name in {"say", "report"} for g in groups)
    return said or any(t.lower_ in {"according", "already"} for t in p.words)


def _conditional(verb: Token) -> bool:
    """*if*, *without*, *but for*, *had the door been open* in the sentence."""
    words = [t.lower_ for t in verb.sent]
    inverted = " ".join(words).startswith(("had ", "were ", "should ", "but for "))
    return bool({"if", "unless", "without", "otherwise"} & set(words)) or inverted


def _may(verb: Token, words: Collection[str], *, perfect: bool) -> Modal:
    who = subject(verb)
    if perfect or ("might" in words and verb.lemma_ in STATIVE):
        return "possible"
    if any(c.dep_ == "neg" for c in verb.children):
        ruled = who is not None and any(c.lower_ in {"a", "any", "no"} for c in who.children)
        return "duty" if ruled else "possible_future"
    if verb.lemma_ in STATIVE:
        return "possible"
    means = any(c.dep_ == "agent" or c.lower_ in {"by", "as", "only", "in"} for c in verb.children)
    if "be" in words and means:
        return "plain"  # *may be reached by boat*
    several = who is not None and who.tag_ == "NNS" and is_person(who)
    if several and verb.lemma_ in ALLOWED:
        return "plain"
    return "possible_future"


def _can(verb: Token, words: Collection[str], *, perfect: bool) -> Modal:
    """*could last* and *cannot have known*; *could leave*, *could not leave* tell an ability."""
    if perfect:
        return "possible"
    if "could" not in words or is_negated(verb) or by_nobody(verb) or verb.lemma_ in ABILITY:
        return "plain"
    if verb.lemma_ in STATIVE:
        return "possible"
    able = _somebody(verb) and verb.lemma_ not in UNWANTED
    return "plain" if able else "possible_future"


def _somebody(verb: Token) -> bool:
    who = subject(verb)
    if who is None:
        return False
    if who.pos_ == "PRON":
        return who.lower_ not in {"it", "this", "that", "these", "those"}
    return who.ent_type_ == "PERSON" or is_person(who)


def is_person(noun: Token) -> bool:
    """Whether a common noun names persons, by its ending or the lists."""
    lemma = lemma_of(noun)
    listed_ = lemma in listed("attitudes", "persons") or lemma in listed("anonymous", "plural")
    return listed_ or lemma.endswith(PERSON_ENDS)


def _have_to(verb: Token) -> Modal:
    """*has to*, *needs to*, *are required to* in the present; *had to* is an event."""
    for over, clause in ((verb, _infinitive(verb)), (verb.head, verb)):
        if clause is None or "to" not in helpers(clause) or over.i == clause.i:
            continue
        yet = any(c.lower_ == "yet" for c in (*clause.children, *over.children))
        if over.lemma_ in {"have", "need", "require", "oblige"} and over.i < clause.i and not yet:
            held = [c for c in over.children if c.dep_ == "dobj"]
            passive = any(c.dep_ == "auxpass" for c in over.children)
            if over.lemma_ in {"require", "oblige"} and not passive:
                continue
            if is_present(over) and not held and not is_negated(over):
                return "duty"
        if over.lemma_ == "be" and _ruled(over) and clause.dep_ == "xcomp":
            return "duty"
    return "plain"


def _infinitive(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ in VERBAL), None)


def _ruled(verb: Token) -> bool:
    """*Any appeal is to be lodged*: for everybody."""
    who = subject(verb)
    general = {"any", "no", "every", "each", "all"}
    return who is not None and any(c.lower_ in general for c in who.children)


def is_present(verb: Token) -> bool:
    """Whether the finite verb of ``verb``'s clause is in the present."""
    aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    finite = aux[0] if aux else verb
    return finite.tag_ in {"VBZ", "VBP", "MD", "VB"} or finite.lower_ in {"'ve", "'s", "got"}
