"""What stands for nothing, and what stands inside a quotation."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.claims.lexicon import listed

EMPTY_IT = {"rain", "snow", "hail", "freeze", "storm"}  # nobody does it


def expletive(pronoun: Token) -> bool:
    """Whether *it* stands for nothing: *it rained*, *it turned out that*, *it was decided to*."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or verb.pos_ not in {"VERB", "AUX"}:
        return False
    leading = _led_to(verb)
    if leading is not None and _of_a_clause(leading):
        return True  # *it was always going to be hard to convince them*
    if verb.lemma_ in EMPTY_IT:
        return True
    after = {c.dep_ for c in verb.children if c.i > verb.i}
    if after & {"ccomp", "csubj", "csubjpass"} and verb.lemma_ not in listed("saying"):
        return True
    whole = verb.lemma_ in {"be", "take", "seem", "appear", "turn", "happen"} | listed("raising")
    if whole and after & {"ccomp", "xcomp", "csubj", "advcl"}:
        return True
    return _of_a_clause(verb)


def _led_to(verb: Token) -> Token | None:
    """The infinitive under *going to*, *seems to* and the like."""
    if verb.lemma_ not in {"go", "seem", "appear", "prove", "have", "begin", "start", "turn"}:
        return None
    return next((c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ == "be"), None)


def _of_a_clause(verb: Token) -> bool:
    """*is hard to tell*, *is a shame that it closed*: the complement has a clause of its own."""
    complement = [c for c in verb.children if c.dep_ in {"acomp", "attr"}]
    return any(g.dep_ in {"xcomp", "ccomp"} for c in complement for g in c.children)


def quoted(token: Token) -> bool:
    """Whether ``token`` stands inside quotation marks of its sentence or paragraph."""
    depth = 0
    for before in token.doc[_paragraph(token) : token.i]:
        if before.text in {"“", "«", "„"}:
            depth = 1
        elif before.text in {"”", "»"}:
            depth = 0
        elif before.text == '"':
            depth = 1 - depth
    return depth > 0


def _paragraph(token: Token) -> int:
    at = token.i
    while at > 0 and token.i - at < 120:
        if token.doc[at - 1].is_space and "\n" in token.doc[at - 1].text:
            return at
        at -= 1
    return at
