"""Web pages: the article's words with its links, by trafilatura; the rest is furniture."""

from __future__ import annotations

import logging
from copy import deepcopy
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import lxml.html
from trafilatura import bare_extraction

from wherefrom.model import Note, Span
from wherefrom.read.draft import Draft, Remark, TextBuilder
from wherefrom.read.encoding import declared, decoded, mended
from wherefrom.read.hidden import hidden_words_remark, invisible_remark, without_invisible
from wherefrom.read.html_hidden import NEVER_TEXT, take_out_hidden
from wherefrom.read.html_imprint import PageImprint, page_imprint, printed_lines
from wherefrom.read.html_notes import PageNote, raise_numbers, take_out_notes
from wherefrom.read.plain import bare_links, without_overlap
from wherefrom.read.refusals import Damaged, NoText

Element = Any  # lxml.html.HtmlElement, which has no types of its own

MIN_SHARE = 0.5  # of the page's paragraphs; with less, extraction has lost the article
MIN_WORDS = 6  # a shorter paragraph is no measure of an article
BLOCKS = frozenset({"head", "p", "item", "quote", "row", "list", "table", "code", "fw"})
DATE_RANGE = {"min_date": "1900-01-01", "max_date": "2100-01-01"}  # fixed: no clock in results

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def parse_page(text: str) -> Element:
    """The page as a tree.

    Raises:
        Damaged: if there is no element in it.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        raise Damaged(f"The page cannot be taken apart: {error}.") from error
    return tree


def _extracted(tree: Element, url: str | None, *, precise: bool) -> Any:
    try:
        return bare_extraction(
            deepcopy(tree),
            url=url,
            with_metadata=True,
            include_links=True,
            include_comments=False,
            favor_precision=precise,
            date_extraction_params={"original_date": True, "extensive_search": False, **DATE_RANGE},
        )
    except (ValueError, TypeError, AttributeError, lxml.etree.LxmlError):
        return None


def _paragraphs(tree: Element) -> list[Element]:
    found = []
    for element in tree.iter("p", "blockquote", "li", "pre"):
        outside = any(
            a.tag in ("nav", "footer", "aside", "form", "header", "select")
            for a in element.iterancestors()
        )
        inner = any(child.tag in ("p", "ul", "ol", "li") for child in element)
        linked = sum(len(a.text_content()) for a in element.iter("a"))
        words = element.text_content()
        long = len(words.split()) >= MIN_WORDS and linked < len(words) / 2
        if long and not outside and not inner:
            found.append(element)
    return found


def _length(element: Element | None) -> int:
    return 0 if element is None else sum(len(part.strip()) for part in element.itertext())


def _body(tree: Element, url: str | None) -> tuple[Any, Element | None]:
    """Metadata and the article's element; precise first, then with more recall, then all."""
    wanted = sum(_length(p) for p in _paragraphs(tree))
    best: tuple[Any, Element | None] = (None, None)
    for precise in (True, False):
        found = _extracted(tree, url, precise=precise)
        body = found.body if found is not None else None
        if _length(body) > _length(best[1]) or best[0] is None:
            best = (found, body)
        if _length(best[1]) >= MIN_SHARE * wanted and _length(best[1]) > 0:
            return best
    return best[0], _whole(tree) if wanted or best[1] is None else best[1]


def _whole(tree: Element) -> Element:
    """The page's headings and paragraphs in the shape that extraction gives."""
    body = lxml.etree.Element("body")
    kept = set(_paragraphs(tree))
    for element in tree.iter():
        if element.tag in ("h1", "h2", "h3") or element in kept:
            copy = deepcopy(element)
            copy.tag, copy.tail = "p", None
            for anchor in copy.iter("a"):
                anchor.tag = "ref"
                anchor.set("target", anchor.get("href") or "")
            body.append(copy)
    if not len(body):
        page = deepcopy(tree)
        for element in list(page.iter(*NEVER_TEXT)):
            element.drop_tree()
        for line in (page.text_content() or "").split("\n"):
            if line.strip():
                lxml.etree.SubElement(body, "p").text = line
    return body


