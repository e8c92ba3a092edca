"""Of what nationality somebody is said to be, and whether two such answers are one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.befallen import person_of
from wherefrom.claims.comparing import NATION
from wherefrom.claims.phrases import person_like
from wherefrom.claims.whom import Whom, name_at, whom
from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

BEFORE = {"amod", "compound", "nmod"}
DETERMINED = {"a", "an", "the", "one", "another"}


def nationalities(statement: Statement, span: Words | None) -> Iterator[Reply]:
    """A reply for each person whom ``statement`` says to be of one nationality.

    ``claims.whose`` finds out who *the climber* is; where it cannot, nothing is asked: another
    climber may be another.
    """
    seen: set[str] = set()
    for token in span or ():
        if not statement.start <= token.idx < statement.end:
            continue
        people, last = _people_at(token)
        who = _whose(last) if people and not _hyphened(token, last) else None
        if who is None or people is None:
            continue
        who = who if who.named else _unnamed(last) or who
        if who.key in seen:
            continue
        seen.add(who.key)
        yield Reply(
            statement.id, "what", NATION + who.key, people,
            token.idx, last.idx + len(last), f"What nationality was {who.name}?",
        )  # fmt: skip


@cache
def _forms() -> dict[str, str]:
    return {form: group[0] for group in words("nations")["peoples"] for form in group}


def _people_at(token: Token) -> tuple[str | None, Token]:
    """The people named from ``token`` on, and its last word (*New Zealander*)."""
    forms = _forms()
    if token.i + 1 < len(token.doc):
        both = forms.get(f"{token.text} {token.nbor().text}")
        if both is not None:
            return both, token.nbor()
    before = token.nbor(-1).text if token.i else ""
    if f"{before} {token.text}" in forms:
        return None, token
    return forms.get(token.text), token


def _hyphened(first: Token, last: Token) -> bool:
    """*New Zealand-born*, *Irish-American*: born there, or of two."""
    doc = first.doc
    before = first.i > 0 and doc[first.i - 1].text in {"-", "–"}
    after = last.i + 1 < len(doc) and doc[last.i + 1].text in {"-", "–"}
    born = last.i + 2 < len(doc) and doc[last.i + 2].lower_ == "born"
    return before or after or born


def _unnamed(people: Token) -> Whom | None:
    """*A British climber*, as what became of the climber is told."""
    noun = people.head if people.dep_ in BEFORE and people.head.i > people.i else people
    person = person_of(noun)
    return None if person is None else Whom(person.key, person.said, False)


def _before_name(people: Token, name: Token) -> Token | None:
    """The noun in *the British climber Ann Lee*."""
    near = [t for t in people.doc[people.i + 1 : name.i] if t.ent_type_ != "PERSON"]
    return near[-1] if near and all(t.pos_ in {"NOUN", "ADJ"} for t in near) else None


def _whose(token: Token) -> Whom | None:
    """*a British climber*, *the New Zealander*, *Ann Lee, a Briton*."""
    noun = token.head if token.dep_ in BEFORE and token.head.i > token.i else None
    if noun is not None:
        kind = _before_name(token, noun) if name_at(noun) is not None else noun
        person = kind is not None and kind.tag_ == "NN" and person_like(kind)
        if kind is None or kind.lemma_.casefold() in words("nations")["offices"]:
            return None  # *the British Prime Minister*
        return whom(noun) if person else None
    one = any(c.lower_ in DETERMINED for c in token.children if c.dep_ in {"det", "nummod"})
    if not one or token.tag_ in {"NNS", "NNPS"} or token.dep_ in BEFORE:
        return None
    return whom(token, person=True)
