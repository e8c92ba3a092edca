"""Who holds a view: the subject it has, or the one it borrows."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.reading import Reading
from wherefrom.attribute.voicing import Voicing

NOBODY = {"it", "there", "this", "that", "what", "which", "these", "those"}
HANGS_ON = {"xcomp", "advcl", "conj", "pcomp", "ccomp", "aux"}


def holder_of(verb: Token, hops: int = 4) -> Token | None:
    """The one who does ``verb``: its subject or agent, or that of the verb it hangs on.

    *The port agreed to let Tolin leave*: Tolin leaves; *asked to speak*, the one asked.
    """
    if clauses.is_passive(verb):
        return clauses.agent(verb)
    own = next((c for c in verb.children if c.dep_ in clauses.SUBJECTS), None)
    if own is not None:
        if own.lower_ in clauses.RELATIVES:
            return _antecedent(verb)
        return own
    if hops == 0 or verb.dep_ == "ROOT":
        return None
    host = verb.head
    if verb.dep_ in {"acl", "relcl"}:
        return host if verb.tag_ == "VBG" else _owner(host)
    if verb.dep_ == "pcomp" and host.head.pos_ in {"VERB", "AUX"}:
        return holder_of(host.head, hops - 1)
    if verb.dep_ == "pcomp" and host.head.pos_ == "NOUN":
        return _owner(host.head)
    if verb.dep_ not in HANGS_ON or host.pos_ not in {"VERB", "AUX", "ADJ"}:
        return None
    if verb.dep_ == "xcomp" and host.pos_ == "VERB":
        told = next((c for c in host.children if c.dep_ == "dobj" and c.i < verb.i), None)
        if told is not None and host.lemma_ != "promise":
            return told
        if clauses.is_passive(host):
            return next((c for c in host.children if c.dep_ == "nsubjpass"), None)
    if verb.dep_ == "advcl" and clauses.is_passive(host):
        return next((c for c in host.children if c.dep_ == "nsubjpass"), None)
    return holder_of(host, hops - 1)


def _antecedent(verb: Token) -> Token | None:
    at = verb
    for _ in range(4):
        if at.dep_ in {"relcl", "acl"}:
            return at.head
        at = at.head
    return None


def _owner(noun: Token) -> Token | None:
    """*X's plan to leave*, *the plan of X to leave*, *X made a plan to leave*."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and (child.lower_ != "of" or _can_hold(found)):
                return found
    for child in noun.children:
        if child.dep_ in {"compound", "amod"} and child.ent_type_ in {"GPE", "NORP", "ORG"}:
            return child
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        return holder_of(noun.head, 2)
    if noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB":
        return holder_of(noun.head.head, 2)
    return None


def owner_of(noun: Token) -> Token | None:
    """Who owns a view named by a noun; None where the text does not say."""
    found = _owner(noun)
    return found if found is not None and is_somebody(found) else None


def _can_hold(token: Token) -> bool:
    return token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or token.pos_ == "PROPN"


def is_somebody(token: Token) -> bool:
    """False for *it rains*, *there is* and verbs taken for subjects."""
    return token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"} and token.lower_ not in NOBODY


def view(
    rule: str,
    reading: Reading,
    holder: Token,
    cue: set[int],
    content: set[int],
    probability: float = 0.5,
) -> Voicing | None:
    """One view as a voicing; None where nothing is left for its content."""
    piece = reading.piece(holder)
    source = clauses.noun_phrase(holder, piece, without=cue) or {holder.i}
    kept = clauses.tidy(content - cue - source, reading)
    if not kept:
        return None
    return Voicing(
        rule,
        frozenset(source),
        frozenset(cue),
        frozenset(kept),
        holder.i,
        False,
        probability,
        group="attitude",
    )
