"""Words of a question that only point, and at nothing that the question names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from wherefrom.claims.clauses import Clause
from wherefrom.claims.persons import fits
from wherefrom.claims.phrases import person_like
from wherefrom.claims.standing import expletive
from wherefrom.claims.subjects import plural

GENDER = {"he": "men", "him": "men", "his": "men", "she": "women", "her": "women"}
MANY = {"they", "them", "their"}
ONE = {"it", "its"}
SPEAKING = {"i", "me", "my", "we", "us", "our", "you", "your", "mine", "ours", "yours", "let"}
DEMONSTRATIVES = {"this", "that", "these", "those", "such"}
ASKING = {"WP", "WP$"}
ALONE = {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}


def unnamed(clause: Clause, subject: Sequence[Token], kept: Sequence[Token]) -> Iterator[str]:
    """``pronoun`` for each word that stands for something the question does not name."""
    head = _head(subject)
    for token in (*subject, *kept):
        if token.i in clause.named or token.lower_ in {"there", "itself", "themselves"}:
            continue
        if _points(token) and not _told(token, clause, head, kept):
            yield "pronoun"
        if token.tag_ in ASKING and not _governed(token, clause):
            yield "pronoun"


def _points(token: Token) -> bool:
    word = token.lower_
    if word in SPEAKING or word in GENDER or word in MANY:
        return True
    if word in ONE:
        return not expletive(token)
    return word in DEMONSTRATIVES and token.dep_ in ALONE and token.tag_ == "DT"


def _told(token: Token, clause: Clause, head: Token | None, kept: Sequence[Token]) -> bool:
    """Whether the subject, or a person named before, is whom or what ``token`` means."""
    word = token.lower_
    if word in SPEAKING or word in DEMONSTRATIVES:
        return False
    straight = token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.head.i == clause.verb.i
    if straight or (head is not None and head.i >= token.i):
        return False
    if word == "it":
        return head is not None and _may_be(head, word)
    before = [t for t in kept if t.i < token.i and t.dep_ in {"dobj", "pobj", "agent", "attr"}]
    return any(_may_be(t, word) for t in [*([head] if head else []), *before])


def _may_be(noun: Token, word: str) -> bool:
    if noun.pos_ == "PRON":  # the subject, for which its noun is put
        groups = (GENDER.get(noun.lower_), GENDER.get(word))
        return groups[0] == groups[1] and (noun.lower_ in MANY) == (word in MANY)
    if word in GENDER:
        return fits(noun, GENDER[word])
    many = plural((noun, *noun.children)) and noun.ent_type_ not in {"PERSON", "GPE"}
    if word in MANY:
        return many or noun.ent_type_ in {"ORG", "NORP"} or person_like(noun)
    return not many and not person_like(noun) and noun.pos_ in {"NOUN", "PROPN"}


def _governed(token: Token, clause: Clause) -> bool:
    """*those who fled*, *what caused it*: the word opens a clause that the question keeps."""
    return token.head.i != clause.verb.i and token.dep_ in {"nsubj", "nsubjpass", "dobj", "poss"}


def _head(subject: Sequence[Token]) -> Token | None:
    inside = {t.i for t in subject}
    return next((t for t in subject if t.head.i not in inside or t.head.i == t.i), None)
