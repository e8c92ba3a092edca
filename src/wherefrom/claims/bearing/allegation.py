"""What a user alleges or asks: its words, the names and figures in it, what it would have."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from wherefrom.claims.bearing.terms import is_number, spoken
from wherefrom.claims.replies import replies
from wherefrom.claims.values import with_values
from wherefrom.data.load import words
from wherefrom.model import UNDATED, Document, Reply, Statement

Wanted = Literal["age", "time", "date", "number", "place", "name"]
OPENLY = re.compile(r"\W*(?:who|whom|whose|what|which|why|how|when|where)\b", re.I)


@dataclass(frozen=True, slots=True)
class Allegation:
    """An allegation or a question in the user's own words.

    ``terms`` are what it is about, figures apart; ``names`` those of them that
    name somebody or something; ``figures`` the numbers in it; ``wants`` is what
    it asks an answer to hold, if it asks.
    """

    text: str
    terms: tuple[str, ...]
    names: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    wants: Wanted | None = None

    @property
    def asks_openly(self) -> bool:
        """Whether it asks for a value instead of alleging one (*how many*, *who*)."""
        asks = self.text.rstrip().endswith("?")
        return asks and (self.wants is not None or OPENLY.match(self.text) is not None)


def read_allegation(text: str, names: Collection[str] = ()) -> Allegation:
    """``text`` read; ``names`` are the terms that are names in the case, however written here."""
    said = list(spoken(text))
    every = tuple(dict.fromkeys(term for term, _ in said))
    capital = {term for term, upper in said if upper}
    known = {term for term in every if term in names}
    return Allegation(
        text=text,
        terms=tuple(t for t in every if not is_number(t)),
        names=frozenset(t for t in capital | known if not is_number(t)),
        figures=frozenset(t for t in every if is_number(t)),
        wants=_wanted(text),
    )


def _wanted(text: str) -> Wanted | None:
    wants: Mapping[Wanted, list[str]] = words("bearing")["wants"]
    for wanted, asking in wants.items():
        if "?" in text and re.search(rf"\b(?:{'|'.join(map(re.escape, asking))})\b", text, re.I):
            return wanted
    return None


def own_replies(text: str, parse: Doc) -> tuple[Reply, ...]:
    """The answers that an allegation gives itself (*20 killed*); ``parse`` is its parse."""
    whole = Statement("s-asked", "d-asked", 0, len(text), text, "assertion", "asserted", ())
    document = Document(
        "d-asked", "asked.txt", text, None, None, "outlet", (), None, "en", "", UNDATED
    )
    (valued,) = with_values(document, parse, [whole])
    return replies(document, parse, [valued])
