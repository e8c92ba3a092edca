"""What a user alleges or asks: its words, the names and figures in it, what it would have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from wherefrom.claims.bearing.terms import is_number, term, terms
from wherefrom.claims.replies import replies
from wherefrom.claims.values import with_values
from wherefrom.data.load import words
from wherefrom.model import UNDATED, Document, Reply, Statement

NAMED = {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}
Wanted = Literal["age", "time", "date", "number", "place", "name"]


@dataclass(frozen=True, slots=True)
class Allegation:
    """An allegation or a question in the user's own words, read.

    ``terms`` are what it is about, figures apart; ``names`` those of them that
    name somebody or something; ``figures`` the numbers in it. ``replies`` are
    the answers that it gives itself (*20 killed*); ``wants`` is what it asks an
    answer to hold, if it asks.
    """

    text: str
    terms: tuple[str, ...]
    names: frozenset[str]
    figures: frozenset[str]
    replies: tuple[Reply, ...] = ()
    wants: Wanted | None = None

    @property
    def asks(self) -> bool:
        """Whether it is put as a question."""
        return self.text.rstrip().endswith("?")


def read_allegation(text: str, parse: Doc) -> Allegation:
    """``text`` read; ``parse`` is its parse."""
    every = terms(text)
    statement = _whole(text)
    document = _document(text)
    (valued,) = with_values(document, parse, [statement])
    return Allegation(
        text=text,
        terms=tuple(t for t in every if not is_number(t)),
        names=frozenset(_names(parse)) & frozenset(every),
        figures=frozenset(t for t in every if is_number(t)),
        replies=replies(document, parse, [valued]),
        wants=_wanted(text),
    )


def _names(parse: Doc) -> list[str]:
    named = [t for t in parse if t.ent_type_ in NAMED or (t.pos_ == "PROPN" and t.text.isalpha())]
    return [term(t.lower_) for t in named if t.text[:1].isupper()]


def _wanted(text: str) -> Wanted | None:
    wants: dict[Wanted, list[str]] = words("bearing")["wants"]
    for wanted, asking in wants.items():
        if "?" in text and re.search(rf"\b(?:{'|'.join(map(re.escape, asking))})\b", text, re.I):
            return wanted
    return None


def _whole(text: str) -> Statement:
    return Statement("s-asked", "d-asked", 0, len(text), text, "assertion", "asserted", ())


def _document(text: str) -> Document:
    none = (None, None, "outlet", (), None)
    return Document("d-asked", "asked.txt", text, *none, "en", "", UNDATED)
