"""Which publishers belong to one owner, as far as the user, owners.yml or publishers.yml say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from wherefrom.data.load import words
from wherefrom.model import Document


@cache
def _owner_by_name() -> dict[str, str]:
    """Owner by folded publisher name or other name; only those whose owner is given."""
    owners = {
        str(name).casefold(): str(group["owner"])
        for group in words("owners")["groups"]
        for name in group["publishers"]
    }
    for group in words("publishers").get("groups", ()):
        for entry in group.get("entries", ()):
            parts = [part.strip() for part in str(entry).split("|")]
            if len(parts) >= 4 and parts[3]:
                for name in (parts[0], *_listed(parts[2])):
                    owners.setdefault(name.casefold(), parts[3])
    return owners


def _listed(part: str) -> Iterable[str]:
    return (name.strip() for name in part.split(",") if name.strip())


def owner_of(publisher: str | None) -> str | None:
    """The owner or group of a publisher, or None where the list does not say."""
    return _owner_by_name().get(publisher.casefold()) if publisher else None


def owners(documents: Sequence[Document]) -> dict[str, str]:
    """Owner by document id, for the documents whose publisher's owner is known."""
    found = ((d.id, d.owner or owner_of(d.publisher)) for d in documents)
    return {document: owner for document, owner in found if owner}
