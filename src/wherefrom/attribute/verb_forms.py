"""What a verb's own words say: its subject, negation, tense and auxiliaries."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute.lists import listed

VERBAL = {"VERB", "AUX"}
SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"}
NOUNS = {"NOUN", "PROPN"}
NO_ONE = {"nobody", "none", "no", "neither", "nothing", "few", "little"}
NEGATIVE = {"not", "n't", "n’t", "never", "nor", "neither", "hardly", "scarcely"}


def of(lemma: str, group: str) -> bool:
    """Whether ``lemma`` is in a group of data/attitudes.yml."""
    return lemma in listed("attitudes", group)


def lemma_of(token: Token) -> str:
    """The lemma, lower-cased; the pipeline's *hop* for *hopes* put right."""
    return "hope" if token.lower_ in {"hopes", "hoped", "hoping"} else token.lemma_.lower()


def subject(verb: Token) -> Token | None:
    """The subject of ``verb``'s own clause, or of the verb it is joined to."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    if verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in VERBAL:
        return subject(verb.head)
    return None


def is_negated(token: Token) -> bool:
    """*did not*, *never*, *no one*, *neither ... nor* at ``token``."""
    if any(c.dep_ == "neg" or c.lower_ in NEGATIVE for c in token.children if c.i < token.i + 3):
        return True
    return by_nobody(token)


def by_nobody(verb: Token) -> bool:
    """Whether the subject is *nobody* or *none of the guards*."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return who is not None and (
        who.lower_ in NO_ONE
        or any(c.lower_ in {"no", "neither"} for c in who.children)
        or (who.lower_ == "one" and who.i > 0 and who.nbor(-1).lower_ == "no")
    )


def is_past(verb: Token) -> bool:
    """Whether the clause's finite verb is in the past."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    finite = [t for t in (*helpers, verb) if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    if finite:
        return finite[0].tag_ == "VBD"
    return verb.tag_ == "VBN" and not helpers


def helpers(verb: Token) -> list[str]:
    """The auxiliaries of ``verb``, lower-cased, in order."""
    return [c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i]
