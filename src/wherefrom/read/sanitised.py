"""A web page as it may be shown: its words and their order, nothing that runs, loads or leads away.

What is kept is listed; all else goes. The page is shown in a sandboxed frame under a policy of its
own as well, so that each wall stands when another falls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml.html import builder

from wherefrom.read.encoding import declared, decoded
from wherefrom.read.refusals import Damaged

Element = Any  # lxml.html.HtmlElement, which has no types of its own

KEPT = frozenset(
    ["a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br",
     "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn",
     "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4",
     "h5", "h6", "header", "hgroup", "hr", "i", "ins", "kbd", "legend", "li", "main", "mark",
     "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span",
     "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
     "thead", "time", "tr", "tt", "u", "ul", "var", "wbr"]
)  # fmt: skip
# With all that is in them; any other element goes and leaves its words.
DROPPED = frozenset(
    ["applet", "area", "audio", "base", "button", "canvas", "embed", "frame", "frameset",
     "head", "iframe", "input", "link", "map", "math", "meta", "object", "option", "param",
     "script", "select", "source", "style", "svg", "template", "textarea", "title", "track",
     "video"]
)  # fmt: skip
ATTRIBUTES = frozenset(
    ["align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "class", "color",
     "cols", "colspan", "datetime", "dir", "face", "height", "id", "lang", "open", "reversed",
     "rowspan", "scope", "size", "span", "start", "title", "valign", "width"]
)  # fmt: skip
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]+", re.I)
LONGEST = 20_000_000  # characters of a page that is shown
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
FRONT = (
    '<!doctype html><html><head><meta charset="utf-8">'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    '<meta name="referrer" content="no-referrer">'
    "<style>:root{color-scheme:light;background:#fff;color:#111;font-family:serif}"
    "body{margin:1rem;overflow-wrap:anywhere}img,table{max-width:100%}"
    "[data-picture]{color:#555;font-size:.9em}</style>"
)
_ESCAPED = re.compile(r"[^;{}]*\\[^;{}]*")  # a declaration that hides a word by an escape
_IMPORT = re.compile(r"@(?:import|charset|namespace)[^;{}]*;?", re.I)
_LOADING = re.compile(
    r"(?:url|src|image|image-set|-webkit-image-set|cross-fade|element|expression|attr)\s*"
    r"\([^)]*\)?",
    re.I,
)
_BEHAVING = re.compile(r"(?:behavio[u]?r|-moz-binding|-ms-[\w-]*)\s*:[^;}]*", re.I)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)


def sanitised(data: bytes, charset: str | None = None) -> str:
    """The page in ``data`` as HTML that shows its words and its own styles, and does nothing.

    Raises:
        Damaged: it cannot be taken apart, or is too long to be shown.
    """
    text = decoded(data, declared(data, charset)).text
    if len(text) > LONGEST:
        raise Damaged("The page is too long to be shown.", "Take the file and open it elsewhere.")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        raise Damaged(f"The page cannot be taken apart: {error}.", "Take the file.") from error
    styles = "".join(f"<style>{css}</style>" for css in _styles(tree))
    body = _cleaned_body(tree)
    written = lxml.html.tostring(body, encoding="unicode", method="html")
    return f"{FRONT}{styles}</head>{written}</html>"


def plain_style(css: str) -> str:
    """Style rules without what loads, runs or ends the rules.

    >>> plain_style("p{color:red;background:url(http://a.example/x)} @import 'y';")
    'p{color:red;background:none} '
    """
    css = _COMMENT.sub(" ", css).replace("<", " ")
    for pattern, instead in ((_ESCAPED, ""), (_IMPORT, ""), (_LOADING, "none"), (_BEHAVING, "")):
        css = pattern.sub(instead, css)
    return css


def _styles(tree: Element) -> Iterator[str]:
    for style in tree.iter("style"):
        if css := plain_style(style.text or "").strip():
            yield css


def _cleaned_body(tree: Element) -> Element:
    found = tree.find("body")
    body = builder.BODY()
    if found is not None:
        _set_attributes(found, body)
        body.text = found.text
        _fill(found, body)
    return body


def _fill(given: Element, into: Element) -> None:
    """Put the children of ``given`` that may be shown into ``into``, in order.

    By a stack: pages of strangers may nest deeper than Python calls.
    """
    stack = [(iter(given), into)]
    while stack:
        children, parent = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            continue
        tag = child.tag.lower() if isinstance(child.tag, str) else ""
        if tag in KEPT:
            made = builder.E(tag)
            _set_attributes(child, made)
            made.text, made.tail = child.text, child.tail
            parent.append(made)
            stack.append((iter(child), made))
        elif tag == "img":
            parent.append(_picture(child))
        elif tag in DROPPED or not tag:
            _add_words(parent, child.tail)
        else:  # the element goes, its words stay in a bare one, so that their order is kept
            made = builder.E("div" if tag in ("form", "fieldset", "body") else "span")
            made.text, made.tail = child.text, child.tail
            parent.append(made)
            stack.append((iter(child), made))


def _add_words(parent: Element, words: str | None) -> None:
    if not words:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _picture(given: Element) -> Element:
    """The picture, where the page holds it itself; else what the page says it shows."""
    source, alt = given.get("src") or "", " ".join((given.get("alt") or "").split())
    if PICTURE.fullmatch(source.strip()):
        made = builder.E("img", src=source.strip(), alt=alt)
        for name in ("width", "height"):
            if (given.get(name) or "").isdecimal():
                made.set(name, given.get(name))
    else:
        made = builder.E("span")
        made.set("data-picture", "")
        made.text = f"[picture: {alt}]" if alt else ""
    made.tail = given.tail
    return made


def _set_attributes(given: Element, made: Element) -> None:
    """Those that say how it looks; an address becomes words to point at, unless it stays here."""
    for name, value in given.attrib.items():
        name = name.lower()
        if name in ATTRIBUTES:
            made.set(name, value)
        elif name == "style" and (css := plain_style(value).strip()):
            made.set("style", css)
    address = (given.get("href") or "").strip()
    if made.tag == "a" and address.startswith("#"):
        made.set("href", address)
    elif made.tag == "a" and address and made.get("title") is None:
        made.set("title", address)
