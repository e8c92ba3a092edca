"""Plain text and Markdown: the file's own text, with what its first lines say of it."""

from __future__ import annotations

import re
from dataclasses import replace

from wherefrom.model import Furniture, Hyperlink
from wherefrom.read.draft import Draft
from wherefrom.read.encoding import decoded
from wherefrom.read.hidden import invisible_remark
from wherefrom.read.notes import plain_notes

ADDRESS_LINE = re.compile(
    r"\s*(?:(?:url|link|source|from|address|retrieved from|archived from)\s*:\s*)?"
    r"<?(?P<url>https?://[^\s<>]+|www\.[^\s<>]+\.[^\s<>]+)>?\s*",
    re.IGNORECASE,
)
BARE_URL = re.compile(r"\bhttps?://[^\s<>\"“”\[\]{}|\\^`]+|\bwww\.[\w-]+\.[^\s<>\"“”\[\]{}|\\^`]+")
_MARKDOWN_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\]\n]{1,300})\]\((?P<url>[^\s()]+(?:\([^\s()]*\))?)[^)\n]{0,200}\)"
)
_REFERENCE = re.compile(r"(?<!!)\[(?P<words>[^\]\n]{1,300})\]\[(?P<key>[^\]\n]*)\]")
_DEFINED = re.compile(
    r"^\s{0,3}\[(?P<key>[^\]^\n]+)\]:\s+<?(?P<url>\S+?)>?(?:\s.*)?$", re.MULTILINE
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_FIELD = re.compile(
    r"\s*[*_]{0,2}(?P<key>title|headline|authors?|byline|by|date|published|publication date|posted"
    r"|updated|last updated|publisher|outlet|publication|newspaper|site|website|source|url|link"
    r"|canonical|language|lang|section|tags|category|description|type)[*_]{0,2}\s*:\s*[*_]{0,2}\s*(?P<value>\S.*)",
    re.IGNORECASE,
)


def absolute(url: str) -> str:
    """``url`` with a scheme."""
    return url if "://" in url else f"http://{url}"


def trimmed_url(found: str) -> str:
    """A bare address without the punctuation of the sentence around it.

    >>> trimmed_url("http://harbour.example/a_(b)).")
    'http://harbour.example/a_(b)'
    """
    url = found.rstrip(".,;:!?'’*_")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?'’*_")
    return url


def bare_links(text: str, start: int = 0) -> list[Hyperlink]:
    """Addresses written out in ``text`` from ``start`` on."""
    links = []
    for match in BARE_URL.finditer(text, start):
        url = trimmed_url(match.group())
        links.append(Hyperlink(match.start(), match.start() + len(url), absolute(url)))
    return links


def without_overlap(links: list[Hyperlink]) -> tuple[Hyperlink, ...]:
    """Links in order, those inside an earlier one left out."""
    kept: list[Hyperlink] = []
    for link in sorted(links, key=lambda found: (found.start, -found.end)):
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return tuple(kept)


def _targets(text: str) -> list[tuple[int, int]]:
    """Where Markdown writes the addresses of its links, which are no words of the text."""
    found = [m.span("url") for m in _MARKDOWN_LINK.finditer(text)]
    return found + [m.span("url") for m in _DEFINED.finditer(text)]


def _markdown_links(text: str) -> list[Hyperlink]:
    defined = {m["key"].lower(): m["url"] for m in _DEFINED.finditer(text)}
    links = [
        Hyperlink(m.start("words"), m.end("words"), m["url"])
        for m in _MARKDOWN_LINK.finditer(text)
        if not m["url"].startswith("#")
    ]
    for match in _REFERENCE.finditer(text):
        url = defined.get((match["key"] or match["words"]).lower())
        if url:
            links.append(Hyperlink(match.start("words"), match.end("words"), url))
    return links


def _front(text: str) -> tuple[int, dict[str, str], list[Furniture]]:
    """Header fields at the top: where they end, what they say, their lines."""
    fields: dict[str, str] = {}
    lines: list[Furniture] = []
    start, fenced = 0, False
    for line in text.split("\n", 40)[:40]:
        bare = line.strip()
        match = _FIELD.fullmatch(line)
        if match:
            fields.setdefault(match["key"].lower(), match["value"].strip().strip("\"'*"))
        elif bare == "---" and (fenced or not lines):
            fenced = not fenced
        elif not bare and not lines:
            start += len(line) + 1
            continue
        elif not fenced or not bare:
            break
        lines.append(Furniture(start, start + len(line.rstrip()), "header field"))
        start += len(line) + 1
        if bare == "---" and not fenced:
            break
    if len(fields) < 2:
        return 0, {}, []
    return start, fields, lines


def _first(fields: dict[str, str], *keys: str) -> str | None:
    return next((fields[key] for key in keys if fields.get(key)), None)


def _with_fields(draft: Draft, fields: dict[str, str]) -> Draft:
    source = _first(fields, "source", "website", "site")
    url = _first(fields, "url", "link", "canonical")
    if url is None and source and ADDRESS_LINE.fullmatch(source):
        url, source = source, None
    authors = _first(fields, "author", "authors", "byline", "by")
    dates = (_first(fields, "published", "publication date", "date", "posted"),)
    return replace(
        draft,
        title=_first(fields, "title", "headline"),
        site=_first(fields, "publisher", "outlet", "publication", "newspaper") or source,
        authors=(authors,) if authors else (),
        url=absolute(url) if url else None,
        dates=tuple(written for written in dates if written),
        declared_language=_first(fields, "language", "lang"),
    )


def _address(text: str, start: int) -> tuple[str, Furniture] | None:
    for line in text[start:].split("\n", 12)[:12]:
        if line.strip():
            match = ADDRESS_LINE.fullmatch(line)
            if not match:
                return None
            lead = len(line) - len(line.lstrip())
            span = Furniture(start + lead, start + len(line.rstrip()), "address of the page")
            return absolute(match["url"]), span
        start += len(line) + 1
    return None


def read_plain(data: bytes, *, markdown: bool = False) -> Draft:
    """The draft of a text file; its text is the file's own, newlines apart.

    Raises:
        Damaged: if the bytes are no text.
    """
    read = decoded(data)
    text = read.text.replace("\r\n", "\n").replace("\r", "\n")
    end, fields, furniture = _front(text)
    draft = _with_fields(Draft(text, remarks=read.remarks), fields)
    address = _address(text, end)
    if address and draft.url is None:
        draft = replace(draft, url=address[0])
    if address:
        furniture.append(address[1])
    spans = [(span.start, span.end) for span in furniture]
    links = bare_links(text)
    if markdown:
        spans += _targets(text)
    links = [link for link in links if not any(a <= link.start < b for a, b in spans)]
    links += _markdown_links(text) if markdown else []
    if markdown:
        furniture += [
            Furniture(m.start(), m.end(), "heading mark") for m in _HEADING.finditer(text)
        ]
    hidden = invisible_remark(text, kept=True)
    draft = replace(
        draft,
        links=without_overlap(links),
        notes=plain_notes(text),
        furniture=tuple(furniture),
    )
    return draft.and_remarks(hidden) if hidden else draft
