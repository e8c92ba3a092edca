"""Where on the body somebody was hit or hurt, and whether two such answers are one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.claims.comparing import WOUND
from wherefrom.claims.subjects import own_subject
from wherefrom.claims.whom import Whom, whom
from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

ON = {"in", "on", "to", "through", "across", "into"}
SIDES = {"left", "right"}
PASSED = {"acl", "relcl", "oprd", "xcomp", "ccomp", "conj", "advcl"}
HIGHEST = 4  # steps up from a wound to the verb that says whose it is


def wounds(statement: Statement, span: Words | None) -> Iterator[Reply]:
    """A reply for each person whom ``statement`` says to be hurt somewhere on the body."""
    found: dict[Whom, list[Token]] = {}
    for token in span or ():
        if part_of(token) is None or not statement.start <= token.idx < statement.end:
            continue
        who = _hurt_in(token)
        if who is not None:
            found.setdefault(who, []).append(token)
    for who, tokens in found.items():
        first, last = tokens[0], tokens[-1]
        yield Reply(
            statement.id, "what", WOUND + who.key, " and ".join(_told(t) for t in tokens),
            first.idx, last.idx + len(last), f"Where on the body was {who.name} hurt?",
        )  # fmt: skip


def part_of(token: Token) -> str | None:
    """The part of the body that a noun names."""
    table = words("wounds")
    if token.pos_ != "NOUN":
        return None
    lemma = table["plurals"].get(token.lower_, token.lemma_.casefold())
    return lemma if lemma in table["parts"] else None


def _told(token: Token) -> str:
    side = next((c.lower_ for c in token.children if c.lower_ in SIDES), "")
    return f"{side} {part_of(token)}".strip()


def _hurt_in(part: Token) -> Whom | None:
    """Whom the words say to be hurt in ``part``; None where they say nothing of a wound."""
    while part.dep_ == "conj" and part_of(part.head) is not None:
        part = part.head
    above = part.head
    if part.dep_ != "pobj" or above.lower_ not in ON:
        return None
    table, hurt = words("wounds"), above.head
    if hurt.pos_ == "VERB" and hurt.lemma_ in table["hurting"]:
        return None if _denied(hurt) else _patient(hurt)
    if hurt.lemma_.casefold() in table["wounds"]:
        return _wounded(hurt, part)
    bullet = own_subject(hurt) if hurt.pos_ == "VERB" else None
    if bullet is not None and bullet.lemma_ in table["wounds"] and hurt.lemma_ in table["going"]:
        return _owner(part)
    return None


def _denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _patient(verb: Token) -> Whom | None:
    """*Lee was shot*, *shot Lee*, *a man shot in the arm*."""
    for child in verb.children:
        if child.dep_ in {"nsubjpass", "dobj"}:
            other = child.pos_ == "PRON" and verb.tag_ == "VBG"  # *fired at Lee, hitting him*
            return None if other else whom(child)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None:
        return whom(subject) if verb.tag_ == "VBN" else None
    if verb.tag_ not in {"VBN", "VBD"} or verb.dep_ not in PASSED:
        return None
    if verb.dep_ == "conj":
        passive = any(c.dep_ == "nsubjpass" for c in verb.head.children)
        return _patient(verb.head) if passive else None
    return whom(verb.head) if verb.head.pos_ in {"NOUN", "PROPN"} else _patient(verb.head)


def _wounded(wound: Token, part: Token) -> Whom | None:
    """*Lee has a wound to the head*, *a graze wound to her cheek*."""
    while wound.dep_ == "conj":
        wound = wound.head
    at = wound
    for _ in range(HIGHEST):
        if at.head.i == at.i:
            break
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            subject = own_subject(at)
            return None if subject is None or _denied(at) else whom(subject) or _owner(part)
    return _owner(part)


def _owner(part: Token) -> Whom | None:
    owner = next((c for c in part.children if c.dep_ == "poss"), None)
    return None if owner is None else whom(owner)
