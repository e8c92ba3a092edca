"""What a page says of itself: address, site, title, authors, dates, printed credit lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from wherefrom.read.bylines import bylines
from wherefrom.read.credits import find_credits
from wherefrom.read.hidden import without_invisible

Element = Any

PUBLISHED_KEYS = (
    "article:published_time", "datepublished", "og:published_time", "article:published",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "date", "date_published", "displaydate", "bt:pubdate", "release_date",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime", "article.published", "rnews:datepublished",
)  # fmt: skip
SITE_KEYS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher",
             "citation_journal_title", "apple-mobile-web-app-title")  # fmt: skip
AUTHOR_KEYS = ("author", "article:author", "dc.creator", "dcterms.creator", "byl",
               "sailthru.author", "parsely-author", "citation_author")  # fmt: skip
_SEPARATED = re.compile(r"\s+[|–—»·•:]\s+|\s+-\s+")
_LINE_CLASS = re.compile(r"byline|author|credit|source|agency|dateline|copyright|attribution", re.I)


@dataclass(frozen=True, slots=True)
class PageImprint:
    """``own_url`` is the page's own word on its address; ``url`` falls back on the capture's."""

    url: str | None
    own_url: str | None
    title: str | None
    site: str | None
    authors: tuple[str, ...]
    language: str | None
    dates: tuple[str, ...]
    weak_dates: tuple[str, ...] = ()

    def completed(self, found: Any) -> PageImprint:
        """With what extraction found where the page's own fields were silent."""
        if found is None:
            return self
        author = found.author or ""
        return replace(
            self,
            title=self.title or _clean(found.title),
            site=self.site or _clean(found.sitename),
            authors=self.authors or tuple(a.strip() for a in author.split(";") if a.strip()),
            weak_dates=(found.date,) if found.date and not self.dates else (),
        )


def _clean(words: str | None) -> str | None:
    return " ".join(without_invisible(words or "").split()) or None


def _metas(tree: Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = _clean(meta.get("content") or meta.get("value") or meta.get("datetime"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (meta.get(attribute) or "").strip().lower()
            if key and content:
                metas.setdefault(key, []).append(content)
    return metas


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph", []))


def _linked_data(tree: Element) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            found += _objects(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    articles = [
        entry
        for entry in found
        if re.search("Article|Posting|Report|Page|Release", str(entry.get("@type")))
    ]
    return sorted(articles, key=lambda entry: "Page" in str(entry.get("@type")))


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return []


def _first(metas: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((metas[key][0] for key in keys if key in metas), None)


def _dates(
    tree: Element, metas: dict[str, list[str]], data: list[dict[str, Any]]
) -> tuple[str, ...]:
    dates = [str(entry["datePublished"]) for entry in data if entry.get("datePublished")]
    dates += [value for key in PUBLISHED_KEYS for value in metas.get(key, [])[:1]]
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        stated = element.get("datetime") or element.get("content") or element.get("title") or ""
        own = "datepublished" in (element.get("itemprop") or "").lower() or (
            element.tag == "time" and element.get("pubdate") is not None
        )
        if own:
            dates.append(stated or element.text_content().strip())
    if not dates:
        times = [t.get("datetime") for t in tree.iter("time") if t.get("datetime")]
        dates = times[:1] if len(set(times)) == 1 else []
    return tuple(dict.fromkeys(date for date in dates if date))


def _address(tree: Element, metas: dict[str, list[str]], url: str | None) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            found = str(urljoin(url or "", (link.get("href") or "").strip()))
            if found.startswith("http"):
                return found
    stated = (_first(metas, ("og:url", "twitter:url")) or "").strip()
    found = urljoin(url or "", stated) if stated else ""
    return found if found.startswith("http") else None


def _title(
    tree: Element, metas: dict[str, list[str]], data: list[dict[str, Any]], site: str | None
) -> str | None:
    stated = next((name for entry in data for name in _names(entry.get("headline"))), None)
    title = _clean(stated) or _first(metas, ("og:title", "dc.title", "twitter:title", "headline"))
    headings = [words for h in tree.iter("h1") if (words := _clean(h.text_content()))]
    if title is None and len(headings) == 1:
        return headings[0]
    if title is None:
        element = tree.find(".//title")
        title = _clean(element.text_content()) if element is not None else None
    if title and (match := next((h for h in headings if h in title), None)):
        return match
    parts = _SEPARATED.split(title) if title else []
    if (
        len(parts) > 1
        and site
        and parts[-1].lower().strip() in (site.lower(), f"the {site.lower()}")
    ):
        title = (title or "")[: (title or "").rindex(parts[-1])].rstrip(" |–—»·•:-")
    return title


def page_imprint(tree: Element, url: str | None) -> PageImprint:
    """What the page's head and its linked data state."""
    metas = _metas(tree)
    data = _linked_data(tree)
    publishers = [name for entry in data for name in _names(entry.get("publisher"))]
    site = _first(metas, SITE_KEYS[:1]) or (publishers[0] if publishers else None)
    site = site or _first(metas, SITE_KEYS)
    authors = [name for entry in data for name in _names(entry.get("author"))]
    authors = authors or [value for key in AUTHOR_KEYS for value in metas.get(key, [])]
    own = _address(tree, metas, url)
    html = tree if tree.tag == "html" else tree.find(".//html")
    language = (
        html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang")
        if html is not None
        else None
    )
    return PageImprint(
        url=own or url,
        own_url=own,
        title=_title(tree, metas, data, site),
        site=_clean(site),
        authors=tuple(dict.fromkeys(a for a in authors if "://" not in a)),
        language=language or _first(metas, ("content-language", "og:locale", "dc.language")),
        dates=_dates(tree, metas, data),
    )


def printed_lines(tree: Element) -> tuple[list[str], list[str]]:
    """Byline and credit lines as the page prints them, for head and end of the text.

    Extraction drops them as furniture, but a credit must be shown in the page's words.
    """
    head: list[str] = []
    tail: list[str] = []
    for element in tree.iter("p", "div", "span", "a", "small", "address", "footer", "li", "cite"):
        marked = " ".join(element.get(key) or "" for key in ("class", "rel", "itemprop"))
        if not (_LINE_CLASS.search(marked) or element.tag in ("small", "footer", "p", "cite")):
            continue
        line = _clean(element.text_content())
        if not line or len(line) > 110 or any(line in other for other in (*head, *tail)):
            continue
        spans = bylines(line)
        credits = find_credits(line, [(start, end) for start, end, _ in spans])
        if spans:
            head.append(line)
        elif any(credit.how != "dateline" for credit in credits):
            tail.append(line)
    return head[:2], tail[:3]
