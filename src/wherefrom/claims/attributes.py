"""Attributes that have one value at a time: where a person lives, what colour a thing is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.conditions import conditions
from wherefrom.claims.homes import WORD, holds_places
from wherefrom.claims.nations import nationalities
from wherefrom.claims.nth import at_least
from wherefrom.claims.parsed import text_of
from wherefrom.claims.posts import posts
from wherefrom.claims.provided import provisions
from wherefrom.claims.vehicles import vehicles
from wherefrom.claims.whom import TITLE, full_name
from wherefrom.claims.wounds import wounds
from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

NAME = rf"(?P<name>(?:(?:{WORD}|[A-Z]\.) ){{1,3}}{WORD})"
AREA = rf"(?:[A-Z][\w'’-]+|[A-Z]{{1,2}}\.)(?: {WORD}){{0,3}}"
PLACE = rf"(?P<place>{AREA}(?:, (?:{WORD}(?: {WORD})?|(?:[A-Z]\.){{2,3}}))?)"
HOMES = (  # *Ann Lee, 59, of Lode*; *Lode resident Ann Lee*; *Ann Lee, a Lode resident*
    re.compile(rf"{NAME},? \(?\d{{1,3}}\)?,? (?:of|from) {PLACE}"),
    re.compile(rf"{PLACE} residents? {NAME}"),
    re.compile(rf"{NAME}, an? {PLACE} resident\b"),
)
BEFORE = 40  # characters before a statement in which the name may stand


def attributes(parse: Doc, statement: Statement) -> Iterator[Reply]:
    """A reply for each home of a named person and each colour of a thing in ``statement``.

    Keys are *home of ann lee* and *colour of vehicle*. A home is ``approximate``
    where the document itself names places within it (*Upper Lode, Brine County*).
    """
    span = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    seen: set[str] = set()
    for reply in (*_told_homes(parse, statement), *_lived(parse, statement, span)):
        if reply.key not in seen:
            seen.add(reply.key)
            yield reply
    yield from _colours(statement, span)
    yield from at_least(statement, span)
    yield from vehicles(statement, span)
    yield from wounds(statement, span)
    yield from conditions(statement, span)
    yield from nationalities(statement, span)
    yield from posts(statement, span)
    yield from provisions(statement, span)


def _told_homes(parse: Doc, statement: Statement) -> Iterator[Reply]:
    text = text_of(parse)
    for pattern in HOMES:
        for match in pattern.finditer(text, max(0, statement.start - BEFORE), statement.end):
            if match.start("place") >= statement.start:
                yield _home(parse, statement, match["name"], *match.span("place"))


def _lived(parse: Doc, statement: Statement, span: Words | None) -> Iterator[Reply]:
    """*Ann Lee, who lived in Upper Lode*."""
    for verb in span or ():
        if verb.pos_ == "VERB" and verb.lemma_ in words("attributes")["living"]:
            who, where = _liver(verb), _lived_in(verb)
            if who is not None and where is not None and where.start_char < statement.end:
                yield _home(parse, statement, who, where.start_char, where.end_char)


def _liver(verb: Token) -> str | None:
    """The name of who lives, None where only a pronoun or a noun says it."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.dep_ == "relcl" and (subject is None or subject.tag_ in {"WP", "WDT"}):
        subject = verb.head
    if subject is None or subject.pos_ != "PROPN":
        return None
    lefts = [t.text for t in subject.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"]
    return " ".join([*lefts, subject.text])


def _lived_in(verb: Token) -> Words | None:
    for token in verb.subtree:
        if token.dep_ == "pobj" and token.head.lower_ in {"in", "at"} and token.pos_ == "PROPN":
            first = token.i
            while first and token.doc[first - 1].text[:1].isupper():
                first -= 1
            return token.doc[first : token.i + 1]
    return None


def _home(parse: Doc, statement: Statement, name: str, start: int, end: int) -> Reply:
    text = text_of(parse)
    who, place = full_name(TITLE.sub("", name), text), " ".join(text[start:end].split())
    return Reply(
        statement.id, "what", f"home of {who.casefold()}", place, start, end,
        f"Where did {who} live?", approximate=holds_places(place, text),
    )  # fmt: skip


def _colours(statement: Statement, span: Words | None) -> Iterator[Reply]:
    """*a silver sedan*; nothing where the statement gives one thing two colours."""
    told: dict[str, set[str]] = {}
    first: dict[str, Reply] = {}
    for token in span or ():
        colour, thing = _spelt().get(token.lower_), _thing(token)
        if colour is None or thing is None or not statement.start <= token.idx < statement.end:
            continue
        told.setdefault(thing, set()).add(colour)
        first.setdefault(thing, Reply(
            statement.id, "what", f"colour of {thing}", colour, token.idx, token.idx + len(token),
            f"What colour was the {thing}?",
        ))  # fmt: skip
    yield from (first[thing] for thing in first if len(told[thing]) == 1)


@cache
def _spelt() -> dict[str, str]:
    return {form: group[0] for group in words("attributes")["colours"] for form in group}


def _thing(token: Token) -> str | None:
    """What a colour word is said of: the noun it stands before, or is the predicate of."""
    table = words("attributes")
    for near in token.doc[token.i + 1 : token.i + 5]:
        kind = near.lemma_.casefold()
        if kind in table["vehicles"] or kind in table["makes"]:
            return "vehicle"
        if kind in table["coloured"]:
            return str(kind)
        if near.pos_ not in {"NUM", "ADJ", "NOUN", "PROPN"} and near.text not in {"-", ","}:
            return None
    return None
