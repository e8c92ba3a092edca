"""What a document tells of itself, as answers of /api give it."""

from __future__ import annotations

from typing import Any

from wherefrom.model import Document
from wherefrom.report.shape import plain
from wherefrom.serve.held import Held


def imprint(held: Held, one: Document) -> dict[str, Any]:
    """What a document tells of itself."""
    return {
        "id": one.id,
        "report": held.lookup.labels[one.id],
        "title": one.title,
        "publisher": one.publisher,
        "publisher_kind": one.publisher_kind,
        "authors": list(one.authors),
        "published": plain(one.published),
        "url": one.url,
        "path": one.path,
        "language": one.language,
        "version_of": one.version_of,
        "statements": len(held.statements_in.get(one.id, ())),
    }
