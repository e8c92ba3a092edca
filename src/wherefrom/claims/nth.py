"""*The sixth aftershock*: how many there were, at the least."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

LEAST = 3  # *the second* is often told of two alone, or of another row
FURTHEST = 3  # words from the ordinal to its noun


def at_least(statement: Statement, span: Words | None) -> Iterator[Reply]:
    """A reply for each kind of event of which ``statement`` names one by its place in the row."""
    seen: set[str] = set()
    for token in span or ():
        number = _place(token)
        noun = None if number is None else _event(token)
        if noun is None or not statement.start <= token.idx < statement.end:
            continue
        kind = noun.lemma_.casefold()
        if kind in seen:
            continue
        seen.add(kind)
        yield Reply(
            statement.id, "number", kind, token.text, token.idx, token.idx + len(token),
            f"How many {kind}s were there?", low=float(number or 0),
        )  # fmt: skip


def _place(token: Token) -> int | None:
    number = words("numbers")["ordinals"].get(token.lower_)
    definite = any(t.lower_ == "the" for t in token.doc[max(0, token.i - 1) : token.i])
    return int(number) if number is not None and number >= LEAST and definite else None


def _event(token: Token) -> Token | None:
    """The event that an ordinal stands before."""
    for near in token.doc[token.i + 1 : token.i + 1 + FURTHEST]:
        if near.tag_ == "NN" and near.lemma_.casefold() in words("properties")["in_a_row"]:
            return near
        if near.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return None
    return None
