"""Whom a name, a noun or a pronoun tells of, under one key wherever a document tells of them.

An unnamed person (*the girl, 11*) is looked for within the document only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.homes import WORD
from wherefrom.claims.lexicon import first_names, listed
from wherefrom.claims.parsed import text_of
from wherefrom.claims.persons import PLACING
from wherefrom.claims.phrases import person_like
from wherefrom.claims.pointing import GENDER, referent
from wherefrom.claims.standing import quoted
from wherefrom.data.load import words

TITLE = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Sgt|Det|Lt|Capt|Insp|Officer|Judge)\.?\s+)+")
NAME = rf"(?:{WORD} ){{1,3}}{WORD}"
AGED_NAME = re.compile(
    rf"\b(?P<name>{NAME}),? (?:\((?=\d))?(?P<age>\d{{1,3}})\b"
    r"(?=[,.;)]| (?:was|is|has|had|and|of|from|died))"
    rf"|\b(?P<first>\d{{1,3}})[\s-]+year[\s-]+old (?:[a-z]+ ){{0,2}}(?P<after>{NAME})"
)
AGE = re.compile(r"\b(\d{1,3})[\s-]+years?[\s-]+old\b")
PLACES = {"GPE", "LOC"}
SUBJECTS = {"nsubj", "nsubjpass"}
BEFORE_NAME = {"compound", "nmod", "amod"}
BACK = 2  # sentences in which whom *the man* means is looked for


@dataclass(frozen=True, slots=True)
class Whom:
    """``key`` in small letters is the same for one person; ``name`` as a question has it."""

    key: str
    name: str
    named: bool


def whom(token: Token, *, person: bool = False) -> Whom | None:
    """The one person that ``token`` tells of; None where there is none or more than one.

    ``person`` says that a noun is known to be somebody (*the New Zealander*).
    """
    if token.tag_ in {"WP", "WP$", "WDT"}:
        verb = token.head if token.dep_ != "poss" else token.head.head
        return whom(verb.head) if verb.dep_ == "relcl" else None
    if token.pos_ == "PRON":
        return _of_pronoun(token)
    if token.tag_ in {"NNS", "NNPS"} or _several(token):
        return None
    name = name_at(token) or _surname(token)
    if name is not None:
        return _named(name, token.doc)
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or not (person or person_like(token)):
        return None
    beside = named_beside(token)
    if beside is not None:
        return _named(beside, token.doc)
    if token.dep_ == "appos" and person_like(token.head):
        return whom(token.head)  # *the man, a teacher,*
    return _unnamed(token)


def _several(token: Token) -> bool:
    return any(c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"} for c in token.children)


def name_at(token: Token) -> str | None:
    """The name of the person that ``token`` is part of, without titles."""
    entity = next((e for e in token.sent.ents if e.start <= token.i < e.end), None)
    if entity is None or entity.label_ != "PERSON":
        return None
    text = re.sub(r"['’]s?\Z", "", " ".join(entity.text.split()))
    found = _without_roles(TITLE.sub("", text))
    plain = re.fullmatch(rf"(?:{WORD}|[A-Z]\.?)(?: (?:{WORD}|[A-Z]\.?))*", found) is not None
    return found if plain and re.search(WORD, found) else None


def _without_roles(name: str) -> str:
    """*Fire Marshal Ann Lee*: without what comes before the name."""
    told = name.split()
    while len(told) > 1 and told[0].casefold().rstrip(".") in roles():
        told = told[1:]
    return " ".join(told)


@cache
def roles() -> frozenset[str]:
    """Words of ranks and posts that stand before names."""
    table = words("roles")
    kinds = ("police", "military", "office", "post", "honorific", "spokesperson")
    return frozenset(w for kind in kinds for w in table[kind]["words"]) | {"fire", "marshall"}


def named_at(token: Token) -> Whom | None:
    """The person whose name ``token`` is part of, also where more are named beside."""
    name = name_at(token)
    return None if name is None else _named(name, token.doc)


def _surname(token: Token) -> str | None:
    """The one person of the document whose name, or last name alone, stands at ``token``."""
    if token.pos_ != "PROPN" or token.ent_type_ in PLACES:
        return None
    names = surnames(token.doc).get(token.text, frozenset())
    first = [c.text for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
    first = [word for word in first if TITLE.match(f"{word} ") is None]
    fitting = [n for n in names if set(first) <= {*n.split()}]
    return fitting[0] if len(fitting) == 1 else None


def surnames(doc: Doc) -> dict[str, frozenset[str]]:
    """The whole names of persons in ``doc``, by their last word."""
    kept: dict[str, frozenset[str]] | None = doc.user_data.get("surnames")
    if kept is None:
        found: dict[str, set[str]] = {}
        for entity in doc.ents:
            name = name_at(entity.root) if entity.label_ == "PERSON" else None
            if name is not None and " " in name:
                parts = [p for p in name.split() if not re.fullmatch(r"[A-Z]\.?", p)]
                found.setdefault(parts[-1], set()).add(" ".join(parts))
        kept = {last: frozenset(names) for last, names in found.items()}
        doc.user_data["surnames"] = kept
    return kept


def named_beside(noun: Token) -> str | None:
    """*the driver, Ann Lee,*, *driver Ann Lee*, *Ann Lee, a driver*, *Ann Lee was a driver*."""
    near = [c for c in noun.children if c.dep_ == "appos"]
    if noun.dep_ in {"appos", *BEFORE_NAME}:
        near.append(noun.head)
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        near += [c for c in noun.head.children if c.dep_ == "nsubj"]
    if noun.i + 1 < len(noun.doc) and noun.nbor().head.i != noun.i:
        near.append(noun.nbor())  # *climber Ann Lee*, however it was parsed
    return next((name for t in near if (name := name_at(t)) is not None), None)


def full_name(name: str, text: str) -> str:
    """``name`` without initials; a surname alone with the first name the document gives."""
    parts = [p for p in name.split() if not re.fullmatch(r"[A-Z]\.?", p)] or name.split()
    if len(parts) == 1:
        found = re.search(rf"\b({WORD}) (?:[A-Z]\. )?{re.escape(parts[0])}\b", text)
        whole = found is not None and TITLE.match(found[0] + " ") is None
        parts = [found[1], parts[0]] if found is not None and whole else parts
    return " ".join(parts)


def _named(name: str, doc: Doc) -> Whom:
    plain = TITLE.sub("", name)
    parts = [p for p in plain.split() if not re.fullmatch(r"[A-Z]\.?", p)] or plain.split()
    whole = " ".join(parts)
    known = surnames(doc).get(whole, frozenset())
    whole = next(iter(known)) if len(known) == 1 else whole
    return Whom(whole.casefold(), whole, True)


def _of_pronoun(pronoun: Token) -> Whom | None:
    told = referent(pronoun)
    if told is None:
        return _quoted_before(pronoun) if quoted(pronoun) else None
    told = re.sub(r"['’]s?\Z", "", told)
    if not told.startswith(("the ", "a ", "an ")):
        named = re.fullmatch(NAME + "|" + WORD, TITLE.sub("", told)) is not None
        return _named(told, pronoun.doc) if named else None
    noun, age = told.split()[-1], AGE.search(told)
    if age is None:
        return _bare(noun)
    names = ages(pronoun.doc).get(int(age[1]), frozenset())
    one = next(iter(names)) if len(names) == 1 else None
    return _aged(noun, int(age[1])) if one is None else _named(one, pronoun.doc)


def _quoted_before(pronoun: Token) -> Whom | None:
    """*“I saw Lee fall. I thought she was shot”*: the one name of the sentence before."""
    gender, start = GENDER.get(pronoun.lower_), pronoun.sent.start
    if gender is None or start == 0:
        return None
    before = [name_at(t) or _surname(t) for t in pronoun.doc[start - 1].sent if quoted(t)]
    fitting = {_named(n, pronoun.doc) for n in before if n is not None and _is_of(n, gender)}
    return next(iter(fitting)) if len(fitting) == 1 else None


def _unnamed(noun: Token) -> Whom | None:
    if any(c.dep_ == "poss" for c in noun.children):
        return _bare(noun.lower_)  # *her 11-year-old daughter* may be another girl of that age
    said = " ".join(t.text for t in noun.subtree if t.i <= noun.i)
    found = AGE.search(said)
    age = int(found[1]) if found is not None else None
    names = ages(noun.doc).get(age, frozenset()) if age is not None else frozenset()
    if len(names) == 1:
        return _named(next(iter(names)), noun.doc)
    before = _told_before(noun) or _of_same_act(noun)
    if before is not None and age in {None, _age_of(before, noun.doc)}:
        return before
    if before is not None and before.named and _age_of(before, noun.doc) is None:
        return before
    return _bare(noun.lower_) if age is None else _aged(noun.lower_, age)


def _age_of(person: Whom, doc: Doc) -> int | None:
    return next((age for age, names in ages(doc).items() if person.name in names), None)


def _aged(noun: str, age: int) -> Whom:
    return Whom(f"the {noun} aged {age}", f"the {age}-year-old {noun}", False)


def _bare(noun: str) -> Whom:
    return Whom(f"the {noun}", f"the {noun}", False)


def ages(doc: Doc) -> dict[int, frozenset[str]]:
    """Which whole names the document gives each age, in years."""
    kept: dict[int, frozenset[str]] | None = doc.user_data.get("ages")
    if kept is None:
        text = " ".join(text_of(doc).split())
        found: dict[int, set[str]] = {}
        for match in AGED_NAME.finditer(text):
            name = TITLE.sub("", match["name"] or match["after"])
            found.setdefault(int(match["age"] or match["first"]), set()).add(name)
        kept = {age: frozenset(names) for age, names in found.items()}
        doc.user_data["ages"] = kept
    return kept


def _told_before(noun: Token) -> Whom | None:
    """*The man was walking*: the one person who was the subject of the sentence before."""
    definite = any(c.lower_ in {"the", "this"} for c in noun.children if c.dep_ == "det")
    if not definite or noun.dep_ not in SUBJECTS or quoted(noun):
        return None
    sentence, gender = noun.sent, _gender(noun)
    if any(t.i < noun.left_edge.i for t in _persons(sentence)):
        return None  # *Lee met Lode, and the man left*
    for _ in range(BACK):
        if sentence.start == 0:
            return None
        sentence = sentence.doc[sentence.start - 1].sent
        told = [t for t in _persons(sentence) if gender is None or _may_be(t, gender)]
        if told:
            one = len({t.lower_ for t in told}) == 1 and told[0].dep_ in SUBJECTS
            return whom(told[0]) if one else None
    return None


def _may_be(token: Token, gender: str) -> bool:
    """Whether nothing says that ``token`` is of the other gender."""
    return _is_of(name_at(token) or _surname(token) or token.lower_, gender)


def _is_of(name: str, gender: str) -> bool:
    other = "men" if gender == "women" else "women"
    return not {w.casefold() for w in name.split()} & (listed(other) | first_names(other))


def _gender(noun: Token) -> str | None:
    return next((g for g in ("men", "women") if noun.lower_ in listed(g)), None)


def _of_same_act(noun: Token) -> Whom | None:
    """*A man, 36, fell*, and then *Ann Lee fell*: the one name of whom the verb is told too."""
    verb = noun.head
    if noun.dep_ not in SUBJECTS or verb.pos_ != "VERB" or verb.lemma_ in listed("saying"):
        return None
    gender = _gender(noun)
    names = {
        name
        for t in noun.doc
        if t.dep_ == noun.dep_ and t.i != noun.i and t.head.lemma_ == verb.lemma_
        if (name := name_at(t) or _surname(t)) and (gender is None or _is_of(name, gender))
    }
    found = {_named(name, noun.doc) for name in names}
    return next(iter(found)) if len(found) == 1 else None


def _persons(sentence: Words) -> Iterator[Token]:
    """Persons of whom a sentence tells, other than whoever says it (*Lee's* tells of none)."""
    for token in sentence:
        says = token.dep_ in SUBJECTS and token.head.lemma_ in listed("saying")
        lies = token.dep_ == "pobj" and token.head.lower_ in PLACING
        if says or lies or token.dep_ in {"poss", "appos", "attr", "oprd", *BEFORE_NAME}:
            continue
        noun = token.tag_ == "NN" and person_like(token)
        if noun or (token.pos_ == "PROPN" and (name_at(token) or _surname(token))):
            yield token
