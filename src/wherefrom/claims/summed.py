"""*Two women and a man were killed*: how many there were, where they are counted one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from wherefrom.claims.numbered import noun_of
from wherefrom.claims.parsed import text_of
from wherefrom.claims.phrases import person_like
from wherefrom.data.load import words
from wherefrom.model import Quantity, Statement

ONE = {"a", "an"}


@dataclass(frozen=True, slots=True)
class Sum:
    """How many there are in all, and the ``words`` that count them, up to character ``end``."""

    total: float
    words: str
    end: int


def summed(parse: Doc, statement: Statement, quantity: Quantity) -> Sum | None:
    """The sum that ``quantity`` of persons is a part of; None where it stands alone.

    Nothing is added where one of those named beside is not counted (*two women and children*).
    """
    span = parse.char_span(quantity.start, quantity.end, alignment_mode="expand")
    noun = None if span is None else noun_of(span.root)
    if noun is None or quantity.of not in words("properties")["tolls"]:
        return None
    listed = sorted({noun, *noun.conjuncts}, key=lambda token: token.i)
    counts = [_count(token, statement.quantities, quantity.of) for token in listed]
    if len(listed) < 2 or not all(map(person_like, listed)) or None in counts:
        return None
    first, last = _first(listed[0]), listed[-1]
    end = last.idx + len(last)
    told = " ".join(text_of(parse)[first.idx : end].split())
    return Sum(sum(count or 0 for count in counts), told, max(end, quantity.end))


def _first(noun: Token) -> Token:
    counting = (c for c in noun.children if c.dep_ == "nummod" or c.lower_ in ONE)
    return min((noun, *counting), key=lambda token: token.i)


def _count(noun: Token, quantities: Sequence[Quantity], of: str | None) -> float | None:
    """How many ``noun`` says there are, where it says so exactly."""
    for child in noun.lefts:
        for one in quantities:
            if one.start <= child.idx < one.end:
                exact = one.low == one.high and not one.approximate and one.of == of
                return one.low if exact else None
    single = noun.tag_ in {"NN", "NNP"} and any(c.lower_ in {*ONE, "one"} for c in noun.lefts)
    return 1.0 if single else None
