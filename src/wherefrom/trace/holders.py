"""The bodies that stand behind a source: whom a spokesperson speaks for, whose record it is."""

from __future__ import annotations

from wherefrom.trace.ground import Ground
from wherefrom.trace.origins import End


def record_holder(ground: Ground, end: End) -> tuple[str, str] | None:
    """Who published the record at which a trail ends, if it is here and the body no outlet.

    The id of the derivation on which that hangs, and the body.
    """
    if end.kind != "record":
        return None
    cited = ground.cites.get((end.document, end.source or ""))
    if cited is None:
        return None
    document = ground.documents.get(cited.giver)
    if document is None or document.publisher_kind == "outlet":
        return None
    publisher = ground.publisher[document.id]
    return (cited.id, publisher) if publisher in ground.sources else None


def bodies(ground: Ground, source: str) -> list[str]:
    """A source, the body it speaks for, the body that one speaks for, and so on."""
    found = [source]
    while (body := ground.body_of(found[-1])) and body not in found:
        found.append(body)
    return found
