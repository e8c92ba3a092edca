"""What is taken away from single records before all of their strings are veiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wherefrom.model import Answer, Claim, Document, Source, Statement
from wherefrom.protect.folding import folded
from wherefrom.protect.matching import Forms
from wherefrom.protect.text import Replaced
from wherefrom.protect.veil import Cover, Veil

WITHHELD = "[withheld]"


def withheld(document: Document, text: Replaced, place: int) -> Document:
    """Put the protected text in; where it names somebody, take away what leads to the original."""
    if not text.made:
        return document
    return replace(
        document,
        text=text.text,
        sha256="",
        title=None,
        title_span=None,
        url=None,
        path=f"withheld/{place}.txt",
        authors=tuple(WITHHELD for _ in document.authors),
        links=tuple(replace(link, url="") for link in document.links),
    )


def renamed(source: Source, pseudonym: Mapping[str, str]) -> Source:
    """A protected source by its pseudonym, without any other name."""
    if source.id not in pseudonym:
        return source
    name = f"[{pseudonym[source.id]}]"
    return replace(source, name=name, aliases=(), why=(), protected=True)


def told_by(statement: Statement, text: Replaced) -> Statement:
    """A statement's words from the new text; dates and amounts whose words were replaced go."""
    if not text.within(statement.start, statement.end):
        return statement
    start, end = text.span(statement.start, statement.end)
    return replace(
        statement,
        text=text.text[start:end],
        dates=tuple(d for d in statement.dates if not text.within(d.start, d.end)),
        quantities=tuple(q for q in statement.quantities if not text.within(q.start, q.end)),
    )


def answered(claim: Claim, gone: Mapping[str, str]) -> Claim:
    """A claim whose question and answers tell no more than its statements now do.

    ``gone`` are the words replaced in these, with what stands in their place.
    """
    if not gone:
        return claim
    asked = claim.asked
    if asked is not None:
        asked = replace(asked, key="age" if asked.key.startswith("age of ") else "")
    if not any(words in text for text in _worded(claim) for words in gone):
        return replace(claim, asked=asked)
    without = Veil(Forms({folded(words): Cover(put) for words, put in gone.items()})).string

    def answer(one: Answer) -> Answer:
        origins = tuple(replace(o, why=without(o.why)) for o in one.origins)
        return replace(one, value=without(one.value), origins=origins)

    return replace(
        claim,
        gloss=without(claim.gloss),
        asked=asked,
        answers=tuple(map(answer, claim.answers)),
        conflicts=tuple(replace(c, why=without(c.why)) for c in claim.conflicts),
    )


def _worded(claim: Claim) -> Iterator[str]:
    yield claim.gloss
    for answer in claim.answers:
        yield answer.value
        for origin in answer.origins:
            yield origin.why
    for conflict in claim.conflicts:
        yield conflict.why
