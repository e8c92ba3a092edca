"""Whole-document credits as mentions, so that a credited wire is a source like any other."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.ids import content_id
from wherefrom.model import Credit, CreditKind, Document, Mention
from wherefrom.sources.bodies import body, narrower

# A source line speaks of the whole text; a dateline may only tell who reported from where.
ORDER: tuple[CreditKind, ...] = ("source", "byline", "dateline")


def _own(credit: Credit, publisher: str | None) -> bool:
    """True where the credit names the document's own publisher."""
    if publisher is None:
        return False
    ours, theirs = body(publisher), body(credit.name)
    return ours == theirs or bool(narrower(ours, theirs) or narrower(theirs, ours))


def _mention(document: Document, credit: Credit) -> Mention:
    return Mention(
        id=content_id("m", document.id, credit.start, credit.end, "credit"),
        document=document.id,
        start=credit.start,
        end=credit.end,
        name=credit.name,
        kind="outlet",
        named=True,
        body=None,
        why=f"the whole document is credited to it ({credit.how})",
    )


def credit_mentions(documents: Sequence[Document]) -> tuple[Mention, ...]:
    """A mention for every credit that names another than the document's publisher.

    Per document the most telling credit comes first: source line, byline, dateline.
    """
    found = []
    for document in documents:
        credits = [c for c in document.credits if not _own(c, document.publisher)]
        credits.sort(key=lambda c: (ORDER.index(c.how), c.start, c.end, c.name))
        found += [_mention(document, credit) for credit in credits]
    return tuple(found)
