"""Whom or what a pronoun stands for, where the words around it leave no doubt."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.lexicon import listed
from wherefrom.claims.persons import distinct, fits, persons
from wherefrom.claims.phrases import QUOTES, person_like, phrase
from wherefrom.claims.standing import expletive, quoted
from wherefrom.claims.subjects import own_subject, short
from wherefrom.claims.verbs import verb_over

GENDER = {"he": "men", "him": "men", "his": "men", "she": "women", "her": "women", "hers": "women"}
SEVERAL = {"they", "them", "their"}
ONE = {"it", "its"}
TELLING = {"tell", "ask", "remind", "warn", "assure", "inform", "convince", "persuade", "show"}
BACK = 3  # sentences that are looked through for whom *he* means
LONGEST = 6  # words of a noun phrase that may stand for a pronoun
DETERMINING = {"det", "poss", "nummod"}
BODIES = {"ORG", "NORP", "FAC", "GPE", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LOC"}


def referent(pronoun: Token) -> str | None:
    """The words to put for ``pronoun``; None where that is not plain from what stands before."""
    word = pronoun.lower_
    if quoted(pronoun) or (word not in GENDER and word not in SEVERAL | ONE):
        return None
    found = _person(pronoun, GENDER[word]) if word in GENDER else _other(pronoun, word in SEVERAL)
    if found is None:
        return None
    name = _name(found)
    if not name:
        return None
    owned = pronoun.tag_ == "PRP$" or pronoun.dep_ == "poss"
    return owned_by(name) if owned else name


def owned_by(name: str) -> str:
    """*Ann Lee's*, *the inspectors'*."""
    if name.endswith(("'s", "’s", "s'", "s’")):
        return name
    common = name.endswith("s") and (name.startswith("the ") or name.split()[-1].islower())
    return f"{name}'" if common else f"{name}'s"


def _person(pronoun: Token, gender: str) -> Token | None:
    above = _governing_subject(pronoun)
    if above is not None and fits(above, gender):
        return None if _heard_by_another(above, pronoun, gender) else above
    here, own = pronoun.sent, _own_clauses_subject(pronoun)
    before = distinct(
        t
        for t in persons(here)
        if t.i < pronoun.i and fits(t, gender) and (own is None or t.i != own.i)
    )
    if before:
        return before[0] if len(before) == 1 else None
    return _before(here, gender)


def _heard_by_another(teller: Token, pronoun: Token, gender: str) -> bool:
    """*Lee told Marn he was late*: either of them."""
    heard = (c for c in teller.head.children if c.dep_ in {"dobj", "dative"} and c.i < pronoun.i)
    return teller.head.lemma_ in TELLING and any(fits(c, gender) for c in heard)


def _before(sentence: Words, gender: str) -> Token | None:
    """The one person whom the last sentence with any tells of."""
    for _ in range(BACK):
        if sentence.start == 0:
            return None
        sentence = sentence.doc[sentence.start - 1].sent
        fitting = [t for t in persons(sentence) if fits(t, gender) and not quoted(t)]
        if len(distinct(iter(fitting))) > 1:
            return None  # a wrong name is worse than none
        same = any(
            GENDER.get(t.lower_) == gender and t.dep_ in {"nsubj", "nsubjpass"} for t in sentence
        )
        if fitting and not (same and fitting[0].dep_ not in {"nsubj", "nsubjpass"}):
            return None if _tells_of_others(fitting[0]) or _aside(fitting[0]) else fitting[0]
    return None


def _aside(noun: Token) -> bool:
    """*Lee pushed a child away*: nobody's name, and not whom the sentence is about."""
    return noun.ent_type_ != "PERSON" and noun.dep_ not in {"nsubj", "nsubjpass"}


def _tells_of_others(noun: Token) -> bool:
    """*Her daughter moved*, *a spokesman said*: *she* of the next sentence is often another."""
    if noun.ent_type_ == "PERSON":
        return False
    whose = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)
    says = noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.lemma_ in listed("saying")
    return whose or says or noun.lower_ in listed("telling_of_others")


