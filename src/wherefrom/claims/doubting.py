"""How far a question rests on readings that may be wrong: a pronoun's noun, a borrowed subject."""

from __future__ import annotations

from spacy.tokens import Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.gloss import DOUBTFUL
from wherefrom.claims.phrases import in_title
from wherefrom.claims.subjects import RELATIVE, own_subject

NAMED_NEAR = 0.15  # a pronoun's noun taken from its own sentence
NAMED_FAR = 0.3  # from one before
BORROWED = {"conj": 0.1, "acl": 0.2, "advcl": 0.3, "pcomp": 0.3, "xcomp": 0.3, "relcl": 0.1}
NESTED = 0.3  # *elections to the council, which are due*: more than one noun it may be told of
HEADLINE = 0.3
FAR = 12  # words between a borrowed subject and its verb


def doubt(clause: Clause) -> float:
    """0 (nothing speaks against it) to 1."""
    total = _of_names(clause) + _of_subject(clause)
    if in_title(clause.verb):
        total += HEADLINE
    return round(min(1.0, total), 2)


def borrowed_in_doubt(clause: Clause) -> bool:
    """Whether the subject is one of several it may be, none of which the verb has to itself."""
    own = own_subject(clause.verb)
    loose = clause.verb.tag_ == "VBG" and not clause.aux and own is None
    return loose or (_of_subject(clause) >= DOUBTFUL and not _bound(clause.verb))


def often_wrong(clause: Clause) -> bool:
    """Whether questions of its kind often went wrong with readers (eval/careful.py).

    Those in the present, in which nouns are taken for verbs, and those with a pronoun's noun
    from their own sentence.
    """
    present = clause.verb.tag_ in {"VBP", "VBZ"} and not clause.aux
    return present or named_near(clause)


def named_near(clause: Clause) -> bool:
    """Whether a pronoun's noun is taken from its own sentence."""
    return _of_names(clause) == NAMED_NEAR


def _bound(verb: Token) -> bool:
    """*arrested for the theft that took place on Friday*: no comma, and no noun before *for*."""
    noun = verb.head
    tie = noun.head
    if verb.dep_ != "relcl" or noun.dep_ != "pobj" or verb.left_edge.i != noun.i + 1:
        return False
    return bool(tie.dep_ == "prep" and tie.head.pos_ in {"VERB", "AUX"})


def _of_names(clause: Clause) -> float:
    """For the nouns put for pronouns, other than the speaker's own *I*."""
    words = (*clause.subject, *clause.rest)
    pronouns = [t for t in words if t.i in clause.named and t.lower_ not in {"i", "me", "my"}]
    return max((_of_name(t, clause.named[t.i]) for t in pronouns), default=0.0)


def _of_name(pronoun: Token, name: str) -> float:
    first = name.split()[-1].removesuffix("'s")
    sentence = pronoun.sent
    near = any(t.text == first for t in sentence.doc[sentence.start : pronoun.i])
    return NAMED_NEAR if near else NAMED_FAR


def _of_subject(clause: Clause) -> float:
    """For a subject that hangs on another verb or stands before a relative clause."""
    verb = clause.verb
    own = own_subject(verb)
    if own is not None and own.tag_ not in RELATIVE:
        return 0.0
    total = BORROWED.get(verb.dep_, 0.2)
    last = clause.subject[-1]
    nested = last.dep_ == "pobj" or verb.head.dep_ in {"pobj", "conj"}
    if verb.dep_ in {"relcl", "acl"} and nested:
        total += NESTED
    return total + (0.1 if verb.i - last.i > FAR else 0.0)
