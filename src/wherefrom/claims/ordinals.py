"""Ordinals that count: *his third conviction*, *for the second time*, *the third man to die*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from wherefrom.claims.counted import kind_of, state_of
from wherefrom.claims.numerals import alternatives
from wherefrom.data.load import words
from wherefrom.model import Quantity

OWNED = re.compile(r"(?:\b(?:his|her|their|its|my|our)|['’]s?)\s+(?:[a-z]+\s)?\Z", re.I)
TIMES = re.compile(r"\s+(?:straight\s+|consecutive\s+)?time\b", re.I)
IN_A_ROW = re.compile(r"\s+(?:straight|consecutive|successive)\b", re.I)
POINTING = {"it", "this", "that", "which"}
HIGHEST = 500


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?P<word>{alternatives(words('numbers')['ordinals'])})"
        r"|(?P<digits>\d{1,3})(?:st|nd|rd|th))(?!\s?-|\w)",
        re.I,
    )


def ordinals(parse: Doc, text: str, start: int, end: int) -> Iterator[Quantity]:
    """What the ordinals between ``start`` and ``end`` count, in order; 1 to 500, first apart."""
    for match in _pattern().finditer(text, start, end):
        number = int(match["digits"]) if match["digits"] else _number(match["word"])
        span = parse.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or not 1 < number < HIGHEST:
            continue
        of = _counts(text, match, span.root)
        if of is not None:
            yield Quantity(*match.span(), number, number, None, of, ordinal=True)


def _number(word: str) -> int:
    return int(words("numbers")["ordinals"][word.casefold()])


def _counts(text: str, match: re.Match[str], token: Token) -> str | None:
    before = text[max(0, match.start() - 24) : match.start()]
    if TIMES.match(text, match.end()):
        return "time" if re.search(r"\bfor (?:the|a|his|her|its|their)\s+\Z", before) else None
    noun = _noun(token)
    if noun is None or noun.tag_ in {"NNS", "NNPS"} or _only_points(token, noun):
        return None
    counting = (
        IN_A_ROW.match(text, match.end()) or OWNED.search(before) or _to_do(noun) or _told_of(noun)
    )
    return state_of(noun) or kind_of(noun) if counting else None


def _noun(token: Token) -> Token | None:
    head = token.head
    while head.dep_ == "compound" and head.head.pos_ == "NOUN":
        head = head.head
    return head if head.pos_ == "NOUN" and 0 < head.i - token.i < 6 else None


def _only_points(token: Token, noun: Token) -> bool:
    """*Its third quarter*, *her 36th birthday*, *the second-largest bank*: no count."""
    order = words("numbers")["places_in_order"]
    between = {t.lower_ for t in token.doc[token.i + 1 : noun.i]}
    named = noun.lemma_.casefold() in order or bool(between & set(order))
    return named or any(t.tag_ == "JJS" for t in token.doc[token.i + 1 : noun.i])


def _to_do(noun: Token) -> bool:
    """*The second climber to die*."""
    return any(
        c.dep_ in {"relcl", "acl"} and any(g.tag_ == "TO" for g in c.children)
        for c in noun.children
    )


def _told_of(noun: Token) -> bool:
    """*It was the second death in the park.*"""
    if noun.dep_ != "attr" or noun.head.lemma_ != "be":
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in POINTING for c in noun.head.children)
