"""Who holds a view: the subject it has, or the one it borrows."""

from __future__ import annotations

import re

from spacy.tokens import Token

from wherefrom.attribute import clauses
from wherefrom.attribute.nesting.words import is_among
from wherefrom.attribute.reading import Piece

NOBODY = {"it", "there", "this", "that", "what", "which", "these", "those"}
HANGS_ON = {"xcomp", "advcl", "conj", "pcomp", "ccomp", "aux"}
BOUND = {"its", "his", "her", "their"}  # a possessive that most often means the subject
MADE_BY = {"by", "from", "of"}
LINE = {"--", "–", "—", "-", ":"}
_DATE = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"
    r"|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)"
)
# *BELMAR, May 3 (HNA)*: a place in capitals, or with a date or a wire in brackets.
DATELINE = re.compile(
    r"\s*[A-Z][\w.' ]{1,30}(?:,\s*[A-Z][\w.' ]{1,30})?"
    rf"(?:,?\s*{_DATE})?(?:,\s*[A-Z]{{2,10}})?\s*(?:\([^)]{{2,40}}\))?\s*"
)
_TELLING = re.compile(rf"{_DATE}|\(|^\s*[A-Z]{{3,}}[\s,]*$")
ABSTRACT = re.compile(r"(?:[ts]ion|ment|ness|ity|ism|[ae]nce|ing|ship|dom|ure)s?$")
HOPS = 4  # heads a holder may be borrowed over
FAR = 16  # tokens that a dateline may take
_PARTS = {"compound", "amod", "poss", "nmod", "det", "nummod", "npadvmod", "punct"}


def holder_of(verb: Token, hops: int = HOPS) -> Token | None:
    """The one who does ``verb``: its subject or agent, or that of the verb it hangs on.

    *The port agreed to let Tolin leave*: Tolin leaves; *asked to speak*, the one asked.
    """
    if hops <= 0:
        return None
    if clauses.is_passive(verb):
        return clauses.agent(verb)
    own = next((c for c in verb.children if c.dep_ in clauses.SUBJECTS), None)
    if own is not None:
        return antecedent(verb) if own.lower_ in clauses.RELATIVES else own
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head if verb.tag_ == "VBG" else _owner(verb.head, hops - 1)
    if verb.dep_ == "pcomp":
        return _of_preposition(verb.head, hops)
    if verb.dep_ not in HANGS_ON or verb.head.pos_ not in {"VERB", "AUX", "ADJ"}:
        return None
    return _controller(verb) or holder_of(verb.head, hops - 1)


def _of_preposition(preposition: Token, hops: int) -> Token | None:
    """*criticised X for leaving*: X leaves; *X stopped short of leaving*; *X's idea of leaving*."""
    host = preposition.head
    while host.pos_ in {"ADV", "ADP"} and host.head.i != host.i:
        host = host.head
    if host.pos_ == "NOUN":
        return _owner(host, hops - 1)
    if host.pos_ not in {"VERB", "AUX"}:
        return None
    blamed = next((c for c in host.children if c.dep_ == "dobj" and c.i < preposition.i), None)
    if blamed is not None and preposition.lower_ in {"for", "of", "from"}:
        return blamed
    return holder_of(host, hops - 1)


def _controller(verb: Token) -> Token | None:
    """*urged X to go*: X goes; *X was urged to go*."""
    host = verb.head
    if host.pos_ != "VERB" or verb.dep_ not in {"xcomp", "advcl"}:
        return None
    if clauses.is_passive(host):
        return next((c for c in host.children if c.dep_ == "nsubjpass"), None)
    if verb.dep_ == "xcomp" and host.lemma_ != "promise":
        return next((c for c in host.children if c.dep_ == "dobj" and c.i < verb.i), None)
    return None


def antecedent(verb: Token) -> Token | None:
    """The noun whose relative clause ``verb`` stands in."""
    at = verb
    for _ in range(4):
        if at.dep_ in {"relcl", "acl"}:
            return at.head
        at = at.head
    return None


def _owner(noun: Token, hops: int) -> Token | None:
    """*X's plan*, *the plan of X*, *X made a plan*, *the plan that X made*, *the US plan*."""
    if hops <= 0:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return bound(owner, noun, hops - 1) if owner.lower_ in BOUND else owner
    found = _maker(noun) or _adjective(noun)
    if found is not None:
        return found
    carried = (c for c in noun.children if c.dep_ == "relcl" and is_among(c, "carrying"))
    carrying = next(carried, None)
    if carrying is not None:
        return holder_of(carrying, hops - 1)
    at = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in {"dobj", "pobj"} and at.pos_ == "VERB":
        return holder_of(at, hops - 1)
    return None


def _maker(noun: Token) -> Token | None:
    """*the plan of Belmar*, *criticism by X*, *pressure from X*."""
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in MADE_BY:
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and (child.lower_ != "of" or _can_hold(found)):
                return found
    return None


def _adjective(noun: Token) -> Token | None:
    """*the US plan*, *Belmarian hopes*."""
    for child in noun.children:
        if child.dep_ in {"compound", "amod"} and child.ent_type_ in {"GPE", "NORP", "ORG"}:
            return child
    return None


def bound(possessive: Token, noun: Token, hops: int = HOPS) -> Token:
    """The subject of a clause around *its plan*, where it is no part of that noun."""
    at = noun
    for _ in range(FAR):
        if at.head.i == at.i:
            break
        at = at.head
        acts = at.pos_ in {"VERB", "AUX"} and at.dep_ != "acl"
        subject = holder_of(at, hops) if acts else None
        if subject is not None and is_somebody(subject):
            inside = noun.i in {t.i for t in subject.subtree}
            return possessive if inside or subject.i == possessive.i else subject
    return possessive


def owner_of(noun: Token) -> Token | None:
    """Who owns a view named by a noun; None where the text does not say."""
    found = _owner(noun, HOPS)
    return found if found is not None and is_somebody(found) else None


def _can_hold(token: Token) -> bool:
    return token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or token.pos_ == "PROPN"


def is_known(token: Token) -> bool:
    """A name, a nationality or a pronoun: somebody for sure."""
    return bool(token.ent_type_) or token.pos_ in {"PROPN", "PRON"}


def is_somebody(token: Token) -> bool:
    """False for *it rains*, *there is*, verbs taken for subjects, and what can hold no view."""
    if token.lower_ in NOBODY or token.pos_ not in {"NOUN", "PROPN", "PRON", "ADJ"}:
        return False
    if token.pos_ != "NOUN" or token.ent_type_ or is_among(token, "bodies"):
        return True
    thing = is_among(token, "things") or is_among(token, "nouns")
    return not thing and ABSTRACT.search(token.lower_) is None


def after_dateline(holder: Token, piece: Piece) -> Token:
    """The holder itself where the parse took the dateline for it: *BELMAR, 3 May -- Hale urged*."""
    doc = holder.doc
    last = min(piece.end, piece.start + FAR)
    line = next((i for i in range(holder.i + 1, last) if _is_line(doc[i])), None)
    if line is None:
        return holder
    before = doc[piece.start : line].text
    if DATELINE.fullmatch(before) is None or _TELLING.search(before) is None:
        return holder
    for i in range(line + 1, piece.end):
        if doc[i].pos_ in {"NOUN", "PROPN", "PRON"} and doc[i].dep_ not in _PARTS:
            return doc[i]
    return holder


def _is_line(token: Token) -> bool:
    """A dash with blanks around it, or a colon; no hyphen inside a word."""
    if token.text not in LINE:
        return False
    return token.text != "-" or (bool(token.whitespace_) and bool(token.nbor(-1).whitespace_))
