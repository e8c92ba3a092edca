"""How a verb tells: as a fact, in a headline's present, of the future, or not at all."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from wherefrom.claims.lexicon import listed
from wherefrom.claims.phrases import person_like
from wherefrom.claims.subjects import own_subject

Manner = Literal["told", "headline", "future", "going", "passive", "reported"]
SUPPOSING = {"if", "unless", "whether", "lest", "whenever"}
AWAITING = {"until", "till", "before", "once"}
STATES = {"measure", "weigh", "range", "represent", "involve", "total", "number", "exceed"}
END = {".", "!", "?", "…", '"', "”", "'", "’"}


def manner_of(verb: Token) -> Manner | None:
    """How ``verb`` tells; None where it puts nothing forward (*to sell the yard*, *Send it!*)."""
    if supposed(verb):
        return None
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i]
    if any(c.tag_ == "TO" for c in helpers):
        return _infinitive(verb, bare=len(helpers) == 1)
    if any(c.tag_ != "POS" for c in helpers) or borrowed(verb):
        return "told"
    if verb.tag_ == "VB":
        subject = own_subject(verb)
        return None if subject is None or subject.i > verb.i else _present(verb)
    if verb.tag_ == "VBG":
        return _ing(verb)
    if verb.tag_ in {"VBZ", "VBP"}:
        return _present(verb)
    return "passive" if _done_to(verb) else "told"


def supposed(verb: Token) -> bool:
    """Whether the clause is only supposed: *if Fox agrees*, *until it is reviewed*."""
    finite = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    to_come = finite.tag_ in {"VBP", "VBZ"}
    anybody = any(c.dep_ == "nsubj" and c.lower_ in {"you", "one"} for c in verb.children)
    supposing = SUPPOSING | (AWAITING if to_come else set[str]())
    supposing |= {"when"} if to_come and anybody else set[str]()  # *when you drive drunk*
    return any(
        c.dep_ in {"mark", "advmod"} and c.i < verb.i and c.lower_ in supposing
        for c in verb.children
    )


def _present(verb: Token) -> Manner:
    lasting = verb.lemma_.casefold() in listed("lasting") or verb.pos_ == "AUX"
    return "headline" if heading(verb) and not lasting else "told"


def _infinitive(verb: Token, *, bare: bool) -> Manner | None:
    """*is said to have left* tells that; *Harbour to close Pier Four* is a headline's future."""
    above = verb.head
    if verb.dep_ == "xcomp" and above.lemma_ in listed("raising"):
        have = any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children)
        return "reported" if have else None
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in verb.sent)
    subject = own_subject(verb)
    if not bare or not heading(verb) or finite:
        return None
    if subject is not None:
        return "future" if subject.i < verb.i else None
    actor = above.pos_ == "PROPN" or person_like(above)
    return "future" if verb.dep_ == "acl" and above.dep_ == "ROOT" and actor else None


def _ing(verb: Token) -> Manner | None:
    if verb.dep_ == "acl":
        return "told" if verb.lemma_ in STATES | listed("lasting") else "going"
    if verb.dep_ == "pcomp":
        return "told" if verb.head.lower_ in listed("after_it") else None
    if verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        return _ing(verb.head)
    if verb.dep_ == "ROOT" or own_subject(verb) is not None:
        subject = own_subject(verb)
        return "going" if subject is not None and heading(verb) else None
    marks = [c for c in verb.children if c.dep_ in {"mark", "prep"} and c.i < verb.i]
    if any(m.lower_ not in listed("after_it") for m in marks):
        return None
    return "told" if verb.dep_ in {"advcl", "conj"} else None


def _done_to(verb: Token) -> bool:
    """Whether a participle without an auxiliary was done to its subject."""
    if verb.tag_ not in {"VBN", "VBD"} or verb.lemma_.casefold() in listed("done_by_itself"):
        return False
    if own_subject(verb) is not None and not heading(verb):
        return False  # a whole sentence has its helper: *tasted* was taken for a participle
    agent = any(c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for c in verb.children)
    acted = any(c.dep_ == "dobj" for c in verb.children)
    if verb.tag_ == "VBN":
        return not acted or (verb.dep_ == "acl" and own_subject(verb) is None)
    modifying = verb.dep_ == "acl" and own_subject(verb) is None
    return (agent or modifying) and not acted


def borrowed(verb: Token) -> tuple[Token, ...]:
    """The helpers that a verb shares with the one it is joined to (*was hit and killed*)."""
    if verb.dep_ != "conj" or own_subject(verb) is not None or verb.head.pos_ != "VERB":
        return ()
    if verb.tag_ != verb.head.tag_ or verb.tag_ not in {"VB", "VBN", "VBG"}:
        return ()
    if any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return ()
    own = tuple(c for c in verb.head.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i)
    if any(c.dep_ == "auxpass" for c in own) and any(c.dep_ == "dobj" for c in verb.children):
        return ()  # *was warned and faced charges*
    if any(c.tag_ == "TO" for c in own):
        return ()
    return own or borrowed(verb.head)


def heading(token: Token) -> bool:
    """Whether ``token`` stands in a headline: a line that ends without a mark, or the title."""
    title: tuple[int, int] | None = token.doc.user_data.get("title span")
    if title is not None and title[0] <= token.idx < title[1]:
        return True
    last = token.sent.end - 1
    while last > token.i and token.doc[last].is_space:
        last -= 1
    return token.doc[last].text not in END and len(token.sent) < 25
