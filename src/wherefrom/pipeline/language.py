"""One document's language work: parse, voices, values, replies, vectors.

Every document is worked out by itself, so neither its neighbours nor the
number of workers can change what comes out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import wherefrom.language.light  # noqa: F401 (before whatever imports spaCy)
from wherefrom.attribute.references.legible import legible
from wherefrom.attribute.voices import read_voices
from wherefrom.claims.inpassing import set_apart
from wherefrom.claims.replies import replies
from wherefrom.claims.values import with_values
from wherefrom.indicators.likeness import worth_reading
from wherefrom.indicators.parse import Seen, packed
from wherefrom.language.load import alleging, encoder, parse
from wherefrom.language.tagger import tagger
from wherefrom.model import UNDATED, Document, Voices
from wherefrom.pipeline.languages import ANALYSED
from wherefrom.protect.identifiers import identifiers
from wherefrom.store.work import Worked

if TYPE_CHECKING:
    from spacy.tokens import Doc

SAMPLE = "Two boats sank on 3 May, the harbour master said on Monday. He had seen it."


def prepare() -> None:
    """Load models and word lists, by reading a small sample.

    Raises:
        ModelUnusable: a model's files are missing or altered.
    """
    worked_out(
        Document(
            id="d-sample",
            path="sample.txt",
            text=SAMPLE,
            title=None,
            publisher=None,
            publisher_kind="outlet",
            authors=(),
            url=None,
            language=ANALYSED,
            sha256="",
            published=UNDATED,
        )
    )


def worked_out(document: Document) -> Worked:
    """Voices, replies, vectors and parse; in other languages than English identifiers only.

    Raises:
        ModelUnusable: a model's files are missing or altered.
    """
    if document.language != ANALYSED or not document.text.strip():
        return Worked(Voices(identifiers=identifiers(document.text, None)))
    parsed = parse(legible(document))
    voices = read_voices(document, parsed, tagger().tag(parsed))
    statements = with_values(document, parsed, voices.statements)
    answered = replies(document, parsed, statements, voices.mentions)
    statements, answered = set_apart(parsed, statements, answered, voices.mentions)
    read = encoder().read([statement.text for statement in statements])
    found = identifiers(document.text, parsed)
    told = replace(voices, statements=statements, identifiers=found)
    vectors, words = read.vectors.tobytes(), read.words.tobytes()
    worth = worth_reading(read.vectors)
    starts = sorted(s.start for s, yes in zip(statements, worth, strict=True) if yes)
    seen = _seen(parsed, starts)
    return Worked(told, answered, vectors, words, packed(parsed, seen))


def _seen(parsed: Doc, starts: Sequence[int]) -> tuple[Seen, ...]:
    """What the trained networks see in the sentences that hold statements worth reading.

    ``starts`` are where those begin, sorted.
    """
    found: list[Seen] = []
    for sentence in parsed.sents if starts else ():
        first, last = sentence.start_char, sentence.end_char
        after = bisect_left(starts, first)
        if after < len(starts) and starts[after] < last:
            told = alleging().read(sentence.text)
            named = [Seen(first, last, t.code, t.score, first + t.at, first + t.till) for t in told]
            found += named or [Seen(first, last, "", 0.0, first, first)]
    return tuple(found)
