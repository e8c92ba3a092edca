"""Derivations of the kind ``links``: to another document's address, or out of the case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote, urlsplit

from wherefrom.ids import content_id
from wherefrom.model import Derivation, Document, Evidence, External, Hyperlink
from wherefrom.trace.evidence import derivation

REFERENCES = "reference list"  # furniture that says nothing, yet its links name what was used
LINKED = 0.95  # probability that a link in the running text points at what was used
ARCHIVED = re.compile(
    r"^https?://(?:web\.archive\.org/web/\d+\w*/|archive\.(?:today|is|ph|org)/\d+/)(?P<url>.+)$"
)
REDIRECT_FIELDS = ("url", "u", "target", "dest", "redirect", "redirect_to")
INDEX = re.compile(r"/(?:index|default)\.\w{3,5}$")
TRACKING = re.compile(r"^(?:utm_|fbclid$|gclid$|ref$|cmp$|ocid$|smid$|mc_[ce]id$)", re.IGNORECASE)


def normalised(url: str) -> str:
    """An address as it is compared: archive and redirect unwrapped, scheme, www and tracking gone.

    >>> normalised("https://web.archive.org/web/2013/http://www.daily.example/a/?utm_source=x")
    'daily.example/a'
    """
    url = _unwrapped(url.strip())
    parts = urlsplit(url if "//" in url else f"//{url}")
    host = re.sub(r"^(?:www\d?|m|amp)\.", "", parts.netloc.casefold()).removesuffix(":80")
    path = INDEX.sub("", unquote(parts.path)).rstrip("/")
    fields = sorted((k, v) for k, v in parse_qsl(parts.query) if not TRACKING.match(k))
    query = "&".join(f"{k}={v}" for k, v in fields)
    return f"{host}{path}" + (f"?{query}" if query else "")


def _unwrapped(url: str) -> str:
    for _ in range(3):  # a wrapped address may be wrapped again; endless ones are hostile
        archived = ARCHIVED.match(url)
        if archived:
            url = archived["url"]
            continue
        fields = dict(parse_qsl(urlsplit(url).query)) if "?" in url else {}
        inner = next((fields[f] for f in REDIRECT_FIELDS if f in fields), "")
        if not inner.startswith(("http://", "https://")):
            return url
        url = inner
    return url


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
                externals.setdefault(giver, External(giver, address.split("/")[0], found[0].url))
            if version.get(giver) != version[document.id]:
                made.append(_linked(document, giver, found))
    return made, [externals[key] for key in sorted(externals)]


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
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.path.strip("/") or parts.query)


def _linked(document: Document, giver: str, found: Sequence[Hyperlink]) -> Derivation:
    words = [Evidence(document.id, link.start, link.end) for link in found]
    note = f"The text links to {found[0].url}."
    return derivation("links", document.id, giver, probability=LINKED, evidence=words, note=note)
