"""Which verb of a statement states it."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.lexicon import listed

DENYING = {"deny", "reject", "dispute", "dismiss", "refute"}  # *denies it* is so, he does deny it


def stating(words: Words) -> Token | None:
    """The verb that states what ``words`` put forward, past those that tell who says so."""
    verb: Token | None = words.root
    while verb is not None and (verb.lemma_ in listed("saying") or _denies(verb)):
        inner = next((c for c in verb.children if c.dep_ == "ccomp" and c in words), None)
        if inner is None:
            break
        verb = inner
    if verb is None or verb.pos_ not in {"VERB", "AUX"} or _only_says(verb):
        verb = next((t for t in words if _tells(t)), None)
    return verb


def _only_says(verb: Token) -> bool:
    """*TMZ reports*: a word of saying with nothing told as its object."""
    if verb.lemma_ not in listed("saying"):
        return False
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    told = any(c.dep_ in {"dobj", "prep", "attr"} for c in verb.children)
    raised = any(c.dep_ == "xcomp" for c in verb.children)
    if verb.lemma_ == "report" and not raised and _of_something(verb):
        return False  # *no injuries were reported*
    core = verb.lemma_ in {"say", "tell", "add", "report", "claim", "state", "believe", "think"}
    return raised or core or not (told or passive)


def _of_something(verb: Token) -> bool:
    """Whether a noun is what was reported; a headline leaves out the helper."""
    own = [c for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"} and c.pos_ == "NOUN"]
    helped = any(c.dep_ == "auxpass" for c in verb.children)
    return verb.tag_ == "VBN" and any(c.dep_ == "nsubjpass" or not helped for c in own)


def _denies(verb: Token) -> bool:
    """*Denies that it is so* answers whether it is so; *did not deny* answers nothing else."""
    return verb.lemma_ in DENYING and not any(c.dep_ == "neg" for c in verb.children)


def is_denied(verb: Token) -> bool:
    """Whether ``verb`` is what somebody *denies that* it happened.

    What comes before, as in *he praised the mill; she dismissed it*, is not.
    """
    return verb.dep_ == "ccomp" and verb.i > verb.head.i and _denies(verb.head)


def _tells(token: Token) -> bool:
    """Whether a verb tells something: *parked* in *parked cars* does not."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    before_noun = following is not None and following.pos_ in {"NOUN", "PROPN"}
    acted = any(c.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass"} for c in token.children)
    adjective = token.dep_ in {"amod", "compound"} or (
        token.tag_ in {"VBN", "VBD"}
        and before_noun
        and not acted
        and token.dep_ != "ROOT"
        and token.i > 0
        and token.nbor(-1).pos_ in {"ADP", "DET", "ADJ"}
    )
    return token.pos_ == "VERB" and not adjective and token.lemma_ not in listed("saying")


def verb_over(token: Token) -> Token | None:
    """The verb that ``token`` hangs on, or is."""
    while token.pos_ not in {"VERB", "AUX"}:
        if token.head.i == token.i:
            return None
        token = token.head
    return token
