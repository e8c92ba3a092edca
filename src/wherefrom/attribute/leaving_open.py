"""Whether a passage asks, or tells only that something is not known."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.governing import Proposition
from wherefrom.attribute.verb_forms import (
    NOUNS,
    VERBAL,
    by_nobody,
    helpers,
    is_negated,
    lemma_of,
    of,
    subject,
)

WH = {"who", "whom", "whose", "what", "which", "when", "where", "why", "how"}
ASKING = {"whether", "if"}
CLOSING = " \t\n\"”'’)"
FACING = {"must", "should", "need", "have", "will", "ought"}
KNOWING = {
    "say",
    "disclose",
    "reveal",
    "specify",
    "tell",
    "know",
    "explain",
    "confirm",
    "comment",
    "see",
}


def is_question(p: Proposition) -> bool:
    """A direct or reported question, or a clause left open."""
    if p.text.rstrip(CLOSING).endswith("?"):
        return True
    if _verbless(p):
        return True
    return any(_asks(token) for token in p.words if _is_question_word(token))


def _is_question_word(token: Token) -> bool:
    return token.lower_ in WH or (token.lower_ in ASKING and token.dep_ == "mark")


def _asks(word: Token) -> bool:
    """Whether the clause that ``word`` begins is asked, by what governs it."""
    clause = _clause(word)
    if clause is None:
        return False
    over = clause.head
    if clause.dep_ == "pcomp" or over.dep_ == "prep":
        over = over.head if over.dep_ == "prep" else over
        over = over.head if over.dep_ == "prep" else over
    if over.i == clause.i:
        return False
    certain = word.lower_ == "whether"
    lemma = lemma_of(over)
    if clause.dep_ == "relcl" and of(lemma_of(over.head), "wondering"):
        return over.dep_ in {"dobj", "dative"}  # *asked the witness where she had stood*
    if over.pos_ in NOUNS or over.pos_ == "ADJ":
        return of(lemma, "open") and (certain or clause.dep_ != "relcl")
    if over.pos_ not in VERBAL:
        return False
    if clause.dep_ not in {
        "ccomp",
        "csubj",
        "csubjpass",
        "pcomp",
        "xcomp",
        "dobj",
        "advcl",
        "attr",
    }:
        return False
    if clause.dep_ == "advcl" and not (word.lower_ == "whether" or of(lemma, "wondering")):
        return False
    return _leaves_open(over, certain=certain)


def _clause(word: Token) -> Token | None:
    """The verb of the clause that a question word begins."""
    at = word.head if word.head.i != word.i else None
    for _ in range(4):
        if at is None or at.pos_ in VERBAL:
            break
        at = at.head if at.head.i != at.i else None
    if at is None or at.pos_ not in VERBAL:
        return None
    return (
        at if word.i == min(t.i for t in at.subtree) or word.dep_ == "mark" else _nearest(at, word)
    )


def _nearest(verb: Token, word: Token) -> Token | None:
    first = min(t.i for t in verb.subtree if not t.is_punct)
    return verb if word.i - first <= 1 else None


def _leaves_open(verb: Token, *, certain: bool) -> bool:
    lemma = lemma_of(verb)
    if of(lemma, "wondering"):
        return True
    if lemma == "be":
        marks = [c for c in verb.children if c.dep_ in {"acomp", "attr", "nsubj"}]
        return any(of(lemma_of(c), "open") for c in marks) and (
            not any(c.lower_ in {"known", "clear"} for c in marks) or is_negated(verb)
        )
    if lemma in {"remain", "stay"}:
        return any(of(lemma_of(c), "open") or of(c.lower_, "open") for c in verb.children)
    if of(lemma, "finding_out") and _still_to_do(verb):
        return True
    if of(lemma, "resolving"):
        if lemma == "tell" and by_nobody(verb):
            return False  # *nobody told us where we were going*
        demanded = verb.tag_ == "VB" and not helpers(verb) and subject(verb) is None
        return is_negated(verb) or _withheld(verb) or (demanded and lemma in {"tell", "say"})
    return certain and not (verb.dep_ == "prep" or lemma in {"regard", "depend"})


def _still_to_do(verb: Token) -> bool:
    """*is investigating how*, *must decide whether*, *to find out*; not *established who*."""
    aux = helpers(verb)
    if verb.tag_ == "VBG" or any(a in {"to", "must", "will", "should"} for a in aux):
        return True
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in {
        "investigate",
        "examine",
        "probe",
        "assess",
        "check",
    }:
        return True
    return is_negated(verb)


def _withheld(verb: Token) -> bool:
    head = verb.head
    if verb.dep_ != "xcomp":
        return False
    return of(lemma_of(head), "withholding") or any(c.lower_ == "unable" for c in head.children)


def unsettled(p: Proposition) -> bool:
    """*The cause is unknown*, *the number could not be established*: a noun left open."""
    return any(_unsettled(verb) for verb in p.verbs)


def _unsettled(verb: Token) -> bool:
    things = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    things += [
        g for c in verb.children if c.dep_ == "ccomp" for g in c.children if g.dep_ == "nsubj"
    ]
    if not any(of(lemma_of(t), "unsettled") for t in things):
        return False
    predicates = [c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}]
    if verb.lemma_ in {"be", "remain"} or verb.lemma_ == "know":
        said = [*predicates, verb] if verb.lemma_ == "know" else predicates
        names = {c.lower_ for c in said}
        unknown = any(
            of(n, "open") for n in names - {"known", "clear", "disputed", "question", "issue"}
        )
        return unknown or (bool(names & {"known", "clear"}) and is_negated(verb))
    return of(lemma_of(verb), "confirming") and is_negated(verb)


def _verbless(p: Proposition) -> bool:
    """*Doubts over how cook died*; *What we don't know about X*: a heading that asks."""
    first = p.words[0] if p.words else None
    if first is None:
        return False
    titled = p.text[-1:].isalnum()
    return titled and (
        (first.lower_ in {"what", "how", "who"} and any(t.dep_ == "neg" for t in p.words[:6]))
        or (
            first.lower_ in {"doubts", "questions", "mystery"}
            and any(t.lower_ in WH | {"over"} for t in p.words)
        )
    )
