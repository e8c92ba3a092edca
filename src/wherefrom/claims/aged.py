"""Of whom an age is told: a name, or a noun."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from wherefrom.claims.befallen import person_of
from wherefrom.claims.numbered import name_of, noun_of
from wherefrom.claims.parsed import text_of
from wherefrom.claims.times.words import DAYS, MONTHS
from wherefrom.claims.whom import named_beside, whom
from wherefrom.model import Quantity

DIED = re.compile(
    r"((?!(?:He|She|They|It|Who|And|But)\b)(?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+),?"
    r"\s+(?:has )?(?:dies?|died)\b"
)
NAMED = re.compile(
    r"((?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+),\s*(?:who (?:is|was|turned|turns)\s+)?\Z"
)


def whose_age(parse: Doc, quantity: Quantity) -> str:
    """Whose age it is: a name, or the noun (*34-year-old mother*, *Ann Lee, 34,*)."""
    span = parse.char_span(quantity.start, quantity.end, alignment_mode="expand")
    before = NAMED.search(text_of(parse)[: quantity.start][-60:])
    if before is not None and before[1].split()[-1].casefold() not in {*DAYS, *MONTHS}:
        return before[1].casefold()
    head = None if span is None else _who_was(span.root) or noun_of(span.root)
    if head is None or head.lemma_ == "age":
        died = DIED.search(text_of(parse)[: quantity.start][-80:])
        dated = died is None or died[1].split()[-1].casefold() in {*DAYS, *MONTHS}
        return "somebody" if died is None or dated else died[1].casefold()
    while head.dep_ in {"compound", "nmod"} and head.head.pos_ == "PROPN":
        head = head.head  # *32-year-old Englishman Robert Lee*
    known = person_of(head)
    if known is not None and known.named:
        return known.key
    if head.lower_ in {*DAYS, *MONTHS}:
        return "somebody"  # the date of a headline
    if head.pos_ == "PROPN":
        return name_of(head).casefold()
    some = any(c.lower_ in {"a", "an"} for c in head.children if c.dep_ == "det")
    if some and named_beside(head) is None:
        return head.lower_  # *a girl, 11* is asked for as those ask who do not name her
    who = whom(head)  # *the 34-year-old mother*, where the document names her
    return who.key if who is not None and who.named else head.lower_


def _who_was(number: Token) -> Token | None:
    """Who *was 61*, where no noun follows the number."""
    verb = number.head
    if verb.lemma_ != "be" or number.dep_ not in {"attr", "acomp"}:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject if subject is not None and subject.pos_ in {"NOUN", "PROPN"} else None
