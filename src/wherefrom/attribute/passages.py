"""The passages of a text in which one proposition each is put forward."""

from __future__ import annotations

from spacy.tokens import Doc

from wherefrom.model import Document, Span


def passages(document: Document, parse: Doc) -> tuple[Span, ...]:
    """Spans of one proposition each, in text order, without furniture.

    ``parse`` is the parse of ``document.text``; white space is trimmed from
    each span and empty ones are left out.
    """
    spans = []
    for sentence in parse.sents:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        end = sentence.start_char + len(text.rstrip())
        if start < end and not _in_furniture(document, start, end):
            spans.append(Span(start, end))
    return tuple(spans)


def _in_furniture(document: Document, start: int, end: int) -> bool:
    return any(f.start < end and start < f.end for f in document.furniture)
