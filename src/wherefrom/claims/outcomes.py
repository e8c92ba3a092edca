"""What became of a person: died, was arrested, was charged with what, was convicted, confessed.

Reports word these in many ways (*killed*, *pronounced dead*, *fell to his death*); each is asked
in one way of each person. The kinds are the events of Life and Justice of the ACE guidelines
(Linguistic Data Consortium 2005).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from wherefrom.claims.befallen import Person, person_of
from wherefrom.claims.charges import charged_with, given_a_task
from wherefrom.claims.manners import borrowed, manner_of
from wherefrom.claims.subjects import RELATIVE, own_subject
from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

TELLING = {"told", "headline", "passive", "reported"}
CHARGED = "charged"
OF_WHAT = {CHARGED: "with", "convicted": "of"}
WHOLE = {"died", CHARGED}  # nothing else is told by the verb, or else by the reply itself
ACCUSING = {CHARGED}  # where it does not matter by whom
NOUNS = {"NOUN", "PROPN"}
BEING = {"be", "have", "remain", "stand", "go"}


@dataclass(frozen=True, slots=True)
class Told:
    """That an outcome is told by ``verb``, of what ``holder`` heads."""

    outcome: str
    verb: Token
    holder: Token
    no: bool


def outcomes(parse: Doc, statement: Statement) -> Iterator[Reply]:
    """A reply for each outcome that ``statement`` tells of one person, and for each charge.

    Keys are *died: ann lee*, *charged with murder: the driver*; ``claims.whose`` finds out who
    *the driver* is, where only one person of the case can be meant.
    """
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    seen: set[str] = set()
    for token in span or ():
        for told in _told(token):
            for who in _persons(told.holder):
                for reply in _replies(statement, told, who):
                    if reply.key not in seen:
                        seen.add(reply.key)
                        yield reply


def tells_all(verb: Token) -> bool:
    """Whether what became of somebody is all that ``verb`` tells: not who did it to them."""
    by = any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.children)
    for told in _told(verb):
        acted = told.holder.dep_ == "dobj" and told.outcome in {"died", "wounded"}
        sure = any(who.sure for who in _persons(told.holder))
        if told.outcome in WHOLE and sure and not acted and (told.outcome in ACCUSING or not by):
            return True
    return False


def _replies(statement: Statement, told: Told, who: Person) -> Iterator[Reply]:
    asks = str(words("outcomes")["outcomes"][told.outcome]["asks"]).format(who=who.said)
    yield _reply(statement, told, who, told.outcome, asks)
    between = OF_WHAT.get(told.outcome)
    for charge in charged_with(told.verb) if between else ():
        asked = f"{asks.removesuffix('?')} {between} {charge}?"
        yield _reply(statement, told, who, f"{told.outcome} {between} {charge}", asked)


def _reply(statement: Statement, told: Told, who: Person, outcome: str, asks: str) -> Reply:
    plain = " ".join(statement.text.split())
    return Reply(
        statement.id, "proposition", f"{outcome}: {who.key}", plain,
        statement.start, statement.end, asks, who.sure, negated=told.no,
    )  # fmt: skip


def _told(token: Token) -> Iterator[Told]:
    """The outcomes that ``token`` tells as a verb."""
    if token.pos_ not in {"VERB", "AUX"} or manner_of(token) not in TELLING or _unsure(token):
        return
    no = any(c.dep_ == "neg" for c in token.children)
    outcome, done = _complemented(token) or _plain(token)
    if outcome:
        holder = (_patient(token) if done else None) or (None if done else _agent(token))
        if holder is not None:
            yield Told(outcome, token, holder, no)


def _unsure(verb: Token) -> bool:
    """*may have died*, *expected to be charged*: nothing is told yet."""
    helpers = [*verb.children, *borrowed(verb)]
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "MD" for c in helpers)


def _plain(verb: Token) -> tuple[str, bool]:
    lemma = verb.lemma_.casefold()
    if lemma == "face" and any(_of_charges(c) for c in verb.children):
        return CHARGED, False
    if lemma == "charge" and given_a_task(verb):
        return "", False
    for name, one in words("outcomes")["outcomes"].items():
        if lemma in one["done"]:
            return name, True
        if lemma in one["acting"]:
            return name, False
    return "", False


def _of_charges(token: Token) -> bool:
    return token.dep_ == "dobj" and token.lemma_.casefold() in {"charge", "count"}


def _complemented(verb: Token) -> tuple[str, bool] | None:
    """An outcome that the words right under ``verb`` tell, and whether it is done to its object."""
    lemma = verb.lemma_.casefold()
    for verbs, complements, outcome in words("outcomes")["complements"]:
        if lemma in verbs and any(_has(verb, said.split()) for said in complements):
            done = lemma not in BEING and not _by_itself(verb)
            return outcome, done
    return None


def _by_itself(verb: Token) -> bool:
    """*fell to his death*, *burned to death*: nobody is its object, and it is no passive."""
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in (*verb.children, *borrowed(verb)))
    return not (
        passive
        or verb.tag_ == "VBN"
        or any(c.dep_ == "dobj" or _small_clause(c) for c in verb.children)
    )


def _small_clause(token: Token) -> bool:
    """*found her dead*, *found Lee guilty*."""
    return token.dep_ == "ccomp" and token.lower_ in {"dead", "guilty"}


def _has(verb: Token, said: list[str]) -> bool:
    """Whether ``said`` hangs on ``verb``: an adverb or adjective, or a preposition and its noun."""
    for child in verb.children:
        if child.lower_ == said[0]:
            if len(said) == 1:
                return True
            if any(c.dep_ == "pobj" and c.lower_ == said[1] for c in child.children):
                return True
    return False


def _patient(verb: Token) -> Token | None:
    """Whom the verb is done to."""
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ in {"NOUN", "PROPN", "PRON"}]
    if objects and not any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        helped = any(c.dep_ == "aux" for c in (*verb.children, *borrowed(verb)))
        headline = verb.tag_ == "VBN" and own_subject(verb) is not None and not helped
        return own_subject(verb) if headline else objects[0]
    own = next((c for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"}), None)
    small = next((c for c in verb.children if _small_clause(c)), None)
    if small is not None and (found := own_subject(small)) is not None and own is not None:
        return found  # *Police found Lee dead*
    if own is not None:
        helped = own.dep_ == "nsubjpass" or manner_of(verb) == "passive"
        return _who(own, verb) if helped or borrowed(verb) else None
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return _only_one_before(verb)
    if verb.dep_ == "conj" and borrowed(verb):
        return _patient(verb.head)
    return None


def _agent(verb: Token) -> Token | None:
    """Who is the subject of the verb, over the verbs that it is joined to."""
    for _ in range(4):
        own = own_subject(verb)
        if own is not None:
            return _who(own, verb)
        if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
            verb = verb.head
        else:
            return _only_one_before(verb) if verb.dep_ in {"acl", "relcl"} else None
    return None


def _only_one_before(verb: Token) -> Token | None:
    """Whom a clause after a noun tells of; None for *the brother of a woman found dead*."""
    between = verb.doc[verb.head.i + 1 : verb.i]
    return None if any(person_of(t) for t in between if t.pos_ in NOUNS) else verb.head


def _who(subject: Token, verb: Token) -> Token | None:
    relative = subject.tag_ in RELATIVE and verb.dep_ == "relcl"
    return _only_one_before(verb) if relative else subject


def _persons(holder: Token) -> Iterator[Person]:
    """``holder`` and whoever is joined to it, where each is one person."""
    joined = [
        c for c in holder.subtree if c.dep_ == "conj" and c.head in {holder, *holder.conjuncts}
    ]
    for token in (holder, *joined):
        who = person_of(token)
        if who is not None and (who.named or not joined):
            yield who
