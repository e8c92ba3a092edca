"""Documents and statements in one line."""

from __future__ import annotations

from wherefrom.attribute.passages import passages
from wherefrom.claims.values import with_values
from wherefrom.language.load import parse
from wherefrom.model import UNDATED, Document, Modality, Published, Statement


def document(name: str, text: str, published: str | None = None) -> Document:
    when = Published(published, "text") if published else UNDATED
    return Document(name, f"{name}.txt", text, None, None, "outlet", (), None, "en", "0" * 64, when)


def stated(doc: Document) -> tuple[Statement, ...]:
    spans = passages(doc, parse(doc.text))
    plain = [
        Statement(f"s-{doc.id}-{s.start}", doc.id, s.start, s.end, doc.text[s.start : s.end],
                  "assertion", _modality(doc.text[s.start : s.end]), ())
        for s in spans
    ]  # fmt: skip
    return with_values(doc, parse(doc.text), plain)


def _modality(text: str) -> Modality:
    return "denied" if " denies " in text else "asserted"