class _Walk:
    """Builds the text of an extracted body; holds the builder and the markers met."""

    def __init__(self, base: str | None, notes: dict[str, PageNote]) -> None:
        self.builder = TextBuilder()
        self.base = base
        self.notes = notes
        self.markers: dict[str, list[Span]] = {}

    def element(self, element: Element) -> None:
        """Add ``element`` and all below it."""
        block = element.tag in BLOCKS
        if block:
            self.builder.paragraph()
        if element.tag == "lb":
            self._line_break()
        elif element.tag == "cell" and element.getprevious() is not None:
            self.builder.add(" | ")
        start = self.builder.position
        self._words(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child)
            self._words(child.tail)
        if element.tag == "ref":
            self._reference(element, start)
        if block:
            self.builder.paragraph()

    def _words(self, words: str | None) -> None:
        if words:
            self.builder.add(without_invisible(words))

    def _line_break(self) -> None:
        self.builder.line_break()

    def _reference(self, element: Element, start: int) -> None:
        target = (element.get("target") or "").strip()
        fragment = target.rpartition("#")[2] if "#" in target else ""
        if fragment in self.notes:
            self.markers.setdefault(fragment, []).append(Span(start, self.builder.position))
            return
        url = urljoin(self.base or "", target)
        if url.startswith(("http://", "https://")):
            self.builder.link(start, url)


def _with_notes(walk: _Walk) -> tuple[Note, ...]:
    found: list[Note] = []
    for key, note in walk.notes.items():
        walk.builder.add(note.label)
        start = walk.builder.position
        for words, href in note.pieces:
            begin = walk.builder.position
            walk.builder.add(without_invisible(words))
            url = urljoin(walk.base or "", href) if href else ""
            if url.startswith(("http://", "https://")):
                walk.builder.link(begin, url)
        span = walk.builder.paragraph()
        if span is not None:
            spans: list[Span | None] = [*walk.markers.get(key, [])] or [None]
            found += [Note(marker, start, span.end) for marker in spans]
    return tuple(found)


def _written(
    body: Element,
    page: PageImprint,
    notes: dict[str, PageNote],
    printed: tuple[list[str], list[str]],
) -> Draft:
    walk = _Walk(page.url, notes)
    extracted = " ".join(" ".join(body.itertext()).split())
    title_span = None
    if page.title and page.title not in extracted[: len(page.title) + 300]:
        walk.builder.add(page.title)
        title_span = walk.builder.paragraph()
    elif len(body) and " ".join(" ".join(body[0].itertext()).split()) == page.title:
        walk.element(body[0])
        body.remove(body[0])
    for line in printed[0]:
        if line not in extracted:
            walk.builder.add(line)
            walk.builder.paragraph()
    walk.element(body)
    for line in printed[1]:
        if line not in extracted:
            walk.builder.paragraph()
            walk.builder.add(line)
    walk.builder.paragraph()
    found = _with_notes(walk)
    text = walk.builder.text()
    links = without_overlap([*walk.builder.links(), *bare_links(text)])
    return Draft(text, title=page.title, title_span=title_span, links=links, notes=found)


def _page_url(tree: Element, url: str | None) -> str | None:
    base = tree.find(".//base[@href]")
    if base is not None:
        return str(urljoin(url or "", base.get("href") or ""))
    return url


def _absolute(tree: Element, base: str | None) -> None:
    for anchor in tree.iter("a"):
        href = (anchor.get("href") or "").strip()
        if href.startswith("#") or not base:
            continue
        try:
            anchor.set("href", urljoin(base, href))
        except ValueError:
            del anchor.attrib["href"]


def read_html(data: bytes, *, url: str | None, charset: str | None = None) -> Draft:
    """The draft of a web page.

    Args:
        data: the page's bytes.
        url: where it was captured, to make links absolute; the page's own address wins.
        charset: what the server said of the encoding.

    Raises:
        Damaged: if it cannot be parsed.
        NoText: if it holds no words.
    """
    read = decoded(data, declared(data, charset))
    text, repaired = mended(read.text)
    tree = parse_page(text)
    page = page_imprint(tree, url)
    _absolute(tree, _page_url(tree, page.url))
    concealed = take_out_hidden(tree)
    notes = take_out_notes(tree)
    raise_numbers(tree)
    printed = printed_lines(tree)
    found, body = _body(tree, page.url)
    if body is None or not _length(body):
        raise NoText(
            "The page holds no words of its own; scripts may fetch them.",
            "Open it in a browser and save what it shows as PDF or text.",
        )
    page = page.completed(found)
    draft = _written(body, page, notes, printed)
    remarks: list[Remark | None] = [
        *read.remarks,
        repaired,
        invisible_remark(" ".join(body.itertext()), kept=False),
        hidden_words_remark(concealed, "the page holds but does not show"),
    ]
    return replace(
        draft,
        site=page.site,
        authors=page.authors,
        url=page.own_url,
        declared_language=page.language,
        dates=page.dates,
        weak_dates=page.weak_dates,
        remarks=tuple(remark for remark in remarks if remark is not None),
    )
