"""Whether a passage says of something put forward that it is not so."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from wherefrom.attribute.governing import (
    NO_ONE,
    NOUNS,
    SUBJECTS,
    VERBAL,
    Proposition,
    by_nobody,
    helpers,
    is_negated,
    subject,
)
from wherefrom.attribute.lists import listed, pattern

POINTING = {"it", "this", "that", "what", "these", "those", "nothing"}
SPEAKERS = {"i", "we"}
PREDICATES = {"acomp", "attr", "oprd", "prep", "advmod", "xcomp", "ccomp"}
UNDONE = {"fail", "unable", "refuse", "decline"}


def of(lemma: str, group: str) -> bool:
    """Whether ``lemma`` is in a group of data/attitudes.yml."""
    return lemma in listed("attitudes", group)


def verdict(p: Proposition) -> str | None:
    """"denied", "open" (said neither to be so nor not), "granted" or None: no denial near.

    *Granted* is a denial that nobody makes: *nobody denies that*.
    """
    for cue in _considered(p):
        found = _of_cue(cue, p)
        if found is not None:
            return found
    if pattern("hedges", "denial_phrases").search(p.text) and not _refused(p):
        return "denied"
    return None


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
    lemma = cue.lemma_.lower()
    if cue.pos_ in VERBAL:
        tests = (_plain_denial, _denied_claim, _untrue, _excluded, _unproven)
        for test in tests:
            found = test(cue, lemma, p)
            if found is not None:
                return found
    return _no_evidence(cue, lemma)


def _plain_denial(verb: Token, lemma: str, p: Proposition) -> str | None:
    """*denied that*, *denies having*, *denied wrongdoing*; *denied bail* denies nothing."""
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
    everyone = by_nobody(verb) and who is not None and not any(c.dep_ == "prep" for c in who.children)
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
    return bool({head.lemma_.lower(), over.lemma_.lower()} & {*UNDONE, *listed("attitudes", "withholding")})


def _denies_thing(verb: Token) -> bool:
    """*denies wrongdoing*, *the charges were denied*; not *was denied bail*, *denied her leave*."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "oprd"}]
    given = [c for c in verb.children if c.dep_ == "dative"]
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    if passive:
        who = subject(verb)
        return not things and who is not None and of(who.lemma_.lower(), "claims")
    if given or len(things) > 1:
        return False
    return bool(things) and not any(of(t.lemma_.lower(), "refused_things") for t in things)


def _denied_claim(verb: Token, lemma: str, p: Proposition) -> str | None:
    """*rejected claims that*, *laughed off talk of*: a denial only of a claim."""
    if not of(lemma, "denying_claims"):
        return None
    taken = [*_taken(verb)]
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    who = subject(verb)
    if passive and who is not None:
        taken.append(who)
    governs = verb in p.over and any(c.dep_ == "ccomp" for c in verb.children)
    claim = any(of(t.lemma_.lower(), "claims") and t.lemma_.lower() != "case" for t in taken)
    return _answered(verb) if claim or (governs and lemma in {"reject", "dispute"}) else None


def _taken(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd"} and child.i > verb.i:
            yield child
        elif child.dep_ in {"prep", "prt", "advmod"} and child.i > verb.i:
            yield from (g for g in child.subtree if g.dep_ == "pobj" and g.head.head.i in {verb.i, child.i})


def _untrue(verb: Token, lemma: str, p: Proposition) -> str | None:
    """*the claim is false*, *called the reports fabricated*, *dismissed as false*."""
    said = [w for w in _predicates(verb) if of(w.lemma_.lower(), "untrue") or of(w.lower_, "untrue")]
    if not said:
        return "denied" if _not_true(verb) else None
    word = said[0]
    who = [c for c in verb.children if c.dep_ in SUBJECTS | {"dobj"} and c.i != word.i]
    who += [g for c in verb.children for g in c.children if c.dep_ == "ccomp" and g.dep_ in SUBJECTS]
    about = [w.lemma_.lower() for w in who]
    things = of(word.lemma_.lower(), "untrue_of_things") or of(word.lower_, "untrue_of_things")
    claims = any(of(w, "claims") or w in POINTING for w in about)
    borne = things and any(of(w, "bearers") for w in about)
    clause = any(c.dep_ in {"csubj", "ccomp"} and c.i != word.i for c in verb.children)
    if not (claims or borne or clause):
        return None
    return "open" if is_negated(verb) else "denied"


def _predicates(verb: Token) -> Iterator[Token]:
    if verb.lemma_ not in {"be", "prove", "seem", "remain"} and not of(verb.lemma_.lower(), "calling"):
        return
    for child in verb.children:
        if child.dep_ in PREDICATES and child.i > verb.i:
            yield child
            yield from (g for g in child.children if g.dep_ in {"conj", "pobj", "amod", "acomp", "oprd", "attr"})


def _not_true(verb: Token) -> bool:
    """*It is not true that*, *that is not the case*."""
    true = any(c.lower_ in {"true", "so", "correct", "accurate"} and c.dep_ in PREDICATES for c in verb.children)
    return verb.lemma_ == "be" and true and is_negated(verb)


def _excluded(verb: Token, lemma: str, p: Proposition) -> str | None:
    """*ruled out foul play* denies it; *did not rule out* leaves it open."""
    if not of(lemma, "excluding"):
        return None
    if lemma == "rule" and not any(c.lower_ == "out" for c in verb.children):
        return None
    return "open" if is_negated(verb) or _withheld(verb) else "denied"


def _unproven(verb: Token, lemma: str, p: Proposition) -> str | None:
    """*failed to prove that*, *is not persuaded that*, *nothing suggests that*."""
    if not of(lemma, "proving") or verb not in p.over and lemma != "support":
        return None
    modal = any(h in {"could", "can", "may", "might", "would", "will"} for h in helpers(verb))
    return "denied" if (is_negated(verb) or _withheld(verb)) and not modal else None


def _no_evidence(word: Token, lemma: str) -> str | None:
    """*no evidence that*, *found no sign of*, *nothing to show that*."""
    if word.pos_ in VERBAL:
        things = [c for c in word.children if c.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"}]
    elif word.pos_ in NOUNS:
        things = [word]
    else:
        return None
    for thing in things:
        none = any(c.lower_ in {"no", "little", "any"} and c.dep_ in {"det", "amod", "neg"} for c in thing.children)
        fronts = any(c.dep_ in {"prep", "acl", "relcl", "ccomp"} and c.i > thing.i for c in thing.children)
        fronts = fronts or any(c.dep_ in {"ccomp", "prep"} and c.i > thing.i for c in word.children)
        negated = none and (
            not any(c.lower_ == "any" for c in thing.children) or is_negated(word)
        )
        if negated and fronts and of(thing.lemma_.lower(), "evidence"):
            return "denied"
        if thing.lower_ == "nothing" and any(
            c.dep_ in {"relcl", "acl"} and of(c.lemma_.lower(), "proving") for c in thing.children
        ):
            return "denied"
    return None


def _refused(p: Proposition) -> bool:
    """Whether the phrase of denial is only asked about or supposed."""
    return p.text.rstrip().endswith("?") or any(t.lower_ in NO_ONE and t.dep_ == "pobj" for t in p.words)
