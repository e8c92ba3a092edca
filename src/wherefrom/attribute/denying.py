"""Whether a passage says of something put forward that it is not so."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from wherefrom.attribute.governing import Proposition
from wherefrom.attribute.lists import listed, pattern
from wherefrom.attribute.untruth import no_evidence, untrue
from wherefrom.attribute.verb_forms import (
    NO_ONE,
    VERBAL,
    by_nobody,
    helpers,
    is_negated,
    lemma_of,
    of,
    subject,
)

SPEAKERS = {"i", "we"}
UNDONE = {"fail", "unable", "refuse", "decline"}


def verdict(p: Proposition) -> str | None:
    """ "denied", "open" (said neither to be so nor not), "granted" or None: no denial near.

    *Granted* is a denial that nobody makes: *nobody denies that*.
    """
    if any(_unsaid(v) for v in p.verbs):
        return "open"
    for cue in _considered(p):
        found = _of_cue(cue, p)
        if found is not None:
            return found
    if _contradicts(p):
        return "denied"
    if pattern("hedges", "denial_phrases").search(p.text) and not _refused(p):
        return "denied"
    return None


def _unsaid(verb: Token) -> bool:
    """*refused to say that*, *is not saying that*: the clause is neither said nor denied."""
    if verb.lemma_ != "say" or not any(c.dep_ == "ccomp" for c in verb.children):
        return False
    can = any(h in {"can", "ca", "could"} for h in helpers(verb))  # *you cannot say that*: it is so
    return _withheld(verb) or (is_negated(verb) and not can)


def _contradicts(p: Proposition) -> bool:
    """*not carrying grain, as its owner claimed*; *contrary to what X says, no one came*."""
    verb = p.verb
    if verb is None or not is_negated(verb):
        return False
    if "contrary to" in verb.sent.text.casefold():
        return True
    return any(
        c.dep_ == "advcl" and of(lemma_of(c), "claiming") and _marked_as(c) for c in verb.children
    )


def _marked_as(clause: Token) -> bool:
    return any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in clause.children)


def _considered(p: Proposition) -> Iterator[Token]:
    yield from p.over
    if p.verb is not None and p.verb not in p.over:
        yield p.verb
    inside = {t.i for t in p.words}
    for token in p.over:
        for child in token.children:
            if child.dep_ in {"acomp", "oprd", "attr", "xcomp"} and child.i in inside:
                yield child


def _of_cue(cue: Token, p: Proposition) -> str | None:
    lemma = lemma_of(cue)
    if cue.pos_ in VERBAL:
        if of(lemma, "withdrawing") and any(of(lemma_of(t), "claims") for t in _taken(cue)):
            return "open"
        found = (
            _plain_denial(cue, p)
            or _denied_claim(cue, p)
            or untrue(cue)
            or _excluded(cue)
            or _unproven(cue, p)
        )
        if found is not None:
            return found
    return "denied" if no_evidence(cue) else None


def _plain_denial(verb: Token, p: Proposition) -> str | None:
    """*denied that*, *denies having*, *denied wrongdoing*; *denied bail* denies nothing."""
    lemma = lemma_of(verb)
    if not of(lemma, "denying"):
        return None
    governs = verb in p.over
    if not governs and not _denies_thing(verb):
        return None
    return _answered(verb)


def _answered(verb: Token) -> str:
    """What a verb of denial comes to with the negations over and at it."""
    withheld = _withheld(verb)
    if not withheld and not is_negated(verb):
        return "denied"
    who = subject(verb)
    never = any(c.lower_ == "never" for c in verb.children)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    everyone = (
        by_nobody(verb) and who is not None and not any(c.dep_ == "prep" for c in who.children)
    )
    own = who is not None and who.lower_ in SPEAKERS
    return "granted" if everyone or own or never or (passive and not withheld) else "open"


def _withheld(verb: Token) -> bool:
    """*refused to*, *stopped short of*, *neither ... nor*, over ``verb``."""
    head = verb.head if verb.dep_ in {"xcomp", "pcomp", "ccomp", "acl", "conj"} else None
    if head is not None and head.dep_ in {"prep", "pcomp"}:
        head = head.head
    if head is None or head.i == verb.i:
        return False
    if verb.dep_ == "conj":
        return is_negated(head) and any(c.lower_ in {"nor", "or"} for c in head.children)
    over = head.head if head.dep_ in {"advmod", "acomp", "prep"} else head
    return bool({lemma_of(head), lemma_of(over)} & {*UNDONE, *listed("attitudes", "withholding")})


def _denies_thing(verb: Token) -> bool:
    """*denies wrongdoing*, *the charges were denied*; not *was denied bail*, *denied her leave*."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "oprd"}]
    given = [c for c in verb.children if c.dep_ == "dative"]
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    if passive:
        who = subject(verb)
        return not things and who is not None and of(lemma_of(who), "claims")
    if given or len(things) > 1:
        return False
    return bool(things) and not any(of(lemma_of(t), "refused_things") for t in things)


def _denied_claim(verb: Token, p: Proposition) -> str | None:
    """*rejected claims that*, *laughed off talk of*: a denial only of a claim."""
    lemma = lemma_of(verb)
    if not of(lemma, "denying_claims"):
        return None
    taken = [*_taken(verb)]
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    who = subject(verb)
    if passive and who is not None:
        taken.append(who)
    governs = verb in p.over and any(c.dep_ == "ccomp" for c in verb.children)
    claim = any(of(lemma_of(t), "claims") and lemma_of(t) != "case" for t in taken)
    return _answered(verb) if claim or (governs and lemma in {"reject", "dispute"}) else None


def _taken(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd"} and child.i > verb.i:
            yield child
        elif child.dep_ in {"prep", "prt", "advmod"} and child.i > verb.i:
            yield from (
                g for g in child.subtree if g.dep_ == "pobj" and g.head.head.i in {verb.i, child.i}
            )


def _excluded(verb: Token) -> str | None:
    """*ruled out foul play* denies it; *did not rule out* leaves it open."""
    lemma = lemma_of(verb)
    if not of(lemma, "excluding"):
        return None
    if lemma == "rule" and not any(c.lower_ == "out" for c in verb.children):
        return None
    return "open" if is_negated(verb) or _withheld(verb) else "denied"


def _unproven(verb: Token, p: Proposition) -> str | None:
    """*failed to prove that*, *is not persuaded that*, *nothing suggests that*."""
    lemma = lemma_of(verb)
    if not of(lemma, "proving") or (verb not in p.over and lemma != "support"):
        return None
    modal = any(h in {"could", "can", "may", "might", "would", "will"} for h in helpers(verb))
    return "denied" if (is_negated(verb) or _withheld(verb)) and not modal else None


def _refused(p: Proposition) -> bool:
    """Whether the phrase of denial is only asked about or supposed."""
    return p.text.rstrip().endswith("?") or any(
        t.lower_ in NO_ONE and t.dep_ == "pobj" for t in p.words
    )
