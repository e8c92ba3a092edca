"""Words that a page holds but does not show."""

from __future__ import annotations

import re
from typing import Any

Element = Any

_NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgba?\(\s*255\s*,\s*255\s*,\s*255)", re.I
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^\s*(?:[a-z]\w*)?([.#])([\w-]+)\s*$", re.IGNORECASE)
MAX_STYLE = 200_000  # characters of style rules looked at
NEVER_TEXT = frozenset({"script", "style", "head", "title", "meta", "link", "noscript", "template"})


def _rules(tree: Element) -> tuple[set[str], set[str]]:
    """Classes and ids that the page's own style rules do not show."""
    classes: set[str] = set()
    ids: set[str] = set()
    styles = "\n".join(style.text or "" for style in tree.iter("style"))[:MAX_STYLE]
    styles = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", styles)
    for selectors, body in _RULE.findall(styles):
        if not _NOT_SHOWN.search(body):
            continue
        for selector in selectors.split(","):
            simple = _SIMPLE.match(selector)
            if simple:
                (classes if simple[1] == "." else ids).add(simple[2])
    return classes, ids


def _white(element: Element, style: str) -> bool:
    white = _WHITE.search(style) or (
        element.tag == "font"
        and (element.get("color") or "").lower() in ("white", "#ffffff", "#fff")
    )
    if not white:
        return False
    for around in (element, *element.iterancestors()):
        if "background" in (around.get("style") or "") or around.get("bgcolor"):
            return False
    return True


def _hidden(element: Element, classes: set[str], ids: set[str]) -> bool:
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style") or ""
    if _NOT_SHOWN.search(style) or _white(element, style):
        return True
    named = set((element.get("class") or "").split())
    return bool(named & classes) or element.get("id") in ids


def take_out_hidden(tree: Element) -> list[str]:
    """Remove from ``tree`` what is not shown; the words of each piece removed."""
    classes, ids = _rules(tree)
    doomed = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str)
        and element.tag not in NEVER_TEXT
        and element.tag not in ("html", "body")
        and _hidden(element, classes, ids)
    ]
    words = []
    for element in doomed:
        outer = element.getparent()
        if outer is None or any(a in doomed for a in element.iterancestors()):
            continue
        for script in list(element.iter("script", "style")):
            script.text = None
        words.append(element.text_content())
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()
    return words
