"""A parsed document's text, put together once."""

from __future__ import annotations

from spacy.tokens import Doc


def text_of(parse: Doc) -> str:
    """``parse.text``, which spaCy joins from all tokens anew each time it is asked for."""
    kept: str | None = parse.user_data.get("text")
    if kept is None:
        kept = parse.user_data["text"] = parse.text
    return kept
