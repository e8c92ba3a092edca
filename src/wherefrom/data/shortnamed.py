"""People named by one word that the entity tagger takes for a place or a body, or does not see.

*Amina, 24, said*; *Mirela (not her real name)*; *Tomas, a picker*: what stands beside the word
tells that it is somebody's name. In testimony most names are of this kind.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from wherefrom.data.load import words

CALLINGS = ("office", "post", "private", "police", "military", "spokesperson", "press", "witness")
AGES = range(5, 100)
CHANGED = (
    r"(?:which is )?not (?:his|her|their) (?:real|own) name"
    r"|names? (?:has been |have been |was )?changed|a pseudonym"
    r"|whose (?:real )?names? (?:has been|have been|was|were|is being) (?:changed|withheld)"
)
BESIDE = re.compile(
    r"\b(?P<name>[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20})"
    rf"(?:, (?P<age>\d{{1,2}})(?=[,.;]| said\b| says\b| told\b)|,? \(?(?:{CHANGED})\b"
    r"|, an? (?P<is>(?:[\w-]+ ){0,3}?[\w-]+)(?=[,.]))"
)
NO_NAMES = {"DATE", "TIME", "CARDINAL", "MONEY", "PERSON"}


def short_named(parse: Doc) -> list[Token]:
    """The words of ``parse`` that are such names, wherever they stand, in text order."""
    told = {name.text for name in _told(parse)}
    return [t for t in parse if t.text in told and _may_be_name(t)] if told else []


def _told(parse: Doc) -> list[Token]:
    """Where it is told that the word is somebody's name."""
    found: list[Token] = []
    for match in BESIDE.finditer(parse.text):
        span = parse.char_span(match.start("name"), match.end("name"))
        if span is None or len(span) != 1 or not _may_be_name(span[0]):
            continue
        age, is_a = match["age"], match["is"]
        known = match["name"].casefold() in _given_names()
        if age is not None and int(age) not in AGES:
            continue
        if is_a is None or is_a.split()[-1].casefold() in _callings() or known:
            found.append(span[0])
    return found


def _may_be_name(token: Token) -> bool:
    """One capitalised word alone, of no longer name."""
    if token.pos_ != "PROPN" or token.ent_type_ in NO_NAMES or token.text.isupper():
        return False
    beside = [token.nbor(-1)] if token.i else []
    beside += [token.nbor()] if token.i + 1 < len(token.doc) else []
    return not any(t.pos_ == "PROPN" and t.text[:1].isupper() for t in beside)


@cache
def _callings() -> frozenset[str]:
    lists = words("roles")
    return frozenset(str(word).casefold() for group in CALLINGS for word in lists[group]["words"])


@cache
def _given_names() -> frozenset[str]:
    lists = words("given_names")
    return frozenset(str(n) for group in (*lists["men"], *lists["women"]) for n in group)
