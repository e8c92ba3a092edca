"""Documents of mere text, for the tests of the attribution stage."""

from __future__ import annotations

from typing import Any

from wherefrom.attribute.reading import Reading
from wherefrom.attribute.reading import read as reading_of
from wherefrom.attribute.references.legible import legible
from wherefrom.attribute.voices import read_voices
from wherefrom.language.load import parse
from wherefrom.language.tagger import tagger
from wherefrom.model import UNDATED, Document, Voices


def document(text: str, **more: Any) -> Document:
    """A document of nothing but ``text``; ``more`` are its other parts."""
    given = {
        "id": "d-1",
        "path": "one.txt",
        "title": None,
        "publisher": None,
        "publisher_kind": "outlet",
        "authors": (),
        "url": None,
        "language": "en",
        "sha256": "0",
        "published": UNDATED,
    }
    return Document(text=text, **{**given, **more})


def voices_of(found: Document) -> Voices:
    """The whole stage, as the pipeline calls it."""
    parsed = parse(legible(found))
    assert len(parsed.text) == len(found.text)
    return read_voices(found, parsed, tagger().tag(parsed))


def reading(text: str) -> Reading:
    """The parse of a document of ``text`` and where its pieces and quotations lie."""
    return reading_of(document(text), parse(text))
