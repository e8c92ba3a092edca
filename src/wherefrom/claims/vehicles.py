"""Of what make and model year a vehicle is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from wherefrom.claims.comparing import MAKE, MODEL_YEAR
from wherefrom.data.load import words
from wherefrom.model import Reply, Statement

YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
MODEL = re.compile(r"[A-Z][A-Za-z0-9]*|\d{1,3}[a-z]?")
BEFORE = 4  # words before a make in which *a gray 2013* stands
ARTICLES = {"a", "an", "the", "his", "her", "their", "another", "one"}


def vehicles(statement: Statement, span: Words | None) -> Iterator[Reply]:
    """A reply for the make and one for the model year, where one vehicle alone is told of."""
    inside = [t for t in span or () if statement.start <= t.idx < statement.end]
    found = [(t, name) for t in inside if (name := _made(t)) is not None]
    if len({name for _, name in found}) != 1:
        return
    token, name = found[0]
    end = token.idx + (len(name) if token.text == name.split()[0] else len(token))
    yield Reply(
        statement.id, "what", MAKE, name, token.idx, end, "What make was the vehicle?"
    )  # fmt: skip
    year = next((t for t in _before(token) if YEAR.fullmatch(t.text)), None)
    if year is not None:
        yield Reply(
            statement.id, "what", MODEL_YEAR, year.text,
            year.idx, year.idx + len(year), "What model year was the vehicle?",
        )  # fmt: skip


def _made(token: Token) -> str | None:
    """*Toyota Camry* at *Toyota*, and at *Camry* alone where the document has the whole."""
    if not any(t.lower_ in ARTICLES for t in _before(token)):
        return None
    whole = _whole(token)
    if whole is not None:
        return whole
    known = {m for m in _models(token.doc) if m.split()[-1] == token.text}
    after_make = token.i > 0 and token.nbor(-1).lower_ in words("attributes")["makes"]
    return next(iter(known)) if len(known) == 1 and not after_make else None


def _whole(token: Token) -> str | None:
    """The make at ``token`` with its model."""
    table = words("attributes")
    if not token.text[:1].isupper() or token.lower_ not in table["makes"]:
        return None
    if token.i and token.nbor(-1).pos_ == "PROPN" and token.nbor(-1).ent_type_ == "PERSON":
        return None  # *the Betty Ford Clinic*
    if token.i + 1 == len(token.doc) or not token.whitespace_:
        return None
    model = token.nbor()
    named = MODEL.fullmatch(model.text) is not None and model.text not in table["firms"]
    return f"{token.text} {model.text}" if named else None


def _models(doc: Doc) -> frozenset[str]:
    kept: frozenset[str] | None = doc.user_data.get("models")
    if kept is None:
        kept = doc.user_data["models"] = frozenset(m for t in doc if (m := _whole(t)) is not None)
    return kept


def _before(token: Token) -> list[Token]:
    """The words right before that may belong to it."""
    out: list[Token] = []
    for near in reversed(token.doc[max(0, token.i - BEFORE) : token.i]):
        if near.pos_ in {"VERB", "ADP", "CCONJ"} or near.text in {".", ";", ":"}:
            break
        out.append(near)
    return out
