"""Derivations of the kind ``links``: to another document's address, or out of the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from wherefrom.ids import content_id
from wherefrom.model import Derivation, Document, Evidence, External, Hyperlink
from wherefrom.trace.addresses import host_of, is_short, normalised, unwrapped
from wherefrom.trace.evidence import derivation

REFERENCES = "reference list"  # furniture that says nothing, yet its links name what was used
LINKED = 0.95  # probability that a link in the running text points at what was used


def links(documents: Sequence[Document]) -> tuple[list[Derivation], list[External]]:
    """Derivations for every link in running text; addresses outside the case become externals."""
    at = _addresses(documents)
    version = {d.id: d.version_of or d.id for d in documents}
    made: list[Derivation] = []
    externals: dict[str, External] = {}
    for document in documents:
        grouped: dict[str, list[Hyperlink]] = defaultdict(list)
        for link in document.links:
            if _in_text(document, link) and _is_page(link.url):
                grouped[normalised(link.url)].append(link)
        for address, found in sorted(grouped.items()):
            giver = at.get(address)
            if giver is None:
                giver = content_id("x", address)
                externals.setdefault(giver, _outside(giver, address, found[0].url))
            if version.get(giver) != version[document.id]:
                made.append(_linked(document, giver, found))
    return made, [externals[key] for key in sorted(externals)]


def _outside(key: str, address: str, url: str) -> External:
    """A page outside the case, by its site; behind a short address it may be anything."""
    if is_short(url):
        return External(key, f"a page behind the short address {address}", url)
    return External(key, host_of(address), unwrapped(url))


def _addresses(documents: Sequence[Document]) -> dict[str, str]:
    at: dict[str, str] = {}
    for document in documents:
        if document.url:
            at.setdefault(normalised(document.url), document.id)
    return at


def _in_text(document: Document, link: Hyperlink) -> bool:
    return not any(
        f.start < link.end and link.start < f.end and f.why != REFERENCES
        for f in document.furniture
    )


def _is_page(url: str) -> bool:
    """Whether an address leads to one item: not a bare host, not mail, not an anchor."""
    try:
        parts = urlsplit(unwrapped(url))
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.path.strip("/") or parts.query)


def _linked(document: Document, giver: str, found: Sequence[Hyperlink]) -> Derivation:
    words = [Evidence(document.id, link.start, link.end) for link in found]
    note = f"The text links to {found[0].url}."
    return derivation("links", document.id, giver, probability=LINKED, evidence=words, note=note)