def _governing_subject(pronoun: Token) -> Token | None:
    """The subject of the clause over the pronoun's own: *Lee said she had been hired*."""
    verb = verb_over(pronoun)
    beside = _not_its_own(pronoun, verb)
    ahead = verb is not None and verb.dep_ == "advcl"  # *After she left, Ann ...*
    for _ in range(4):
        if verb is None:
            return None
        own = own_subject(verb)
        near = own is not None and (
            own.i < pronoun.i or (ahead and not _quoted_between(pronoun, own))
        )
        if own is not None and near and verb.i not in beside and not _points(own):
            return own
        verb = None if verb.head.i == verb.i else verb.head
    return None


def _not_its_own(pronoun: Token, verb: Token | None) -> set[int]:
    """Verbs whose subject an object cannot be: *ordered him held* tells of another than who did."""
    if verb is None:
        return set()
    if pronoun.dep_ in {"dobj", "pobj", "dative"}:
        return {verb.i}
    small = pronoun.lower_ in {"him", "them", "her"} and pronoun.dep_ in {"nsubj", "nsubjpass"}
    return {verb.i, verb.head.i} if small else set()


def _own_clauses_subject(pronoun: Token) -> Token | None:
    """The subject of the pronoun's own clause, which an object can not stand for."""
    verb = verb_over(pronoun)
    return None if verb is None or pronoun.dep_ in {"nsubj", "poss"} else own_subject(verb)


def _quoted_between(one: Token, two: Token) -> bool:
    return any(t.text in QUOTES for t in one.doc[min(one.i, two.i) : max(one.i, two.i)])


def _points(token: Token) -> bool:
    return token.pos_ == "PRON" or token.tag_ in {"WDT", "WP", "EX"}


def _other(pronoun: Token, several: bool) -> Token | None:
    """The subject of the clause above or of the sentence before, for *they* and *it*."""
    if pronoun.dep_ not in {"nsubj", "nsubjpass"} or expletive(pronoun):
        return None
    above = _governing_subject(pronoun)
    if above is None:
        sentence = pronoun.sent
        if sentence.start == 0:
            return None
        root = sentence.doc[sentence.start - 1].sent.root
        above = own_subject(root)
        if above is not None and _tells_of_others(above):
            return None
    if above is None or _points(above) or above.pos_ not in {"NOUN", "PROPN"}:
        return None
    if not several and _names_nothing(pronoun, above):
        return None
    listing = any(c.dep_ == "conj" for c in above.children)
    many = listing or (above.tag_ in {"NNS", "NNPS"} and above.ent_type_ not in {"PERSON", "GPE"})
    if several:
        return above if many or above.lower_ in {"police", "people"} else None
    return None if many or person_like(above) or above.lower_ in {"police", "people"} else above


def _names_nothing(pronoun: Token, above: Token) -> bool:
    """*It was another round* tells what it was; and *it* is nobody whose name is not known.

    *It was not pretty* is said of all that happened, more often than of the one last named.
    """
    after = {c.dep_ for c in pronoun.head.children} if _is_be(pronoun.head) else set[str]()
    named = above.pos_ == "PROPN" and above.sent.start != pronoun.sent.start
    told = "attr" in after or (named and "acomp" in after)
    return told or (above.pos_ == "PROPN" and above.ent_type_ not in BODIES)


def _is_be(verb: Token) -> bool:
    return verb.lemma_ == "be" or verb.lower_ in {"'s", "’s"}


def _name(token: Token) -> str:
    """A person's name, or the noun phrase with *the*."""
    entity = next((e for e in token.sent.ents if e.start <= token.i < e.end), None)
    if entity is not None and entity.label_ == "PERSON":
        said = phrase([t for t in entity if not t.is_space and t.text not in QUOTES])
        return said.removesuffix("'s").removesuffix("’s")
    words = short(token)
    if not words or len(words) > LONGEST or any(t.pos_ == "PRON" for t in words):
        return ""
    if any(t.ent_type_ == "ORDINAL" or t.tag_ == "JJS" for t in words):
        return ""  # *the first woman* (to win it) is no one's name
    text = phrase(words)
    first, _, others = text.partition(" ")
    if first in {"a", "an"} and others:
        return f"the {others}"
    bare = token.tag_ == "NN" and not any(t.dep_ in DETERMINING for t in words)
    return "" if bare else text  # *worker*, from a headline or a list, is no one's name
