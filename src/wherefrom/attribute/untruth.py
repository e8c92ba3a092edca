"""Whether a claim is said to be untrue, or nothing to speak for it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from wherefrom.attribute.verb_forms import NOUNS, SUBJECTS, VERBAL, is_negated, lemma_of, of

POINTING = {"it", "this", "that", "what", "these", "those", "nothing"}
PREDICATES = {"acomp", "attr", "oprd", "prep", "advmod", "xcomp", "ccomp"}
BEING = {"be", "prove", "seem", "remain"}
PARTS = {"conj", "pobj", "amod", "acomp", "oprd", "attr"}
NONE = {"no", "little", "any"}


def untrue(verb: Token) -> str | None:
    """ "denied" for *the claim is false*, *called the reports fabricated*; "open" with a *not*."""
    said = [w for w in _predicates(verb) if _is(w, "untrue")]
    if _is(verb, "untrue") and any(c.dep_ == "auxpass" for c in verb.children):
        said = [verb]  # *the story was invented*
    if not said:
        return "denied" if _not_true(verb) or _called_untrue(verb) else None
    if not _about_claim(verb, said[0]):
        return None
    return "open" if is_negated(verb) else "denied"


def _called_untrue(verb: Token) -> bool:
    """*called the reports of a leak fabricated*, wherever the parse hung the last word."""
    if not of(lemma_of(verb), "calling"):
        return False
    taken = [c for c in verb.children if c.dep_ == "dobj"]
    taken += [
        g for c in verb.children if c.dep_ == "ccomp" for g in c.children if g.dep_ in SUBJECTS
    ]
    claim = next((t for t in taken if of(lemma_of(t), "claims")), None)
    if claim is None:
        return False
    after = (t for t in verb.subtree if t.i > claim.i and _is(t, "untrue"))
    return any(not (t.head.pos_ in NOUNS and t.head.i > t.i) for t in after)


def _is(word: Token, group: str) -> bool:
    return of(lemma_of(word), group) or of(word.lower_, group)


def _about_claim(verb: Token, word: Token) -> bool:
    """Whether what ``verb`` calls untrue is a claim, or what bears one; *false teeth* are none."""
    who = [c for c in verb.children if c.dep_ in SUBJECTS | {"dobj"} and c.i != word.i]
    inner = [c for c in verb.children if c.dep_ == "ccomp"]
    about = [lemma_of(w) for w in who]
    about += [lemma_of(g) for c in inner for g in c.children if g.dep_ in SUBJECTS]
    if any(of(w, "claims") or w in POINTING for w in about):
        return True
    if _is(word, "untrue_of_things") and any(of(w, "bearers") for w in about):
        return True
    return any(c.dep_ in {"csubj", "ccomp"} and c.i != word.i for c in verb.children)


def _predicates(verb: Token) -> Iterator[Token]:
    if verb.lemma_ not in BEING and not of(lemma_of(verb), "calling"):
        return
    for child in verb.children:
        if child.dep_ in PREDICATES or (child.dep_ == "advcl" and child.pos_ == "ADJ"):
            yield child
            yield from (g for g in child.children if g.dep_ in PARTS)


def _not_true(verb: Token) -> bool:
    """*It is not true that*, *that is not the case*."""
    true = any(
        c.lower_ in {"true", "so", "correct", "accurate"} and c.dep_ in PREDICATES
        for c in verb.children
    )
    return verb.lemma_ == "be" and true and is_negated(verb)


def no_evidence(word: Token) -> bool:
    """*no evidence that*, *found no sign of*, *nothing to show that*, at a verb or noun."""
    if word.pos_ in VERBAL:
        things = [c for c in word.children if c.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"}]
    else:
        things = [word] if word.pos_ in NOUNS else []
    return any(_lacking(thing, word) or _nothing_shows(thing) for thing in things)


def _lacking(thing: Token, word: Token) -> bool:
    if not of(lemma_of(thing), "evidence"):
        return False
    none = {c.lower_ for c in thing.children if c.dep_ in {"det", "amod", "neg"}} & NONE
    carried = any(
        c.dep_ in {"prep", "acl", "relcl", "ccomp"} and c.i > thing.i for c in thing.children
    )
    beside = any(c.dep_ in {"ccomp", "prep"} and c.i > thing.i for c in word.children)
    return bool(none) and (carried or beside) and ("any" not in none or is_negated(word))


def _nothing_shows(thing: Token) -> bool:
    return thing.lower_ == "nothing" and any(
        c.dep_ in {"relcl", "acl"} and of(lemma_of(c), "proving") for c in thing.children
    )
